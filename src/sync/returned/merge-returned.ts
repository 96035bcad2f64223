import { basename } from "node:path";
import type { Locale } from "../../article/locale.ts";
import { ExonymError, type Problem } from "../../article/problem.ts";
import { listXliff } from "../../project/articles.ts";
import { isThere } from "../../project/data-files.ts";
import { decodeXml } from "../../project/encoding.ts";
import { readBytes } from "../../project/files.ts";
import { fingerprint } from "../../project/fingerprint.ts";
import { retiredPath, STATE_FOLDER, xliffPath } from "../../project/paths.ts";
import type { XliffDocument } from "../../xliff/model.ts";
import { readXliff } from "../../xliff/read.ts";
import { assertNoAddedErrors } from "../../xliff/validation/added.ts";
import { validateXliff } from "../../xliff/validation/validate.ts";
import type { Violation } from "../../xliff/validation/violation.ts";
import { type Change, createOutputs } from "../outputs.ts";
import { localesToDo, type Project } from "../project.ts";
import { retiredFile } from "../retired.ts";
import { openSession, type Session, skippedProblem } from "../session.ts";
import { applyTo, noteUnmatched } from "./apply.ts";
import type { Search } from "./find-place.ts";
import { finishMerge, writtenOf } from "./finish-merge.ts";
import type { Place } from "./locate.ts";
import type { Known, Reconciliation } from "./model.ts";
import type { Part } from "./parts.ts";
import { placeParts } from "./place-parts.ts";
import { type QuarantineRoom, quarantine, retireHeld } from "./quarantine.ts";
import { reconcile } from "./reconcile.ts";
import { type Current, historyOf, openShelf } from "./shelf.ts";

export interface MergeOptions {
  /** Only these locales; a single one is taken for that of every file, whatever the file says. */
  readonly locales?: readonly Locale[] | undefined;
  readonly dryRun?: boolean;
  /** The file that was sent out, as the user names it: so it can be told who changed what. */
  readonly sent?: string | undefined;
  readonly wait?: boolean;
  readonly onProgress?: (done: number, total: number, label: string) => void;
}

/** What came of one article of a returned file. */
export interface MergedArticle extends Place {
  readonly result: Reconciliation;
  /** Where the returned file and the report on it stand; `null` where everything was taken. */
  readonly quarantine: string | null;
  readonly report: string | null;
}

/** What came of one returned file. */
export interface MergedFile {
  readonly file: string;
  readonly articles: readonly MergedArticle[];
  /** Places where it breaks rules of XLIFF; looked for only where something of it could not be taken. */
  readonly violations: number;
  /** Why the file, or a part of it, could not be merged. */
  readonly problems: readonly Problem[];
}

/** What a merge did. */
export interface MergeReport {
  readonly files: readonly MergedFile[];
  readonly changes: readonly Change[];
  /** What is not about a single returned file. */
  readonly problems: readonly Problem[];
}

/**
 * Takes what translators have returned into the project's XLIFF files: all of it at once or nothing. A file that cannot
 * be used is a problem and does not stop the others. What could not be taken stands in quarantine, with a report.
 *
 * @param paths files as the user names them, absolute or relative to the working directory.
 * @throws ExonymError where nothing can be done at all: another sync runs, the disk is full.
 * @example const { files } = await mergeReturned(await openProject("."), ["from-agency/treaty.uk.xlf"]);
 */
export async function mergeReturned(
  project: Project,
  paths: readonly string[],
  options: MergeOptions = {},
): Promise<MergeReport> {
  const { config } = project;
  const locales = localesToDo(config, options.locales);
  const remembers = !options.dryRun || (await isThere(config, STATE_FOLDER));
  const session = await openSession(config.root, {
    mode: remembers ? "write" : "dry-run",
    wait: options.wait ?? true,
  });
  try {
    const room = await openRoom(project, session, locales, options);
    const files: MergedFile[] = [];
    for (const [index, path] of paths.entries()) {
      options.onProgress?.(index, paths.length, "files");
      files.push(await mergeFile(path, room));
    }
    const skipped = await finishMerge(room, options.dryRun ?? false);
    const left = new Set(skipped.map(({ path }) => path));
    const pathOf = ({ locale, article }: Place) => xliffPath(config, locale, article);
    return {
      files: files.map((file) => ({
        ...file,
        articles: file.articles.flatMap((each) => writtenOf(each, pathOf(each), left)),
      })),
      changes: room.outputs.changes.filter(({ path }) => !left.has(path)),
      problems: [
        ...session.recovered,
        ...skipped.map((each) => ({ ...skippedProblem(each), advice: MERGE_AGAIN })),
      ],
    };
  } catch (error) {
    await session.journal?.discard();
    throw error;
  } finally {
    session.close();
  }
}

