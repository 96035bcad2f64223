import { endsWord } from "../characters.ts";
import { endsKoreanWord } from "./korean.ts";

/** Whether a name that begins at `start` may end at `end`, both in UTF-16 code units of a folded text. */
export type NameEnd = (folded: string, start: number, end: number) => boolean;

const anyLanguage: NameEnd = (folded, _start, end) => endsWord(folded, end);

const BY_LANGUAGE: ReadonlyMap<string, NameEnd> = new Map<string, NameEnd>([
  ["ko", (folded, _start, end) => endsKoreanWord(folded, end)],
]);

/** What a language says about the ends of names, on top of spaces and punctuation. */
export function nameEndOf(language: string): NameEnd {
  return BY_LANGUAGE.get(language) ?? anyLanguage;
}
