import { type Locale, languageOf } from "../article/locale.ts";
import { findAddresses } from "./addresses.ts";
import { classAt, startsWord } from "./characters.ts";
import type { Concept, Glossary, TermStatus } from "./concept.ts";
import { type Entry, entriesOf } from "./entries.ts";
import { type EntryIndex, type Found, indexEntries } from "./entry-index.ts";
import { addMask, exceptionEntries, type Masks } from "./exceptions.ts";
import { type Folded, foldCase } from "./folding.ts";
import { isDoubtful, lacksInnerCapitals } from "./homonyms.ts";
import { nameEndOf, namesEndWithWords } from "./inflection/boundaries.ts";
import { inflectionOf } from "./inflection/inflections.ts";
import { type Proclitics, procliticsOf } from "./inflection/proclitics.ts";
import { isBetter, type Layer } from "./layers.ts";
import { anyCase } from "./letter-case.ts";
import { isWithin, type Range } from "./ranges.ts";
import { wordEnd } from "./words.ts";

/** A place where a concept is named. */
export interface Match {
  /** Half-open range of the text searched, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  readonly concept: Concept;
  /** The wording as the glossary spells it. */
  readonly term: string;
  /** Forms have the status of the term that they are forms of: preferred. */
  readonly status: TermStatus;
  readonly layer: Layer;
  /** Set where the word also is an ordinary one at this place (수단, a sentence's first «Того»): it counts only where the other language has the name. */
  readonly isDoubtful?: true;
}

/** Finds the terms of one locale in texts. */
export interface Matcher {
  /**
   * All places where terms occur, ascending. Where several begin at one place the longest wins; where one wording
   * belongs to several concepts there is one match for each. What a language writes onto a name (Korean particles, Arabic
   * and Hebrew proclitics) stands outside the match. Nothing is found inside web and e-mail addresses, nor
   * inside a concept's `except` phrases. Time is linear in the text, times the length of the longest term that fits.
   */
  find(text: string): readonly Match[];
}

/**
 * Prepares all terms of a locale for being found in one pass.
 *
 * @example
 * createMatcher(concepts, parseLocale("uk")).find("У Києві та Москві")
 */
export function createMatcher(concepts: readonly Concept[], locale: Locale): Matcher {
  const language = languageOf(locale);
  const proclitics = procliticsOf(language);
  const inflection = inflectionOf(language);
  const mayEnd = nameEndOf(language);
  const endsWithWords = namesEndWithWords(language);
  const form = { locale, inflection, mayEnd, endsWithWords };
  const terms = indexEntries(entriesOf(concepts, locale), form);
  const merged =
    proclitics &&
    indexEntries(mergedEntries(entriesOf(concepts, locale), proclitics), { ...form, inflection: undefined });
  const exceptions = indexEntries(exceptionEntries(concepts), form);

  return {
    find(text) {
      if (terms.isEmpty || text === "") return [];
      const folded = foldCase(text, locale);
      const addresses = findAddresses(text);
      const masks = maskExceptions(folded.text);
      const matches: Match[] = [];
      let address = 0;
      for (let offset = 0; offset < folded.text.length; ) {
        if (!startsWord(folded.text, offset)) {
          offset++;
          continue;
        }
        const start = folded.toStart(offset);
        while ((addresses[address]?.end ?? text.length + 1) <= start) address++;
        const inAddress = (addresses[address]?.start ?? text.length) <= start;
        const found = inAddress ? undefined : termAt(text, folded, offset, masks);
        if (found === undefined) {
          const isWord = endsWithWords && classAt(folded.text, offset) === "letter";
          offset = isWord ? wordEnd(folded.text, offset) : offset + 1;
          continue;
        }
        addMatches(matches, text, folded, found);
        offset = found.end;
      }
      return matches;
    },
  };

  function addMatches(matches: Match[], text: string, folded: Folded, { start, end, found }: Place): void {
    const range = { start: folded.toStart(start), end: folded.toEnd(end) };
    const isHomonym = isDoubtful(folded.text.slice(start, end), text, range.start, language);
    const written = text.slice(range.start, range.end);
    for (const { entry, layer } of found) {
      const { concept, term, status } = entry;
      const doubtful =
        isHomonym || (layer !== "derivation" && lacksInnerCapitals(written, term, text, range.start));
      matches.push({ ...range, concept, term, status, layer, ...(doubtful ? { isDoubtful: true } : {}) });
    }
  }

  /** The term with which a word begins, as it stands or else behind proclitics. */
  function termAt(text: string, folded: Folded, offset: number, masks: Masks): Place | undefined {
    const whole = longestAt(terms, text, folded, offset, masks);
    if (whole) return { ...whole, start: offset };
    for (const inner of proclitics?.startsIn(folded.text, offset) ?? []) {
      const index = inner.merged ? merged : terms;
      const found = index && longestAt(index, text, folded, inner.offset, masks, inner.derivedOnly);
      if (found && found.end - inner.offset >= inner.shortest) return { ...found, start: inner.from };
    }
    return undefined;
  }

  /** The longest wording at an offset that ends where a name may end, has the right case, and is no exception. */
  function longestAt(
    index: EntryIndex,
    text: string,
    folded: Folded,
    offset: number,
    masks: Masks,
    derivedOnly = false,
  ): Omit<Place, "start"> | undefined {
    let end = 0;
    const found = new Map<Concept, Map<TermStatus, Found>>();
    for (const candidate of index.candidatesAt(folded.text, offset)) {
      if (found.size > 0 && candidate.end < end) break;
      const written = text.slice(folded.toStart(offset), folded.toEnd(candidate.end));
      for (const one of candidate.entries) {
        const { concept, status, fits, fitsForm } = one.entry;
        if (derivedOnly && one.layer !== "derivation") continue;
        // Adjectives are small where names are not, in Ukrainian and in German; a listed one has its own case (Pole, no poles).
        const isMade = one.layer === "derivation" && one.entry.layer !== "derivation";
        const fitsCase = one.isSpelling ? fits : isMade ? anyCase : fitsForm;
        if (!fitsCase(written)) continue;
        if (isWithin(masks.get(concept) ?? NONE, offset, candidate.end)) continue;
        end = candidate.end;
        const byStatus = found.get(concept) ?? new Map<TermStatus, Found>();
        found.set(concept, byStatus);
        const before = byStatus.get(status);
        if (before === undefined || isBetterRight(one, before)) byStatus.set(status, one);
      }
    }
    return found.size === 0 ? undefined : { end, found: [...found.values()].flatMap(bestOf) };
  }

  function maskExceptions(folded: string): Masks {
    const masks = new Map<Concept, Range[]>();
    if (exceptions.isEmpty) return masks;
    for (let start = 0; start < folded.length; start++) {
      if (!startsWord(folded, start)) continue;
      mask(start);
      for (const inner of proclitics?.startsIn(folded, start) ?? []) if (!inner.merged) mask(inner.offset);
    }
    return masks;

    function mask(start: number): void {
      for (const { end, entries } of [...exceptions.candidatesAt(folded, start)].reverse()) {
        for (const { entry } of entries) addMask(masks, entry.concept, { start, end });
      }
    }
  }
}

