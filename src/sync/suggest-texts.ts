import { type Locale, sameLanguage } from "../article/locale.ts";
import type { Problem } from "../article/problem.ts";
import { readingText } from "../checks/reading.ts";
import type { Concept, Glossary } from "../glossary/concept.ts";
import type { Gazetteer } from "../glossary/gazetteer/gazetteer.ts";
import { placeConcepts } from "../glossary/gazetteer/place.ts";
import { createMatcher, type Matcher, matcherOf } from "../glossary/matcher.ts";
import { createNameCensus, type NameCensus, type NameCount } from "../glossary/suggestion/name-census.ts";
import { hasCapitals } from "../glossary/suggestion/target-words.ts";
import { prepare, prepareSettings } from "./prepare.ts";
import type { Project } from "./project.ts";
import { attempt } from "./session.ts";

/** An article to be read for names. */
export interface SuggestSource {
  /** As the user knows it. */
  readonly file: string;
  /** Its path below the folder of source articles, where it lies there. */
  readonly article?: string;
  read(): Promise<Uint8Array>;
}

/** What the articles in one language name. */
export interface NamesOfLanguage {
  readonly language: Locale;
  /** Finds places of the gazetteer, by their keys. */
  readonly places: Matcher;
  /** Finds what the glossary has. */
  readonly inGlossary: Matcher;
  readonly placeCounts: ReadonlyMap<string, NameCount>;
  /** Names that neither the glossary nor the gazetteer has; empty for languages without capitals. */
  readonly otherNames: readonly NameCount[];
}

/** Other names that are followed up: more would be read by nobody. */
const MOST_NAMES = 2000;

interface Reader {
  readonly places: Matcher;
  readonly inGlossary: Matcher;
  readonly counts: Map<string, { name: string; mentions: number; articles: Set<string>; examples: string[] }>;
  readonly census: NameCensus | undefined;
}

/** Reads articles for the names that the glossary lacks, language by language in the order of the articles. */
export async function readNames(
  project: Pick<Project, "config" | "toolbox">,
  sources: readonly SuggestSource[],
  glossary: Glossary,
  gazetteer: Gazetteer,
  least: number,
): Promise<{ readonly languages: readonly NamesOfLanguage[]; readonly problems: readonly Problem[] }> {
  const problems: Problem[] = [];
  const readers = new Map<Locale, Reader>();
  for (const { file, article, read } of sources) {
    await attempt(problems, async () => {
      const { toolbox, config } = project;
      const opened = toolbox.open(await read(), file, article);
      const prepared = prepare(
        opened.text,
        article ?? file,
        file,
        prepareSettings(opened.format, toolbox, config),
      );
      const { language, units } = prepared.article;
      const reader = readers.get(language) ?? readerOf(glossary, gazetteer, language);
      readers.set(language, reader);
      for (const { segments } of units)
        for (const { content, furniture } of segments)
          if (furniture === undefined) readSentence(reader, readingText(content), file);
    });
  }
  const languages = [...readers].map(([language, reader]) => namesOf(language, reader, gazetteer, least));
  return { languages, problems };
}

/** The one of the languages that a XLIFF file's source is in. */
export function languageIn(
  languages: readonly NamesOfLanguage[],
  source: Locale,
): NamesOfLanguage | undefined {
  return (
    languages.find(({ language }) => language === source) ??
    languages.find(({ language }) => sameLanguage(language, source))
  );
}

function readerOf(glossary: Glossary, gazetteer: Gazetteer, language: Locale): Reader {
  return {
    inGlossary: matcherOf(glossary, language),
    places: createMatcher(placeConcepts(gazetteer, [language]), language),
    counts: new Map(),
    census: hasCapitals(language) ? createNameCensus(language) : undefined,
  };
}

function readSentence({ places, inGlossary, counts, census }: Reader, sentence: string, file: string): void {
  const found = places.find(sentence);
  census?.add(sentence, file, [...found, ...inGlossary.find(sentence)]);
  for (const { concept, layer, isDoubtful } of found) {
    if (isDoubtful || layer === "derivation") continue;
    const known = counts.get(concept.id) ?? {
      name: nameOf(concept),
      mentions: 0,
      articles: new Set(),
      examples: [],
    };
    counts.set(concept.id, known);
    known.mentions++;
    known.articles.add(file);
    if (known.examples.length < 2 && known.examples.at(-1) !== sentence) known.examples.push(sentence);
  }
}

function namesOf(
  language: Locale,
  { places, inGlossary, counts, census }: Reader,
  gazetteer: Gazetteer,
  least: number,
): NamesOfLanguage {
  const wordings = new Map(
    placeConcepts(gazetteer, [language]).map(({ id, terms }) => [id, terms.get(language) ?? []]),
  );
  const placeCounts = [...counts].filter(
    ([key, { mentions }]) =>
      mentions >= least && !(wordings.get(key) ?? []).some(({ text }) => isNamed(inGlossary, text)),
  );
  const otherNames = (census?.names(least) ?? []).filter(
    ({ name }) => !isNamed(inGlossary, name) && !isNamed(places, name),
  );
  return {
    language,
    places,
    inGlossary,
    placeCounts: new Map(
      placeCounts.map(([key, count]) => [key, { ...count, articles: count.articles.size }]),
    ),
    otherNames: otherNames.slice(0, MOST_NAMES),
  };
}

/** Whether a whole text is a term in any form, or a word made from one. */
function isNamed(matcher: Matcher, text: string): boolean {
  return matcher.find(text).some(({ start, end }) => start === 0 && end === text.length);
}

function nameOf({ terms }: Concept): string {
  const [first] = terms.values();
  return first?.[0]?.text ?? "";
}
