import fc from "fast-check";
import { expect, test } from "vitest";
import { type Content, text } from "../../src/article/content.ts";
import { withValidIds } from "../../src/xliff/conversion/contents.ts";
import type { BlockTerm, PlannedBlock, SegmentChange } from "../../src/xliff/model.ts";
import { patchXliff } from "../../src/xliff/patch.ts";
import { readXliff } from "../../src/xliff/read.ts";
import { updateXliff } from "../../src/xliff/update.ts";
import { validateXliff } from "../../src/xliff/validation/validate.ts";
import { writeXliff } from "../../src/xliff/write.ts";
import { content, head, newBlock, newSegment } from "./arbitrary.ts";
import { hasCorpus, loadSchemas } from "./schemas.ts";

/** Sentences of an article: a code's id stands once. Translations have the codes of their source. */
const sentence = content.map(withValidIds);

const term: fc.Arbitrary<BlockTerm> = fc.record({
  term: fc.constantFrom("Kyiv", "a <b> & c"),
  translations: fc.subarray([
    { text: "Київ", status: "preferred" as const },
    { text: "x]]>y", status: "admitted" as const },
  ]),
  avoid: fc.subarray([
    { text: "Киев", status: "forbidden" as const },
    { text: "a -- <b>\u0007", status: "forbidden" as const },
    { text: "كييف", status: "deprecated" as const },
  ]),
  definition: fc.option(fc.constantFrom("capital", '"q"', "\u0000\n x ".repeat(300)), { nil: undefined }),
  from: fc.constant("config/glossary/a.csv"),
});

const translated = (source: Content): SegmentChange => ({
  target: [text("→ "), ...source],
  state: "translated",
  origin: "human",
});

const violations = (xml: string) =>
  validateXliff(xml, "a.xlf").map(({ rule, message }) => `${rule}: ${message}`);

test.each(["1.2", "2.1"] as const)("%s files stay valid whatever a sync does to them", (version) => {
  const schemas = hasCorpus ? loadSchemas() : null;
  const check = (xml: string) => {
    if (schemas !== null) expect(schemas[version](xml)).toBeNull();
    expect(violations(xml)).toEqual([]);
  };
  const plan = fc.record({
    sentences: fc.array(sentence, { minLength: 2, maxLength: 6 }),
    // For each sentence, before and afterwards.
    terms: fc.array(fc.array(term, { maxLength: 2 }), { minLength: 6, maxLength: 6 }),
    later: fc.array(fc.array(term, { maxLength: 2 }), { minLength: 6, maxLength: 6 }),
    // For each sentence: the paragraph that it is in afterwards, and its new wording.
    moves: fc.array(fc.nat({ max: 2 }), { minLength: 6, maxLength: 6 }),
    edits: fc.array(fc.option(sentence), { minLength: 6, maxLength: 6 }),
  });
  fc.assert(
    fc.property(plan, ({ sentences, terms, later, moves, edits }) => {
      const half = Math.ceil(sentences.length / 2);
      const made = (from: number, to: number | undefined) =>
        sentences.slice(from, to).map((source, at) => newSegment(`s${from + at}`, source));
      const written = writeXliff(head(version), [
        { ...newBlock("u1", made(0, half), "Heading 2"), terms },
        { ...newBlock("u2", made(half, undefined)), terms: [] },
      ]);
      check(written);
      const empty = readXliff(written, "a.xlf");
      const filled = patchXliff(
        empty,
        new Map(empty.segments.map((each) => [each, translated(each.source)])),
      );
      check(filled);
      const document = readXliff(filled, "a.xlf");
      const blocks = new Map<string, PlannedBlock>();
      document.segments.forEach((kept, index) => {
        const id = `u${(moves[index] ?? 0) + 1}`;
        const source = edits[index];
        const change: SegmentChange | undefined = source
          ? {
              id: `e${index}` as typeof kept.id, // test data
              source,
              target: [text("→ "), ...source],
              state: "needs-adaptation",
              origin: "human",
              previous: { source: kept.source, target: kept.target ?? [] },
              remark: "Look again",
            }
          : undefined;
        const block = blocks.get(id) ?? newBlock(id, []);
        const told = [...(block.terms ?? []), later[block.segments.length] ?? []];
        blocks.set(id, { ...block, terms: told, segments: [...block.segments, { kept, change }] });
      });
      const plannedBlocks = [...blocks.values()];
      const updated = updateXliff(document, head(version), plannedBlocks);
      check(updated);
      const again = readXliff(updated, "a.xlf");
      const same = again.blocks.map((block) => ({
        ...newBlock(block.id, []),
        terms: later,
        segments: block.segments.map((kept) => ({ kept })),
      }));
      expect(updateXliff(again, head(version), same)).toBe(updated);
    }),
    { numRuns: 60, seed: 33 },
  );
});
