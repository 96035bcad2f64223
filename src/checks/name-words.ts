import { type Locale, languageOf, scriptOf } from "../article/locale.ts";
import { withoutAddresses } from "../glossary/addresses.ts";

/** A word of a source that may be a name. */
export interface SourceName {
  /** In lower case, without an owner's ending. */
  readonly word: string;
  /** The word, and with it the next one where that has a capital too: the David of two men is two names. */
  readonly key: string;
  /** Whether the capital may be that of a sentence. */
  readonly isInitial: boolean;
}

const WORD = /[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu;
const SMALL_WORD = /(?<!\p{L})[\p{Ll}\p{M}]{4,}(?!\p{L})/gu;
const OWNER = /['’]s?$/u;
const CAPITALISED = /^\p{Lu}.*\p{Ll}/u;
const MID_SENTENCE = /[\p{L}\p{M}\p{N},;%)\]]\s+$|[\p{L}\p{N}]-$/u;

/** UTF-16 code units that a name has at least; shorter ones are alike by chance. */
const SHORTEST_NAME = 4;

/** Scripts that mark names by capitals. */
const CASED: ReadonlySet<string> = new Set(["Latn", "Cyrl", "Grek"]);

/** Whether names can be told in this language by their capitals. German, where every noun has one, is not among them. */
export function marksNames(locale: Locale): boolean {
  return CASED.has(scriptOf(locale)) && languageOf(locale) !== "de" && languageOf(locale) !== "lb";
}

/** Words with a capital that may be names, and all words without one, in lower case. Linear in the text. */
export function sourceWords(text: string): { readonly names: SourceName[]; readonly common: string[] } {
  const names: SourceName[] = [];
  const common: string[] = [];
  const clean = withoutAddresses(text);
  const words = [...clean.matchAll(WORD)].filter(({ 0: word }) => word.length <= LONGEST_WORD);
  words.forEach(({ 0: written, index }, i) => {
    const word = written.replace(OWNER, "");
    if (!CAPITALISED.test(word)) {
      common.push(word.toLowerCase());
      return;
    }
    if (word.length < SHORTEST_NAME) return;
    const next = words[i + 1];
    const follows =
      next?.index === index + written.length + 1 && written === word && CAPITALISED.test(next[0]);
    names.push({
      word: word.toLowerCase(),
      key: follows ? `${word} ${next[0].replace(OWNER, "")}`.toLowerCase() : word.toLowerCase(),
      isInitial: !MID_SENTENCE.test(clean.slice(Math.max(0, index - 4), index)),
    });
  });
  return { names, common };
}

const LONGEST_WORD = 40;

/** How the words that may be names are found, by script. */
const CANDIDATES: ReadonlyMap<string, RegExp> = new Map([
  ["Latn", WORD],
  ["Cyrl", WORD],
  ["Grek", WORD],
  ["Jpan", /[\u30a1-\u30fa\u30fc]+/gu],
  ["Kore", /\p{Script=Hangul}+/gu],
  ["Arab", /[\p{Script=Arabic}\p{M}]+/gu],
  ["Hebr", /\p{Script=Hebrew}+/gu],
]);

/** Words of a target that may be a name's rendering, as they are written, in their order. None in scripts that are not known. */
export function candidateWords(text: string, locale: Locale): readonly string[] {
  const pattern = CANDIDATES.get(scriptOf(locale));
  if (pattern === undefined) return [];
  const isCased = CASED.has(scriptOf(locale));
  return [...withoutAddresses(text).matchAll(pattern)]
    .flatMap(([word]) => (isCased ? word.split(/['’]/u, 1) : [word]))
    .filter((word) => word.length >= SHORTEST_WORD && word.length <= LONGEST_WORD)
    .filter((word) => !isCased || CAPITALISED.test(word));
}

/** Words of a target without a capital, in scripts that have capitals: what also stands so is no name. */
export function commonWords(text: string, locale: Locale): readonly string[] {
  if (!CASED.has(scriptOf(locale))) return [];
  return (text.match(SMALL_WORD) ?? []).filter((word) => word.length <= LONGEST_WORD);
}

/** UTF-16 code units; a syllable of Korean or Japanese is one. */
const SHORTEST_WORD = 3;
