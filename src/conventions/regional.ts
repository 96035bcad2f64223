import type { Locale } from "../article/locale.ts";

/**
 * The entry of a table for a locale: its own, that of its language in its region or script, that of its language.
 *
 * @example
 * regional(table, parseLocale("fr-Latn-CA")) // the entry "fr-CA", else "fr"
 */
export function regional<Entry>(table: ReadonlyMap<string, Entry>, locale: Locale): Entry | undefined {
  const { language, region, script } = new Intl.Locale(locale).maximize();
  const tags = [locale, `${language}-${region}`, `${language}-${script}`, language];
  for (const tag of tags) {
    const entry = table.get(tag);
    if (entry !== undefined) return entry;
  }
  return undefined;
}
