import { afterEach, describe, expect, it } from "vitest";
import { readXliff } from "../../src/xliff/read.ts";
import { type Newsroom, newsroom } from "./newsroom.ts";

const XLIFF = "locales/fr/xliff/a.md.xlf";
let room: Newsroom | undefined;
afterEach(() => room?.dispose());

describe.each(["1.2", "2.1"])("a person who types over a machine's words in %s", (version) => {
  it("is remembered in the state, also when a tool drops the suggestions later", async () => {
    room = newsroom(
      `sourceLanguages: [en]\nlocales: [fr]\nprovider: { name: pseudo }\nxliff: { version: "${version}" }\n`,
      { "a.md": "The harbour was closed on Monday.\n\nThe market opened early in the morning.\n" },
    );
    await room.sync();
    const before = room.read(XLIFF);
    const first = readXliff(before, XLIFF).segments[0];
    if (!first?.targetInner) throw new Error("no target");
    // As OmegaT does: other words, and the state as it was.
    const { start, end } = first.targetInner;
    room.write(XLIFF, `${before.slice(0, start)}Le port a été fermé lundi.${before.slice(end)}`);
    await room.sync();
    const settled = room.read(XLIFF);
    const states = (text: string) =>
      readXliff(text, XLIFF).segments.map(({ state, origin }) => `${state} ${origin}`);
    expect(states(settled)).toEqual(["translated human", "needs-review-translation machine"]);
    expect(settled.match(version === "1.2" ? /state="translated">/g : /state="translated"/g)).toHaveLength(1);
    expect((await room.sync({ force: true })).changes).toEqual([]);
    const dropped = settled
      .replace(/\s*<alt-trans[\s\S]*?<\/alt-trans>/g, "")
      .replace(/\s*<mtc:matches[\s\S]*?<\/mtc:matches>/g, "");
    expect(states(dropped)[0]).toBe("translated human");
  });
});
