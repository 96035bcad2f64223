import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type Locale, parseLocale } from "../../src/article/locale.ts";
import { readGlossaryCsv } from "../../src/glossary/csv.ts";
import { createMatcher } from "../../src/glossary/matcher.ts";

/** A language's suite, as the files in `languages/` have it; they are named by locale. */
interface Suite {
  /** The native CSV, with ids. */
  readonly glossary: string;
  /** A text with the «marked» places, the concept that is found there and nowhere else in it, and by what right. */
  readonly found: readonly (readonly [text: string, concept: string, layer?: string])[];
  /** Texts in which nothing is found, or nothing beyond doubt. */
  readonly not: readonly string[];
}

/** Languages of which more is promised: 60 cases instead of 25. */
const PROMISED = new Set(["uk", "ru", "pl", "cs", "vi", "ko", "ja", "ar", "de", "tr", "fi"]);

const folder = new URL("languages/", import.meta.url);

describe.each(readdirSync(folder).map((file) => file.replace(/\.json$/, "")))("names in %s", (name) => {
  const suite: Suite = JSON.parse(readFileSync(new URL(`${name}.json`, folder), "utf8"));
  const find = findIn(suite.glossary, parseLocale(name));

  it("are tried in many forms and beside many words that only begin alike", () => {
    expect(new Set(suite.found.map(([text]) => text)).size).toBeGreaterThanOrEqual(
      PROMISED.has(name) ? 60 : 25,
    );
    expect(new Set(suite.not).size).toBeGreaterThanOrEqual(15);
  });

  const cases = suite.found.map(([text, concept, layer = "any layer"]) => ({ text, concept, layer }));
  it.each(cases)("$text: $concept by $layer", ({ text: marked, concept, layer }) => {
    const expected = readMarks(marked);
    const matches = find(expected.text).filter((match) => match.concept === concept);
    expect(matches.map(({ place }) => place)).toEqual(expected.places);
    if (layer !== "any layer")
      expect(matches.map((match) => match.layer)).toEqual(expected.places.map(() => layer));
  });

  it.each(suite.not)("not in: %s", (text) => {
    expect(find(text).filter(({ isDoubtful }) => !isDoubtful)).toEqual([]);
  });
});

function findIn(csv: string, locale: Locale) {
  const { concepts, problems } = readGlossaryCsv(csv, "g.csv");
  expect(problems).toEqual([]);
  const matcher = createMatcher(concepts, locale);
  return (text: string) =>
    matcher.find(text).map(({ start, end, concept, layer, isDoubtful = false }) => ({
      place: `${start} ${text.slice(start, end)}`,
      concept: concept.id,
      layer,
      isDoubtful,
    }));
}

/** The text without its marks, and the places that they stood around. */
function readMarks(marked: string): { readonly text: string; readonly places: readonly string[] } {
  const places: string[] = [];
  let text = "";
  for (const piece of marked.split("»")) {
    const [before = "", name] = piece.split("«");
    text += before;
    if (name === undefined) continue;
    places.push(`${text.length} ${name}`);
    text += name;
  }
  return { text, places };
}
