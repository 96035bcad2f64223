import { type Locale, languageOf, scriptOf } from "../article/locale.ts";
import { type LookalikeScript, scriptsOf, unmix } from "./homoglyphs.ts";
import spellings from "./language-spellings.json" with { type: "json" };

/** A text in the spelling in which terms are compared, with the way back to the text itself. */
export interface Folded {
  readonly text: string;
  /** Offset in the given text at which the folded character at `offset` begins. UTF-16 code units on both sides. */
  toStart(offset: number): number;
  /** Offset in the given text at which the folded text before `offset` ends. */
  toEnd(offset: number): number;
}

/** Characters that readers take for one and the same: every line is the one compared, then its variants. */
const VARIANTS: ReadonlyMap<string, string> = new Map(
  ["'’‘ʼʻʹ′＇׳`´", '"״“”„＂', "-‐‑－", "σς"].flatMap(([one, ...variants]) =>
    variants.map((variant): [string, string] => [variant, one ?? variant]),
  ),
);
const VARIANT = /[’‘ʼʻʹ′＇׳`´״“”„＂‐‑－ς]|[\uff01-\uff5e]|\s/g;
/** Invisible characters that say nothing about the word: soft hyphen, joiners of lines, direction marks. ZWNJ and ZWJ do say something. */
const IGNORABLE = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
/** What makes a folded text shorter or longer than its text, so that offsets have to be counted. */
const UNEVEN = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]|\s\s/;
/** Nothing but letters, digits and signs of European scripts that stand for themselves: most sentences. */
const PLAIN =
  /^[ !#-&(-_a-z{-~\u00a1-\u00a8\u00aa-\u00ac\u00ae-\u00b3\u00b5-\u012f\u0131-\u017f\u0400-\u0481\u0490\u0491\u2014\u2026]*$/;
/** One character with its marks, at most as many as stream-safe text has (UAX #15, section 13), or a run of white space. */
const CLUSTER = /\s+|[\s\S][\p{M}\u1160-\u11ff]{0,30}/gu;
/** More marks than any writing has: normalising them takes quadratic time. */
const MARK_FLOOD = /\p{M}{31}/u;

/**
 * Folds for a comparison that takes no notice of case, Unicode normalisation, kinds of apostrophe, hyphen,
 * quotation mark and white space, or of invisible characters. Case follows the locale (Turkish İ and I), and so does what
 * its readers take for one spelling: ё and е in Russian, an alef with and without hamza in Arabic, hoà and hòa in Vietnamese.
 */
export function foldCase(text: string, locale: Locale): Folded {
  const own = OWN_SPELLINGS.get(languageOf(locale));
  // Capitals have look-alikes that their small letters lack: a Latin M, but no m, is a Cyrillic one.
  const unmixed = unmixWords(text, locale);
  const folded = fold(unmixed, (piece) => piece.toLocaleLowerCase(locale), own?.ignored);
  return { ...folded, text: unmixWords(own ? replaceOwn(folded.text, own) : folded.text, locale) };
}

/** Letters of two alphabets side by side: one of them is probably a look-alike (Kuів with a Latin u). */
const MIXED =
  /[\u0370-\u052f][A-Za-z]|[A-Za-z][\u0370-\u052f]|[\u0370-\u03ff][\u0400-\u052f]|[\u0400-\u052f][\u0370-\u03ff]/;
const WORD = /[\p{L}\p{M}]+/gu;
const ALPHABETS: ReadonlyMap<string, LookalikeScript> = new Map([
  ["Latn", "Latin"],
  ["Cyrl", "Cyrillic"],
  ["Grek", "Greek"],
]);

/** Writes mixed words in the locale's alphabet, where every letter has a look-alike in it. Lengths stay. */
function unmixWords(text: string, locale: Locale): string {
  if (!MIXED.test(text)) return text;
  const alphabet = ALPHABETS.get(scriptOf(locale));
  if (alphabet === undefined) return text;
  return text.replace(WORD, (word) => {
    const isMixed = MIXED.test(word) && scriptsOf(word).includes(alphabet);
    return isMixed ? (unmix(word, alphabet, languageOf(locale)) ?? word) : word;
  });
}

/** What the readers of one language take for one spelling. */
interface OwnSpelling {
  /** Any letters that are written for others, as many. */
  readonly variant: RegExp | undefined;
  readonly letters: ReadonlyMap<string, string>;
  /** Marks that may be written or not. */
  readonly ignored: RegExp | undefined;
}

const OWN_SPELLINGS: ReadonlyMap<string, OwnSpelling> = new Map(
  Object.entries(spellings).map(([language, { letters, ignored }]): [string, OwnSpelling] => {
    const pairs = Object.entries(letters).map(([variant, letter]): [string, string] => [variant, letter]);
    return [
      language,
      {
        variant:
          pairs.length === 0 ? undefined : new RegExp(pairs.map(([variant]) => variant).join("|"), "g"),
        letters: new Map(pairs),
        ignored: ignored === "" ? undefined : new RegExp(`[${ignored}]`, "g"),
      },
    ];
  }),
);

function replaceOwn(text: string, { variant, letters }: OwnSpelling): string {
  return variant === undefined ? text : text.replace(variant, (letter) => letters.get(letter) ?? letter);
}

function fold(text: string, casing: (piece: string) => string, ignored: RegExp | undefined): Folded {
  if (PLAIN.test(text) && !text.includes("  ")) {
    const cased = casing(text);
    if (cased.length === text.length) return { text: cased, toStart: same, toEnd: same };
  }
  const isEven = !UNEVEN.test(text) && (ignored === undefined || text.search(ignored) < 0);
  if (isEven && !MARK_FLOOD.test(text) && text.normalize("NFC") === text) {
    const cased = casing(text);
    if (cased.length === text.length) return { text: unify(cased), toStart: same, toEnd: same };
  }
  return foldByCluster(text, casing, ignored);
}

function foldByCluster(text: string, casing: (piece: string) => string, ignored: RegExp | undefined): Folded {
  const pieces: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  for (const { 0: cluster, index } of text.matchAll(CLUSTER)) {
    const seen = ignored === undefined ? cluster : cluster.normalize("NFC").replace(ignored, "");
    const piece = cluster.trim() === "" ? " " : unify(casing(seen.replace(IGNORABLE, "").normalize("NFC")));
    pieces.push(piece);
    for (let i = 0; i < piece.length; i++) {
      starts.push(index);
      ends.push(index + cluster.length);
    }
  }
  return {
    text: pieces.join(""),
    toStart: (offset) => starts[offset] ?? text.length,
    toEnd: (offset) => (offset === 0 ? 0 : (ends[offset - 1] ?? text.length)),
  };
}

/** Replaces every variant by the character compared; lengths stay. */
function unify(text: string): string {
  return text.replace(VARIANT, (character) => {
    const one = VARIANTS.get(character);
    if (one !== undefined) return one;
    const code = character.charCodeAt(0);
    return code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : " ";
  });
}

function same(offset: number): number {
  return offset;
}
