import type { Locale } from "../article/locale.ts";
import type { Concept } from "./concept.ts";
import type { Entry } from "./entries.ts";
import { foldCase } from "./folding.ts";
import type { Inflection } from "./inflection/inflection.ts";
import type { Layer } from "./layers.ts";
import { createPhraseIndex } from "./phrase-index.ts";
import { createWordIndex, type FiledPhrase } from "./word-index.ts";

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
  /** What begins at an offset, the longest first; of one length, spellings before forms. */
  candidatesAt(folded: string, offset: number): readonly Candidate[];
}

/** @param inflection of the language, where words of it have other forms that rules can tell. */
export function indexEntries(
  found: Iterable<readonly [wording: string, entry: Entry]>,
  locale: Locale,
  inflection: Inflection | undefined,
): EntryIndex {
  const byPhrase = new Map<string, Found[]>();
  for (const [wording, entry] of found) {
    const phrase = foldCase(wording, locale).text.trim();
    if (phrase === "") continue;
    const known = byPhrase.get(phrase);
    const one: Found = { entry, layer: entry.layer, isSpelling: true };
    if (!known) byPhrase.set(phrase, [one]);
    else if (!isKnown(known, entry)) known.push(one);
  }
  const phrases = [...byPhrase.keys()].sort();
  const entries = phrases.map((phrase) => byPhrase.get(phrase) ?? []);
  const spellings = createPhraseIndex(phrases);
  const forms = inflection && createWordIndex(inflecting(byPhrase), inflection);

  return {
    isEmpty: phrases.length === 0,
    candidatesAt(folded, offset) {
      const spelled = spellings.prefixesAt(folded, offset);
      const inflected = forms?.formsAt(folded, offset) ?? [];
      if (spelled.length === 0 && inflected.length === 0) return NONE;
      const candidates: Candidate[] = [];
      for (let i = spelled.length - 1; i >= 0; i--) {
        const phrase = spelled[i] ?? 0;
        candidates.push({ end: offset + (phrases[phrase]?.length ?? 0), entries: entries[phrase] ?? [] });
      }
      if (inflected.length === 0) return candidates;
      for (const { end, ending, values } of inflected) {
        const isDerivation = ending === "derivation";
        candidates.push({
          end,
          entries: values.map((entry) => ({ entry, layer: layerOf(entry, isDerivation), isSpelling: false })),
        });
      }
      return candidates.sort((one, other) => other.end - one.end);
    },
  };
}

const NONE: readonly Candidate[] = [];

function layerOf({ layer }: Entry, isDerivation: boolean): Layer {
  if (isDerivation) return "derivation";
  return layer === "exact" ? "inflection" : layer;
}

function* inflecting(byPhrase: ReadonlyMap<string, readonly Found[]>): Generator<FiledPhrase<Entry>> {
  for (const [phrase, found] of byPhrase)
    for (const { entry } of found) if (entry.inflects) yield { phrase, gender: entry.gender, value: entry };
}

/** A form that is spelled as a term says nothing new. A concept's entries come one after the other, so only the last need a look. */
function isKnown(found: readonly Found[], { concept, status, term, layer }: Entry): boolean {
  for (let i = found.length - 1; found[i]?.entry.concept === concept; i--) {
    const known = found[i]?.entry;
    const sameWord = layer === "latin" || layer === "surname" || layer === "form" || known?.term === term;
    if (known !== undefined && (sameWord || known.status === status)) return true;
  }
  return false;
}

/** The concepts of a candidate, for which a text's place counts or is masked. */
export function conceptsOf({ entries }: Candidate): readonly Concept[] {
  return entries.map(({ entry }) => entry.concept);
}
