import type { Locale } from "../article/locale.ts";

/** A version of an article in another language, as HTML's `<link rel="alternate" hreflang>` has it. */
export interface AlternateLink {
  /** A BCP 47 tag, or `x-default` for readers of no listed language. */
  readonly hreflang: string;
  readonly href: string;
}

/**
 * The addresses of an article in all its languages: its own first, then the locales in their order, then `x-default`,
 * which is the source.
 *
 * @param pattern an address with `{locale}`, and `{path}` (`news/kursk.html`) or `{page}` (without the ending, and
 * without a last `index`).
 * @param path the article's, with `/`.
 * @example
 * alternateLinks("https://example.org/{locale}/{page}", "news/kursk.md", en, [fr])[1]?.href // "https://example.org/fr/news/kursk"
 */
export function alternateLinks(
  pattern: string,
  path: string,
  source: Locale,
  locales: readonly Locale[],
): AlternateLink[] {
  const names: Readonly<Record<string, string>> = { path: encoded(path), page: encoded(pageOf(path)) };
  const hrefOf = (locale: Locale) =>
    pattern.replace(/\{(locale|path|page)\}/g, (_, name: string) =>
      name === "locale" ? locale : (names[name] ?? ""),
    );
  const links = [...new Set([source, ...locales])].map((locale) => ({
    hreflang: locale,
    href: hrefOf(locale),
  }));
  return [...links, { hreflang: "x-default", href: hrefOf(source) }];
}

/** A path without its ending: what Hugo takes for the key of pages that are translations of one another. */
export function translationKey(path: string): string {
  return path.replace(/(?<=[^/])\.[^./]*$/, "");
}

function pageOf(path: string): string {
  return translationKey(path).replace(/(?:^|(?<=\/))_?index$/, "");
}

function encoded(path: string): string {
  return path.toWellFormed().split("/").map(encodeURIComponent).join("/");
}
