import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { text } from "../../src/article/content.ts";
import type { XliffDocument } from "../../src/xliff/model.ts";
import { patchXliff } from "../../src/xliff/patch.ts";
import { readXliff } from "../../src/xliff/read.ts";
import { mergeXliff } from "../../src/xliff/three-way/three-way.ts";
import { FILES, hasCorpus } from "./schemas.ts";

/** Every n-th file; a merge of all of them takes a minute. */
const EVERY = 6;
const LARGEST = 300_000;

describe.skipIf(!hasCorpus)("two translators of real files", () => {
  it("get each other's targets, and all other bytes as they are", () => {
    const different: string[] = [];
    let count = 0;
    for (const name of hasCorpus ? readdirSync(FILES).filter((_name, index) => index % EVERY === 0) : []) {
      const base = readFileSync(join(FILES, name), "utf8");
      const document = base.length > LARGEST ? null : tryRead(base, name);
      if (document === null || document.segments.length < 2) continue;
      const ours = translate(document, (index) => index % 2 === 0);
      const theirs = translate(document, (index) => index % 2 === 1);
      const merged = mergeXliff({ base, ours, theirs }, name);
      count++;
      if (merged.conflicts.length > 0 || merged.text !== translate(document, () => true))
        different.push(name);
    }
    expect(different).toEqual([]);
    expect(count).toBeGreaterThan(50);
  });
});

function tryRead(xml: string, name: string): XliffDocument | null {
  try {
    return readXliff(xml, name);
  } catch {
    return null; // other tests look at files that are not well-formed
  }
}

function translate(document: XliffDocument, isMine: (index: number) => boolean): string {
  const mine = document.segments.flatMap((segment, index) =>
    isMine(index) && segment.sourceInner ? [[segment, { target: [text(`Words ${index}`)] }] as const] : [],
  );
  return patchXliff(document, new Map(mine));
}
