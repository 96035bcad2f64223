import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { text } from "../../src/article/content.ts";
import { parseLocale } from "../../src/article/locale.ts";
import type { State } from "../../src/article/translation.ts";
import { addTallies, countWords, EMPTY_TALLY, percentDone, tally } from "../../src/sync/tally.ts";
import { bold, en, fileSegment } from "./made.ts";

describe("countWords", () => {
  it.each([
    ["en", "", 0],
    ["en", "It rained in Łódź.", 4],
    ["en", "Kim Jong-un’s well-known 1,000-page e-mail", 6],
    ["en", "— … ! 🎉", 0],
    ["fr", "L’homme n'est pas là.", 4],
    ["ar", "أُعلن اليوم", 2],
    ["hi", "हिन्दी भाषा", 2],
    ["ja", "今日は雨です。", 4],
    ["zh", "你好，世界！", 2],
    ["th", "ฝนตก", 1],
  ])("%s: «%s» has %d", (locale, value, wanted) => {
    expect(countWords(value, parseLocale(locale))).toBe(wanted);
  });

  it("takes time in proportion to the text, whatever it is", () => {
    expect(countWords("a.-'".repeat(250_000), en)).toBe(1);
    expect(countWords("-".repeat(1_000_000), en)).toBe(0);
  });
});

describe("tally", () => {
  it("counts segments by state and words by what is finished; codes are no words", () => {
    const result = tally(
      [
        fileSegment("One two three."),
        fileSegment("Four five.", { target: "x", state: "final" }),
        fileSegment([text("Six "), ...bold("seven")], { target: "x", state: "needs-adaptation" }),
      ],
      en,
    );
    expect(result).toMatchObject({ segments: 3, words: 7, finishedWords: 2 });
    expect(result.states).toMatchObject({ "needs-translation": 1, final: 1, "needs-adaptation": 1 });
    expect(percentDone(result)).toBe(28);
  });

  it("counts what somebody has to choose from", () => {
    const offer = (from: string, words: string) =>
      ({ source: [text("One.")], target: [text(words)], quality: 100, origin: "human", from }) as const;
    const segment = (from: string, words: string) => ({
      ...fileSegment("One.", { target: "x", state: "translated" }),
      target: [text("Un.")],
      suggestions: [offer(from, words)],
    });
    const held = tally([segment("returned in a.xlf", "Une."), segment("returned in a.xlf", "Un.")], en);
    expect(held.undecided).toBe(1);
    expect(tally([segment("news.tmx", "Une.")], en).undecided).toBe(0);
    expect(addTallies(held, held).undecided).toBe(2);
  });

  it("does not believe a state without a target", () => {
    const result = tally([fileSegment("One.", { target: null, state: "final" })], en);
    expect([result.finishedWords, result.states.final, result.states["needs-translation"]]).toEqual([
      0, 0, 1,
    ]);
  });

  it("adds up whatever the order, and nothing is lost", () => {
    const states: State[] = [
      "needs-translation",
      "needs-adaptation",
      "needs-review-translation",
      "translated",
      "final",
    ];
    const segment = fc.record({ words: fc.nat(4), state: fc.constantFrom(...states) });
    fc.assert(
      fc.property(fc.array(segment), fc.array(segment), (first, second) => {
        const count = (list: typeof first) =>
          tally(
            list.map(({ words, state }) => fileSegment("word ".repeat(words), { target: "x", state })),
            en,
          );
        const both = count([...first, ...second]);
        expect(addTallies(count(first), count(second))).toEqual(both);
        expect(addTallies(EMPTY_TALLY, both)).toEqual(both);
        expect(Object.values(both.states).reduce((sum, n) => sum + n, 0)).toBe(both.segments);
        expect(percentDone(both) === 100).toBe(
          both.words > 0
            ? both.finishedWords === both.words
            : both.segments === both.states.translated + both.states.final,
        );
      }),
    );
  });

  it("says 99 % while one word of a thousand is open, and 100 % of nothing", () => {
    const many = Array.from({ length: 999 }, () => fileSegment("word", { target: "x" }));
    expect(percentDone(tally([...many, fileSegment("word")], en))).toBe(99);
    expect(percentDone(EMPTY_TALLY)).toBe(100);
  });
});
