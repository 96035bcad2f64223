import type { Locale } from "../article/locale.ts";

/**
 * The entry of a table for a locale: its own, that of its language in its region or script, that of its language.
 *
 * @example
 * regional(table, parseLocale("fr-Latn-CA")) // the entry "fr-CA", else "fr"
 */
export function regional<Entry>(table: ReadonlyMap<string, Entry>, locale: Locale): Entry | undefined {
  for (const tag of tagsOf(locale)) {
    const entry = table.get(tag);
    if (entry !== undefined) return entry;
  }
  return undefined;
}

function tagsOf(locale: Locale): readonly string[] {
  let tags = TAGS.get(locale);
  if (tags === undefined) {
    const { language, region, script } = new Intl.Locale(locale).maximize();
    tags = [locale, `${language}-${region}`, `${language}-${script}`, language];
    TAGS.set(locale, tags);
  }
  return tags;
}

/** Asked for every mark, and slow to find; a project has few locales. */
const TAGS = new Map<Locale, readonly string[]>();
