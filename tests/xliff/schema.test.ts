import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { text } from "../../src/article/content.ts";
import type { XliffVersion } from "../../src/xliff/model.ts";
import { patchXliff } from "../../src/xliff/patch.ts";
import { readXliff } from "../../src/xliff/read.ts";
import { writeXliff } from "../../src/xliff/write.ts";
import { blocks, head } from "./arbitrary.ts";
import { hasCorpus, loadSchemas } from "./schemas.ts";

const VERSIONS: readonly XliffVersion[] = ["1.2", "2.1"];

describe.skipIf(!hasCorpus)("against the XSDs (needs ../shared/corpora/xliff)", () => {
  const schemas = hasCorpus ? loadSchemas() : null;

  test.each(VERSIONS)(
    "the %s schema refuses what is invalid, so that the tests below can fail",
    (version) => {
      const valid = writeXliff(head(version), []);
      const broken = valid.replace("<file ", '<file nonsense="1" ');
      expect(schemas?.[version](broken)).toMatch(/nonsense/);
    },
  );

  test.each(VERSIONS)("written %s files are valid", (version) => {
    fc.assert(
      fc.property(blocks, (planned) => {
        fc.pre(planned.length > 0 && planned.every((block) => block.segments.length > 0));
        expect(schemas?.[version](writeXliff(head(version), planned))).toBeNull();
      }),
      { numRuns: 150 },
    );
  });

  test.each(VERSIONS)("patched %s files are valid", (version) => {
    fc.assert(
      fc.property(blocks, (planned) => {
        fc.pre(planned.length > 0 && planned.every((block) => block.segments.length > 0));
        const document = readXliff(writeXliff(head(version), planned), "a.xlf");
        const change = {
          target: [text("Neu")],
          state: "needs-adaptation",
          origin: "human",
          remark: "Look again",
          previous: { source: [text("old")], target: [text("Neu")] },
          addSuggestions: [{ source: [], target: [text("x")], quality: 80, origin: "memory", from: "a" }],
        } as const;
        const patched = patchXliff(document, new Map(document.segments.map((each) => [each, change])));
        expect(schemas?.[version](patched)).toBeNull();
        const bare = readXliff(patched, "a.xlf");
        const cleared = patchXliff(
          bare,
          new Map(bare.segments.map((each) => [each, { previous: null, remark: null }])),
        );
        expect(schemas?.[version](cleared)).toBeNull();
      }),
      { numRuns: 80 },
    );
  });
});
