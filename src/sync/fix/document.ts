import type { Content } from "../../article/content.ts";
import type { Position } from "../../article/problem.ts";
import type { BilingualSegment } from "../../article/translation.ts";
import type { Remark } from "../../checks/check.ts";
import { glossaryForbidden } from "../../checks/glossary-forbidden.ts";
import { readingText } from "../../checks/reading.ts";
import type { Glossary } from "../../glossary/concept.ts";
import { type Match, matcherOf } from "../../glossary/matcher.ts";
import { declareTool } from "../../xliff/declare-tool.ts";
import type { XliffDocument, XliffSegment } from "../../xliff/model.ts";
import { patchRaw, type RawChange } from "../../xliff/patch.ts";
import { readXliff } from "../../xliff/read.ts";
import { assertNoAddedErrors } from "../../xliff/validation/added.ts";
import { applySplices } from "../../xml/splice.ts";
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
  const fixed: FixedWord[] = [];
  const left: LeftWord[] = [];
  const edits = new Map<XliffSegment, Edit[]>();
  const offsetOf = offsetsOf(document.text);
  let known: { readonly text: string; readonly matches: readonly Match[] } = { text: "", matches: [] };
  for (const remark of glossaryForbidden.run({ document: { ...document, segments }, glossary })) {
    const segment = own.get(remark.segment);
    if (segment === undefined || segment.target === null) continue;
    const text = readingText(segment.target);
    if (known.text !== text) known = { text, matches: matcherOf(glossary, document.targetLocale).find(text) };
    for (const match of matchesOf(remark, known.matches)) {
      const place = segment.locate?.({ side: "target", start: match.start, end: match.end })?.start;
      const first = remark.range && segment.locate?.(remark.range)?.start;
      if (place === undefined || !isWanted(first ?? place, match.concept.id)) continue;
      const written = text.slice(match.start, match.end);
      const { file } = document;
      const there = { file, position: place, unit: segment.unit, segment: segment.id, written };
      const edit = editFor(text, match, segment, document, offsetOf);
      if ("why" in edit) {
        left.push({ ...there, suggestion: remark.suggestion, why: edit.why });
        continue;
      }
      const others = edits.get(segment) ?? [];
      const rival = others.find(({ start, end }) => start < edit.end && edit.start < end);
      if (rival !== undefined) {
        // Namesakes stand at one place; where they want the same, that is done.
        if (rival.start === edit.start && rival.words === edit.words) continue;
        left.push({
          ...there,
          suggestion: remark.suggestion,
          why: "two concepts want different words there",
        });
        continue;
      }
      fixed.push({ ...there, words: edit.words });
      edits.set(segment, [...others, edit]);
    }
  }
  if (edits.size === 0) return { text: document.text, fixed, sentences: [], left };
  const changes = new Map<XliffSegment, RawChange>();
  for (const [segment, each] of edits) changes.set(segment, changeOf(segment, inOrder(each), document));
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

function inOrder(edits: readonly Edit[]): readonly Edit[] {
  return edits.toSorted((a, b) => a.start - b.start);
}

/** One replacement, in the reading text and in the file. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
  readonly words: string;
}

/** The matches that a remark is about. */
function matchesOf({ range, evidence = [], concept }: Remark, matches: readonly Match[]): readonly Match[] {
  const places = [...(range ? [range] : []), ...evidence].filter(({ side }) => side === "target");
  const ends = new Map(places.map(({ start, end }) => [start, end]));
  return matches.filter(
    ({ start, end, status, concept: { id } }) =>
      ends.get(start) === end && id === concept && (status === "forbidden" || status === "deprecated"),
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
  const target = edited(segment.target ?? [], edits);
  // A target that no longer is as it was offered would pass for a person's.
  const origin =
    segment.origin === "machine" || segment.origin === "memory" ? { origin: segment.origin } : {};
  return { target, targetXml, ...origin };
}

/** Content with edits made, each of which lies in one run of text. */
function edited(content: Content, edits: readonly Edit[]): Content {
  let at = 0;
  return content.map((part) => {
    if (part.type === "code") {
      if (part.form === "single") at++;
      return part;
    }
    const [start, end] = [at, at + part.value.length];
    at = end;
    const inside = edits.filter((edit) => edit.start >= start && edit.end <= end);
    if (inside.length === 0) return part;
    let value = "";
    let from = 0;
    for (const edit of inside) {
      value += part.value.slice(from, edit.start - start) + edit.words;
      from = edit.end - start;
    }
    return { type: "text", value: value + part.value.slice(from) };
  });
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
