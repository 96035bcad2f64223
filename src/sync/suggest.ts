import type { Locale } from "../article/locale.ts";
import type { Problem } from "../article/problem.ts";
import { articleEndings } from "../formats/formats.ts";
import { freeIds } from "../glossary/free-ids.ts";
import type { Gazetteer } from "../glossary/gazetteer/gazetteer.ts";
import { placeConcept, placeNames } from "../glossary/gazetteer/place.ts";
import {
  type ProposedWording,
  proposeCounterpart,
  proposePlace,
  type Suggestion,
} from "../glossary/suggestion/suggestion.ts";
import { listArticles } from "../project/articles.ts";
import { readProjectBytes } from "../project/files.ts";
import { builtInGazetteer } from "./gazetteer.ts";
import { loadGlossary } from "./glossary.ts";
import { localesToDo, type Project, sourcePath } from "./project.ts";
import { type NamesOfLanguage, readNames, type SuggestSource } from "./suggest-texts.ts";
import { type NamesInTranslations, nameKey, readTranslations } from "./suggest-translations.ts";

/** What to look at, and how often a name has to stand there. */
export interface SuggestOptions {
  /** The articles to read; all of the project's where they are not given. */
  readonly sources?: readonly SuggestSource[];
  /** The locales to propose wordings for; all of the project's where they are not given. */
  readonly locales?: readonly Locale[] | undefined;
  /** Mentions that a name needs, and sentences in which translations have to agree on it. At least 1. */
  readonly least: number;
}

/** Concepts that a glossary lacks. */
export interface Suggestions {
  /** Most mentions first, then in code-unit order of the names. */
  readonly suggestions: readonly Suggestion[];
  /** The version of CLDR that proposals are from. */
  readonly version: string;
  readonly problems: readonly Problem[];
}

/**
 * Proposes concepts for the names in articles that the project's glossary lacks: places that the gazetteer knows, and
 * names for which the project's own translations agree on a wording. Writes nothing; what becomes house style, a person decides.
 *
 * @throws ExonymError (usage) where a locale is not among the project's.
 * @example const { suggestions } = await suggest(await openProject("."), { least: 2 });
 */
export async function suggest(
  project: Pick<Project, "config" | "toolbox">,
  options: SuggestOptions,
): Promise<Suggestions> {
  const { config } = project;
  const gazetteer = builtInGazetteer();
  const locales = localesToDo(config, options.locales);
  const { glossary, problems: glossaryProblems } = await loadGlossary(config);
  const listed = options.sources === undefined ? await projectSources(config) : undefined;
  const sources = options.sources ?? listed?.sources ?? [];
  const read = await readNames(project, sources, glossary, gazetteer, options.least);
  const problems = [...glossaryProblems, ...(listed?.problems ?? []), ...read.problems];
  const translations = new Map<Locale, NamesInTranslations>();
  for (const locale of locales) {
    const found = await readTranslations(config, locale, read.languages, gazetteer, glossary, options.least);
    problems.push(...found.problems);
    translations.set(locale, found);
  }
  const drafts = [
    ...placeDrafts(read.languages, translations, gazetteer),
    ...read.languages.flatMap((language) => nameDrafts(language, translations)),
  ].sort((a, b) => b.mentions - a.mentions || byName(a, b));
  const makeId = freeIds(glossary.concepts.map(({ id }) => id));
  return {
    suggestions: drafts.map((draft) => ({ ...draft, id: makeId(slug(draft.name)) })),
    version: gazetteer.version,
    problems,
  };
}

type Draft = Omit<Suggestion, "id">;

/** A place is one concept, whatever the languages of the articles that have it. */
function placeDrafts(
  languages: readonly NamesOfLanguage[],
  translations: ReadonlyMap<Locale, NamesInTranslations>,
  gazetteer: Gazetteer,
): readonly Draft[] {
  const keys = new Set(languages.flatMap(({ placeCounts }) => [...placeCounts.keys()]));
  return [...keys].map((key): Draft => {
    const having = languages.filter(({ placeCounts }) => placeCounts.has(key));
    const counts = having.flatMap(({ placeCounts }) => placeCounts.get(key) ?? []);
    const wordings = new Map<Locale, ProposedWording>();
    for (const { language } of having) {
      const names = placeNames(gazetteer, key, language);
      if (names === undefined) continue;
      const { preferred, admitted, derived } = names;
      wordings.set(language, { ...OWN, admitted, derived, wording: preferred });
    }
    for (const [locale, { counterparts, uses }] of translations) {
      if (wordings.has(locale)) continue;
      const proposed = proposePlace(gazetteer, key, locale, uses.get(key), counterparts.get(key));
      if (proposed !== undefined) wordings.set(locale, proposed);
    }
    return {
      kind: placeConcept(gazetteer, key, [...wordings.keys()])?.kind ?? "place",
      name: counts[0]?.name ?? key,
      mentions: sum(counts.map(({ mentions }) => mentions)),
      articles: sum(counts.map(({ articles }) => articles)),
      wordings,
      examples: counts.flatMap(({ examples }) => examples).slice(0, 2),
    };
  });
}

/** Names that translations of at least one locale agree on. */
function nameDrafts(
  { language, otherNames }: NamesOfLanguage,
  translations: ReadonlyMap<Locale, NamesInTranslations>,
): readonly Draft[] {
  return otherNames.flatMap(({ name, mentions, articles, examples }): Draft[] => {
    const wordings = new Map<Locale, ProposedWording>([[language, { ...OWN, wording: name }]]);
    for (const [locale, { counterparts }] of translations) {
      const counterpart = counterparts.get(nameKey(language, name));
      if (counterpart !== undefined && !wordings.has(locale))
        wordings.set(locale, proposeCounterpart(counterpart));
    }
    return wordings.size < 2 ? [] : [{ kind: "other", name, mentions, articles, wordings, examples }];
  });
}

/** The language of the articles: their own wording needs no reason. */
const OWN = { basis: "articles", admitted: [], derived: [], forms: [], together: 0, of: 0 } as const;

async function projectSources(
  config: Project["config"],
): Promise<{ readonly sources: readonly SuggestSource[]; readonly problems: readonly Problem[] }> {
  const { articles, problems } = await listArticles(config, articleEndings);
  const sources = articles.map((article): SuggestSource => {
    const file = sourcePath(config, article);
    return { file, article, read: () => readProjectBytes(config.root, file) };
  });
  return { sources, problems };
}

/** `North Korea` → `north-korea`, as people write ids. */
function slug(name: string): string {
  const plain = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
  return plain === "" ? name : plain;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

function byName(a: Draft, b: Draft): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
