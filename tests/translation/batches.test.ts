import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Content, plainText, text } from "../../src/article/content.ts";
import { cutBatches } from "../../src/translation/batches.ts";
import { content } from "./contents.ts";

function cut(texts: readonly string[], segments: number, characters: number): string[][] {
  const contents = texts.map((value): Content => [text(value)]);
  return cutBatches(contents, { segments, characters }).map((batch) => batch.segments.map(plainText));
}

describe("cutBatches", () => {
  it.each<[string[], number, number, string[][]]>([
    [[], 2, 10, []],
    [["a"], 2, 10, [["a"]]],
    [["a", "b", "c"], 2, 10, [["a", "b"], ["c"]]],
    [["aaaa", "bbbb", "c"], 9, 8, [["aaaa", "bbbb"], ["c"]]],
    [["aaaaaaaaaaaa", "b"], 9, 5, [["aaaaaaaaaaaa"], ["b"]]],
    [["b", "aaaaaaaaaaaa", "c"], 9, 5, [["b"], ["aaaaaaaaaaaa"], ["c"]]],
    [["a", "b"], 1, 1, [["a"], ["b"]]],
    [["", ""], 5, 0, [["", ""]]],
  ])("cuts %j by %i segments and %i characters", (texts, segments, characters, expected) => {
    expect(cut(texts, segments, characters)).toEqual(expected);
  });

  it("counts what stands for codes", () => {
    const [first] = cutBatches([content("a{=1}"), content("b")], { segments: 9, characters: 4 });
    expect(first?.segments).toHaveLength(1);
  });

  it("loses and moves nothing, and keeps the limits", () => {
    const limits = fc.record({ segments: fc.integer({ min: 1, max: 5 }), characters: fc.nat({ max: 12 }) });
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 9 }), { maxLength: 12 }), limits, (texts, limit) => {
        const contents = texts.map((value): Content => [text(value)]);
        const batches = cutBatches(contents, limit);
        expect(batches.flatMap((batch) => batch.segments)).toEqual(contents);
        for (const { start, segments } of batches) {
          expect(segments).toEqual(contents.slice(start, start + segments.length));
          expect(segments.length).toBeLessThanOrEqual(limit.segments);
          const size = segments.map(plainText).join("").length;
          expect(segments.length === 1 || size <= limit.characters).toBe(true);
        }
      }),
    );
  });
});
