import { contentKey } from "../article/content.ts";
import { UNDETERMINED } from "../article/locale.ts";
import { usageError } from "../article/problem.ts";
import type { Article } from "../article/unit.ts";
import type { BilingualEntry, MemoryEntry } from "../memory/memory.ts";
import { xliffPath } from "../project/paths.ts";
import { readXliff } from "../xliff/read.ts";
import { deletedMessage, emptiedMessage, putBack, putBackMessage } from "./lost.ts";
import { localeMeant } from "./returned/locate.ts";
import type { QuarantineRoom } from "./returned/quarantine.ts";
import { type ReturnedNotice, type TakenIn, takeIn } from "./returned/take-in.ts";
import type { JobFiles } from "./survey.ts";

/** What is known of the translations that XLIFF files had, beside what a quarantine needs. */
export interface ExistingRoom extends QuarantineRoom {
  /** People's translations that went from a XLIFF file without their doing, by its path. */
  readonly dropped: ReadonlyMap<string, readonly BilingualEntry[]>;
  /** People's translations that somebody emptied in a XLIFF file, by its path. */
  readonly emptied: ReadonlyMap<string, readonly MemoryEntry[]>;
}

/** An article's XLIFF file as it was found, and the document to work on. */
export interface ExistingFile extends TakenIn {
  /** People's translations that had gone from it and stand in the document again. */
  readonly restored: readonly BilingualEntry[];
  /** The file as it stands on the disk. */
  readonly text: string;
  /** SHA-256 of its bytes. */
  readonly hash: string;
}

/**
 * Reads an article's XLIFF file and puts right what other tools did to it.
 *
 * @returns `null` where there is none.
 * @throws ExonymError (usage) where it cannot be read, or is a translation into another language.
 */
export async function readExisting(
  { article: name, locale, xliff, renamedFrom }: JobFiles,
  article: Article,
  room: ExistingRoom,
): Promise<ExistingFile | null> {
  if (xliff === null && renamedFrom === undefined) return null;
  const path = xliffPath(room.project.config, locale, renamedFrom ?? name);
  const file = await room.session.read(path);
  const document = readXliff(file.text, path);
  const meant = localeMeant(document.targetLocale, room.project.config.locales);
  if (document.targetLocale !== UNDETERMINED && meant !== locale) {
    throw usageError(
      `The file is a translation into ${document.targetLocale}, but stands in the folder of ${locale}.`,
      "Move it to where it belongs; it was left as it is.",
      { file: path },
    );
  }
  const taken = await takeIn({ ...file, document }, article, { article: name, locale }, room);
  const { document: whole, restored } = putBack(taken.document, room.dropped.get(path) ?? []);
  return { ...taken, document: whole, restored, text: file.text, hash: file.hash };
}

/** What a person is told of a file that came back changed, or was put right, or of what it has lost. */
export function noticeOf(
  { article: name, locale }: JobFiles,
  article: Article,
  existing: ExistingFile | null,
  room: ExistingRoom,
): ReturnedNotice | null {
  const file = xliffPath(room.project.config, locale, name);
  const gone = existing === null ? droppedFrom(article, room.dropped.get(file) ?? []).length : 0;
  const emptied = room.emptied.get(file)?.length ?? 0;
  const restored = existing?.restored.length ?? 0;
  const repairs = [
    ...(restored > 0 ? [putBackMessage(restored)] : []),
    ...(gone > 0 ? [deletedMessage(gone)] : []),
    ...(emptied > 0 ? [emptiedMessage(emptied)] : []),
  ];
  const notice = existing?.notice ?? null;
  if (repairs.length === 0) return notice;
  const bare = { article: name, locale, file, taken: 0, repairs: [], held: 0, report: null };
  return { ...(notice ?? bare), repairs: [...(notice?.repairs ?? []), ...repairs] };
}

/** What went from a file and was not put back into its place. The memory may have filled it in again by now. */
export function leftOut(
  article: Article,
  existing: ExistingFile | null,
  dropped: readonly BilingualEntry[],
): readonly BilingualEntry[] {
  // A file that was deleted has no other version that could still have them.
  if (existing === null) return dropped;
  const restored = new Set(existing.restored);
  return droppedFrom(article, dropped).filter((entry) => !restored.has(entry));
}

/** What a tool dropped of the sentences that the article still has. */
function droppedFrom(article: Article, dropped: readonly BilingualEntry[]): readonly BilingualEntry[] {
  if (dropped.length === 0) return [];
  const sentences = new Set(
    article.units.flatMap(({ segments }) => segments.map(({ content }) => contentKey(content))),
  );
  return dropped.filter(({ source }) => sentences.has(contentKey(source)));
}
