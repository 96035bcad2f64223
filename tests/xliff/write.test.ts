import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { contentKey } from "../../src/article/content.ts";
import type { NewSegment, XliffSegment, XliffVersion } from "../../src/xliff/model.ts";
import { readXliff } from "../../src/xliff/read.ts";
import { suggestionsToWrite } from "../../src/xliff/suggestions.ts";
import { writeXliff } from "../../src/xliff/write.ts";
import { blocks, head } from "./arbitrary.ts";

const VERSIONS: readonly XliffVersion[] = ["1.2", "2.1"];

/** What must come back, in a form that compares. */
function essence(segment: XliffSegment | NewSegment) {
  return {
    id: segment.id,
    source: contentKey(segment.source),
    target: segment.target && contentKey(segment.target),
    state: segment.state,
    origin: segment.origin,
    previous: segment.previous && [contentKey(segment.previous.source), contentKey(segment.previous.target)],
    suggestions: suggestionsToWrite(segment).map(({ suggestion }) => ({
      ...suggestion,
      source: contentKey(suggestion.source),
      target: contentKey(suggestion.target),
    })),
    remark: segment.remark ?? null,
  };
}

describe.each(VERSIONS)("a written %s file", (version) => {
  test("reads back as what was written", () => {
    fc.assert(
      fc.property(blocks, (planned) => {
        const document = readXliff(writeXliff(head(version), planned), "test.xlf");
        const added = planned.flatMap((block) =>
          block.segments.flatMap((each) => ("added" in each ? [each.added] : [])),
        );
        expect(document.blocks.map((block) => block.id)).toEqual(planned.map((block) => block.id));
        expect(document.segments.map(essence)).toEqual(added.map(essence));
      }),
      { numRuns: 300 },
    );
  });
});
