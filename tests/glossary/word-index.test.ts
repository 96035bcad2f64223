import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createParadigms } from "../../src/glossary/inflection/paradigms.ts";
import { createWordIndex } from "../../src/glossary/word-index.ts";
import { wordEnd } from "../../src/glossary/words.ts";

const inflection = createParadigms({
  shortestStem: 1,
  endings: { cases: ["u", "om"] },
  words: [
    { lemma: ["a"], forms: ["e", "~cases", ""] },
    { lemma: [""], after: "[bc]", forms: ["a", "~cases"] },
    { lemma: ["ab"], forms: ["ba", "bu"] },
    { lemma: ["bac"], shortestStem: 0, forms: ["cab"] },
  ],
  derivations: [{ lemma: ["a", ""], forms: ["sk", "ski"] }],
});

/** All forms of a phrase, made one by one, without the phrase itself. */
function formsOf(phrase: string): ReadonlySet<string> {
  const words = phrase.split(" ");
  let forms: { readonly text: string; readonly ending?: string }[] = [{ text: "" }];
  for (const [index, word] of words.entries()) {
    const choices: { readonly text: string; readonly ending?: string }[] = [{ text: word }];
    for (const { stem, endings } of inflection.paradigmsOf(word))
      for (const [ending, kind] of endings) choices.push({ text: stem + ending, ending: kind });
    const isLast = index === words.length - 1;
    forms = forms.flatMap((before) =>
      choices
        .filter(({ ending }) => ending !== "derivation" || (isLast && before.ending === undefined))
        .map(({ text, ending }) => ({
          text: before.text === "" ? text : `${before.text} ${text}`,
          ...(ending === undefined ? before : { ending }),
        }))
        .map(({ text, ending }) => ({ text, ...(ending === undefined ? {} : { ending }) })),
    );
  }
  return new Set(forms.map(({ text }) => text).filter((text) => text !== phrase));
}

const word = fc.stringMatching(/^[abc]{1,4}$/);
const phrase = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(" "));
const text = fc.array(fc.oneof(word, fc.stringMatching(/^[abc]{1,3}(?:e|u|om|sk|ski)$/)), { maxLength: 6 });

describe("an index of words", () => {
  it("finds the forms that can be made, and no others", () => {
    fc.assert(
      fc.property(fc.uniqueArray(phrase, { minLength: 1, maxLength: 8 }), text, (phrases, words) => {
        const index = createWordIndex(
          phrases.map((value) => ({ phrase: value, value })),
          inflection,
        );
        const searched = words.join(" ");
        for (let offset = 0, at = 0; at < words.length; offset += (words[at]?.length ?? 0) + 1, at++) {
          const expected = new Set<string>();
          for (const candidate of phrases) {
            const forms = formsOf(candidate);
            const length = candidate.split(" ").length;
            const here = words.slice(at, at + length).join(" ");
            const isWhole = at + length <= words.length;
            if (isWhole && forms.has(here) && here !== candidate) expected.add(`${candidate} ${here.length}`);
          }
          const found = index
            .formsAt(searched, offset, wordEnd(searched, offset))
            .flatMap(({ values, end }) => values.map((value) => `${value} ${end - offset}`));
          expect(new Set(found)).toEqual(expected);
        }
      }),
      { numRuns: 300, seed: 20261124 },
    );
  });

  it("holds phrases to what stands between their words, be it nothing", () => {
    const phrases = ["aba-bab", "aba京"].map((value) => ({ phrase: value, value }));
    const index = createWordIndex(phrases, inflection);
    expect(index.formsAt("abe-bab", 0, 3).map(({ end }) => end)).toEqual([7]);
    expect(index.formsAt("abe京", 0, 3).map(({ end }) => end)).toEqual([4]);
    expect(index.formsAt("abe bab", 0, 3)).toEqual([]);
  });

  it("gives the longest first", () => {
    const phrases = ["aba", "aba bab", "aba bab aba"].map((value) => ({ phrase: value, value }));
    const found = createWordIndex(phrases, inflection).formsAt("abe bbu abe", 0, 3);
    expect(found.map(({ values }) => values[0])).toEqual(["aba bab aba", "aba bab", "aba"]);
  });
});
