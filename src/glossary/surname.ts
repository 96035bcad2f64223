/** Shorter ones are too often something else; a syllable or a word is one character in some scripts. UTF-16 code units. */
const SHORTEST = 3;
const SHORTEST_IN_SYLLABLES = 2;
const SYLLABLES = /^[\p{Script=Hangul}\p{Script=Han}\p{Script=Katakana}ー]+$/u;
/** What stands between the parts of a name; Japanese and Chinese have dots of their own there. */
const BETWEEN = /[\s・]+|(?<=\p{Script=Han})[·‧•]/u;
/** Given names of Korean and Chinese people as Latin and Cyrillic write them: Jong-un. */
const GIVEN_NAME = /-\p{Ll}/u;

/** The part of a person's full name by which later mentions call him: its last word; `undefined` where that cannot be told. */
export function surnameOf(name: string): string | undefined {
  const words = name.trim().split(BETWEEN);
  const last = words.at(-1);
  if (words.length < 2 || last === undefined || GIVEN_NAME.test(last)) return undefined;
  const shortest = SYLLABLES.test(last) ? SHORTEST_IN_SYLLABLES : SHORTEST;
  return last.length < shortest ? undefined : last;
}
