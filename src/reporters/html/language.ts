import { direction, tryLocale, UNDETERMINED } from "../../article/locale.ts";
import { escapeHtml } from "./escape.ts";

/** The attributes of an element with a text in a language: fonts, hyphenation and voices go by `lang`, the line's order by `dir`. */
export function languageAttributes(tag: string | undefined): string {
  const locale = tag === undefined ? undefined : tryLocale(tag);
  if (locale === undefined || locale === UNDETERMINED) return ' dir="auto"';
  return ` lang="${escapeHtml(locale)}" dir="${direction(locale)}"`;
}

/** A language's name in English, with its tag: `Ukrainian (uk)`; the tag alone where it has no name. */
export function languageName(tag: string): string {
  const locale = tryLocale(tag);
  const name = locale === undefined ? undefined : names.of(locale);
  return name === undefined || name === tag ? tag : `${name} (${tag})`;
}

const names = new Intl.DisplayNames(["en"], { type: "language", fallback: "none" });
