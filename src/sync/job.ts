import type { Locale } from "../article/locale.ts";
import type { Problem } from "../article/problem.ts";
import type { Article } from "../article/unit.ts";
import type { Format } from "../formats/format.ts";
import type { MemoryEntry } from "../memory/memory.ts";
import { xliffVersionOf } from "../project/configuration.ts";
import { localizedPath, xliffPath } from "../project/paths.ts";
import type { Translator } from "../translation/queue.ts";
import type { XliffDocument } from "../xliff/model.ts";
import { assertNoAddedErrors, isFaultOfFile } from "../xliff/validation/added.ts";
import type { ArticleCache } from "./article-cache.ts";
import { articleMark, isChangedByHand } from "./authorship.ts";
import { type ExistingFile, type ExistingRoom, leftOut, noticeOf, readExisting } from "./existing.ts";
import { addOffers, withTarget } from "./leverage.ts";
import { type Localized, localize } from "./localize.ts";
import type { ManifestEntry } from "./manifest.ts";
import { articleFor } from "./plurals.ts";
import { type RecordReader, summaryOf } from "./record.ts";
import { sentenceKey } from "./refresh.ts";
import { targetSentences } from "./resegment.ts";
import { retiredEntry } from "./retired.ts";
import { peoplesTargets } from "./returned/shelf.ts";
import type { ReturnedNotice } from "./returned/take-in.ts";
import { serializeSettings } from "./serialize.ts";
import type { Slot } from "./slot.ts";
import type { JobFiles } from "./survey.ts";
import { termFinder } from "./terms.ts";

/** What jobs share. */
export interface JobRoom extends ExistingRoom {
  readonly articles: ArticleCache;
  /** A locale's record as it stands on the disk. */
  readonly recordOf: RecordReader;
  /** `null` where there is no machine translation. */
  readonly translator: Translator | null;
  readonly signal: AbortSignal;
}

/** What came of a job. */
export interface Finished {
  readonly files: JobFiles;
  readonly language: Locale;
  /** SHA-256 of source and XLIFF file after the job. */
  readonly hashes: { readonly source: string; readonly xliff: string | null };
  /** The localized article as it was last made, by this job or before; `null` where there is none. */
  readonly made: string | null;
  /** Whether the next sync can rely on it; a job with a problem is done again. */
  readonly complete: boolean;
  /** Whether the localized article was left alone because a person had changed it. */
  readonly byHand: boolean;
  /** `null`: as it was. `undefined`: the article has no place in the manifest, being written in this very language. */
  readonly manifest: ManifestEntry | null | undefined;
  readonly entries: readonly MemoryEntry[];
  /** Keys of sentences that a translation from the memory would be welcome for. */
  readonly wanted: readonly string[];
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
  /** What a translator's tool had done to the XLIFF file, and was put right. */
  readonly returned: ReturnedNotice | null;
  /** Places in the XLIFF file that break rules of XLIFF, by another tool's doing. */
  readonly violations: number;
  /** People's targets in the XLIFF file, for the index. */
  readonly people: ReturnType<typeof peoplesTargets>;
}

/**
 * Does one article in one locale: reads, plans, hands the files to the outputs.
 *
 * @throws ExonymError where the article or its XLIFF file cannot be worked on.
 */
export async function runJob(files: JobFiles, room: JobRoom): Promise<Finished> {
  const { warnings, hash, format, save, ...prepared } = await room.articles.get(files.article);
  const article = articleFor(prepared.article, files.locale);
  const hashes = { source: hash, xliff: files.xliff };
  const nothing = {
    files,
    language: article.language,
    hashes,
    made: files.made ?? files.localized,
    complete: true,
    byHand: false,
    entries: [],
    wanted: [],
    problems: [],
    warnings,
    returned: null,
    violations: 0,
    people: [],
  };
  if (isWrittenIn(article.language, files.locale)) return { ...nothing, manifest: undefined };
  const existing = await readExisting(files, article, room);
  const failures: Problem[] = [];
  const localized = await localize(
    inputOf(files, article, format, existing?.document ?? null, room, failures),
  );
  const path = xliffPath(room.project.config, files.locale, files.article);
  const violations =
    localized.xliff === null
      ? []
      : assertNoAddedErrors(existing ? [existing.text] : [], localized.xliff, path);
  const xliff = await putXliff(files, article, existing, localized, room);
  const place = localizedPath(room.project.config, files.locale, files.article);
  const recorded = async () => (await room.recordOf(files.locale)).get(files.article)?.article;
  const standing = { ...files, path: place, present: files.localized, recorded };
  const bytes = localized.text === null ? null : save(localized.text);
  const byHand = bytes !== null && (await isChangedByHand(standing, bytes, room.session.readBytes));
  const isPut = bytes !== null && !byHand;
  // What a person wrote must not be taken for ours by the next sync.
  const before = byHand && files.made === null ? null : nothing.made;
  return {
    ...nothing,
    hashes: { ...hashes, xliff },
    made: isPut ? await room.outputs.put(place, bytes, files.localized) : before,
    byHand,
    warnings: byHand ? [...warnings, changedByHand(place)] : warnings,
    // What a machine was asked for when the sync was stopped is asked for again.
    complete: localized.problems.length === 0 && failures.length === 0 && !room.signal.aborted,
    manifest: bytes === null ? null : manifestEntry(localized, bytes),
    entries: localized.entries,
    wanted: localized.slots.filter(isWanted).map((slot) => sentenceKey(slot.segment.content)),
    problems: [...localized.problems, ...failures],
    returned: noticeOf(files, article, existing, room),
    violations: violations.filter(isFaultOfFile).length,
    people: peoplesTargets(
      localized.slots.map(({ segment, translation, kept }) => ({
        id: segment.id,
        target: translation.target,
        state: translation.state,
        origin: translation.origin,
        approved: kept?.approved ?? false,
      })),
    ),
  };
}

