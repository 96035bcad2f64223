import { type Content, plainText } from "../article/content.ts";
import { type Locale, sameLanguage, tryLocale, UNDETERMINED } from "../article/locale.ts";
import { type Problem, usageError, withFile } from "../article/problem.ts";
import type { Article, Furniture, ParsedArticle } from "../article/unit.ts";
import type { Format, FormatOptions } from "../formats/format.ts";
import { contradicts, detect } from "../language/detect.ts";
import type { Configuration } from "../project/configuration.ts";
import type { Segmenter } from "../segmentation/segmenter.ts";
import { type CutOptions, segmentUnits } from "../segmentation/unit.ts";
import type { Toolbox } from "./toolbox.ts";

/** What turns an article's text into an {@link Article}. */
export interface PrepareSettings {
  readonly format: Format;
  readonly formatOptions: FormatOptions;
  readonly segmenter: Segmenter;
  /** What a team's SRX file says of markup at a break; the defaults of SRX where it is not given. */
  readonly cutOptions?: CutOptions;
  /** The languages among which detection chooses; empty: all. */
  readonly sourceLanguages: readonly Locale[];
  /** Said by the user on the command line; nothing is detected then. */
  readonly sourceLanguage?: Locale | undefined;
  /** Below this, from 0 to 1, the language counts as unknown. */
  readonly minimumConfidence: number;
  /** Recognises standing lines of a language; `null`: none are. */
  readonly recogniser: ((language: Locale) => (content: Content) => Furniture | undefined) | null;
}

/** What a project says of preparing an article of a format. */
export function prepareSettings(
  format: Format,
  toolbox: Toolbox,
  { sourceLanguages, detection }: Pick<Configuration, "sourceLanguages" | "detection">,
): PrepareSettings {
  return {
    format,
    formatOptions: toolbox.formatOptions,
    segmenter: toolbox.segmenter(),
    cutOptions: toolbox.cutOptions(),
    sourceLanguages,
    minimumConfidence: detection.minimumConfidence,
    recogniser: toolbox.recogniser,
  };
}

/** An article, and what a journalist should know about it although it can be worked on. */
export interface Prepared {
  readonly article: Article;
  readonly warnings: readonly Problem[];
}

/** Longest article, in UTF-16 code units: twenty novels, and what a machine of today has the memory for. */
const LONGEST_ARTICLE = 12_000_000;

/** Text that detection looks at, in UTF-16 code units: more makes no difference. */
const DETECTION_SAMPLE = 6_000;

/**
 * Extract, detect, segment: the first three stages.
 *
 * @param file The article's path as the user knows it, for messages; `path` is its path below the source folder.
 * @throws ExonymError (usage) where the article has no text, or its language cannot be told.
 */
export function prepare(text: string, path: string, file: string, settings: PrepareSettings): Prepared {
  if (text.length > LONGEST_ARTICLE) {
    throw usageError(
      `The article is longer than ${LONGEST_ARTICLE / 1_000_000} million characters.`,
      "Split it, or exclude it in the configuration.",
      { file },
    );
  }
  const parsed = withFile(file, () => settings.format.parse(text, settings.formatOptions));
  if (parsed.units.length === 0) {
    throw usageError(
      "The article has no text to translate.",
      "Write something into it, or exclude it in the configuration; its translations were left as they are.",
      { file },
    );
  }
  const { language, warnings } = languageOfArticle(parsed, file, settings);
  const units = segmentUnits(
    parsed.units,
    language,
    settings.segmenter,
    settings.recogniser?.(language),
    settings.cutOptions,
  );
  const parts = (parsed.warnings ?? []).map((warning) => ({ ...warning, file }));
  return {
    article: { path, format: settings.format.name, language, text, units },
    warnings: [...parts, ...warnings],
  };
}

function languageOfArticle(
  parsed: ParsedArticle,
  file: string,
  settings: PrepareSettings,
): { language: Locale; warnings: readonly Problem[] } {
  if (settings.sourceLanguage) return { language: settings.sourceLanguage, warnings: [] };
  const only = settings.sourceLanguages;
  const sample = sampleOf(parsed);
  const declared = parsed.declaredLanguage?.trim() || undefined;
  const hint = declared === undefined ? undefined : tryLocale(declared);
  if (hint && only.length > 0 && !only.some((language) => sameLanguage(language, hint))) {
    throw usageError(
      `The article says that it is in ${hint}, which is not among the project's source languages (${only.join(", ")}).`,
      "Correct its front matter or its lang attribute, or add the language to sourceLanguages in the configuration.",
      { file },
    );
  }
  if (hint) {
    const free = detect(sample);
    if (!contradicts(free, hint)) return { language: hint, warnings: [] };
    const message = `The article says that it is in ${hint}, but the text looks like ${free.language}.`;
    const advice = "Correct its front matter or its lang attribute if that is wrong.";
    return { language: hint, warnings: [{ kind: "usage", file, message, advice }] };
  }
  const detection = detect(sample, only.length > 0 ? { only } : {});
  if (detection.language === UNDETERMINED || detection.confidence < settings.minimumConfidence) {
    const among = only.length > 0 ? ` among ${only.join(", ")}` : "";
    throw usageError(
      `The article's language could not be told${among}.`,
      "Add «lang» to its front matter or its outermost element, or check sourceLanguages in the configuration.",
      { file },
    );
  }
  if (declared === undefined) return { language: detection.language, warnings: [] };
  const message = `The article says that it is in «${declared.slice(0, 60)}», which is not a language tag; the text looks like ${detection.language}.`;
  const advice = "Write a BCP 47 tag, such as en or uk.";
  return { language: detection.language, warnings: [{ kind: "usage", file, message, advice }] };
}

function sampleOf(parsed: ParsedArticle): string {
  const pieces: string[] = [];
  let length = 0;
  for (const unit of parsed.units) {
    if (length >= DETECTION_SAMPLE) break;
    const piece = plainText(unit.content);
    pieces.push(piece);
    length += piece.length;
  }
  return pieces.join("\n").slice(0, DETECTION_SAMPLE);
}
