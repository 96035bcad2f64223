import { plainText } from "../../article/content.ts";
import { readsAs } from "../../xliff/judge.ts";
import type { SegmentChange, XliffDocument, XliffSegment } from "../../xliff/model.ts";
import { patchXliff } from "../../xliff/patch.ts";
import { readXliff } from "../../xliff/read.ts";

/** What is said of copies that were marked. */
const WHAT =
  "A tool had copied sources into empty targets; they count as untranslated. To keep one, set its state to «translated».";

/**
 * Marks targets as untranslated that a tool has copied from their sources; see {@link copiesIn}.
 *
 * @returns the document, changed or not, and what was done, in a translator's words.
 */
export function markCopies(document: XliffDocument): {
  readonly document: XliffDocument;
  readonly repairs: readonly string[];
} {
  const copies = copiesIn(document);
  if (copies.size === 0) return { document, repairs: [] };
  const change: SegmentChange = { state: "needs-translation" };
  const text = patchXliff(document, new Map([...copies].map((segment) => [segment, change])));
  return { document: readXliff(text, document.file), repairs: [WHAT] };
}

/**
 * Targets that a tool has copied from their sources: OmegaT and Okapi fill what nobody has translated, and a file whose
 * states were dropped, or a segment of 2.x that never had one, does not tell that any more. A state or an approval is a
 * person's word, and names may read the same in both languages; both are left alone.
 */
export function copiesIn(document: XliffDocument): ReadonlySet<XliffSegment> {
  // Between variants of one language most sentences stay as they are.
  if (languageOf(document.sourceLocale) === languageOf(document.targetLocale)) return new Set();
  return new Set(document.segments.filter((segment) => isUnstatedCopy(segment, document)));
}

function languageOf(tag: string): string | undefined {
  return tag.split("-", 1)[0];
}

function isUnstatedCopy(segment: XliffSegment, document: XliffDocument): boolean {
  const { target, approved, origin, previous } = segment;
  if (target === null || approved || origin !== "human" || previous !== null) return false;
  if (!readsAs(target, segment.source) || isName(plainText(target))) return false;
  return segment.translate && !hasState(segment, document);
}

/** Whether all words begin with capitals or digits, as in names; such may read the same in two languages. */
function isName(words: string): boolean {
  return (
    words.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu)?.every((word) => /^[\p{Lu}\p{Lt}\p{N}]/u.test(word)) ??
    true
  );
}

/** Whether the file itself states how far a target has come: at the target in 1.x, at the segment in 2.x. */
function hasState(
  { element, sourceInner, targetInner }: XliffSegment,
  { text, version }: XliffDocument,
): boolean {
  if (targetInner === null) return true;
  if (!version.startsWith("1."))
    return STATE.test(/^<[^<]*/.exec(text.slice(element.start, targetInner.start))?.[0] ?? "");
  return (
    STATE.test(text.slice(text.lastIndexOf("<", targetInner.start - 1), targetInner.start)) ||
    sourceInner === null
  );
}

const STATE = /\sstate\s*=/;
