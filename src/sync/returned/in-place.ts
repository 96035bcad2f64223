import { type Content, contentKey, plainText, sameContent } from "../../article/content.ts";
import type { Locale } from "../../article/locale.ts";
import type { Article } from "../../article/unit.ts";
import type { SegmentChange, XliffDocument, XliffHead, XliffSegment } from "../../xliff/model.ts";
import { outlineOf } from "../../xliff/outline.ts";
import { patchXliff } from "../../xliff/patch.ts";
import { readXliff } from "../../xliff/read.ts";
import { writeXliff } from "../../xliff/write.ts";
import { planBlocks } from "../localize.ts";
import { merge } from "../merge.ts";
import type { FindTerms } from "../terms.ts";
import { hasOwnSource } from "./authentic.ts";
import { mend } from "./mend.ts";
import type { Reconciliation } from "./model.ts";
import { addNotes } from "./notes.ts";
import { placeSegments } from "./placing.ts";
import { reconcile } from "./reconcile.ts";
import { codesAgree } from "./repair-codes.ts";
import { hasEntities, wordsOf } from "./words.ts";

/** A XLIFF file that stands in the place of ours and has not our shape any more. */
export interface InPlaceInput {
  readonly document: XliffDocument;
  /** As `decodeXml` names it. */
  readonly encoding: string;
  readonly article: Article;
  readonly locale: Locale;
  /** What the head of the file is to be. */
  readonly head: XliffHead;
  /** Finds the terms that the file is to tell: notes of the tool that repeat them are nobody's. */
  readonly findTerms: FindTerms | null;
  readonly sentences: (text: string) => readonly number[];
  /** Name of the file, without folders. */
  readonly from: string;
}

/** The file in our own shape, with all that could be taken from it. */
export interface Restored {
  readonly document: XliffDocument;
  readonly result: Reconciliation;
}

/**
 * Brings a returned file that was put in the place of ours back into our layout, where it cannot be worked on as it is:
 * another encoding, groups or several files around our paragraphs, sentences divided in another way or cut by marks, codes
 * of sources renumbered. `null` where it can.
 */
export function restoreLayout(input: InPlaceInput): Restored | null {
  const { document, article, locale, head } = input;
  const isHard = input.encoding !== "utf-8" || isWrapped(document) || hasCutSources(document);
  const suspects = isHard ? [] : suspectsOf(document, article);
  if (!isHard && suspects.length === 0) return null;
  const empty = writeXliff(head, planBlocks(merge(article, []).slots, input.findTerms));
  const base = readXliff(empty, document.file);
  if (!isHard && !isReshaped(document, base, suspects)) return null;
  const known = { kind: "in-place" } as const;
  const { sentences, from } = input;
  const result = reconcile(base, document, { known, locale, sentences, from });
  const patched = readXliff(patchXliff(base, result.changes), document.file);
  const noted = new Map([...result.notes].map(([segment, notes]) => [segment.id, notes] as const));
  const notes = new Map(
    patched.segments.flatMap((each) => {
      const own = noted.get(each.id);
      return own ? [[each, own] as const] : [];
    }),
  );
  return { document: readXliff(addNotes(patched, notes), document.file), result };
}

/** Whether a tool has put groups around our paragraphs, or another file beside ours. */
function isWrapped(document: XliffDocument): boolean {
  const files = document.text.match(/<(?:[\w.-]+:)?file[\s>]/g)?.length ?? 0;
  const groups = document.text.match(/<(?:[\w.-]+:)?group[\s>]/g)?.length ?? 0;
  const own = document.blocks.filter(({ element }) => startsGroup(document.text, element.start)).length;
  if (files <= 1 && groups === own) return false;
  const outline = outlineOf(document);
  return outline.files.length !== 1 || !outline.isFlat;
}

/** Whether a tool has marked pieces in a source itself, where 1.2 has a `seg-source` for that (section 2.4). */
function hasCutSources({ version, text, segments }: XliffDocument): boolean {
  if (!version.startsWith("1.")) return false;
  return segments.some(
    ({ sourceInner }) => sourceInner && SEGMENT_MARK.test(text.slice(sourceInner.start, sourceInner.end)),
  );
}

const SEGMENT_MARK = /<(?:[\w.-]+:)?mrk\s[^<>]*?mtype\s*=\s*["']seg["']/;

function startsGroup(text: string, start: number): boolean {
  const group = /<(?:[\w.-]+:)?group[\s>]/y;
  group.lastIndex = start;
  return group.test(text);
}

/** Translated segments that are neither of the article nor, by their id, of an earlier version of it. */
function suspectsOf(document: XliffDocument, article: Article): readonly XliffSegment[] {
  const keys = new Set(
    article.units.flatMap(({ segments }) => segments.map(({ content }) => contentKey(content))),
  );
  return document.segments.filter((segment) => {
    return segment.target !== null && !keys.has(contentKey(segment.source)) && !hasOwnSource(segment);
  });
}

/** Whether suspects are sentences of ours that were divided in another way, or whose codes were changed. */
function isReshaped(
  document: XliffDocument,
  base: XliffDocument,
  suspects: readonly XliffSegment[],
): boolean {
  const keys = new Set(base.segments.map(({ source }) => contentKey(source)));
  const words = new Set(base.segments.map(({ source }) => wordsOf(source)));
  if (suspects.some(({ source }) => words.has(wordsOf(source)) && !keys.has(contentKey(source)))) return true;
  const strange = new Set(suspects);
  const { regrouped } = placeSegments(document.segments, base.segments);
  return regrouped.some(({ returned }) =>
    returned.some((index) => strange.has(document.segments[index] as XliffSegment)),
  ); // an index of this list
}

/**
 * Puts people's targets right where there is only one way to, in a file of our own shape and by splice.
 *
 * @returns the document, changed or not, and what was done to it: segment, and one sentence.
 */
export function mendTargets(
  document: XliffDocument,
  article: Article,
): { readonly document: XliffDocument; readonly repairs: readonly string[] } {
  const sources = new Map<string, Content>();
  for (const { segments } of article.units) {
    for (const { content } of segments) sources.set(contentKey(content), content);
  }
  const changes = new Map<XliffSegment, SegmentChange>();
  const repairs: string[] = [];
  for (const segment of document.segments) {
    const { target, origin } = segment;
    const source = sources.get(contentKey(segment.source));
    if (source === undefined || target === null || origin !== "human" || !segment.translate) continue;
    const isEscaped = hasEntities(plainText(target)) && !hasEntities(plainText(source));
    if (!isEscaped && codesAgree(target, source)) continue;
    const mended = mend(target, segment.source, segment.source);
    if (mended === null || mended.repairs.length === 0 || sameContent(mended.target, target)) continue;
    changes.set(segment, { target: mended.target });
    repairs.push(...mended.repairs);
  }
  if (changes.size === 0) return { document, repairs };
  return {
    document: readXliff(patchXliff(document, changes), document.file),
    repairs: [...new Set(repairs)],
  };
}
