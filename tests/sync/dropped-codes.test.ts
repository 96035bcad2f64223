import { afterEach, expect, it } from "vitest";
import { readXliff } from "../../src/xliff/read.ts";
import { type Newsroom, newsroom, typed } from "./newsroom.ts";

const XLIFF = "locales/fr/xliff/a.md.xlf";
const ARTICLE =
  "---\nlang: en\n---\n\nIt rained all day. The *old* harbour was closed. The **new** one stayed open.\n\nA *third* one was built.\n";

let room: Newsroom | undefined;
afterEach(() => room?.dispose());

it.each(["1.2", "2.1"])(
  "names every sentence without its codes, and the line of its target (%s)",
  async (version) => {
    const one = newsroom(`sourceLanguages: [en]\nlocales: [fr]\nxliff: { version: "${version}" }\n`, {
      "a.md": ARTICLE,
    });
    room = one;
    await one.sync();
    // In the very middle of a sentence nobody can tell where they belong.
    one.translate(XLIFF, (_, index) => typed(`Phrase ${index} sans balises ici.`));
    const { problems } = await one.sync();
    const lines = one.read(XLIFF).split("\n");
    const { segments } = readXliff(one.read(XLIFF), XLIFF);
    expect(problems.map(({ position }) => lines[(position?.line ?? 0) - 1]?.trim())).toEqual(
      [1, 2, 3].map((index) => expect.stringContaining(`Phrase ${index} sans`)),
    );
    for (const [index, { message }] of problems.entries()) {
      expect(message).toContain(`The sentence ${segments[index + 1]?.id} cannot be put into the article`);
    }
  },
);
