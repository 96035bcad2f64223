import { afterEach, expect, it } from "vitest";
import { plainText, text } from "../../src/article/content.ts";
import { readXliff } from "../../src/xliff/read.ts";
import { HOUSE_RULES, houseRules } from "./house-rules.ts";
import { type Newsroom, newsroom } from "./newsroom.ts";

let room: Newsroom | undefined;
afterEach(() => room?.dispose());

const xliff = "locales/fr/xliff/a.md.xlf";
const segments = (one: Newsroom) => readXliff(one.read(xliff), xliff).segments;
const localized = (one: Newsroom) => one.read("locales/fr/articles/a.md").split("---\n\n").at(-1)?.trim();

/** After a sync nothing is left to do. */
async function expectRest(one: Newsroom) {
  expect((await one.sync({ mode: "frozen" })).changes).toEqual([]);
  expect((await one.sync()).changes).toEqual([]);
}

const ARTICLE = [
  "The **port** closed on Monday. Ships *waited* outside.",
  "The library opened on Tuesday. Nobody came.",
  "The **market** opened early; people *came* late.",
  "The bridge was closed; soldiers guarded it.",
].join("\n\n");

/** Source → target, as people typed them; what is missing is not translated. */
const TARGETS: Readonly<Record<string, string>> = {
  "The library opened on Tuesday.": "La bibliothèque a ouvert mardi.",
  "The bridge was closed; soldiers guarded it.": "Le pont était fermé et gardé.",
};

// More cases and random paragraphs are in tests/long/resegment.test.ts.
it.each(["1.2", "2.1"])(
  "joins and splits translations when rules do so with sentences, in %s",
  async (version) => {
    room = newsroom(`sourceLanguages: [en]\nlocales: [fr]\nxliff: { version: "${version}" }\n`, {
      "a.md": `---\nlang: en\n---\n\n${ARTICLE}\n`,
    });
    await room.sync();
    room.translate(xliff, ({ source }) => {
      const words = TARGETS[plainText(source)];
      if (words === undefined && plainText(source) === "Nobody came.") return undefined;
      const shouted = source.map((part) => (part.type === "text" ? text(part.value.toUpperCase()) : part));
      return { target: words ? [text(words)] : shouted, state: "translated", origin: "human" };
    });
    await room.sync();
    const before = localized(room);
    room.write(HOUSE_RULES, houseRules(["Monday\\.", "Tuesday\\."], [";"]));
    await room.sync();
    expect(segments(room).map(({ target, state }) => [target && plainText(target), state])).toEqual([
      ["THE PORT CLOSED ON MONDAY. SHIPS WAITED OUTSIDE.", "translated"],
      ["La bibliothèque a ouvert mardi. Nobody came.", "needs-adaptation"],
      ["THE MARKET OPENED EARLY;", "needs-adaptation"],
      ["PEOPLE CAME LATE.", "needs-adaptation"],
      ["Le pont était fermé et gardé.", "needs-adaptation"],
      [null, "needs-translation"],
    ]);
    expect(
      segments(room).map(({ remark }) =>
        /stand together|as in the source|was cut as well|still has all/.test(remark ?? ""),
      ),
    ).toEqual([true, true, true, true, true, false]);
    expect(localized(room)).toBe(`${before} soldiers guarded it.`);
    expect(room.read("locales/fr/retired.tmx")).toContain("SHIPS");
    await expectRest(room);
  },
);