/** Whether an article in `language` needs no translation for `locale`: the same language, script and region. */
function isWrittenIn(language: Locale, locale: Locale): boolean {
  const full = (tag: Locale) => new Intl.Locale(tag).maximize().toString();
  return full(language) === full(locale);
}

function inputOf(
  files: JobFiles,
  article: Article,
  format: Format,
  existing: XliffDocument | null,
  room: JobRoom,
  failures: Problem[],
): Parameters<typeof localize>[0] {
  const { config, toolbox, glossary } = room.project;
  const { locale } = files;
  return {
    article,
    format,
    locale,
    file: xliffPath(config, locale, files.article),
    existing,
    memory: room.session.memory,
    target: targetSentences(locale, toolbox.segmenter(), toolbox.cutOptions()),
    translate: (slots) => translateSlots(slots, article.language, locale, room, failures),
    settings: {
      ...serializeSettings(config, toolbox),
      xliffVersion: xliffVersionOf(config, locale),
      renderFurniture: toolbox.renderer(article.language, locale),
      findTerms: glossary === null ? null : termFinder(glossary, article.language, locale),
    },
  };
}

/** Has the machine fill what the memory left empty. What it cannot give stays empty. */
async function translateSlots(
  slots: readonly Slot[],
  sourceLocale: Locale,
  targetLocale: Locale,
  { translator, signal }: JobRoom,
  failures: Problem[],
): Promise<readonly Slot[]> {
  const empty = slots.filter((slot) => slot.accepts === "anyone");
  if (!translator || empty.length === 0) return slots;
  const segments = empty.map((slot) => slot.segment.content);
  const result = await translator.translate({ sourceLocale, targetLocale, segments, signal });
  failures.push(...result.failures.map((failure) => failure.problem));
  const targets = new Map(empty.map((slot, index) => [slot, result.targets[index]]));
  return slots.map((slot) => {
    const target = targets.get(slot);
    if (!target) return slot;
    const offer = {
      source: slot.segment.content,
      target,
      quality: 0,
      origin: "machine",
      from: translator.name,
    } as const;
    return addOffers(withTarget(slot, target, "needs-review-translation", "machine"), [offer]);
  });
}

async function putXliff(
  files: JobFiles,
  article: Article,
  existing: ExistingFile | null,
  localized: Localized,
  room: JobRoom,
): Promise<string | null> {
  const { config } = room.project;
  const { locale, renamedFrom } = files;
  const path = xliffPath(config, locale, files.article);
  const leaving = [
    ...localized.leaving.map((one) => retiredEntry(one, article.language, locale, files.article)),
    ...leftOut(article, existing, room.dropped.get(path) ?? []),
    // What somebody threw away is kept as a draft: no memory may fill it in again.
    ...(room.emptied.get(path) ?? []).map((entry) => ({
      ...entry,
      sourceLocale: article.language,
      targetLocale: locale,
      state: "needs-review-translation" as const,
    })),
  ];
  const retired = room.retired.get(locale);
  const isLeaving = retired && leaving.length > 0 && (await retired.add(leaving));
  const requires = [...(existing?.requires ?? []), ...(isLeaving ? [retired.path] : [])];
  const present = existing?.hash ?? null;
  const { outputs } = room;
  const before = renamedFrom === undefined ? present : null;
  const xliff =
    localized.xliff === null ? before : await outputs.put(path, localized.xliff, before, requires);
  if (renamedFrom !== undefined && present !== null) {
    outputs.remove(xliffPath(config, locale, renamedFrom), present, [path]);
    await removeLocalized(renamedFrom, locale, room, [path]);
  }
  return xliff;
}

/** Plans the removal of an article that is gone in this locale; one that a person has changed by hand stays. */
export async function removeLocalized(
  article: string,
  locale: Locale,
  { project, session, outputs, recordOf }: Pick<JobRoom, "project" | "session" | "outputs" | "recordOf">,
  requires: readonly string[],
): Promise<void> {
  const path = localizedPath(project.config, locale, article);
  const present = (await session.hashesOf([path], [])).get(path);
  if (!present) return;
  const job = session.state?.job(article, locale);
  const recorded = async () => (await recordOf(locale)).get(article)?.article;
  const known = { made: job?.outputs || null, earlier: summaryOf(job).earlier ?? [], recorded };
  if (await isChangedByHand({ path, present, ...known }, null, session.readBytes)) return;
  outputs.remove(path, present, requires);
}

function changedByHand(file: string): Problem {
  return {
    kind: "usage",
    file,
    message: "The localized article was changed by hand, and was left as it is.",
    advice: "Make the change in its XLIFF file, then delete this one: the next sync makes it anew.",
  };
}

function manifestEntry({ paragraphs, outdated }: Localized, bytes: Uint8Array): ManifestEntry {
  return { article: articleMark(bytes), paragraphs: Object.fromEntries(paragraphs), outdated };
}

function isWanted({ translation }: Slot): boolean {
  return (
    !translation.target ||
    (translation.origin === "machine" && translation.state === "needs-review-translation")
  );
}
