import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import renamedZones from "../../../src/glossary/gazetteer/renamed-zones.json" with { type: "json" };

/** A country, region or city of CLDR. */
export interface PlaceName {
  /** The first of its keys; also its id in the glossary. */
  readonly id: string;
  /** Territory codes and ids of time zones that are called the same in English: `LU`, `Europe/Luxembourg`. */
  readonly keys: readonly string[];
  /** English wordings, CLDR's own before its alternates. */
  readonly english: readonly string[];
}

/** What a place is called in one language. */
export interface Wordings {
  readonly preferred: string;
  readonly admitted: readonly string[];
  /** Words made from the name, of our own lists. */
  readonly derived: readonly string[];
}

const CLDR = new URL("../../../node_modules/", import.meta.url);
const ALIASES = new URL("../../../src/glossary/gazetteer/aliases/", import.meta.url);

/** CLDR's English abbreviations as American papers write them: the same names. */
const DOTTED: ReadonlyMap<string, string> = new Map([
  ["GB", "U.K."],
  ["UN", "U.N."],
  ["US", "U.S."],
]);

/** In CLDR's list of territories, and none: pseudo-locales, «outlying Oceania», «unknown region». */
const NO_TERRITORIES: ReadonlySet<string> = new Set(["QO", "XA", "XB", "ZZ"]);

/** All names, in CLDR's order. Places that share an English wording (Monaco and Monaco) are one. */
export function readNames(): PlaceName[] {
  const territories = territoriesIn("en");
  const cities = citiesIn("en");
  const keys = new Set([...territories.keys(), ...zonesOf(["en", "uk", "ja"])]);
  const byWording = new Map<string, { keys: Set<string>; english: Set<string> }>();
  for (const key of keys) {
    const english = [...(territories.get(key) ?? [cities.get(key) ?? lastSegment(key)])];
    const dotted = DOTTED.get(key);
    if (dotted !== undefined) english.push(dotted);
    const known = english.map((wording) => byWording.get(wording)).find((place) => place !== undefined);
    const place = known ?? { keys: new Set(), english: new Set() };
    place.keys.add(key);
    for (const wording of english) {
      place.english.add(wording);
      byWording.set(wording, place);
    }
  }
  return [...new Set(byWording.values())].map((place) => {
    const [id = ""] = place.keys;
    return { id, keys: [...place.keys], english: [...place.english] };
  });
}

/** The names with our own further English wordings (Britain), to tell what an English sentence speaks of. */
export function withEnglishAliases(names: readonly PlaceName[]): PlaceName[] {
  const aliases = readAliases("en");
  return names.map((name) => ({
    ...name,
    english: [...new Set([...name.english, ...name.keys.flatMap((key) => aliases[key]?.admitted ?? [])])],
  }));
}

/** How CLDR, and our own aliases where they are wanted, call places in a language. Names that it lacks are left out. */
export function wordingsIn(
  tag: string,
  names: readonly PlaceName[],
  withAliases: boolean,
): ReadonlyMap<string, Wordings> {
  const territories = territoriesIn(tag);
  const cities = citiesIn(tag);
  const aliases: Aliases = withAliases ? readAliases(tag) : {};
  const result = new Map<string, Wordings>();
  for (const { id, keys } of names) {
    const own = keys.flatMap((key) => territories.get(key) ?? cities.get(key) ?? []);
    const added = keys.flatMap((key) => aliases[key]?.admitted ?? []);
    const [preferred, ...admitted] = new Set([...own, ...(own.length > 0 ? added : [])]);
    if (preferred === undefined) continue;
    const derived = [...new Set(keys.flatMap((key) => aliases[key]?.derived ?? []))];
    result.set(id, { preferred, admitted, derived });
  }
  return result;
}

type Aliases = Readonly<
  Record<string, { readonly admitted?: readonly string[]; readonly derived?: readonly string[] }>
>;

/** By CLDR's own keys: some of its zones have the names that cities had once. Both written standards of Norwegian share a file. */
function readAliases(tag: string): Aliases {
  const file = new URL(`${tag === "nb" || tag === "nn" ? "no" : tag}.json`, ALIASES);
  if (!existsSync(file)) return {};
  const aliases: Aliases = JSON.parse(readFileSync(file, "utf8"));
  const renamed = Object.entries(renamedZones).flatMap(([old, now]) => {
    const own = aliases[now];
    return own === undefined ? [] : [[old, own] as const];
  });
  return { ...aliases, ...Object.fromEntries(renamed) };
}

/** Wordings by territory code: CLDR's own, then `-alt-short` and the like. */
function territoriesIn(tag: string): Map<string, string[]> {
  const { main } = readCldr<{
    readonly localeDisplayNames: { readonly territories: Readonly<Record<string, string>> };
  }>(`cldr-localenames-full/main/${tag}/territories.json`);
  const result = new Map<string, string[]>();
  for (const [key, wording] of Object.entries(main[tag]?.localeDisplayNames.territories ?? {})) {
    const code = /^([A-Z]{2})(?:-alt-|$)/.exec(key)?.[1];
    if (code === undefined || NO_TERRITORIES.has(code)) continue;
    const wordings = result.get(code) ?? [];
    result.set(code, key === code ? [wording, ...wordings] : [...wordings, wording]);
  }
  return result;
}

/** Exemplar cities by time zone, of those that have a name of their own in the language. */
function citiesIn(tag: string): Map<string, string> {
  const { main } = readCldr<{
    readonly dates: { readonly timeZoneNames: { readonly zone: Zone } };
  }>(`cldr-dates-full/main/${tag}/timeZoneNames.json`);
  const cities = new Map<string, string>();
  walk(main[tag]?.dates.timeZoneNames.zone ?? {}, "");
  return cities;

  function walk(zone: Zone, path: string): void {
    for (const [segment, inner] of Object.entries(zone)) {
      if (typeof inner === "string" || segment === "Etc") continue;
      const id = path === "" ? segment : `${path}/${segment}`;
      const { exemplarCity } = inner;
      if (typeof exemplarCity === "string") cities.set(id, exemplarCity);
      else walk(inner, id);
    }
  }
}

interface Zone {
  readonly [key: string]: string | Zone;
}

/** A zone stands only in languages that have a city for it, so all of them stand in some together. */
function zonesOf(tags: readonly string[]): Set<string> {
  return new Set(tags.flatMap((tag) => [...citiesIn(tag).keys()]));
}

function lastSegment(zone: string): string {
  return zone.slice(zone.lastIndexOf("/") + 1).replaceAll("_", " ");
}

function readCldr<T>(path: string): { readonly main: Readonly<Record<string, T>> } {
  return JSON.parse(readFileSync(fileURLToPath(new URL(path, CLDR)), "utf8")); // the package's own shape
}
