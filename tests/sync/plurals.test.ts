import { afterEach, describe, expect, it } from "vitest";
import { codesOf, plainText, text } from "../../src/article/content.ts";
import type { XliffSegment } from "../../src/xliff/model.ts";
import { readXliff } from "../../src/xliff/read.ts";
import { type Newsroom, newsroom } from "./newsroom.ts";

const CONFIG = "sourceLanguages: [en]\nlocales: [uk, ja]\n";
const resource = (entries: Record<string, string>) => `${JSON.stringify(entries, null, 2)}\n`;
const FILES = { files_one: "{{count}} file was found", files_other: "{{count}} files were found" };
const TITLE = { title: "The newest photographs from all over the country" };
const UK = "locales/uk/xliff/ui.json.xlf";

let room: Newsroom | undefined;
afterEach(() => room?.dispose());

function open(entries: Record<string, string>): Newsroom {
  room = newsroom(CONFIG, { "ui.json": resource(entries) });
  return room;
}

const segments = (one: Newsroom, path = UK) => readXliff(one.read(path), path).segments;
const contexts = (one: Newsroom, path = UK) =>
  [...one.read(path).matchAll(/Key: [^<]*/g)].map(([key]) => key);
const localized = (one: Newsroom, locale = "uk") =>
  JSON.parse(one.read(`locales/${locale}/articles/ui.json`)) as Record<string, string>; // what these tests write

/** Writes a translation that says which segment it was made for. */
const numbered = ({ source }: XliffSegment, words: string) =>
  ({ target: [...codesOf(source), text(` ${words}`)], state: "translated", origin: "human" }) as const;

describe("messages that count, through a sync", () => {
  it("have the forms of each language, each with a note of what it is for", async () => {
    const one = open({ ...FILES, ...TITLE });
    await one.sync();
    expect(contexts(one)).toEqual([
      "Key: files (plural: one, as with 1, 21, 31, 41)",
      "Key: files (plural: few, as with 2, 3, 4, 22)",
      "Key: files (plural: many, as with 0, 5, 6, 7)",
      "Key: files (plural: other, as with 0.5, 1.5)",
      "Key: title",
    ]);
    expect(contexts(one, "locales/ja/xliff/ui.json.xlf")).toEqual([
      "Key: files (plural: other, as with 0, 1, 2, 3)",
      "Key: title",
    ]);
    expect((await one.sync({ mode: "frozen" })).changes).toEqual([]);
  });

  it("keep each form's translation apart, in later syncs too", async () => {
    const one = open({ ...FILES, ...TITLE });
    await one.sync();
    const words = ["файл", "файли", "файлів", "файлу", "Світлини"];
    one.translate(UK, (segment, i) => numbered(segment, words[i] ?? ""));
    await one.sync();
    const expected = {
      files_one: "{{count}} файл",
      files_few: "{{count}} файли",
      files_many: "{{count}} файлів",
      files_other: "{{count}} файлу",
      title: "Світлини",
    };
    expect(localized(one)).toEqual(expected);
    expect(Object.keys(localized(one))).toEqual(Object.keys(expected));
    expect((await one.sync()).changes).toEqual([]);

    // Another message of the same words comes in front, and another source form is edited.
    const again = { pages_one: FILES.files_one, pages_other: FILES.files_other };
    one.write("source-articles/ui.json", resource({ ...TITLE, ...FILES, x: "One thing more", ...again }));
    await one.sync();
    expect(localized(one)).toMatchObject(expected);

    const edited = { ...FILES, files_other: "{{count}} files were found here" };
    one.write("source-articles/ui.json", resource({ ...edited, ...TITLE }));
    await one.sync();
    const targets = segments(one).map(({ target, state }) => [plainText(target ?? []).trim(), state]);
    expect(targets.slice(0, 4)).toEqual([
      ["файл", "translated"],
      ["файли", "needs-adaptation"],
      ["файлів", "needs-adaptation"],
      ["файлу", "needs-adaptation"],
    ]);
    expect((await one.sync({ mode: "frozen" })).changes).toEqual([]);
  });

  it("take no translation of another form for their own", async () => {
    const one = open(FILES);
    await one.sync();
    one.translate(UK, (segment, i) => (i === 1 ? numbered(segment, "файли") : undefined));
    await one.sync();
    await one.sync();
    expect(localized(one)).toEqual({
      files_one: FILES.files_one,
      files_few: "{{count}} файли",
      files_many: FILES.files_other,
      files_other: FILES.files_other,
    });
    expect(segments(one).filter(({ state }) => state === "translated")).toHaveLength(1);
  });

  it("take none where the forms beside them are the same sentence, either", async () => {
    room = newsroom("sourceLanguages: [en]\nlocales: [ar]\n", { "ui.json": resource(FILES) });
    const path = "locales/ar/xliff/ui.json.xlf";
    await room.sync();
    room.translate(path, (segment, i) => (i === 2 ? numbered(segment, "ملفان") : undefined));
    await room.sync();
    expect(contexts(room, path)[2]).toContain("plural: two");
    expect(segments(room, path).filter(({ state }) => state === "translated")).toHaveLength(1);
  });
});
