import type { Locale } from "../article/locale.ts";
import type { Problem } from "../article/problem.ts";
import { isFinished } from "../article/translation.ts";
import { comparable, readingText } from "../checks/reading.ts";
import type { Glossary } from "../glossary/concept.ts";
import type { Gazetteer } from "../glossary/gazetteer/gazetteer.ts";
import { placeConcept } from "../glossary/gazetteer/place.ts";
import { createMatcher, type Match, type Matcher, matcherOf } from "../glossary/matcher.ts";
import {
  type Counterpart,
  findCounterparts,
  type NamedSentence,
  type SoughtName,
} from "../glossary/suggestion/counterparts.ts";
import { namesLike } from "../glossary/suggestion/name-runs.ts";
import type { PlaceUse } from "../glossary/suggestion/suggestion.ts";
import { listXliff } from "../project/articles.ts";
import type { Configuration } from "../project/configuration.ts";
import { decodeXml } from "../project/encoding.ts";
import { readProjectBytes } from "../project/files.ts";
import { xliffPath } from "../project/paths.ts";
import { readXliff } from "../xliff/read.ts";
import { attempt } from "./session.ts";
import { languageIn, type NamesOfLanguage } from "./suggest-texts.ts";

/** What a locale's translations say of the names that articles have. Keys are those of {@link nameKey}. */
export interface NamesInTranslations {
  readonly counterparts: ReadonlyMap<string, Counterpart>;
  /** By the keys of places. */
  readonly uses: ReadonlyMap<string, PlaceUse>;
}

/** Sentences of a locale that are looked at. */
const MOST_SENTENCES = 200_000;

/** By what a name that is no place of the gazetteer is known, apart from the places and from other languages' names. */
export function nameKey(language: Locale, name: string): string {
  return `${language}\u0000${name}`;
}

interface Use {
  of: number;
  found: number;
  readonly terms: Map<string, number>;
}

/** Reads a locale's finished translations for what they call the names that articles have. */
export async function readTranslations(
  config: Pick<Configuration, "root" | "paths">,
  locale: Locale,
  languages: readonly NamesOfLanguage[],
  gazetteer: Gazetteer,
  glossary: Glossary,
  least: number,
): Promise<NamesInTranslations & { readonly problems: readonly Problem[] }> {
  const problems: Problem[] = [];
  const sought = soughtNames(languages);
  const keys = [...sought.keys()];
  const numbers = new Map(keys.map((key, index) => [key, index]));
  const inGlossary = matcherOf(glossary, locale);
  const known = placesIn(gazetteer, keys, locale);
  const uses = new Map<string, Use>();
  const sentences: NamedSentence[] = [];
  const list = await listXliff(config, locale);
  problems.push(...list.problems);
  for (const article of list.articles) {
    const path = xliffPath(config, locale, article);
    const document = await attempt(problems, async () =>
      readXliff(decodeXml(await readProjectBytes(config.root, path), path).text, path),
    );
    const names = document && languageIn(languages, document.sourceLocale);
    if (document === undefined || names === undefined) continue;
    for (const { source, target, state } of comparable(document.segments)) {
      if (!isFinished(state) || sentences.length >= MOST_SENTENCES) continue;
      const text = readingText(target);
      const found = [...new Set(namesIn(readingText(source), names))];
      const matches = known.find(text);
      sentences.push({
        names: found.flatMap((key) => numbers.get(key) ?? []),
        target: text,
        known: [...matches, ...inGlossary.find(text)].sort((a, b) => a.start - b.start),
      });
      countUses(uses, found, matches);
    }
  }
  const counterparts = findCounterparts([...sought.values()], sentences, locale, least);
  return {
    counterparts: new Map([...counterparts].map(([index, counterpart]) => [keys[index] ?? "", counterpart])),
    uses,
    problems,
  };
}

function soughtNames(languages: readonly NamesOfLanguage[]): ReadonlyMap<string, SoughtName> {
  const sought = new Map<string, SoughtName>();
  for (const { language, places, inGlossary, placeCounts, otherNames } of languages) {
    for (const [key, { name }] of placeCounts) sought.set(key, { words: wordsIn(name), hasKnown: false });
    for (const { name } of otherNames) {
      const hasKnown = places.find(name).length > 0 || inGlossary.find(name).length > 0;
      sought.set(nameKey(language, name), { words: wordsIn(name), hasKnown });
    }
  }
  return sought;
}

function wordsIn(name: string): number {
  return name.split(" ").length;
}

/** The keys of the names in a sentence. */
function* namesIn(
  text: string,
  { language, places, placeCounts, otherNames }: NamesOfLanguage,
): Generator<string, void, undefined> {
  for (const { concept, layer } of places.find(text))
    if (layer !== "derivation" && placeCounts.has(concept.id)) yield concept.id;
  if (otherNames.length === 0) return;
  const known = setOf(otherNames);
  for (const { text: name } of namesLike(text, language)) if (known.has(name)) yield nameKey(language, name);
}

const sets = new WeakMap<NamesOfLanguage["otherNames"], ReadonlySet<string>>();

function setOf(names: NamesOfLanguage["otherNames"]): ReadonlySet<string> {
  const set = sets.get(names) ?? new Set(names.map(({ name }) => name));
  sets.set(names, set);
  return set;
}

/** Finds the gazetteer's own names of the places in a locale. */
function placesIn(gazetteer: Gazetteer, keys: readonly string[], locale: Locale): Matcher {
  return createMatcher(
    keys.flatMap((key) => placeConcept(gazetteer, key, [locale]) ?? []),
    locale,
  );
}

function countUses(uses: Map<string, Use>, found: readonly string[], matches: readonly Match[]): void {
  const byPlace = Map.groupBy(matches, ({ concept }) => concept.id);
  for (const key of found) {
    if (key.includes("\u0000")) continue;
    const use = uses.get(key) ?? { of: 0, found: 0, terms: new Map<string, number>() };
    uses.set(key, use);
    use.of++;
    const own = byPlace.get(key) ?? [];
    if (own.length > 0) use.found++;
    for (const term of new Set(own.filter(({ layer }) => layer !== "derivation").map(({ term }) => term)))
      use.terms.set(term, (use.terms.get(term) ?? 0) + 1);
  }
}
