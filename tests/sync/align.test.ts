import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Content, text } from "../../src/article/content.ts";
import { align, type Link } from "../../src/sync/align.ts";

const contents = (...sentences: string[]): Content[] => sentences.map((sentence) => [text(sentence)]);
const same = (old: number): Link => ({ kind: "same", old });
const edited = (old: number, ...also: number[]): Link => ({ kind: "edited", old, also });
const added: Link = { kind: "new", from: null };

const A = "The treaty was ratified in November.";
const B = "Both leaders met in the capital in June.";
const C = "Nobody has commented on the report so far.";

describe("align", () => {
  it("finds unchanged sentences", () => {
    expect(align(contents(A, B, C), contents(A, B, C))).toEqual({
      links: [same(0), same(1), same(2)],
      gone: [],
    });
  });

  it("finds moved sentences", () => {
    expect(align(contents(A, B, C), contents(C, A, B))).toEqual({
      links: [same(2), same(0), same(1)],
      gone: [],
    });
  });

  it("tells an insertion from an edit", () => {
    const inserted = "Ships wait outside the harbour.";
    expect(align(contents(A, B), contents(A, inserted, B))).toEqual({
      links: [same(0), added, same(1)],
      gone: [],
    });
  });

  it("links a sentence that was edited in place", () => {
    const later = "Both leaders met in the capital in early July.";
    expect(align(contents(A, B, C), contents(A, later, C))).toEqual({
      links: [same(0), edited(1), same(2)],
      gone: [1],
    });
  });

  it("links a sentence that was edited and moved", () => {
    const later = "The treaty was ratified in late November.";
    expect(align(contents(A, B, C), contents(B, C, later)).links).toEqual([same(1), same(2), edited(0)]);
  });

  it("reports what is gone", () => {
    expect(align(contents(A, B, C), contents(A, C))).toEqual({ links: [same(0), same(2)], gone: [1] });
  });

  it("keeps repeated sentences with their neighbours", () => {
    const old = contents(A, "Yes.", B, "Yes.", C);
    const now = contents(B, "Yes.", C, A, "Yes.");
    expect(align(old, now).links).toEqual([same(2), same(3), same(4), same(0), same(1)]);
  });

  it("sees a sentence that was split", () => {
    const whole = "The treaty was ratified in November, and both leaders met in the capital in June.";
    const { links } = align(
      contents(whole),
      contents("The treaty was ratified in November.", "And both leaders met in the capital in June."),
    );
    expect(links).toContainEqual({ kind: "new", from: 0 });
    expect(links).toContainEqual(edited(0));
  });

  it("sees sentences that were joined", () => {
    const { links } = align(
      contents("The treaty was ratified in November.", "Both leaders met in the capital in June."),
      contents("The treaty was ratified in November, and both leaders met in the capital in June."),
    );
    expect(links).toHaveLength(1);
    expect(links[0]).toMatchObject({ kind: "edited" });
    expect(links[0]?.kind === "edited" && [links[0].old, ...links[0].also].sort()).toEqual([0, 1]);
  });

  it("takes an added mark-up for an edit", () => {
    const bold: Content = [
      { type: "code", form: "open", id: "1", kind: "strong", raw: "**", display: "**" },
      text(A),
      { type: "code", form: "close", id: "1", kind: "strong", raw: "**", display: "**" },
    ];
    expect(align(contents(A), [bold]).links).toEqual([edited(0)]);
  });

  it("uses every old segment once at most, and accounts for all of them", () => {
    const sentence = fc.constantFrom(
      A,
      B,
      C,
      "Yes.",
      "No.",
      `${A} ${B}`,
      "今日は雨です。",
      "今日は晴れです。",
    );
    fc.assert(
      fc.property(
        fc.array(sentence, { maxLength: 12 }),
        fc.array(sentence, { maxLength: 12 }),
        (old, now) => {
          const { links, gone } = align(contents(...old), contents(...now));
          expect(links).toHaveLength(now.length);
          const used = links.flatMap((link) =>
            link.kind !== "same" && link.kind !== "edited" ? [] : [link.old],
          );
          expect(new Set(used).size).toBe(used.length);
          const kept = links.flatMap((link) => (link.kind === "same" ? [link.old] : []));
          expect([...kept, ...gone].sort((a, b) => a - b)).toEqual(old.map((_, index) => index));
          links.forEach((link, index) => {
            if (link.kind === "same") expect(old[link.old]).toBe(now[index]);
          });
          const count = (list: string[], value: string) => list.filter((one) => one === value).length;
          for (const value of new Set(now)) {
            const kinds = links.filter((link, index) => now[index] === value && link.kind === "same").length;
            expect(kinds).toBe(Math.min(count(old, value), count(now, value)));
          }
        },
      ),
    );
  });

  it("copes with a long article of which every sentence was rewritten, and with one of equal sentences", () => {
    const many = Array.from(
      { length: 20_000 },
      (_, index) => `Sentence ${index} about ${index * 7919} things.`,
    );
    const later = many.map((sentence) => sentence.replace("things", "other things"));
    expect(
      align(contents(...many), contents(...later)).links.filter((link) => link.kind === "edited").length,
    ).toBeGreaterThan(19_000);
    const equal = Array.from({ length: 20_000 }, () => "Yes.");
    expect(align(contents(...equal), contents(...equal.slice(1))).gone).toHaveLength(1);
  });
});
