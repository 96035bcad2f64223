import { type Locale, languageOf } from "../article/locale.ts";
import { findAddresses, type Range } from "./addresses.ts";
import { endsWord, startsWord } from "./characters.ts";
import type { Concept, Glossary, TermStatus } from "./concept.ts";
import { type Folded, foldCase, foldSpelling } from "./folding.ts";
import { endsKoreanWord } from "./inflection/korean.ts";
import { type Proclitics, procliticsOf } from "./inflection/proclitics.ts";
import { createPhraseIndex, type PhraseIndex } from "./phrase-index.ts";
import { formsOf, termsOf } from "./wordings.ts";

/**
 * By what right a wording counts, the best first.
 * - `exact`: it is spelled as the term. - `form`: a grammatical form that the glossary lists.
 * - `inflection`: a form by the language's rules. - `alias`: an admitted wording, in any form.
 * - `derivation`: a word made from the name (курський). - `surname`: the last word of a person's name alone.
 * - `latin`: the name as Latin script has it, in a text of another script.
 */
export type Layer = (typeof LAYERS)[number];

/** All layers, the best first. */
export const LAYERS = ["exact", "form", "inflection", "alias", "derivation", "surname", "latin"] as const;

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

/** A wording of a concept, ready to be compared. */
interface Entry {
  readonly concept: Concept;
  readonly term: string;
  readonly status: TermStatus;
  readonly layer: Layer;
  /** Set where case has to be equal too. */
  readonly spelling: string | undefined;
}

/** A layer of the language's own on top of spaces and punctuation: where a word may end. */
type WordEnd = (folded: string, offset: number) => boolean;

const WORD_ENDS: ReadonlyMap<string, WordEnd> = new Map([["ko", endsKoreanWord]]);

/**
 * Prepares all terms of a locale for being found in one pass.
 *
 * @example
 * createMatcher(concepts, parseLocale("uk")).find("У Києві та Москві")
 */
export function createMatcher(concepts: readonly Concept[], locale: Locale): Matcher {
  const language = languageOf(locale);
  const proclitics = procliticsOf(language);
  const terms = indexOf(termEntries(concepts, locale), locale);
  const merged = proclitics && indexOf(mergedEntries(termEntries(concepts, locale), proclitics), locale);
  const exceptions = indexOf(exceptionEntries(concepts), locale);
  const wordEnd = WORD_ENDS.get(language) ?? endsWord;

  return {
    find(text) {
      if (terms.phrases.length === 0 || text === "") return [];
      const folded = foldCase(text, locale);
      const addresses = findAddresses(text);
      const masked = maskExceptions(folded.text);
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
        const found = inAddress ? undefined : termAt(text, folded, offset, masked);
        if (found === undefined) {
          offset++;
          continue;
        }
        const range = { start: folded.toStart(found.start), end: folded.toEnd(found.end) };
        for (const { concept, term, status, layer } of found.entries)
          matches.push({ ...range, concept, term, status, layer });
        offset = found.end;
      }
      return matches;
    },
  };

  /** The term with which a word begins, as it stands or else behind proclitics. */
  function termAt(text: string, folded: Folded, offset: number, masks: ReadonlyMap<Concept, Range[]>) {
    const whole = longestAt(terms, text, folded, offset, masks);
    if (whole) return { ...whole, start: offset };
    for (const inner of proclitics?.startsIn(folded.text, offset) ?? []) {
      const index = inner.merged ? merged : terms;
      const found = index && longestAt(index, text, folded, inner.offset, masks);
      if (found && found.end - inner.offset >= inner.shortest) return { ...found, start: inner.from };
    }
    return undefined;
  }

  /** The longest wording at an offset that ends where a word ends, has the right case, and is no exception. */
  function longestAt(
    { index, phrases, entries: all }: EntryIndex,
    text: string,
    folded: Folded,
    offset: number,
    masks: ReadonlyMap<Concept, Range[]>,
  ) {
    const candidates = index.prefixesAt(folded.text, offset);
    for (let i = candidates.length - 1; i >= 0; i--) {
      const candidate = candidates[i] ?? 0;
      const end = offset + (phrases[candidate]?.length ?? 0);
      if (!wordEnd(folded.text, end)) continue;
      const spelled = () => foldSpelling(text.slice(folded.toStart(offset), folded.toEnd(end)));
      const entries = (all[candidate] ?? []).filter(
        ({ concept, spelling }) =>
          (spelling === undefined || spelling === spelled()) && !isMasked(masks.get(concept), offset, end),
      );
      if (entries.length > 0) return { end, entries };
    }
    return undefined;
  }

  function maskExceptions(folded: string): ReadonlyMap<Concept, Range[]> {
    const masked = new Map<Concept, Range[]>();
    if (exceptions.phrases.length === 0) return masked;
    for (let start = 0; start < folded.length; start++) {
      if (!startsWord(folded, start)) continue;
      mask(start);
      for (const inner of proclitics?.startsIn(folded, start) ?? []) if (!inner.merged) mask(inner.offset);
    }
    return masked;

    function mask(start: number): void {
      for (const candidate of exceptions.index.prefixesAt(folded, start)) {
        const end = start + (exceptions.phrases[candidate]?.length ?? 0);
        if (!wordEnd(folded, end)) continue;
        for (const { concept } of exceptions.entries[candidate] ?? []) {
          const ranges = masked.get(concept);
          if (!ranges) masked.set(concept, [{ start, end }]);
          else if ((ranges.at(-1)?.end ?? 0) < end) ranges.push({ start, end });
        }
      }
    }
  }
}

