import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { XliffVersion } from "../../src/xliff/model.ts";
import { readXliff } from "../../src/xliff/read.ts";
import { writeXliff } from "../../src/xliff/write.ts";
import { blocks, head } from "./arbitrary.ts";
import { essence } from "./essence.ts";

const VERSIONS: readonly XliffVersion[] = ["1.2", "2.1"];

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
