import { basename } from "node:path";
import { usageError } from "../../article/problem.ts";
import type { Article } from "../../article/unit.ts";
import { formatNamed } from "../../formats/formats.ts";
import { xliffVersionOf } from "../../project/configuration.ts";
import { xliffPath } from "../../project/paths.ts";
import type { XliffDocument } from "../../xliff/model.ts";
import { termFinder } from "../terms.ts";
import { markCopies } from "./copies.ts";
import { mendTargets, restoreLayout } from "./in-place.ts";
import type { Place } from "./locate.ts";
import { isMostlyGarbled } from "./mojibake.ts";
import { type QuarantineRoom, quarantine, retireHeld } from "./quarantine.ts";

/** A XLIFF file in its place, as a translator's tool may have left it. */
export interface StandingFile {
  readonly document: XliffDocument;
  readonly encoding: string;
  readonly bytes: Uint8Array;
  readonly hash: string;
}

/** What a sync found in a XLIFF file that came back changed in shape, or put right in it. */
export interface ReturnedNotice extends Place {
  /** The XLIFF file, relative to the project. */
  readonly file: string;
  /** Targets that were taken over into our layout; 0 where the layout was ours. */
  readonly taken: number;
  /** What was put right, each once. */
  readonly repairs: readonly string[];
  readonly held: number;
  /** `null` where the file was left in its shape. */
  readonly report: string | null;
}

/** The file to work on, and what has to be written before it may be replaced. */
export interface TakenIn {
  readonly document: XliffDocument;
  readonly requires: readonly string[];
  readonly notice: ReturnedNotice | null;
}

/**
 * Makes a file workable that a translator's tool left in another shape: its targets are taken over into our layout, and
 * the bytes are kept with a report. A file of our shape stays in it; targets are put right there.
 *
 * @throws ExonymError (usage) where the letters of the translations are damaged.
 */
export async function takeIn(
  standing: StandingFile,
  article: Article,
  place: Place,
  room: QuarantineRoom,
): Promise<TakenIn> {
  const { config, toolbox, glossary } = room.project;
  const { locale } = place;
  const file = xliffPath(config, locale, place.article);
  if (isMostlyGarbled(standing.document.segments, locale)) {
    throw usageError(
      "The letters of the translations are damaged: the file was saved or opened in a wrong encoding.",
      "Export it from the tool again, as UTF-8; it was left as it is.",
      { file },
    );
  }
  const version = xliffVersionOf(config, locale);
  const segmenter = toolbox.segmenter();
  const marked = markCopies(standing.document);
  const restored = restoreLayout({
    document: marked.document,
    encoding: standing.encoding,
    article,
    locale,
    head: {
      version,
      original: article.path,
      datatype: formatNamed(article.format).datatype,
      sourceLocale: article.language,
      targetLocale: locale,
    },
    findTerms: glossary === null ? null : termFinder(glossary, article.language, locale),
    sentences: (words) => segmenter(words, locale),
    from: basename(file),
  });
  if (restored === null) {
    const { document, repairs: mended } = mendTargets(marked.document, article);
    const repairs = [...marked.repairs, ...mended];
    const notice = { ...place, file, taken: 0, repairs, held: 0, report: null };
    return { document, requires: [], notice: repairs.length === 0 ? null : notice };
  }
  const { result, document } = restored;
  const { bytes, hash } = standing;
  const kept = await quarantine(
    { name: basename(file), bytes, hash, ...place, xliff: file },
    result,
    room,
    new Set(),
  );
  const retired = await retireHeld(result, { ...place, sourceLocale: article.language }, room);
  return {
    document,
    requires: [...kept.written, ...retired],
    notice: {
      ...place,
      file,
      taken: result.taken.length,
      repairs: [...marked.repairs, ...new Set(result.repairs.map(({ what }) => what))],
      held: result.held.length,
      report: kept.report,
    },
  };
}
