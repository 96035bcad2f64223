import { type Locale, sameLanguage } from "../article/locale.ts";
import { isFinished } from "../article/translation.ts";
import { withoutAddresses } from "../glossary/addresses.ts";
import type { Glossary } from "../glossary/concept.ts";
import { matcherOf } from "../glossary/matcher.ts";
import type { Check } from "./check.ts";
import { comparable, readingText } from "./reading.ts";
import untranslatable from "./untranslatable-words.json" with { type: "json" };

/** Said to be done, and still in the source language. */
export const targetEqualsSource: Check = {
  id: "target-equals-source",
  summary: "A finished target is the same as its source, although there are words to translate.",
  severity: "warning",
  *run({ document, glossary }) {
    const { sourceLocale, targetLocale } = document;
    if (sameLanguage(sourceLocale, targetLocale)) return;
    const oneScript = scriptOf(sourceLocale) === scriptOf(targetLocale);
    for (const segment of comparable(document.segments)) {
      if (!isFinished(segment.state) || segment.origin === "machine") continue;
      const source = readingText(segment.source).trim();
      if (source !== readingText(segment.target).trim()) continue;
      if (!hasWordsToTranslate(withoutTerms(source, glossary, sourceLocale), oneScript)) continue;
      yield {
        segment,
        message: "The translation is the same as the source. Translate it, or set the state back.",
      };
    }
  },
  examples: {
    good: [
      { source: "Troops in Kursk", target: "Війська в Курську", targetLocale: "uk" },
      {
        source: "https://example.org/news/today",
        target: "https://example.org/news/today",
        targetLocale: "vi",
      },
      { source: "12,500 km", target: "12,500 km", targetLocale: "de" },
      { source: "Ludwig van Beethoven", target: "Ludwig van Beethoven", targetLocale: "fr" },
      { source: "Sport", target: "Sport", targetLocale: "de" },
      {
        source: "Kursk region",
        target: "Kursk region",
        targetLocale: "da",
        glossary: "en,da\nKursk region,Kursk region\n",
      },
      { source: "The colour of money", target: "The colour of money", targetLocale: "en-AU" },
      {
        source: "Troops in Kursk",
        target: "Troops in Kursk",
        targetLocale: "uk",
        state: "needs-translation",
      },
    ],
    bad: [
      { source: "Troops in Kursk", target: "Troops in Kursk", targetLocale: "uk" },
      { source: "See the {1}map{/1}", target: "See the {1}map{/1}", targetLocale: "vi" },
      { source: "평양에서", target: "평양에서", sourceLocale: "ko", targetLocale: "ja" },
      { source: "map", target: "map", targetLocale: "ar" },
      {
        source: "North Korea Ratifies Treaty With Russia",
        target: "North Korea Ratifies Treaty With Russia",
        targetLocale: "fr",
        state: "final",
      },
    ],
  },
};

/** The glossary knows better than any rule what is a name. */
function withoutTerms(text: string, glossary: Glossary, locale: Locale): string {
  let result = "";
  let position = 0;
  for (const { start, end } of matcherOf(glossary, locale).find(text)) {
    if (start < position) continue;
    result += `${text.slice(position, start)}\ufffc`;
    position = end;
  }
  return result + text.slice(position);
}

const UNTRANSLATABLE = new Set(untranslatable.words);
/** So many capitalised words in a row are a headline, not a name. */
const HEADLINE = 5;

/**
 * Whether there are words that no other language has: one in lower case (or of a script without cases) is enough
 * between two scripts; within one script two words, as single ones are often shared («Sport», «Internet»).
 */
function hasWordsToTranslate(text: string, oneScript: boolean): boolean {
  const words = withoutAddresses(text).match(/[\p{L}\p{M}'’]{2,}/gu) ?? [];
  const translatable = words.filter((word) => !UNTRANSLATABLE.has(word.toLowerCase()));
  const lower = translatable.filter((word) => !/^\p{Lu}/u.test(word) && !/\p{Ll}\p{Lu}/u.test(word));
  if (translatable.length >= HEADLINE) return true;
  return lower.length > 0 && (!oneScript || translatable.length > 1);
}

function scriptOf(locale: Locale): string | undefined {
  return new Intl.Locale(locale).maximize().script;
}
