import { usageError } from "../../article/problem.ts";
import { type StartTag, setAttribute } from "../../xml/attributes.ts";
import { applySplices } from "../../xml/splice.ts";
import { scanTrees } from "../../xml/tree.ts";
import type { XliffDocument, XliffVersion } from "../model.ts";
import { collect } from "./collect.ts";
import type { Loss } from "./model.ts";
import { writeDocument12 } from "./write-1.2.ts";
import { writeDocument21 } from "./write-2.1.ts";

/** A document in another version. */
export interface Conversion {
  readonly text: string;
  /** Whether the text was made anew, in UTF-8; otherwise it is the document's own, its encoding too. */
  readonly isRewritten: boolean;
  /** What could not be carried over, each kind once; empty where everything was. */
  readonly losses: readonly Loss[];
}

/**
 * Writes a document of any version in 1.2 or 2.1: texts, codes with ids and markup, states, approval, notes,
 * suggestions, earlier wordings, groups and files. A file that has the version already is given back as it is; of one in 2.0,
 * which 2.1 only adds to, only the version changes.
 *
 * @throws ExonymError where the document holds no `file` element, which no version allows.
 * @example
 * const { text, losses } = convertXliff(readXliff(file, "treaty.uk.xlf"), "2.1");
 * losses.map(({ what, lines }) => `${what}: ${lines.join(", ")}`);
 */
export function convertXliff(document: XliffDocument, to: XliffVersion): Conversion {
  if (document.version === to) return { text: document.text, losses: [], isRewritten: false };
  if (document.version === "2.0" && to === "2.1")
    return { text: withVersion(document, to), losses: [], isRewritten: false };
  const { losses, ...collected } = collect(document);
  if (collected.files.length === 0) {
    throw usageError(
      "There is no file element in it, so there is nothing to convert.",
      "Take the file again from the tool that wrote it.",
      { file: document.file },
    );
  }
  const text = to === "1.2" ? writeDocument12(collected) : writeDocument21(collected);
  return { text, losses, isRewritten: true };
}

function withVersion({ text, file }: XliffDocument, version: XliffVersion): string {
  const roots: StartTag[] = [];
  scanTrees(text, file, {
    wants: () => roots.length > 0,
    tree: () => undefined,
    enter: (tag, { start, end }) => roots.push({ tag, start, openEnd: end }),
    leave: () => undefined,
  });
  const splices = roots.flatMap((root) => setAttribute(text, root, "version", version));
  return applySplices(text, splices, { start: 0, end: text.length });
}
