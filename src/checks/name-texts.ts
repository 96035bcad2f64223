import { type Locale, languageOf, scriptOf } from "../article/locale.ts";
import type { BilingualDocument } from "../article/translation.ts";
import { type LookalikeScript, scriptsOf, unmix } from "../glossary/homoglyphs.ts";
import { candidateWords, commonWords, marksNames, sourceWords } from "./name-words.ts";
import { comparable, readingText, type TranslatedSegment } from "./reading.ts";

/** What a segment has of names. */
export interface NameSentence {
  readonly document: BilingualDocument;
  readonly segment: TranslatedSegment;
  /** How often the source has each word that may be a name. */
  readonly names: ReadonlyMap<string, number>;
  /** Words of the target that may render one, in lower case, each with how it is written and how often. */
  readonly words: ReadonlyMap<string, { readonly written: string; readonly count: number }>;
}

/** The names of all documents of one pair of languages. */
export interface NameTexts {
  readonly sourceLocale: Locale;
  readonly targetLocale: Locale;
  add(document: BilingualDocument): void;
  /** The sentences of every name that is one beyond doubt, by its key. */
  sentencesByName(): ReadonlyMap<string, NamedSentences>;
  /** In how many sentences of all a word of the targets stands. */
  spread(word: string): number;
  /** Whether a word of the targets also stands without a capital: University is a name in one place, univerzita a word in the next. */
  isCommon(word: string): boolean;
}

/** Where a name stands. */
export interface NamedSentences {
  /** The name alone, in lower case. */
  readonly word: string;
  readonly sentences: readonly NameSentence[];
}

/** Names times words of a sentence that is looked at, some ten times as many as a long one has: a list of hundreds of names tells of none. */
const MOST_PAIRS = 20_000;

/** Gathers names; time and memory are linear in the documents. */
export function createNameTexts(sourceLocale: Locale, targetLocale: Locale): NameTexts {
  const unmixed = unmixerFor(targetLocale);
  const isKnown = marksNames(sourceLocale);
  const byKey = new Map<string, { word: string; sentences: NameSentence[] }>();
  const common = new Map<string, number>();
  /** How often a word has a capital where no sentence begins. */
  const proper = new Map<string, number>();
  const spread = new Map<string, number>();
  const commonTargets = new Set<string>();

  return {
    sourceLocale,
    targetLocale,
    add(document) {
      if (!isKnown) return;
      for (const segment of comparable(document.segments)) {
        const source = sourceWords(readingText(segment.source));
        for (const word of source.common) increase(common, word);
        const target = readingText(segment.target);
        for (const word of commonWords(target, targetLocale)) commonTargets.add(word);
        const words = countWords(candidateWords(target, targetLocale), unmixed);
        for (const word of words.keys()) increase(spread, word);
        if (source.names.length === 0) continue;
        const names = new Map<string, number>();
        for (const { word, isInitial } of source.names) {
          increase(names, word);
          if (!isInitial) increase(proper, word);
        }
        if (names.size * words.size > MOST_PAIRS) continue;
        const sentence: NameSentence = { document, segment, names, words };
        for (const [key, word] of new Map(source.names.map((name) => [name.key, name.word]))) {
          const entry = byKey.get(key);
          if (entry) entry.sentences.push(sentence);
          else byKey.set(key, { word, sentences: [sentence] });
        }
      }
    },
    sentencesByName() {
      const isName = ({ word }: NamedSentences) => {
        const capitals = proper.get(word) ?? 0;
        return capitals > 0 && (common.get(word) ?? 0) * 2 < capitals;
      };
      return new Map([...byKey].filter(([, entry]) => isName(entry)));
    },
    isCommon: (word) => commonTargets.has(word),
    spread: (word) => spread.get(word) ?? 0,
  };
}

function increase(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** A word with letters of another alphabet is the same name; `mixed-script` has its say about it. */
function unmixerFor(locale: Locale): (word: string) => string {
  const script = LOOKALIKES.get(scriptOf(locale));
  if (script === undefined) return (word) => word;
  const language = languageOf(locale);
  return (word) => (scriptsOf(word).length < 2 ? word : (unmix(word, script, language) ?? word));
}

const LOOKALIKES: ReadonlyMap<string, LookalikeScript> = new Map([
  ["Latn", "Latin"],
  ["Cyrl", "Cyrillic"],
  ["Grek", "Greek"],
]);

function countWords(
  words: readonly string[],
  unmixed: (word: string) => string,
): ReadonlyMap<string, { written: string; count: number }> {
  const counted = new Map<string, { written: string; count: number }>();
  for (const written of words) {
    const word = unmixed(written).toLowerCase();
    const known = counted.get(word);
    if (known) known.count++;
    else counted.set(word, { written, count: 1 });
  }
  return counted;
}
