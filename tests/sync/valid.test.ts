import { afterEach, describe, expect, it, vi } from "vitest";
import { type Newsroom, newsroom, typed } from "./newsroom.ts";

const broken = vi.hoisted(() => ({ original: "" }));

// An error of ours, made on purpose: the ids of one article's segments are all the same.
vi.mock("../../src/xliff/write.ts", async (load) => {
  const real = await load<typeof import("../../src/xliff/write.ts")>();
  return {
    ...real,
    writeXliff: (...args: Parameters<typeof real.writeXliff>) => {
      const text = real.writeXliff(...args);
      return args[0].original === broken.original
        ? text.replace(/<trans-unit id="[^"]*"/g, '<trans-unit id="x"')
        : text;
    },
  };
});

const XLIFF = "locales/fr/xliff/a.md.xlf";
let room: Newsroom | undefined;
afterEach(() => {
  broken.original = "";
  room?.dispose();
});
const open = () => {
  room = newsroom("sourceLanguages: [en]\nlocales: [fr]\n", {
    "a.md": "The harbour was closed on Monday.\n\nThe market opened early in the morning.\n",
    "b.md": "The talks went on for the whole night.\n",
  });
  return room;
};

describe("a sync that would write a file that is not valid", () => {
  it("names it, writes nothing of it, and goes on with the others", async () => {
    const one = open();
    broken.original = "a.md";
    const report = await one.sync();
    expect(report.problems).toMatchObject([
      { kind: "outside", file: XLIFF, message: expect.stringContaining("(unit-id") },
    ]);
    expect(report.changes.map(({ path }) => path).filter((path) => path.includes("a.md"))).toEqual([]);
    expect(one.files().has(XLIFF)).toBe(false);
    expect(one.files().has("locales/fr/xliff/b.md.xlf")).toBe(true);
    broken.original = "";
    expect((await one.sync()).problems).toEqual([]);
    expect(one.files().has(XLIFF)).toBe(true);
  });
});

describe("a sync of a file that a tool broke", () => {
  it("counts its places, and goes on with it", async () => {
    const one = open();
    await one.sync();
    one.translate(XLIFF, () => typed("Fait."));
    one.write(XLIFF, one.read(XLIFF).replace('xml:space="preserve"', 'xml:space="preserve" translate="ja"'));
    const report = await one.sync();
    expect(report.problems).toEqual([]);
    expect(report.invalid).toEqual([{ file: XLIFF, places: 1 }]);
    one.write("source-articles/a.md", "The harbour was closed on Tuesday.\n");
    const edited = await one.sync();
    expect(edited.problems).toEqual([]);
    expect(edited.invalid).toEqual([{ file: XLIFF, places: 1 }]);
    expect(one.read(XLIFF)).toContain('translate="ja"');
    expect((await one.sync()).changes).toEqual([]);
  });
});

describe("a sync of an article that gets a code", () => {
  it("keeps the translation without it, to be adapted", async () => {
    room = newsroom('sourceLanguages: [en]\nlocales: [fr]\nxliff: { version: "2.1" }\n', {
      "a.md": "The harbour was closed on Monday.\n",
    });
    await room.sync();
    room.translate(XLIFF, () => typed("Le port a été fermé lundi."));
    await room.sync();
    room.write("source-articles/a.md", "The **harbour** was closed on Monday.\n");
    const report = await room.sync();
    expect([report.problems, report.invalid]).toEqual([[], []]);
    expect(room.read(XLIFF)).toContain("<target>Le port a été fermé lundi.</target>");
    expect(room.read(XLIFF)).toContain("needs-adaptation");
  });
});