const NONE: readonly Range[] = [];

/** A form of a term is never rather a word made from that term. */
function isBetterRight(one: Found, before: Found): boolean {
  if (one.entry === before.entry) return before.layer === "derivation";
  return isBetter(one.layer, before.layer);
}

/** A place of a folded text, with everything that it may be. */
interface Place {
  readonly start: number;
  readonly end: number;
  readonly found: readonly Found[];
}

/**
 * What a concept is found by at one place: of its good wordings the one with the best right, and what of the unwanted ones
 * is spelled so. A form of a good wording and of an unwanted one is taken for the good one.
 */
function bestOf(byStatus: ReadonlyMap<TermStatus, Found>): readonly Found[] {
  const all = [...byStatus.values()];
  const spelled = all.filter(({ isSpelling }) => isSpelling);
  const best = bestGood(spelled.length > 0 ? spelled : all);
  const unwanted = spelled.filter(({ entry }) => !isGood(entry.status));
  if (best !== undefined) return [best, ...unwanted];
  if (unwanted.length > 0) return unwanted;
  return all.slice(0, 1);
}

function bestGood(found: readonly Found[]): Found | undefined {
  const good = found.filter(({ entry }) => isGood(entry.status));
  return good.find(({ layer }) => good.every((other) => !isBetter(other.layer, layer)));
}

function isGood(status: TermStatus): boolean {
  return status === "preferred" || status === "admitted";
}

/** As {@link createMatcher}, made once for each glossary and locale and then kept with the glossary. */
export function matcherOf(glossary: Glossary, locale: Locale): Matcher {
  let byLocale = made.get(glossary);
  if (byLocale === undefined) {
    byLocale = new Map();
    made.set(glossary, byLocale);
  }
  let matcher = byLocale.get(locale);
  if (matcher === undefined) {
    matcher = createMatcher(glossary.concepts, locale);
    byLocale.set(locale, matcher);
  }
  return matcher;
}

const made = new WeakMap<Glossary, Map<Locale, Matcher>>();

/** Terms as they are written behind a proclitic that has merged with their article. */
function* mergedEntries(
  entries: Iterable<readonly [string, Entry]>,
  { merge }: Proclitics,
): Generator<readonly [string, Entry]> {
  for (const [wording, entry] of entries) {
    const rest = merge(wording);
    // Their scripts have no case to be compared, and what is written is not the term as it is spelled.
    if (rest !== undefined) yield [rest, { ...entry, fits: entry.fitsForm }];
  }
}
