import { type Locale, languageOf, scriptOf } from "../../article/locale.ts";

/** A word of a translation that may belong to a name. */
export interface TargetWord {
  /** Half-open range of the text, in UTF-16 code units, without a proclitic. */
  readonly start: number;
  readonly end: number;
  /** Beginnings of the word by which its forms are found together, the longest first, in small letters. */
  readonly keys: readonly string[];
}

/** Scripts with capitals: there a name has one. */
const CASED: ReadonlySet<string> = new Set(["Latn", "Cyrl", "Grek", "Armn"]);

/** Scripts without spaces between words. */
const SPACELESS: ReadonlySet<string> = new Set(["Hans", "Hant", "Jpan", "Thai", "Laoo", "Khmr", "Mymr"]);

/** Languages that write an ending behind an apostrophe: Moskova’dan. */
const APOSTROPHE_ENDINGS: ReadonlySet<string> = new Set(["tr", "az"]);

/** One letter that may stand on a word: «and», «in», «to». */
const PROCLITICS: ReadonlyMap<string, RegExp> = new Map([
  ["ar", /^[وبلكف](?=.{3})/u],
  ["he", /^[והבלמשכ](?=.{3})/u],
]);

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’ʼ\-‐‑][\p{L}\p{M}\p{N}]+)*/gu;
const WORD_BEFORE_APOSTROPHE = /[\p{L}\p{M}\p{N}]+(?:[-‐‑][\p{L}\p{M}\p{N}]+)*/gu;

/** Letters of an ending that forms of a name may differ in. */
const LONGEST_ENDING = 3;

/** Whether names of a locale can be told by their capitals. */
export function hasCapitals(locale: Locale): boolean {
  return CASED.has(scriptOf(locale));
}

/** What stands between two words of one name. */
export function isSeam(between: string): boolean {
  return between === "" || /^[ \u00a0\-‐‑·・]$/.test(between);
}

/** The words of a translation that may be names: in scripts that have capitals, the capitalised ones. */
export function targetWords(text: string, locale: Locale): readonly TargetWord[] {
  const language = languageOf(locale);
  const cased = hasCapitals(locale);
  const proclitic = PROCLITICS.get(language);
  const words: TargetWord[] = [];
  for (const [start, word] of piecesOf(text, locale, language)) {
    if (cased && !/^[\p{Lu}\p{Lt}]/u.test(word)) continue;
    words.push({ start, end: start + word.length, keys: keysOf(word, cased) });
    const cut = proclitic?.exec(word)?.[0].length ?? 0;
    if (cut > 0)
      words.push({ start: start + cut, end: start + word.length, keys: keysOf(word.slice(cut), cased) });
  }
  return words;
}

function* piecesOf(text: string, locale: Locale, language: string): Generator<readonly [number, string]> {
  if (SPACELESS.has(scriptOf(locale))) {
    for (const { index, segment, isWordLike } of segmenterOf(locale).segment(text))
      if (isWordLike && !/^[\p{Script=Hiragana}\p{N}\p{P}]+$/u.test(segment)) yield [index, segment];
    return;
  }
  const pattern = APOSTROPHE_ENDINGS.has(language) ? WORD_BEFORE_APOSTROPHE : WORD;
  for (const match of text.matchAll(pattern)) if (!/^\p{N}/u.test(match[0])) yield [match.index, match[0]];
}

function keysOf(word: string, cased: boolean): readonly string[] {
  const folded = word.normalize("NFC").toLowerCase();
  const shortest = Math.max(cased ? 3 : 2, folded.length - LONGEST_ENDING);
  const keys = [folded];
  for (let length = folded.length - 1; length >= shortest; length--) keys.push(folded.slice(0, length));
  return keys;
}

const segmenters = new Map<Locale, Intl.Segmenter>();

function segmenterOf(locale: Locale): Intl.Segmenter {
  const known = segmenters.get(locale) ?? new Intl.Segmenter(locale, { granularity: "word" });
  segmenters.set(locale, known);
  return known;
}
