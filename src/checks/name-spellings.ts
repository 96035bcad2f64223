import { type Kin, kinOf } from "./name-forms.ts";
import { soundLikeness, soundOf } from "./name-sound.ts";
import type { NamedSentences, NameSentence, NameTexts } from "./name-texts.ts";
import { readingText } from "./reading.ts";

/** A spelling that stands alone against the usual one. */
export interface OddSpelling {
  /** The name as the source has it. */
  readonly name: string;
  /** How it is usually spelled, and in how many sentences. */
  readonly usual: string;
  readonly usualCount: number;
  readonly odd: string;
  readonly oddCount: number;
  /** Where the odd spelling stands first. */
  readonly sentence: NameSentence;
  /** UTF-16 offset of it in the target's reading text. */
  readonly start: number;
}

/** A name in fewer sentences says too little. */
const FEWEST_SENTENCES = 3;
/** Sentences that have the usual spelling, at least. */
const FEWEST_USUAL = 2;
/** Share of a name's sentences that have one of the two spellings. */
const LEAST_SHARE = 0.6;
/** Share of a spelling's sentences that have the name in the source. */
const LEAST_LOYALTY = 0.75;
/** How like a name its rendering has to sound: 0 to 1. */
const LEAST_LIKENESS = 0.6;
/** Words of a name's sentences that are looked at for its usual spelling, the most frequent first. */
const MOST_CANDIDATES = 40;
/** Words that are tried as the usual spelling. */
const MOST_HEADS = 10;
/** Odd spellings of one name that are told. */
const MOST_SPELLINGS = 10;

/**
 * Spellings of names that differ from the usual one by more than grammar, each once. A word counts as a spelling where it
 * sounds like the name, stands in sentences with the name alone, comes near to the usual spelling, and the usual spelling is
 * missing beside it. Linear in the texts.
 */
export function findSpellings(texts: NameTexts): readonly OddSpelling[] {
  const kin = kinOf(texts.targetLocale, texts.sourceLocale);
  if (kin === undefined) return [];
  const found: OddSpelling[] = [];
  const said = new Set<string>();
  for (const named of texts.sentencesByName().values()) {
    if (named.sentences.length < FEWEST_SENTENCES) continue;
    for (const odd of oddSpellings(named, texts, kin)) {
      const key = `${odd.usual}\n${odd.odd}`;
      if (!said.has(key)) found.push(odd);
      said.add(key);
    }
  }
  return found;
}

/** Words that sound like a name, each with those of the name's sentences that it stands in. The most frequent first. */
function soundingLike({ word: name, sentences }: NamedSentences): Candidate[] {
  const sound = soundOf(name);
  const having = new Map<string, NameSentence[] | null>();
  for (const sentence of sentences) {
    for (const word of sentence.words.keys()) {
      const known = having.get(word);
      if (known === undefined)
        having.set(word, soundLikeness(sound, soundOf(word)) >= LEAST_LIKENESS ? [sentence] : null);
      else known?.push(sentence);
    }
  }
  return [...having]
    .flatMap(([word, found]): Candidate[] => (found === null ? [] : [{ word, sentences: found }]))
    .sort((a, b) => b.sentences.length - a.sentences.length || (a.word < b.word ? -1 : 1));
}

interface Candidate {
  readonly word: string;
  readonly sentences: readonly NameSentence[];
}

function* oddSpellings(named: NamedSentences, texts: NameTexts, kin: Kin): Generator<OddSpelling> {
  const candidates = soundingLike(named);
  const usual = usualSpelling(candidates, named, kin);
  if (usual === undefined) return;
  const spellings: { readonly word: string; readonly sentences: NameSentence[] }[] = [];
  for (const { word, sentences } of candidates) {
    if (usual.forms.has(word) || texts.isCommon(word) || !usual.isVariant(word)) continue;
    if (sentences.length / texts.spread(word) < LEAST_LOYALTY || sentences.length >= usual.sentences.length)
      continue;
    const alone = sentences.filter((sentence) => standsFor(word, sentence, named.word, usual.forms, kin));
    if (alone.length * 2 <= sentences.length) continue;
    // Forms of an odd spelling are one spelling too.
    const known = spellings.find((spelling) => kin(spelling.word, word) === "same");
    if (known) known.sentences.push(...alone);
    else if (spellings.length < MOST_SPELLINGS) spellings.push({ word, sentences: alone });
  }
  const total = new Set(spellings.flatMap(({ sentences }) => sentences)).size;
  if ((usual.sentences.length + total) / named.sentences.length < LEAST_SHARE) return;
  for (const { word, sentences } of spellings) {
    const [first] = sentences;
    const [usualFirst] = usual.sentences;
    if (first === undefined || usualFirst === undefined) continue;
    const rare: Spelling = { written: first.words.get(word)?.written ?? word, sentences };
    yield sentences.length > usual.sentences.length
      ? oddSpelling(named.word, rare, { ...usual, written: formIn(usualFirst, usual.forms) }, usualFirst)
      : oddSpelling(named.word, usual, rare, first);
  }
}

