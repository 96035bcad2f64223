import type { Locale } from "../article/locale.ts";
import { classAt } from "./characters.ts";
import type { Entry } from "./entries.ts";
import { foldCase } from "./folding.ts";
import type { Inflection } from "./inflection/inflection.ts";
import type { NameEnd } from "./inflection/name-end.ts";
import type { Layer } from "./layers.ts";
import { createPhraseIndex } from "./phrase-index.ts";
import { createWordFilter } from "./word-filter.ts";
import { createWordIndex, type FiledPhrase } from "./word-index.ts";
import { wordEnd } from "./words.ts";

/** A wording that a text has at some offset. */
export interface Candidate {
  /** Offset behind it, in UTF-16 code units of the folded text. */
  readonly end: number;
  readonly entries: readonly Found[];
}

/** An entry with the layer by which it was found, which an ending may make a lesser one. */
export interface Found {
  readonly entry: Entry;
  readonly layer: Layer;
  /** Whether the text has its spelling; else another form of it. */
  readonly isSpelling: boolean;
}

/** Entries by their wordings. */
export interface EntryIndex {
  readonly isEmpty: boolean;
  /** What begins at an offset and may end where it does, the longest first; of one length, spellings before forms. */
  candidatesAt(folded: string, offset: number): readonly Candidate[];
}

/** What the language of the entries is like. */
export interface EntryLanguage {
  readonly locale: Locale;
  /** Where words of it have other forms that rules can tell. */
  readonly inflection: Inflection | undefined;
  readonly mayEnd: NameEnd;
  /** Whether a name ends nowhere but where a word ends. */
  readonly endsWithWords: boolean;
}

/** Files entries under their wordings; of several for one wording, what says nothing new is left out. */
export function indexEntries(
  found: Iterable<readonly [wording: string, entry: Entry]>,
  { locale, inflection, mayEnd, endsWithWords }: EntryLanguage,
): EntryIndex {
  const byPhrase = new Map<string, Entry[]>();
  for (const [wording, entry] of found) {
    const phrase = foldCase(wording, locale).text.trim();
    if (phrase === "") continue;
    const known = byPhrase.get(phrase);
    if (!known) byPhrase.set(phrase, [entry]);
    else if (known.length < MOST_NAMESAKES && !isKnown(known, entry)) known.push(entry);
  }
  const phrases = [...byPhrase.keys()].sort();
  const entries = phrases.map((phrase) => byPhrase.get(phrase) ?? []);
  const spellings = createPhraseIndex(phrases);
  const forms = inflection && createWordIndex(inflecting(phrases, entries), inflection);
  const firstWords = endsWithWords ? firstWordsOf(phrases) : undefined;

  return {
    isEmpty: phrases.length === 0,
    candidatesAt(folded, offset) {
      const isWord = classAt(folded, offset) === "letter";
      const end = isWord ? wordEnd(folded, offset) : offset;
      const mayBeSpelled = !isWord || firstWords === undefined || firstWords.mayHave(folded, offset, end);
      const spelled = mayBeSpelled ? spellings.prefixesAt(folded, offset) : NOTHING;
      const inflected = isWord && forms ? forms.formsAt(folded, offset, end) : [];
      if (spelled.length === 0 && inflected.length === 0) return NONE;
      const candidates: Candidate[] = [];
      for (let i = spelled.length - 1; i >= 0; i--) {
        const phrase = spelled[i] ?? 0;
        const phraseEnd = offset + (phrases[phrase]?.length ?? 0);
        if (!mayEnd(folded, offset, phraseEnd)) continue;
        candidates.push({
          end: phraseEnd,
          entries: (entries[phrase] ?? []).map((entry) => ({ entry, layer: entry.layer, isSpelling: true })),
        });
      }
      if (inflected.length === 0) return candidates;
      for (const { end: formEnd, ending, values } of inflected) {
        if (!mayEnd(folded, offset, formEnd)) continue;
        const isDerivation = ending === "derivation";
        const possible = isDerivation ? values.filter(derives) : values;
        candidates.push({
          end: formEnd,
          entries: possible.map((entry) => ({
            entry,
            layer: layerOf(entry, isDerivation),
            isSpelling: false,
          })),
        });
      }
      return candidates.sort((one, other) => other.end - one.end);
    },
  };
}

/** So many entries are kept for one wording, as each is a match wherever it stands. No more people of one surname are in the news. */
const MOST_NAMESAKES = 1000;

const NOTHING: readonly number[] = [];

/** The words with which phrases begin; for one that begins otherwise nothing has to be known, as words are asked for alone. */
function firstWordsOf(phrases: readonly string[]) {
  const filter = createWordFilter(phrases.length);
  for (const phrase of phrases)
    if (classAt(phrase, 0) === "letter") filter.add(phrase.slice(0, wordEnd(phrase, 0)));
  return filter;
}

const NONE: readonly Candidate[] = [];

function layerOf({ layer }: Entry, isDerivation: boolean): Layer {
  if (isDerivation) return "derivation";
  return layer === "exact" ? "inflection" : layer;
}

function inflecting(
  phrases: readonly string[],
  entries: readonly (readonly Entry[])[],
): readonly FiledPhrase<Entry>[] {
  return phrases.flatMap((phrase, index) =>
    (entries[index] ?? []).flatMap((entry) =>
      entry.inflects ? [{ phrase, gender: entry.gender, value: entry }] : [],
    ),
  );
}

/** What is made from a name makes no more words: американка, американський. */
function derives({ layer }: Entry): boolean {
  return layer !== "derivation";
}

/** A form that is spelled as a term says nothing new; one that only folds to it may stand in another case (ONU, Onu). A concept's entries come one after the other, so only the last need a look. */
function isKnown(found: readonly Entry[], { concept, status, term, layer, fits }: Entry): boolean {
  for (let i = found.length - 1; found[i]?.concept === concept; i--) {
    const known = found[i];
    const sameWord = layer === "latin" || layer === "surname" || layer === "form" || known?.term === term;
    if (known !== undefined && (sameWord || (known.status === status && known.fits === fits))) return true;
  }
  return false;
}
