import type { SegmentId } from "../article/identity.ts";
import type { Locale } from "../article/locale.ts";
import { type Problem, usageError } from "../article/problem.ts";
import type { Glossary } from "../glossary/concept.ts";
import type { Configuration } from "../project/configuration.ts";
import type { XliffVersion } from "../xliff/model.ts";
import { readXliff } from "../xliff/read.ts";
import { assertNoAddedErrors } from "../xliff/validation/added.ts";
import { writeXliff } from "../xliff/write.ts";
import type { ArticleFile } from "./article-file.ts";
import { compose, type Translation } from "./compose.ts";
import { planBlocks } from "./localize.ts";
import { merge } from "./merge.ts";
import { articleFor } from "./plurals.ts";
import { type Prepared, prepare, prepareSettings } from "./prepare.ts";
import { targetSentences } from "./resegment.ts";
import { serializeComposition, serializeSettings } from "./serialize.ts";
import { termFinder } from "./terms.ts";
import type { Toolbox } from "./toolbox.ts";

/** One article, outside of any sync. */
export interface SingleArticle {
  readonly opened: ArticleFile;
  /** Its path as the user knows it. */
  readonly file: string;
  /** What XLIFF files call it. */
  readonly original: string;
  /** Detected where it is not given. */
  readonly sourceLanguage?: Locale | undefined;
}

/** The settings that matter here. */
export type SingleSettings = Pick<Configuration, "sourceLanguages" | "detection">;

/** The settings that matter where an article is put together. */
export type ComposeSingleSettings = SingleSettings &
  Pick<Configuration, "fallback" | "frontMatter" | "conventions" | "locales">;

/** @throws ExonymError (usage) where the article has no text, or its language cannot be told. */
function prepareSingle(
  { opened, original, file, sourceLanguage }: SingleArticle,
  toolbox: Toolbox,
  settings: SingleSettings,
): Prepared {
  return prepare(opened.text, original, file, {
    ...prepareSettings(opened.format, toolbox, settings),
    sourceLanguage,
  });
}

/**
 * The XLIFF file for one article, with nothing translated yet.
 *
 * @param glossary for the terms that the file tells translators.
 */
export function extractSingle(
  article: SingleArticle,
  target: Locale,
  version: XliffVersion,
  toolbox: Toolbox,
  settings: SingleSettings,
  glossary: Glossary | null = null,
): { readonly xliff: string; readonly warnings: readonly Problem[] } {
  const prepared = prepareSingle(article, toolbox, settings);
  const { slots } = merge(articleFor(prepared.article, target), []);
  const head = {
    version,
    original: article.original,
    datatype: article.opened.format.datatype,
    sourceLocale: prepared.article.language,
    targetLocale: target,
  };
  const findTerms = glossary === null ? null : termFinder(glossary, prepared.article.language, target);
  const xliff = writeXliff(head, planBlocks(slots, findTerms));
  assertNoAddedErrors([], xliff, article.file);
  return { xliff, warnings: prepared.warnings };
}

/** A localized article, or the problems that stand in its way. */
export interface ComposedSingle {
  readonly text: string | null;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

/**
 * Puts a XLIFF file's translations into its article, by content: sentences that the file does not have stay as they
 * are in the source, and a translation of an earlier wording stands in as it does in a sync.
 */
export function composeSingle(
  article: SingleArticle,
  xliff: { readonly text: string; readonly file: string },
  toolbox: Toolbox,
  settings: ComposeSingleSettings,
): ComposedSingle {
  const document = readXliff(xliff.text, xliff.file);
  const prepared = prepareSingle({ sourceLanguage: document.sourceLocale, ...article }, toolbox, settings);
  const locale = document.targetLocale;
  const own = articleFor(prepared.article, locale);
  const { slots } = merge(
    own,
    document.segments,
    targetSentences(locale, toolbox.segmenter(), toolbox.cutOptions()),
  );
  if (document.segments.length > 0 && slots.length > 0 && slots.every(({ kept }) => kept === null)) {
    throw usageError(
      "The file has no sentence of this article.",
      "Name the XLIFF file that was made from this very article.",
      { file: xliff.file },
    );
  }
  const translations = new Map<SegmentId, Translation>(
    slots.map((slot) => [slot.segment.id, slot.translation]),
  );
  const composition = compose(own, translations, {
    locale,
    fallback: settings.fallback,
    renderFurniture: toolbox.renderer(own.language, locale),
    conventions: settings.conventions,
  });
  const result = serializeComposition(composition, {
    article: own,
    format: article.opened.format,
    locale,
    file: xliff.file,
    xliff: xliff.text,
    settings: serializeSettings(settings, toolbox),
  });
  return { ...result, warnings: prepared.warnings };
}
