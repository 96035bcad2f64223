import { describe, expect, test } from "vitest";
import { parseLocale } from "../../src/article/locale.ts";
import { compileSegmenter } from "../../src/segmentation/segmenter.ts";
import { house } from "../segmentation/rules.ts";

const en = parseLocale("en");
/** For vitest, in milliseconds: a tenth of it is enough on a quiet machine. */
const LIMIT = 20_000;
const NEWS = "The minister, Dr. Smith, said on Monday that 12.5 per cent of U.S. voters agreed. ".repeat(200);
const WHOLE = "Abbr77. Wort77 Abbr1999. Wort1999.";
const END = [true, "[.!?]", "\\s"] as const;

describe("very many rules", () => {
  test.each<[number, string, (index: number) => readonly [boolean, string, string], string]>([
    [10_000, "abbreviations", (index) => [false, `\\bAbbr${index}\\.`, "\\s"], WHOLE],
    [2_000, "that go on differently", (index) => [false, `\\bAbbr${index}\\.`, `\\sWort${index}`], WHOLE],
    [10_000, "breaks", (index) => [true, `[a-z]${index}\\.`, "\\s"], "Wort1999."],
  ])(
    "%s %s",
    (count, _, rule, expected) => {
      const rules = [...Array.from({ length: count }, (_, index) => rule(index)), END];
      const text = NEWS + WHOLE;
      const last = compileSegmenter([house(rules)])(text, en).at(-1) ?? 0;
      expect(text.slice(last)).toBe(expected);
    },
    LIMIT,
  );

  test(
    "a file of eight hundred thousand words",
    () => {
      const rules = Array.from({ length: 140 }, (_, number) => {
        const words = Array.from(
          { length: 6_000 },
          (_, index) => `w${(6_000 * number + index).toString(36)}`,
        );
        return [false, words.join("|"), "\\s"] as const;
      });
      expect(compileSegmenter([house([...rules, END])])("Stop. See wa. So.", en)).toEqual([6, 14]);
    },
    6 * LIMIT,
  );
});
