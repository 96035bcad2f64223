import { type Locale, languageOf } from "../../article/locale.ts";
import type { Concept, ConceptKind, Term } from "../concept.ts";
import type { Aliases, Gazetteer } from "./gazetteer.ts";

/** Where the main name carries what only an administration writes («Hong Kong SAR China»), and the alternate is the name. */
const SHORT_NAME_FIRST: ReadonlySet<string> = new Set(["CC", "HK", "MM", "MO", "PN", "PS"]);

const ORGANISATIONS: ReadonlySet<string> = new Set(["EU", "EZ", "UN"]);

/** Where concepts of the gazetteer say that they are defined. */
export const GAZETTEER_FILE = "CLDR";

/** What a place may be called in one language: the wording to propose, and others. */
export interface PlaceNames {
  readonly preferred: string;
  readonly admitted: readonly string[];
  readonly derived: readonly string[];
}

/** What the gazetteer knows of a place in a locale; `undefined` where it has no name there. */
export function placeNames(gazetteer: Gazetteer, key: string, locale: Locale): PlaceNames | undefined {
  const own: Aliases = gazetteer.aliasesIn(locale).get(key) ?? { admitted: [], derived: [] };
  const names = (gazetteer.namesIn(locale).get(key) ?? []).map((name) => written(name, locale));
  const [main = "", ...others] = SHORT_NAME_FIRST.has(key) && names.length > 1 ? names.slice(1) : names;
  const usual = [main, ...others].filter((name) => !isLabel(name));
  const [preferred, ...admitted] = [
    ...(own.preferred === undefined ? [] : [own.preferred]),
    ...(usual.length > 0 || main === "" ? usual : [withoutBrackets(main)]),
    ...own.admitted,
  ];
  if (preferred === undefined || preferred === "") return undefined;
  return {
    preferred,
    admitted: [...new Set(admitted)].filter((name) => name !== preferred),
    derived: own.derived,
  };
}

/**
 * All places of the gazetteer that have a name in the first of the locales, as concepts with their names in all of them: CLDR's
 * main name preferred, alternates and our additions admitted. Of a city and a country of the same name (Singapore) there is
 * the country alone.
 *
 * @param wanted the locale of the texts to be searched first, then those to have wordings in.
 * @example placeConcepts(gazetteer, [parseLocale("en"), parseLocale("uk")])
 */
export function placeConcepts(gazetteer: Gazetteer, wanted: readonly Locale[]): readonly Concept[] {
  const [first] = wanted;
  if (first === undefined) return [];
  const concepts = new Map<string, Concept>();
  for (const key of keysByKind(gazetteer.namesIn(first).keys())) {
    const concept = placeConcept(gazetteer, key, wanted);
    const name = concept?.terms.get(first)?.[0]?.text;
    if (concept !== undefined && name !== undefined && !concepts.has(name)) concepts.set(name, concept);
  }
  return [...concepts.values()];
}

/** One place as a concept, with the key as its id; `undefined` where it has no name in any of the locales. */
export function placeConcept(
  gazetteer: Gazetteer,
  key: string,
  locales: readonly Locale[],
): Concept | undefined {
  const terms = new Map<Locale, readonly Term[]>();
  const derived = new Map<Locale, readonly string[]>();
  for (const locale of locales) {
    const names = placeNames(gazetteer, key, locale);
    if (names === undefined) continue;
    terms.set(locale, [
      { text: names.preferred, status: "preferred" },
      ...names.admitted.map((text): Term => ({ text, status: "admitted" })),
    ]);
    if (names.derived.length > 0) derived.set(locale, names.derived);
  }
  if (terms.size === 0) return undefined;
  return {
    id: key,
    kind: kindOf(key),
    terms,
    forms: new Map(),
    derived,
    except: [],
    file: GAZETTEER_FILE,
    position: { line: 1, column: 1 },
  };
}

function kindOf(key: string): ConceptKind {
  return ORGANISATIONS.has(key) ? "organisation" : "place";
}

/** Territories before cities, each in code-unit order. */
function keysByKind(keys: Iterable<string>): readonly string[] {
  const all = [...keys].sort();
  return [...all.filter((key) => !key.includes("/")), ...all.filter((key) => key.includes("/"))];
}

/** As an article has it: English CLDR writes «&» for «and», and long names in a list have two spaces of different kinds. */
function written(name: string, locale: Locale): string {
  const plain = name.replace(/\u00a0/g, " ");
  return languageOf(locale) === "en" ? plain.replaceAll(" & ", " and ") : plain;
}

/** Names made for lists: «Congo (DRC)», «Congo - Kinshasa», «Beulah, North Dakota». */
function isLabel(name: string): boolean {
  return /[()（）,，]| [-–—] /.test(name);
}

function withoutBrackets(name: string): string {
  return name.replace(/\s*[(（].*$/, "").trim() || name;
}
