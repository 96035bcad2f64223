import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contentKey, text } from "../../src/article/content.ts";
import { parseLocale } from "../../src/article/locale.ts";
import { STATE_RANK } from "../../src/memory/ranking.ts";
import { mergeRetired, type RetiredEntry } from "../../src/memory/retired.ts";
import { readTmx, writeTmx } from "../../src/memory/tmx.ts";
import { entriesOf, fewContents, fewLocales } from "./arbitrary.ts";

function entry(details: Partial<RetiredEntry> & { source?: RetiredEntry["source"] } = {}): RetiredEntry {
  return {
    sourceLocale: parseLocale("en"),
    targetLocale: parseLocale("fr"),
    source: [text("Kyiv")],
    target: [text("Kiev")],
    context: null,
    state: "translated",
    from: "a.md",
    ...details,
  };
}

describe("mergeRetired", () => {
  it("keeps one of equal translations, in the best state", () => {
    const merged = mergeRetired(
      [entry({ state: "translated" })],
      [entry({ state: "final", from: "b.md" }), entry()],
    );
    expect(merged).toEqual([entry({ state: "final", from: "b.md" })]);
  });

  it.each<[string, Partial<RetiredEntry>]>([
    ["source", { source: [text("Kiev")] }],
    ["target", { target: [text("Kyiv")] }],
    ["source locale", { sourceLocale: parseLocale("uk") }],
    ["target locale", { targetLocale: parseLocale("fr-CA") }],
  ])("keeps both where the %s differs", (_, details) => {
    expect(mergeRetired([entry()], [entry(details)])).toHaveLength(2);
  });

  it("does not confuse where a source ends and a target begins", () => {
    const ab = entry({ source: [text("a")], target: [text("b c")] });
    const bc = entry({ source: [text("a b")], target: [text("c")] });
    expect(mergeRetired([ab], [bc])).toHaveLength(2);
    const zero = entry({ source: [text("a\u0000")], target: [text("b")] });
    expect(mergeRetired([zero], [entry({ source: [text("a")], target: [text("\u0000b")] })])).toHaveLength(2);
  });

  const retired = fc.array(
    fc
      .tuple(entriesOf(fewContents), fc.constantFrom(...fewLocales), fc.constantFrom(...fewLocales))
      .map(([rest, sourceLocale, targetLocale]): RetiredEntry => ({ ...rest, sourceLocale, targetLocale })),
    { maxLength: 10 },
  );
  const identity = (item: RetiredEntry) =>
    JSON.stringify([item.sourceLocale, item.targetLocale, contentKey(item.source), contentKey(item.target)]);

  it("loses no translation, depends on no order, and comes to rest", () => {
    fc.assert(
      fc.property(retired, retired, (a, b) => {
        const merged = mergeRetired(a, b);
        expect(new Set(merged.map(identity))).toEqual(new Set([...a, ...b].map(identity)));
        expect(merged.map(identity).length).toBe(new Set(merged.map(identity)).size);
        for (const item of [...a, ...b]) {
          const kept = merged.find((other) => identity(other) === identity(item));
          expect(STATE_RANK[kept?.state ?? "needs-translation"]).toBeGreaterThanOrEqual(
            STATE_RANK[item.state],
          );
        }
        expect(mergeRetired(b, a)).toEqual(merged);
        expect(mergeRetired(merged, b)).toEqual(merged);
        expect(writeTmx(mergeRetired(readTmx(writeTmx(merged), "r.tmx").entries, []))).toBe(writeTmx(merged));
      }),
      { numRuns: 150 },
    );
  });
});
