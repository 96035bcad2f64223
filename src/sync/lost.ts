import { type Content, contentKey, isBlank } from "../article/content.ts";
import { contextOf, type MemoryEntry, sameContext } from "../memory/memory.ts";
import { readsAs } from "../xliff/judge.ts";
import type { SegmentChange, XliffDocument, XliffSegment } from "../xliff/model.ts";
import { patchXliff } from "../xliff/patch.ts";
import { readXliff } from "../xliff/read.ts";

/** Which of a file's known translations stand in it no more, and what to make of that. */
export interface Lost<Entry> {
  /** Another file was put in the place of ours: these are to be put back. */
  readonly replaced: readonly Entry[];
  /** A person emptied these targets and kept the others: that is a wish. */
  readonly emptied: readonly Entry[];
}

/**
 * Compares a file with what the index knows people had translated in it. A target is gone where its sentence now has an
 * empty one, or one that repeats the source. Two or more, and more than half of what is known, are no person's doing:
 * a file was put in the place of ours. Fewer empty ones were emptied on purpose; fewer repetitions are translations.
 */
export function lostFrom<Entry extends MemoryEntry>(
  known: readonly Entry[],
  document: XliffDocument,
): Lost<Entry> {
  const segments = Map.groupBy(document.segments, ({ source }) => contentKey(source));
  const gone: { readonly entry: Entry; readonly isEmptied: boolean }[] = [];
  for (const entry of known) {
    const own = segments.get(contentKey(entry.source)) ?? [];
    const key = contentKey(entry.target);
    if (own.some(({ target }) => target !== null && contentKey(target) === key)) continue;
    const isEmptied = own.some(isVacant);
    if (isEmptied || own.some((segment) => isCopy(segment, document))) gone.push({ entry, isEmptied });
  }
  if (gone.length >= 2 && gone.length * 2 > known.length) {
    return { replaced: gone.map(({ entry }) => entry), emptied: [] };
  }
  return { replaced: [], emptied: gone.flatMap(({ entry, isEmptied }) => (isEmptied ? [entry] : [])) };
}

/** A file with people's translations put back. */
export interface PutBack<Entry> {
  readonly document: XliffDocument;
  readonly restored: readonly Entry[];
}

/**
 * Puts translations back into empty targets, and into those that repeat their sources; where a sentence occurs more than
 * once, by what stands around it. Other repetitions in such a file are the same tool's, and count as untranslated.
 */
export function putBack<Entry extends MemoryEntry>(
  document: XliffDocument,
  entries: readonly Entry[],
): PutBack<Entry> {
  const bySource = Map.groupBy(entries, ({ source }) => contentKey(source));
  const changes = new Map<XliffSegment, SegmentChange>();
  const restored = new Set<Entry>();
  const repetitions: XliffSegment[] = [];
  let isCopied = false;
  document.segments.forEach((segment, index) => {
    const isRepeating = isCopy(segment, document);
    if (!isVacant(segment) && !isRepeating) return;
    const { segments } = document;
    const context = contextOf(segments[index - 1]?.source ?? null, segments[index + 1]?.source ?? null);
    const own = bySource.get(contentKey(segment.source)) ?? [];
    const entry =
      own.find((each) => sameContext(each.context, context)) ?? (own.length === 1 ? own[0] : undefined);
    if (entry === undefined) {
      if (isRepeating) repetitions.push(segment);
      return;
    }
    isCopied ||= isRepeating;
    restored.add(entry);
    changes.set(segment, { target: entry.target, state: entry.state, origin: "human" });
  });
  if (restored.size === 0) return { document, restored: [] };
  if (isCopied) for (const segment of repetitions) changes.set(segment, { state: "needs-translation" });
  return { document: readXliff(patchXliff(document, changes), document.file), restored: [...restored] };
}

function isVacant({ target, translate }: XliffSegment): boolean {
  return translate && isEmpty(target);
}

function isEmpty(target: Content | null): boolean {
  return target === null || isBlank(target);
}

/** Whether a target only repeats its source. Between variants of one language that is a translation. */
function isCopy({ target, source, translate }: XliffSegment, document: XliffDocument): boolean {
  if (!translate || target === null || isBlank(target) || !readsAs(target, source)) return false;
  return new Intl.Locale(document.sourceLocale).language !== new Intl.Locale(document.targetLocale).language;
}

/** What is said of translations that were put back. */
export function putBackMessage(count: number): string {
  return `${translations(count)} had gone from the file, as if another had been put in its place; put back. To take one away, empty its target alone.`;
}

/** What is said where a file was deleted, whose translations stand in the new one. */
export function deletedMessage(count: number): string {
  return `The file was gone; ${translations(count)} of the sentences that the article still has went into the new one, and into retired.tmx.`;
}

/** What is said of targets that somebody emptied. */
export function emptiedMessage(count: number): string {
  return `${translations(count)} had been emptied; left so, and kept in retired.tmx.`;
}

function translations(count: number): string {
  return count === 1 ? "1 translation" : `${count} translations`;
}
