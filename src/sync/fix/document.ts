import type { Position } from "../../article/problem.ts";
import type { BilingualSegment } from "../../article/translation.ts";
import type { Remark } from "../../checks/check.ts";
import { glossaryForbidden } from "../../checks/glossary-forbidden.ts";
import { readingText } from "../../checks/reading.ts";
import type { Glossary } from "../../glossary/concept.ts";
import { type Match, type Matcher, matcherOf } from "../../glossary/matcher.ts";
import { declareTool } from "../../xliff/declare-tool.ts";
import type { XliffDocument, XliffSegment } from "../../xliff/model.ts";
import { patchRaw, type RawChange } from "../../xliff/patch.ts";
import { readXliff } from "../../xliff/read.ts";
import { assertNoAddedErrors } from "../../xliff/validation/added.ts";
import { applySplices } from "../../xml/splice.ts";
import { type Edit, editedContent, settleEdits } from "./edits.ts";
import { offsetsOf } from "./offsets.ts";
import { replacementFor } from "./replacement.ts";

/** A wording that was replaced, or that is left to a person. */
export interface FixedWord {
  readonly file: string;
  readonly position: Position;
  readonly unit: string;
  readonly segment: string;
  /** As it stood there. */
  readonly written: string;
  /** What stands there now. */
  readonly words: string;
}

export interface LeftWord extends Omit<FixedWord, "words"> {
  readonly suggestion: string | undefined;
  readonly why: string;
}

/** A sentence in which wordings were replaced, as a reader reads it. */
export interface FixedSentence extends Omit<FixedWord, "written" | "words"> {
  readonly before: string;
  readonly after: string;
}

/** A document with its safe fixes made. */
export interface FixedDocument {
  /** The identical one where nothing was replaced. */
  readonly text: string;
  readonly fixed: readonly FixedWord[];
  readonly sentences: readonly FixedSentence[];
  readonly left: readonly LeftWord[];
}

/**
 * Replaces wordings that house style does not use by those that it wants, where form and ending map one to one and the name
 * stands in one run of text. States stay, and all other bytes of the file; a machine's target stays a machine's.
 *
 * @param isWanted whether the wording at a place is to be replaced: what is waived is not.
 * @throws ExonymError where the file would break rules of XLIFF by it.
 * @example fixDocument(readXliff(text, file), glossary, () => true).text
 */
export function fixDocument(
  document: XliffDocument,
  glossary: Glossary,
  isWanted: (place: Position, concept: string) => boolean,
): FixedDocument {
  const segments = document.segments.filter(({ translate }) => translate);
  const own = new Map<BilingualSegment, XliffSegment>(segments.map((segment) => [segment, segment]));
  const left: LeftWord[] = [];
  const candidates = new Map<XliffSegment, Candidate[]>();
  const offsetOf = offsetsOf(document.text);
  const targetOf = targetReader(matcherOf(glossary, document.targetLocale));
  for (const remark of glossaryForbidden.run({ document: { ...document, segments }, glossary })) {
    const segment = own.get(remark.segment);
    if (segment === undefined || segment.target === null) continue;
    const { text, matchesAt } = targetOf(segment);
    const first = remark.range && segment.locate?.(remark.range)?.start;
    for (const match of matchesOf(remark, matchesAt)) {
      const position = segment.locate?.({ side: "target", start: match.start, end: match.end })?.start;
      if (position === undefined || !isWanted(first ?? position, match.concept.id)) continue;
      const word: LeftWord = {
        file: document.file,
        position,
        unit: segment.unit,
        segment: segment.id,
        written: text.slice(match.start, match.end),
        suggestion: remark.suggestion,
        why: "two concepts want different words there",
      };
      const edit = editFor(text, match, segment, document, offsetOf);
      if ("why" in edit) left.push({ ...word, why: edit.why });
      else {
        const others = candidates.get(segment);
        if (others) others.push({ ...edit, word });
        else candidates.set(segment, [{ ...edit, word }]);
      }
    }
  }
  const fixed: FixedWord[] = [];
  const edits = new Map<XliffSegment, readonly Edit[]>();
  for (const [segment, each] of candidates) {
    const { made, rivals } = settleEdits(each);
    for (const { word, words } of made) {
      const { suggestion: _suggestion, why: _why, ...there } = word;
      fixed.push({ ...there, words });
    }
    for (const { word } of rivals) left.push(word);
    edits.set(segment, made);
  }
  if (edits.size === 0) return { text: document.text, fixed, sentences: [], left };
  const changes = new Map<XliffSegment, RawChange>();
  for (const [segment, each] of edits) changes.set(segment, changeOf(segment, each, document));
  const text = declareTool(patchRaw(document, changes), document.file);
  prove(document, text, changes);
  assertNoAddedErrors([document.text], text, document.file);
  const sentences = [...changes].map(([segment, { target }]) => ({
    file: document.file,
    position: segment.position,
    unit: segment.unit,
    segment: segment.id,
    before: readingText(segment.target ?? []),
    after: readingText(target ?? []),
  }));
  return { text, fixed, sentences, left };
}

