import { type Locale, languageOf } from "../article/locale.ts";
import { findAddresses } from "../glossary/addresses.ts";
import { LOOKALIKE_SCRIPTS, type LookalikeScript, scriptsOf, unmix } from "../glossary/homoglyphs.ts";
import data from "./mixed-script.json" with { type: "json" };

/** A word spelled with letters of more than one alphabet. */
export interface MixedWord {
  /** Half-open range of the text, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  readonly word: string;
  /** Its alphabets, at least two; one where it is a whole word in the wrong alphabet. */
  readonly scripts: readonly LookalikeScript[];
  /** The word in one alphabet, where every odd letter has a look-alike there. */
  readonly unmixed?: string | undefined;
  /** Set where it is a word of another alphabet with an ending of this one (COVIDом), which is a matter of style. */
  readonly isInflected?: true;
}

/** A longer run of letters is no word, and not worth an answer. */
const LONGEST_WORD = 100;

const WORD = /[\p{L}\p{M}]+/gu;
const SYMBOLS: ReadonlySet<string> = new Set(data.symbols);
const PHONETIC = new RegExp(data.phonetic, "u");
/** Numbers of centuries and monarchs are Latin in every alphabet. */
const ROMAN = /^X{0,3}(?:IX|IV|V?I{0,3})$/;
const FOREIGN_STEM = /^(\p{Script=Latin}{2,})[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}]+$/u;

const SCRIPTS: ReadonlyMap<string, LookalikeScript> = new Map([
  ["Latn", "Latin"],
  ["Cyrl", "Cyrillic"],
  ["Grek", "Greek"],
  ["Armn", "Armenian"],
  ["Cher", "Cherokee"],
]);

/**
 * Words of a text that mix Latin, Cyrillic, Greek, Armenian or Cherokee letters, ascending; and small words that have one alphabet
 * but only look like the text's (a Latin «i» between Ukrainian words). Parts of a compound (IT-компанія) are words of their own;
 * addresses, phonetic spelling and signs of mathematics and measures (kΩ, μg) do not count. Linear in the text.
 *
 * @example findMixedWords("у Kиєві", parseLocale("uk"))[0]?.unmixed // "Києві"
 */
export function findMixedWords(text: string, locale: Locale): readonly MixedWord[] {
  if (scriptsOf(text).length < 2) return [];
  const own = SCRIPTS.get(new Intl.Locale(locale).maximize().script ?? "");
  const language = languageOf(locale);
  const addresses = findAddresses(text);
  const found: MixedWord[] = [];
  let address = 0;
  for (const { 0: word, index: start } of text.matchAll(WORD)) {
    const end = start + word.length;
    while ((addresses[address]?.end ?? text.length + 1) <= start) address++;
    if ((addresses[address]?.start ?? text.length) < end || word.length > LONGEST_WORD) continue;
    const scripts = scriptsOf(word);
    if (scripts.length > 1) {
      if (isSymbolic(word, scripts)) continue;
      found.push({ start, end, word, scripts, ...readingOf(word, scripts, own, language) });
    } else if (own === "Cyrillic" && scripts[0] === "Latin" && isAmongCyrillic(text, start, end)) {
      const unmixed = word === word.toLowerCase() ? unmix(word, own, language) : undefined;
      if (unmixed !== undefined) found.push({ start, end, word, scripts, unmixed });
    }
  }
  return found;
}

function isSymbolic(word: string, scripts: readonly LookalikeScript[]): boolean {
  if (PHONETIC.test(word)) return true;
  if (!scripts.includes("Greek")) return false;
  const greek = [...word].filter((letter) => scriptsOf(letter)[0] === "Greek");
  return greek.length === 1 && (SYMBOLS.has(word[0] ?? "") || SYMBOLS.has(word.at(-1) ?? ""));
}

function readingOf(
  word: string,
  scripts: readonly LookalikeScript[],
  own: LookalikeScript | undefined,
  language: string,
): Pick<MixedWord, "unmixed" | "isInflected"> {
  const inOwn = own && scripts.includes(own) ? unmix(word, own, language) : undefined;
  const inLatin = unmix(word, "Latin");
  if (inLatin !== undefined && ROMAN.test(inLatin)) return { unmixed: inLatin };
  if (inOwn !== undefined) return { unmixed: inOwn };
  if (own !== "Latin" && own !== undefined && hasForeignStem(word, own, language))
    return { isInflected: true };
  for (const script of LOOKALIKE_SCRIPTS) {
    const unmixed = script !== own && scripts.includes(script) ? unmix(word, script) : undefined;
    if (unmixed !== undefined) return { unmixed };
  }
  return {};
}

/** Latin letters that cannot be meant for the text's own, and then an ending. */
function hasForeignStem(word: string, own: LookalikeScript, language: string): boolean {
  const stem = FOREIGN_STEM.exec(word)?.[1];
  return stem !== undefined && unmix(stem, own, language) === undefined;
}

/** Whether nothing but a space parts the place from words in Cyrillic letters on both sides. */
function isAmongCyrillic(text: string, start: number, end: number): boolean {
  return (
    CYRILLIC_BEFORE.test(text.slice(Math.max(0, start - 3), start)) &&
    CYRILLIC_AFTER.test(text.slice(end, end + 2))
  );
}

const CYRILLIC_BEFORE = /\p{Script=Cyrillic},?\s$/u;
const CYRILLIC_AFTER = /^\s\p{Script=Cyrillic}/u;
