import { endsWord } from "../characters.ts";
import { isKatakanaWord } from "./katakana.ts";
import { standsAlone } from "./longer-words.ts";
import { isNoPersonPart } from "./middle-dot.ts";
import type { NameEnd } from "./name-end.ts";
import { isAbbreviation } from "./one-letter-names.ts";
import { endsPeople } from "./people.ts";
import { endsIndonesianWord, endsKoreanWord } from "./suffixes.ts";
import { endsThaiWord } from "./thai.ts";

export type { NameEnd } from "./name-end.ts";

const anyLanguage: NameEnd = (folded, _start, end) => endsWord(folded, end);

/** Languages whose words end otherwise than at spaces and punctuation. */
const BY_LANGUAGE: ReadonlyMap<string, readonly NameEnd[]> = new Map<string, readonly NameEnd[]>([
  ["id", [endsIndonesianWord]],
  ["ja", [anyLanguage, isKatakanaWord, endsPeople]],
  ["ko", [endsKoreanWord]],
  ["th", [endsThaiWord]],
  ["zh", [anyLanguage, isNoPersonPart, endsPeople]],
]);

/**
 * What a language says about the ends of names: which characters may stand beside them, of which longer words they are a part, and
 * in which compounds a single letter is one.
 *
 * @param language primary subtag.
 */
export function nameEndOf(language: string): NameEnd {
  const known = made.get(language);
  if (known !== undefined) return known;
  const rules = [
    ...(BY_LANGUAGE.get(language) ?? [anyLanguage]),
    isAbbreviation(language),
    standsAlone(language),
  ].filter((rule) => rule !== undefined);
  const [only, ...others] = rules;
  const nameEnd: NameEnd =
    only !== undefined && others.length === 0
      ? only
      : (folded, start, end) => rules.every((rule) => rule(folded, start, end));
  made.set(language, nameEnd);
  return nameEnd;
}

const made = new Map<string, NameEnd>();

/** Whether names end nowhere but where words of the language end. */
export function namesEndWithWords(language: string): boolean {
  return !BY_LANGUAGE.has(language);
}
