import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { text } from "../../src/article/content.ts";
import type { UnitId } from "../../src/article/identity.ts";
import type {
  PlannedBlock,
  PlannedSegment,
  SegmentChange,
  XliffDocument,
  XliffSegment,
  XliffVersion,
} from "../../src/xliff/model.ts";
import { readXliff } from "../../src/xliff/read.ts";
import { updateXliff } from "../../src/xliff/update.ts";
import { writeXliff } from "../../src/xliff/write.ts";
import { blocks, content, head, newSegment, suggestion } from "./arbitrary.ts";
import { essence } from "./essence.ts";

const VERSIONS: readonly XliffVersion[] = ["1.2", "2.1"];

/** Everything as it is. */
function keepAll(document: XliffDocument): PlannedBlock[] {
  return document.blocks.map((block) => ({
    id: block.id,
    kind: "paragraph",
    segments: block.segments.map((kept) => ({ kept })),
  }));
}

/** What sync does to a segment, or a tool's user. */
const change: fc.Arbitrary<SegmentChange | undefined> = fc.oneof(
  { weight: 3, arbitrary: fc.constant(undefined) },
  fc.constant({ target: [text("Bonjour")], state: "translated", origin: "human" } as const),
  fc
    .record({ source: content, previous: fc.record({ source: content, target: fc.constant([text("alt")]) }) })
    .map(({ source, previous }) => ({
      source,
      previous,
      target: [text("alt")],
      state: "needs-adaptation" as const,
      origin: "human" as const,
      approved: false,
      remark: "changed: «a» → «b»",
    })),
  fc.constant({ previous: null, remark: null }),
  suggestion.map((each) => ({ addSuggestions: [each] })),
);

/** A random plan for a document: keeps some segments, in any order and any paragraph, with new ones between. */
function planFor(document: XliffDocument): fc.Arbitrary<readonly PlannedBlock[]> {
  const kept = fc
    .shuffledSubarray([...document.segments])
    .chain((segments) =>
      fc.tuple(
        fc.constant(segments),
        fc.array(change, { minLength: segments.length, maxLength: segments.length }),
      ),
    )
    .map(([segments, changes]) =>
      segments.map((segment, index): PlannedSegment => ({ kept: segment, change: changes[index] })),
    );
  const added = fc
    .nat({ max: 2 })
    .map((count) =>
      Array.from(
        { length: count },
        (_each, index): PlannedSegment => ({ added: newSegment(`n${index}`, "new") }),
      ),
    );
  return fc
    .tuple(kept, added, fc.array(fc.nat({ max: 4 }), { minLength: 20, maxLength: 20 }))
    .map(([old, fresh, places]) => {
      const groups = new Map<number, PlannedSegment[]>();
      [...old, ...fresh].forEach((each, index) => {
        const place = places[index % places.length] ?? 0;
        groups.set(place, [...(groups.get(place) ?? []), each]);
      });
      return [...groups].map(([place, segments]) => ({
        id: `u${place}` as UnitId, // test data
        kind: "heading" as const,
        context: place % 2 === 0 ? undefined : `Place ${place}`,
        segments,
      }));
    });
}

function bytesOf(document: XliffDocument, segment: XliffSegment): string {
  return document.text.slice(segment.element.start, segment.element.end);
}

describe.each(VERSIONS)("an updated %s file", (version) => {
  test("is the same text where everything is kept", () => {
    fc.assert(
      fc.property(blocks, (planned) => {
        const document = readXliff(writeXliff(head(version), planned), "test.xlf");
        expect(updateXliff(document, head(version), keepAll(document))).toBe(document.text);
      }),
      { numRuns: 50 },
    );
  });

  test("reads as the same plan written anew, and keeps the bytes of what is kept unchanged", () => {
    fc.assert(
      fc.property(blocks, fc.gen(), (planned, gen) => {
        const old = readXliff(writeXliff(head(version), planned), "test.xlf");
        const plan = gen(planFor, old);
        const updated = readXliff(updateXliff(old, head(version), plan), "test.xlf");
        const anew = readXliff(writeXliff(head(version), plan), "test.xlf");
        expect(updated.segments.map(withoutOffers)).toEqual(anew.segments.map(withoutOffers));
        expect(updated.blocks.map((block) => block.id)).toEqual(plan.map((block) => block.id));
        const segments = plan.flatMap((block) => block.segments);
        segments.forEach((each, index) => {
          const now = updated.segments[index];
          if (!("kept" in each) || each.change !== undefined || now === undefined) return;
          expect(bytesOf(updated, now)).toBe(bytesOf(old, each.kept));
          expect(essence(now)).toEqual(essence(each.kept));
        });
        const again = keepAll(updated);
        expect(updateXliff(updated, head(version), again)).toBe(updated.text);
      }),
      { numRuns: 200 },
    );
  });
});

/** Suggestions are compared where they are kept as they are: what is offered twice is written once by an update only. */
function withoutOffers(segment: XliffSegment) {
  const { suggestions: _suggestions, ...rest } = essence(segment);
  return rest;
}
