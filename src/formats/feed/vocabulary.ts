import type { Handler } from "../xml/reader.ts";
import {
  createVocabulary,
  type Vocabulary,
  type VocabularyData,
  type XmlOptions,
} from "../xml/vocabulary.ts";
import { entryHandler } from "./entry.ts";
import { languageHandler } from "./language.ts";
import { type FeedMarkup, htmlHandler, titleHandler } from "./markup.ts";
import { mediaHandler } from "./media.ts";
import { typedHandler } from "./typed.ts";
import data from "./vocabulary.json" with { type: "json" };

/**
 * The elements of feeds, with a team's changes.
 *
 * @param more elements that a sort of feed reads otherwise.
 */
export function feedVocabulary(
  options: XmlOptions | undefined,
  more: VocabularyData["elements"] = {},
): Vocabulary {
  const { elements, ...rest } = data as VocabularyData; // the import loses the names of kinds
  return createVocabulary({ ...rest, elements: { ...elements, ...more } }, options);
}

/** Ways to read the elements of feeds. */
export function feedHandlers(markup: FeedMarkup): ReadonlyMap<string, Handler> {
  return new Map([
    ["html", htmlHandler(markup)],
    ["title", titleHandler(markup)],
    ["media", mediaHandler(markup)],
    ["typed", typedHandler(markup)],
    ["language", languageHandler],
    ["entry", entryHandler],
  ]);
}
