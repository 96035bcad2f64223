import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { XmlDocument } from "libxml2-wasm";
import { describe, expect, test } from "vitest";
import { contentKey, text } from "../../src/article/content.ts";
import { ExonymError } from "../../src/article/problem.ts";
import type { XliffDocument } from "../../src/xliff/model.ts";
import { patchXliff } from "../../src/xliff/patch.ts";
import { readXliff } from "../../src/xliff/read.ts";
import { applyEdits, listSegments } from "../../src/xliff/script.ts";
import { FILES, hasCorpus } from "./schemas.ts";

interface Real {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly text: string;
}

/** Files in UTF-8; decoding others is the caller's task. */
function realFiles(): readonly Real[] {
  return readdirSync(FILES).flatMap((name) => {
    const bytes = readFileSync(join(FILES, name));
    try {
      return [
        { name, bytes, text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes) },
      ];
    } catch {
      return [];
    }
  });
}

function tryRead(file: Real): XliffDocument | ExonymError {
  try {
    return readXliff(file.text, file.name);
  } catch (error) {
    if (error instanceof ExonymError) return error;
    throw error;
  }
}

/** Whether an independent parser takes it; namespaces included. */
function isWellFormed(file: Real): boolean {
  try {
    XmlDocument.fromBuffer(file.bytes).dispose();
    return true;
  } catch {
    return false;
  }
}

/** What holds of every real file; patching only of those no longer than `longest` (UTF-16 code units). */
export function describeCorpus(longest: number): void {
  describe.skipIf(!hasCorpus)("every real file (needs ../shared/corpora/xliff)", () => {
    const files = hasCorpus ? realFiles() : [];
    const results = files.map((file) => ({ file, result: tryRead(file) }));
    const documents = results.flatMap(({ result }) => (result instanceof ExonymError ? [] : [result]));

    test("is read where it is well-formed, and refused with a place where not", () => {
      expect(files.length).toBeGreaterThan(900);
      for (const { file, result } of results) {
        const refused = result instanceof ExonymError;
        const isRefused = refused ? `refused: ${result.message}` : "read";
        // Well-formed in form, but no XML that a parser with namespaces takes, or no XLIFF at all.
        if (refused) expect(result.problem.position, file.name).toBeDefined();
        if (!refused || isWellFormed(file)) expect(`${file.name} ${isRefused}`).toBe(`${file.name} read`);
      }
    });

    test("has ranges that hold what was read", () => {
      for (const document of documents) {
        for (const segment of document.segments) {
          const { element, targetInner, sourceInner } = segment;
          const outer = document.text.slice(element.start, element.end);
          expect(outer, document.file).toMatch(/^<(?:[\w.-]+:)?(?:trans-unit|segment)\b[\s\S]*>$/);
          for (const inner of [sourceInner, targetInner]) {
            if (inner === null) continue;
            expect(document.text[inner.start - 1], document.file).toBe(">");
            expect(document.text.slice(inner.end, inner.end + 2), document.file).toBe("</");
          }
        }
      }
    });

    test("takes a target for every segment, with the codes of its source, and says it again when read", () => {
      let set = 0;
      for (const document of documents) {
        if (document.text.length > longest) continue;
        const segments = document.segments.filter(
          (segment) => segment.sourceInner !== null || segment.source.length > 0,
        );
        const wanted = new Map(
          segments.map((each) => [
            each,
            { target: [...each.source, text("!")], state: "translated", origin: "human" } as const,
          ]),
        );
        const again = readXliff(patchXliff(document, wanted), document.file);
        expect(again.segments.length, document.file).toBe(document.segments.length);
        document.segments.forEach((segment, index) => {
          const now = again.segments[index];
          const change = wanted.get(segment);
          if (change === undefined || now === undefined) return;
          expect(now.target && contentKey(now.target), document.file).toBe(contentKey(change.target));
          expect(contentKey(now.source), document.file).toBe(contentKey(segment.source));
          expect(now.notes).toEqual(segment.notes);
          set++;
        });
      }
      expect(set).toBeGreaterThan(5_000);
    });

    test("can be listed, and set to what was listed without a change", () => {
      for (const document of documents) {
        if (document.text.length > longest) continue;
        const listed = listSegments(document);
        const edits = listed.flatMap((each, index) =>
          each.target === null ? [] : [{ ...each, target: each.target, state: undefined, line: index + 1 }],
        );
        expect(applyEdits(document, edits, "edits.jsonl"), document.file).toBe(document.text);
      }
    });
  });
}
