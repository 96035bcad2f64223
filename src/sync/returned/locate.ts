import { type Locale, sameLanguage, UNDETERMINED } from "../../article/locale.ts";

/** An article's XLIFF file in one locale. */
export interface Place {
  readonly article: string;
  readonly locale: Locale;
}

/** Endings of bilingual files of the tools that wrap XLIFF. */
export const RETURNED_ENDINGS = [".xlf", ".xliff", ".sdlxliff", ".mqxliff", ".mxliff"];

/**
 * The articles that a returned file names, best first: by its `original`, else by its own name. Paths of another machine,
 * with either slash, count by their end.
 *
 * @param fileName the returned file's name, without folders.
 */
export function articlesNamed(
  original: string,
  fileName: string,
  articles: readonly string[],
): readonly string[] {
  const named = byPath(original, articles);
  if (named.length > 0) return named;
  return byPath(bareName(fileName), articles);
}

function byPath(name: string, articles: readonly string[]): readonly string[] {
  const wanted = bareName(name.replaceAll("\\", "/").replace(/^[a-z]+:\/+/i, "")).toLowerCase();
  if (wanted === "") return [];
  const exact = articles.filter((article) => article.toLowerCase() === wanted);
  if (exact.length > 0) return exact;
  const longer = articles.filter((article) => wanted.endsWith(`/${article.toLowerCase()}`));
  if (longer.length > 0) return longest(longer);
  return articles.filter((article) => article.toLowerCase().endsWith(`/${wanted}`));
}

function longest(articles: readonly string[]): readonly string[] {
  const length = Math.max(...articles.map((article) => article.length));
  return articles.filter((article) => article.length === length);
}

/** `treaty.md` of `treaty.md.uk.sdlxliff`. */
function bareName(name: string): string {
  let result = name;
  for (;;) {
    const ending = RETURNED_ENDINGS.find((each) => result.toLowerCase().endsWith(each));
    if (ending === undefined) break;
    result = result.slice(0, -ending.length);
  }
  return result.replace(/[._-][a-z]{2,3}(?:[-_][A-Za-z]{2,4})?$/, (tag) => (isEnding(tag) ? tag : ""));
}

/** `.md` looks like a language, and is an ending of articles. */
function isEnding(tag: string): boolean {
  return /^\.(?:md|txt|htm|xml|mdx)$/.test(tag);
}

/** The project's locale that a file's target language stands for; `undefined` where there is none. */
export function localeMeant(declared: Locale, locales: readonly Locale[]): Locale | undefined {
  if (declared === UNDETERMINED) return undefined;
  if (locales.includes(declared)) return declared;
  const near = locales.filter((locale) => sameLanguage(locale, declared));
  return near.length === 1 ? near[0] : undefined;
}
