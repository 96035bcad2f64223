import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Content, contentKey } from "../../src/article/content.ts";
import { ExonymError } from "../../src/article/problem.ts";
import { decodeXml } from "../../src/project/encoding.ts";
import { sayableContent, withValidIds } from "../../src/xliff/conversion/contents.ts";
import { convertXliff } from "../../src/xliff/conversion/convert.ts";
import type { XliffDocument, XliffSegment, XliffVersion } from "../../src/xliff/model.ts";
import { readXliff } from "../../src/xliff/read.ts";
import { validateXliff } from "../../src/xliff/validation/validate.ts";
import { FILES, hasCorpus, loadSchemas } from "./schemas.ts";

function read(name: string): XliffDocument | null {
  try {
    return readXliff(decodeXml(readFileSync(join(FILES, name)), name).text, name);
  } catch (error) {
    if (error instanceof ExonymError) return null;
    throw error;
  }
}

/** What a segment says, as far as the other version can: ids that it allows, no characters that it lacks. */
function sayable({ source, target, translate }: XliffSegment, to: XliffVersion) {
  const key = (content: Content) =>
    contentKey(to === "2.1" ? withValidIds(content) : sayableContent(content));
  return { source: key(source), target: target && key(target), translate };
}

/** Conversions of all real files no longer than `longest` (UTF-16 code units), to both versions. */
export function describeConversions(longest: number): void {
  describe.skipIf(!hasCorpus)("every real file (needs ../shared/corpora/xliff)", () => {
    test("converted, is valid, and reads as the same segments", () => {
      const schemas = loadSchemas();
      let converted = 0;
      for (const name of readdirSync(FILES)) {
        const document = read(name);
        if (document === null || document.text.length > longest) continue;
        for (const to of ["1.2", "2.1"] as const) {
          if (!isConverted(document, to)) continue;
          const { text, losses } = convertXliff(document, to);
          expect(schemas[to](text), name).toBeNull();
          expect(validateXliff(text, name), name).toEqual([]);
          const again = readXliff(text, name);
          const before = document.segments.map((each) => sayable(each, to));
          expect(
            again.segments.map((each) => sayable(each, to)),
            name,
          ).toEqual(before);
          expect(again.sourceLocale).toBe(document.sourceLocale);
          const told = losses.map(({ what }) => what);
          document.segments.forEach((segment, index) => {
            const now = again.segments[index];
            if (now === undefined || now.state === segment.state) return;
            // Approved is final; segments of one trans-unit share a state.
            if (now.state === "final" && segment.approved) return;
            expect(told, `${name} ${segment.state} ${now.state}`).toContain(
              "states of its own of a segment beside others",
            );
          });
          converted++;
        }
      }
      expect(converted).toBeGreaterThan(500);
    });
  });
}

/** Files that have no `file` are refused; one without a change of version is no conversion. */
function isConverted({ version, text }: XliffDocument, to: XliffVersion): boolean {
  return version !== to && !(version === "2.0" && to === "2.1") && /<(?:\w+:)?file[\s>]/.test(text);
}
