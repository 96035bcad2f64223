import { stemmer as stemUkrainian } from "@orama/stemmers/ukrainian";
import { createStemmer, Languages } from "multilingual-stemmer";
import { type Locale, languageOf } from "../../../src/article/locale.ts";

/** Which of the names stand in a text: their indexes. */
export type Finder = (text: string) => ReadonlySet<number>;

/** How another tool, or a simple idea, decides whether a name stands in a text. */
export interface Rule {
  readonly name: string;
  /** @param names The wordings of each name. */
  prepare(names: readonly (readonly string[])[], locale: Locale): Finder;
}

const languageNames = new Intl.DisplayNames("en", { type: "language" });
const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const AS_TOKENS = /\s+/u;

/** The wording as it is, wherever it stands, also inside a word. */
const substring: Rule = {
  name: "substring",
  prepare: (names) => (text) =>
    indexesWhere(names, (wordings) => wordings.some((wording) => text.includes(wording))),
};

/** The wording as it is, as whole words; where a script has no spaces, anywhere. */
const exact: Rule = {
  name: "exact",
  prepare(names, locale) {
    if (isWithoutSpaces(locale)) return substring.prepare(names, locale);
    const patterns = names.map((wordings) => wordings.map((wording) => wholeWord(wording, "u")));
    return (text) =>
      indexesWhere(names, (wordings, index) =>
        wordings.some((wording, at) => text.includes(wording) && patterns[index]?.[at]?.test(text)),
      );
  },
};

/**
 * Weblate's glossary check: the wording between two boundaries of Python's `\b`, without regard to case
 * (weblate/checks/glossary.py). `\w` there is letters, digits and `_`, in no language anything else.
 */
const weblate: Rule = {
  name: "Weblate",
  prepare(names) {
    const lower = names.map((wordings) => wordings.map((wording) => wording.toLowerCase()));
    const patterns = names.map((wordings) => wordings.map((wording) => betweenBoundaries(wording)));
    return (text) => {
      const lowered = text.toLowerCase();
      return indexesWhere(lower, (wordings, index) =>
        wordings.some((wording, at) => lowered.includes(wording) && patterns[index]?.[at]?.test(text)),
      );
    };
  },
};

/**
 * Okapi's terminology check: the text in small letters is divided at white space, and one of the pieces has to be the term
 * (SimpleTB in okapi/libraries/lib-terminology). So a comma behind the word hides it, and a term of two words is never found.
 */
const okapi: Rule = {
  name: "Okapi",
  prepare(names) {
    const index = new Map<string, number[]>();
    for (const [name, wordings] of names.entries())
      for (const wording of wordings) addTo(index, wording.toLowerCase(), name);
    return (text) =>
      new Set(
        text
          .toLowerCase()
          .split(AS_TOKENS)
          .flatMap((piece) => index.get(piece) ?? []),
      );
  },
};

/** Each word of the wording has the stem of the word in its place; words as they are in languages without a stemmer. */
const snowball: Rule = {
  name: "Snowball",
  prepare(names, locale) {
    const stem = stemmerOf(locale);
    if (stem === undefined) return exact.prepare(names, locale);
    return prepareSequences(
      names,
      (word) => stem(word.toLowerCase()),
      (one, other) => one === other,
    );
  },
};

/** As memoQ's terms at 50 %: each word begins with the first half of the wording's word in its place. */
const prefix: Rule = {
  name: "prefix",
  prepare(names, locale) {
    const half = (word: string) => word.slice(0, Math.ceil(word.length / 2));
    if (isWithoutSpaces(locale))
      return substring.prepare(
        names.map((wordings) => wordings.map(half)),
        locale,
      );
    const halves = new Map<string, string>();
    const halfOf = (word: string) => {
      const known = halves.get(word) ?? half(word);
      halves.set(word, known);
      return known;
    };
    return prepareSequences(
      names,
      (word) => word.toLowerCase(),
      (wanted, word) => word.startsWith(halfOf(wanted)),
      half,
    );
  },
};

/** All rules, in the order of the table. */
export const rules: readonly Rule[] = [exact, weblate, okapi, snowball, prefix, substring];

/** Finds wordings word by word. */
function prepareSequences(
  names: readonly (readonly string[])[],
  normalise: (word: string) => string,
  fits: (wanted: string, word: string) => boolean,
  keyOf: ((word: string) => string) | undefined = undefined,
): Finder {
  const byFirst = new Map<string, { readonly name: number; readonly words: readonly string[] }[]>();
  for (const [name, wordings] of names.entries()) {
    for (const wording of wordings) {
      const words = wordsOf(wording, normalise);
      const [first] = words;
      if (first !== undefined) addTo(byFirst, keyOf ? keyOf(first) : first, { name, words });
    }
  }
  return (text) => {
    const words = wordsOf(text, normalise);
    const found = new Set<number>();
    for (const [at, word] of words.entries()) {
      const keys = keyOf ? Array.from(word, (_, length) => word.slice(0, length + 1)) : [word];
      for (const { name, words: wanted } of keys.flatMap((key) => byFirst.get(key) ?? []))
        if (wanted.every((one, index) => fits(one, words[at + index] ?? ""))) found.add(name);
    }
    return found;
  };
}

function wordsOf(text: string, normalise: (word: string) => string): string[] {
  return Array.from(text.matchAll(WORD), ([word]) => normalise(word));
}

/** Snowball's own stemmers; a Ukrainian one, which it does not have, from another collection (whose Bulgarian one fails). */
function stemmerOf(locale: Locale): ((word: string) => string) | undefined {
  const language = languageOf(locale);
  if (language === "uk") return stemUkrainian;
  const name = languageNames.of(language === "nb" ? "no" : language) ?? "";
  const known = Object.entries(Languages).find(([title]) => title === name)?.[1];
  return typeof known === "number" ? createStemmer(known) : undefined;
}

function isWithoutSpaces(locale: Locale): boolean {
  return ["ja", "zh", "th"].includes(languageOf(locale));
}

function wholeWord(wording: string, flags: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])${escapePattern(wording)}(?![\\p{L}\\p{M}\\p{N}])`, flags);
}

/** `\b` of Python, whose `\w` has all letters and digits; RegExp's has ASCII's alone. */
function betweenBoundaries(wording: string): RegExp {
  const isWord = (character: string | undefined) => /[\p{L}\p{N}_]/u.test(character ?? "");
  const before = isWord([...wording][0]) ? "(?<![\\p{L}\\p{N}_])" : "(?<=[\\p{L}\\p{N}_])";
  const after = isWord([...wording].at(-1)) ? "(?![\\p{L}\\p{N}_])" : "(?=[\\p{L}\\p{N}_])";
  return new RegExp(`${before}${escapePattern(wording)}${after}`, "iu");
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

function indexesWhere<T>(all: readonly T[], test: (one: T, index: number) => boolean): Set<number> {
  const found = new Set<number>();
  for (const [index, one] of all.entries()) if (test(one, index)) found.add(index);
  return found;
}

function addTo<T>(index: Map<string, T[]>, key: string, value: T): void {
  const known = index.get(key);
  if (known) known.push(value);
  else index.set(key, [value]);
}
