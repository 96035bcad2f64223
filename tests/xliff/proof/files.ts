import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ExonymError } from "../../../src/article/problem.ts";
import { type DecodedXml, decodeXml } from "../../../src/project/encoding.ts";
import type { XliffDocument } from "../../../src/xliff/model.ts";
import { readXliff } from "../../../src/xliff/read.ts";
import { isTakenByDom } from "../dom.ts";
import { FILES, hasCorpus } from "../schemas.ts";

/** A real file. */
export interface RealFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Whether libxml2 takes it, namespaces included. */
  readonly isWellFormed: boolean;
}

/** A real file as we read it. */
export interface ReadFile extends RealFile {
  readonly decoded: DecodedXml;
  readonly document: XliffDocument;
}

/** Every n-th real file; none where the corpus is absent. */
export function realFiles(every: number): readonly RealFile[] {
  if (!hasCorpus) return [];
  return readdirSync(FILES)
    .toSorted()
    .filter((_name, index) => index % every === 0)
    .map((name) => {
      const bytes = readFileSync(join(FILES, name));
      return { name, bytes, isWellFormed: isTakenByDom(bytes) };
    });
}

/** Reads a file, or tells why not. */
export function readReal(file: RealFile): ReadFile | ExonymError {
  try {
    const decoded = decodeXml(file.bytes, file.name);
    return { ...file, decoded, document: readXliff(decoded.text, file.name) };
  } catch (error) {
    if (error instanceof ExonymError) return error;
    throw error;
  }
}