/** An edit, and what is said of its place if it cannot be made beside the others. */
interface Candidate extends Edit {
  readonly word: LeftWord;
}

/** What a reader reads of a target, and the matches in it by their starts. */
interface ReadTarget {
  readonly text: string;
  readonly matchesAt: ReadonlyMap<number, readonly Match[]>;
}

/** Reads a target once for all remarks on it, which come one after the other. */
function targetReader(matcher: Matcher): (segment: XliffSegment) => ReadTarget {
  let last: (ReadTarget & { readonly segment: XliffSegment }) | null = null;
  return (segment) => {
    if (last?.segment !== segment) {
      const text = readingText(segment.target ?? []);
      last = { segment, text, matchesAt: Map.groupBy(matcher.find(text), ({ start }) => start) };
    }
    return last;
  };
}

/** The matches that a remark is about. */
function matchesOf(
  { range, evidence = [], concept }: Remark,
  matchesAt: ReadTarget["matchesAt"],
): readonly Match[] {
  const places = [...(range ? [range] : []), ...evidence].filter(({ side }) => side === "target");
  return places.flatMap(({ start, end }) =>
    (matchesAt.get(start) ?? []).filter(
      (match) =>
        match.end === end &&
        match.concept.id === concept &&
        (match.status === "forbidden" || match.status === "deprecated"),
    ),
  );
}

function editFor(
  text: string,
  match: Match,
  segment: XliffSegment,
  document: XliffDocument,
  offsetOf: (position: Position) => number,
): Edit | { readonly why: string } {
  const replacement = replacementFor(text, match, document.targetLocale);
  if ("why" in replacement) return replacement;
  const { start } = match;
  const { end, words } = replacement;
  const range = segment.locate?.({ side: "target", start, end });
  if (!range) return { why: "its place in the file is not known" };
  const [from, to] = [offsetOf(range.start), offsetOf(range.end)];
  // A reference or markup inside the name would have to be moved, and nobody knows where to.
  if (document.text.slice(from, to) !== text.slice(start, end)) return { why: "there is markup inside it" };
  if (/[<>&]/.test(words)) return { why: "what it becomes cannot be written as it is" };
  return { start, end, from, to, words };
}

function changeOf(segment: XliffSegment, edits: readonly Edit[], document: XliffDocument): RawChange {
  const inner = segment.targetInner ?? { start: 0, end: 0 };
  const splices = edits.map(({ from, to, words }) => ({ start: from, end: to, text: words }));
  const targetXml = applySplices(document.text, splices, inner);
  const target = editedContent(segment.target ?? [], edits);
  // A target that no longer is as it was offered would pass for a person's.
  const origin =
    segment.origin === "machine" || segment.origin === "memory" ? { origin: segment.origin } : {};
  return { target, targetXml, ...origin };
}

/** @throws Error where the file does not read as it should: nothing must be written then. */
function prove(document: XliffDocument, text: string, changes: ReadonlyMap<XliffSegment, RawChange>): void {
  const after = readXliff(text, document.file);
  const isAsMeant = document.segments.every((segment, index) => {
    const now = after.segments[index];
    const wanted = changes.get(segment)?.target ?? segment.target;
    if (now === undefined || now.state !== segment.state || now.origin !== segment.origin) return false;
    return readingText(now.target ?? []) === readingText(wanted ?? []);
  });
  if (!isAsMeant || after.segments.length !== document.segments.length) {
    throw new Error(`The fixes of ${document.file} would change more than the words that are meant.`);
  }
}
