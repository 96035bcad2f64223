import neighbours from "./katakana-neighbours.json" with { type: "json" };
import type { NameEnd } from "./name-end.ts";

/** Katakana with the stroke that lengthens a vowel; the dot between words is none. */
const KATAKANA = "\\u30a1-\\u30fa\\u30fc-\\u30ff\\u31f0-\\u31ff\\uff66-\\uff9f";
const LETTER = new RegExp(`[${KATAKANA}]`);
/** What may stand there is a word of the list, or a few of them (アメリカンコーヒーメーカー is none). */
const BEHIND = new RegExp(`(?:${neighbours.after.join("|")}){1,3}(?![${KATAKANA}])`, "y");
const BEFORE = new RegExp(`(?<![${KATAKANA}])(?:${neighbours.before.join("|")})$`);
/** UTF-16 code units: the longest word that may stand before a name, and one letter more to see where it begins. */
const FARTHEST = Math.max(...neighbours.before.map(({ length }) => length)) + 1;

/**
 * Whether a name in katakana is a word of its own: not タイ in タイム or ネクタイ, but カナダ in カナダドル. Spaces do not tell,
 * so a neighbour in katakana has to be one of the closed list of words that are written on to names.
 */
export const isKatakanaWord: NameEnd = (folded, start, end) => {
  if (isLetter(folded, start) && isLetter(folded, start - 1)) {
    if (!BEFORE.test(folded.slice(Math.max(0, start - FARTHEST), start))) return false;
  }
  if (!isLetter(folded, end - 1) || !isLetter(folded, end)) return true;
  BEHIND.lastIndex = end;
  return BEHIND.test(folded);
};

function isLetter(text: string, offset: number): boolean {
  return LETTER.test(text.charAt(offset));
}
