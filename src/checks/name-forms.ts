import { type Locale, languageOf, scriptOf } from "../article/locale.ts";
import { inflectionOf } from "../glossary/inflection/inflections.ts";
import data from "./name-endings.json" with { type: "json" };

/** How two words of a text are related: forms of one word, two spellings of one name, or neither as far as can be told. */
export type Kinship = "same" | "variant" | "other";

/** Compares two words of one language, both in lower case. */
export type Kin = (one: string, other: string) => Kinship;

/**
 * What a language does to a name, as `name-endings.json` has it. Tables of inflection lead from a word as dictionaries have it to
 * its forms; here two words are compared of which neither need be one.
 */
interface Habits {
  /** So many letters before the ending may change with it: the г of Прага, the vowel of Київ. Differences there say nothing. */
  readonly guard: number;
  /** So many letters at the beginning have to be equal, as prepositions and articles are written onto words. */
  readonly front: number;
  /** Letters that are a spelling's, never a form's: two for each other, or one that may be missing. */
  readonly alike: readonly string[];
  /** Longest first. */
  readonly endings: readonly string[];
}

const HABITS: ReadonlyMap<string, Habits> = new Map(
  Object.entries(data).map(([language, { endings, ...habits }]) => [
    language,
    { ...habits, endings: endings.split(" ").filter((ending) => ending !== "") },
  ]),
);

/** UTF-16 code units that a stem has at least. */
const SHORTEST_STEM = 3;

/** From this length on two letters may differ, else one. UTF-16 code units. */
const LONG_WORD = 7;

/**
 * Tells forms of a name from other spellings of it, by the endings of a language. Doubt counts as a form: a difference near
 * the end of a word is grammar in most languages. `undefined` for languages of which too little is known.
 *
 * @param sourceLocale of the texts that the names are from.
 * @example kinOf(parseLocale("uk"), parseLocale("en"))?.("шойгу", "шойґу") // "variant"
 */
export function kinOf(locale: Locale, sourceLocale: Locale): Kin | undefined {
  const language = languageOf(locale);
  const habits = HABITS.get(`${language}-${scriptOf(locale)}`) ?? HABITS.get(language);
  if (habits === undefined) return undefined;
  // In one script names are copied: another first letter is a translation of the word (California, Kalifornie), or another name.
  const front = scriptOf(locale) === scriptOf(sourceLocale) ? Math.max(1, habits.front) : habits.front;
  const inflection = inflectionOf(language);
  const isForm = (word: string, form: string) =>
    inflection?.paradigmsOf(word).some(({ stem, endings }) => {
      return form.startsWith(stem) && endings.has(form.slice(stem.length));
    }) === true;

  return (one, other) => {
    if (one === other) return "same";
    if (areAlike(difference(one, other), habits.alike)) return "variant";
    if (isForm(one, other) || isForm(other, one)) return "same";
    // What stands before a whole name is a word written onto it, or another name: בליברפול, バハカリフォルニア.
    if (one.endsWith(other) || other.endsWith(one)) return habits.front > 0 ? "same" : "other";
    return compareStems(stemOf(one, habits), stemOf(other, habits), { ...habits, front });
  };
}

function stemOf(word: string, { endings }: Habits): string {
  for (const ending of endings)
    if (word.length - ending.length >= SHORTEST_STEM && word.endsWith(ending))
      return word.slice(0, word.length - ending.length);
  return word;
}

function compareStems(one: string, other: string, { guard, front }: Habits): Kinship {
  if (one === other) return "same";
  const { start, end, left, right } = difference(one, other);
  const shorter = Math.min(one.length, other.length);
  // Where words have no endings at all, a last letter that is another one is a spelling: Ukraina, Ukraine.
  if (guard === 0 && end === 0 && left.length === 1 && right.length === 1 && shorter >= LONG_WORD)
    return "variant";
  if (shorter - start <= guard) return Math.abs(one.length - other.length) <= guard + 1 ? "same" : "other";
  const most = shorter < LONG_WORD ? 1 : 2;
  const isSmall = Math.max(left.length, right.length) <= most && start + end >= shorter / 2;
  return isSmall && start >= front && end > 0 ? "variant" : "other";
}

/** What two words have in common at both ends, and what each has between. */
function difference(one: string, other: string) {
  const shorter = Math.min(one.length, other.length);
  let start = 0;
  while (start < shorter && one[start] === other[start]) start++;
  let end = 0;
  while (end < shorter - start && one[one.length - 1 - end] === other[other.length - 1 - end]) end++;
  return {
    start,
    end,
    left: one.slice(start, one.length - end),
    right: other.slice(start, other.length - end),
  };
}

function areAlike(
  { left, right }: { readonly left: string; readonly right: string },
  alike: readonly string[],
): boolean {
  return alike.includes(left + right) || alike.includes(right + left);
}
