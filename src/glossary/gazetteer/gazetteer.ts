import { type Locale, languageOf, scriptOf, tryLocale } from "../../article/locale.ts";

/**
 * What a place is called, by its key: a territory of CLDR (`KP`, `EU`; `142` for Asia) or the zone of a city (`Europe/Kyiv`).
 * The first name is CLDR's main one, alternates follow.
 */
export type Names = ReadonlyMap<string, readonly string[]>;

/** What we add to CLDR's names of a place in one language. */
export interface Aliases {
  /** What to propose where CLDR has a label that nobody writes in a text («Congo - Kinshasa»). */
  readonly preferred?: string;
  /** Other names that news uses for the same place: КНДР, Штати. */
  readonly admitted: readonly string[];
  /** Words made from the name that a language's rules do not find: американський, британець. In their dictionary form. */
  readonly derived: readonly string[];
}

/** Names of countries, regions and cities, as suggestions: nothing of it is any team's house style. */
export interface Gazetteer {
  /** The version of CLDR that names are of. */
  readonly version: string;
  /** The names in a locale; empty where CLDR has none or too few. */
  namesIn(locale: Locale): Names;
  /** What we add to them. */
  aliasesIn(locale: Locale): ReadonlyMap<string, Aliases>;
}

/** Gives the text of one of the gazetteer's files, such as `names/uk.json`; `undefined` where there is none. */
export type ReadGazetteerFile = (name: string) => string | undefined;

/**
 * Makes the gazetteer over its files. A locale's files are read when it is asked for, and kept.
 *
 * @example
 * const gazetteer = createGazetteer(packagedGazetteerFile);
 * gazetteer.namesIn(parseLocale("uk")).get("KP") // ["Північна Корея"]
 */
export function createGazetteer(read: ReadGazetteerFile): Gazetteer {
  const { version, parents } = readIndex(read("names/cldr.json"));
  const names = new Map<Locale, Names>();
  const aliases = new Map<Locale, ReadonlyMap<string, Aliases>>();
  return {
    version,
    namesIn: (locale) =>
      kept(names, locale, () => inherited(chain(locale), (tag) => namesOf(read(`names/${tag}.json`)))),
    aliasesIn: (locale) =>
      kept(aliases, locale, () => inherited(chain(locale), (tag) => aliasesOf(read(`aliases/${tag}.json`)))),
  };

  function chain(locale: Locale): readonly string[] {
    return inheritance(locale, parents);
  }
}

/**
 * The tags whose files hold for a locale, its own first: CLDR's parents (`es-MX`, `es-419`, `es`), never across
 * scripts (`sr-Latn` has nothing of `sr`).
 */
export function inheritance(locale: Locale, parents: ReadonlyMap<string, string | null>): readonly string[] {
  const tags: string[] = [];
  let tag: string | null = withScript(locale);
  while (tag !== null && tag !== "" && !tags.includes(tag)) {
    tags.push(tag);
    const parent: string | null | undefined = parents.get(tag);
    tag = parent === undefined ? shorter(tag) : parent;
  }
  return tags;
}

/** `zh-TW` is `zh-Hant-TW` to CLDR, as a country may write otherwise than its language by itself. */
function withScript(locale: Locale): string {
  const { script, region, language } = new Intl.Locale(locale);
  const plain = tryLocale(language);
  if (script !== undefined || region === undefined || plain === undefined) return locale;
  const needed = scriptOf(locale);
  return needed === scriptOf(plain) ? locale : locale.replace(/^[a-z]+/, `$&-${needed}`);
}

function shorter(tag: string): string | null {
  const cut = tryLocale(tag.replace(/-?[^-]+$/, ""));
  const whole = tryLocale(tag);
  if (cut === undefined || whole === undefined) return null;
  return languageOf(cut) === languageOf(whole) && scriptOf(cut) === scriptOf(whole) ? cut : null;
}

function inherited<T>(
  tags: readonly string[],
  read: (tag: string) => Iterable<readonly [string, T]>,
): ReadonlyMap<string, T> {
  const all = new Map<string, T>();
  for (const tag of tags) for (const [key, value] of read(tag)) if (!all.has(key)) all.set(key, value);
  return all;
}

function kept<T>(cache: Map<Locale, T>, locale: Locale, make: () => T): T {
  const known = cache.get(locale);
  if (known !== undefined) return known;
  const made = make();
  cache.set(locale, made);
  return made;
}

function readIndex(text: string | undefined): {
  readonly version: string;
  readonly parents: ReadonlyMap<string, string | null>;
} {
  if (text === undefined) return { version: "", parents: new Map() };
  const { version, parents } = JSON.parse(text) as {
    version: string;
    parents: Record<string, string | null>;
  }; // our own data
  return { version, parents: new Map(Object.entries(parents)) };
}

function namesOf(text: string | undefined): (readonly [string, readonly string[]])[] {
  if (text === undefined) return [];
  const names = JSON.parse(text) as Record<string, string | string[]>; // our own data
  return Object.entries(names).map(([key, name]) => [key, typeof name === "string" ? [name] : name]);
}

function aliasesOf(text: string | undefined): (readonly [string, Aliases])[] {
  if (text === undefined) return [];
  const aliases = JSON.parse(text) as Record<string, Partial<Aliases>>; // our own data
  return Object.entries(aliases).map(([key, given]) => [key, { admitted: [], derived: [], ...given }]);
}