/** One of the forms as a sentence writes it. */
function formIn({ words }: NameSentence, forms: ReadonlySet<string>): string {
  for (const [word, { written }] of words) if (forms.has(word)) return written;
  return "";
}

interface Spelling {
  readonly written: string;
  readonly sentences: readonly NameSentence[];
}

function oddSpelling(name: string, usual: Spelling, odd: Spelling, sentence: NameSentence): OddSpelling {
  return {
    name: writtenName(sentence, name),
    usual: usual.written,
    usualCount: usual.sentences.length,
    odd: odd.written,
    oddCount: odd.sentences.length,
    sentence,
    start: Math.max(0, readingText(sentence.segment.target).indexOf(odd.written)),
  };
}

interface UsualSpelling {
  readonly forms: ReadonlySet<string>;
  /** Those of the name's sentences in which one of the forms stands. */
  readonly sentences: readonly NameSentence[];
  /** A form as it is written in the first of them. */
  readonly written: string;
  /** Whether a word is another spelling of it: of one of its forms, and no form of any. */
  isVariant(word: string): boolean;
}

/** The forms of one word that stand in most sentences of a name. */
function usualSpelling(
  candidates: readonly Candidate[],
  { sentences }: NamedSentences,
  kin: Kin,
): UsualSpelling | undefined {
  const top = candidates.slice(0, MOST_CANDIDATES).map(({ word }) => word);
  let best: { readonly forms: ReadonlySet<string>; readonly having: readonly NameSentence[] } | undefined;
  for (const head of top.slice(0, MOST_HEADS)) {
    if (best?.forms.has(head)) continue;
    const forms = new Set(top.filter((word) => kin(head, word) === "same"));
    const having = sentences.filter(({ words }) => [...forms].some((form) => words.has(form)));
    if (having.length > (best?.having.length ?? 0)) best = { forms, having };
  }
  if (best === undefined || best.having.length < FEWEST_USUAL) return undefined;
  const { forms, having } = best;
  // The shortest form is the likeliest to be the one of dictionaries.
  const [form = ""] = [...forms].sort((a, b) => a.length - b.length);
  const written = having.map(({ words }) => words.get(form)?.written).find((found) => found !== undefined);
  return {
    forms,
    sentences: having,
    written: written ?? form,
    isVariant(word) {
      let isVariant = false;
      for (const form of forms) {
        const kinship = kin(form, word);
        if (kinship === "same") return false;
        if (kinship === "variant") isVariant = true;
      }
      return isVariant;
    },
  };
}

/** Whether a word has the place of the usual spelling in a sentence, and no other name of the source is meant by it. */
function standsFor(
  word: string,
  { names, words }: NameSentence,
  name: string,
  usual: ReadonlySet<string>,
  kin: Kin,
): boolean {
  let there = 0;
  for (const form of usual) there += words.get(form)?.count ?? 0;
  if (there + (words.get(word)?.count ?? 0) > (names.get(name) ?? 0)) return false;
  const sound = soundOf(word);
  const own = soundLikeness(sound, soundOf(name));
  for (const other of names.keys()) {
    if (other === name) continue;
    if (other.slice(0, 4) === name.slice(0, 4) || soundLikeness(sound, soundOf(other)) >= own) return false;
  }
  return kin(word, name) !== "same" || usual.has(name);
}

/** A name as the source writes it. */
function writtenName({ segment }: NameSentence, word: string): string {
  const source = readingText(segment.source);
  const start = source.toLowerCase().indexOf(word);
  return start < 0 ? word : source.slice(start, start + word.length);
}