const MERGE_AGAIN =
  "Then merge the returned file again; where what was not taken could not be kept, nothing was taken.";

interface MergeRoom extends QuarantineRoom {
  readonly search: Search;
  readonly sent: XliffDocument | null;
  /** Fingerprints of the returned files of this run. */
  readonly seen: Map<string, MergedFile>;
  /** Quarantined files and reports of this run, by path. */
  readonly kept: Set<string>;
}

async function openRoom(
  project: Project,
  session: Session,
  locales: readonly Locale[],
  { dryRun, locales: asked, sent }: MergeOptions,
): Promise<MergeRoom> {
  const { config } = project;
  const places: Place[] = [];
  for (const locale of locales) {
    for (const article of (await listXliff(config, locale)).articles) places.push({ article, locale });
  }
  const read = async (path: string) =>
    (await isThere(config, path)) ? (await session.read(path)).text : null;
  return {
    project,
    session,
    outputs: createOutputs(dryRun ? null : session.journal),
    search: {
      places,
      locales,
      asked: asked?.length === 1 ? (asked[0] ?? null) : null,
      shelf: openShelf(project),
    },
    retired: new Map(locales.map((locale) => [locale, retiredFile(retiredPath(config, locale), read)])),
    sent: sent === undefined ? null : readXliff(decodeXml(await readBytes(sent), sent).text, sent),
    seen: new Map(),
    kept: new Set(),
  };
}

async function mergeFile(path: string, room: MergeRoom): Promise<MergedFile> {
  const problems: Problem[] = [];
  const articles: MergedArticle[] = [];
  try {
    const bytes = await readBytes(path);
    const hash = fingerprint(bytes);
    const same = room.seen.get(hash);
    if (same) return { ...same, file: path };
    const document = readXliff(decodeXml(bytes, path).text, path);
    for (const { place, parts } of await placeParts(document, path, room.search, problems)) {
      const current = await room.search.shelf.get(place);
      articles.push(await mergeParts(current, parts, { path, bytes, hash }, room));
    }
    const isHeld = articles.some(({ result }) => result.held.length > 0);
    const violations = isHeld ? validateXliff(document.text, path).filter(isError).length : 0;
    const merged = { file: path, articles, violations, problems };
    room.seen.set(hash, merged);
    return merged;
  } catch (error) {
    if (!(error instanceof ExonymError) || room.outputs.failure) throw error;
    return { file: path, articles, violations: 0, problems: [...problems, error.problem] };
  }
}

function isError({ severity }: Violation): boolean {
  return severity === "error";
}

interface ReturnedFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly hash: string;
}

async function mergeParts(
  current: Current,
  parts: readonly Part[],
  file: ReturnedFile,
  room: MergeRoom,
): Promise<MergedArticle> {
  const { locale, article } = current;
  const segments = parts.flatMap((part) => part.segments);
  const segmenter = room.project.toolbox.segmenter();
  const earlier = current.document;
  const result = reconcile(
    current.document,
    { segments, targetLocale: locale },
    {
      known: knownOf(current, room),
      locale,
      sentences: (words) => segmenter(words, locale),
      from: basename(file.path),
    },
  );
  try {
    applyTo(current, result, basename(file.path));
    assertNoAddedErrors([earlier.text], current.document.text, current.path);
    const kept = await keepHeld(current, result, file, room);
    noteUnmatched({ ...current, document: earlier }, result);
    return { article, locale, result, ...kept };
  } catch (error) {
    // The file is shared by all that was returned for it: what others brought stays taken.
    current.document = earlier;
    throw error;
  }
}

/** Plans all that keeps what was not taken; our own file is written only after it. */
async function keepHeld(
  current: Current,
  result: Reconciliation,
  file: ReturnedFile,
  room: MergeRoom,
): Promise<Pick<MergedArticle, "quarantine" | "report">> {
  const { locale, article } = current;
  const name = basename(file.path);
  const { sourceLocale } = current.document;
  for (const path of await retireHeld(result, { article, locale, sourceLocale }, room)) {
    current.requires.add(path);
  }
  if (result.held.length === 0) return { quarantine: null, report: null };
  const kept = await quarantine(
    { ...file, name, article, locale, xliff: current.path },
    result,
    room,
    room.kept,
  );
  for (const path of kept.written) current.requires.add(path);
  return { quarantine: kept.file, report: kept.report };
}

function knownOf(current: Current, { session, sent }: MergeRoom): Known {
  if (sent !== null) return { kind: "sent", document: sent };
  if (session.state === null) return { kind: "nothing" };
  return { kind: "history", history: historyOf(session.state, current.path) };
}