/** Whether one of a concept's masks contains a place. Starts and ends of the masks both ascend. */
function isMasked(masks: readonly Range[] | undefined, start: number, end: number): boolean {
  if (masks === undefined) return false;
  let low = 0;
  let high = masks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((masks[middle]?.end ?? 0) < end) low = middle + 1;
    else high = middle;
  }
  const mask = masks[low];
  return mask !== undefined && mask.start <= start;
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

interface EntryIndex {
  /** Folded wordings, sorted. */
  readonly phrases: readonly string[];
  /** What each of them stands for. */
  readonly entries: readonly (readonly Entry[])[];
  readonly index: PhraseIndex;
}

function indexOf(found: Iterable<readonly [string, Entry]>, locale: Locale): EntryIndex {
  const byPhrase = new Map<string, Entry[]>();
  for (const [wording, entry] of found) {
    const phrase = foldCase(wording, locale).text.trim();
    if (phrase === "") continue;
    const entries = byPhrase.get(phrase);
    if (!entries) byPhrase.set(phrase, [entry]);
    else if (!isKnown(entries, entry)) entries.push(entry);
  }
  const phrases = [...byPhrase.keys()].sort();
  return {
    phrases,
    entries: phrases.map((phrase) => byPhrase.get(phrase) ?? []),
    index: createPhraseIndex(phrases),
  };
}

/** A form that is spelled as a term says nothing new. A concept's entries come one after the other, so only the last need a look. */
function isKnown(entries: readonly Entry[], entry: Entry): boolean {
  for (let i = entries.length - 1; entries[i]?.concept === entry.concept; i--)
    if (entries[i]?.status === entry.status && entries[i]?.spelling === entry.spelling) return true;
  return false;
}

function* termEntries(concepts: readonly Concept[], locale: Locale): Generator<readonly [string, Entry]> {
  for (const concept of concepts) {
    const spellingOf = (wording: string) =>
      concept.letterCase === "sensitive" ? foldSpelling(wording).trim() : undefined;
    for (const { text, status } of termsOf(concept, locale))
      yield [text, { concept, term: text, status, layer: "exact", spelling: spellingOf(text) }];
    for (const form of formsOf(concept, locale))
      yield [form, { concept, term: form, status: "preferred", layer: "form", spelling: spellingOf(form) }];
  }
}

/** Terms as they are written behind a proclitic that has merged with their article. */
function* mergedEntries(
  entries: Iterable<readonly [string, Entry]>,
  { merge }: Proclitics,
): Generator<readonly [string, Entry]> {
  for (const [wording, entry] of entries) {
    const merged = merge(wording);
    if (merged === undefined) continue;
    const spelling = entry.spelling === undefined ? undefined : merge(entry.spelling);
    yield [merged, { ...entry, spelling }];
  }
}

function* exceptionEntries(concepts: readonly Concept[]): Generator<readonly [string, Entry]> {
  for (const concept of concepts)
    for (const phrase of concept.except)
      yield [phrase, { concept, term: phrase, status: "admitted", layer: "exact", spelling: undefined }];
}
