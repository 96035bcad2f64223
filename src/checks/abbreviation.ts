/** Capitals and digits only, with full stops or without (США, U.S., G7), or a Hebrew word with gershayim before its last letter. */
const CAPITALS = /^(?:[\p{Lu}\p{N}][.\u2060-]?){2,}$|^[\p{Script=Hebrew}]+["״][\p{Script=Hebrew}]$/u;
const UNSPACED = /^[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\s]+$/u;
const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/**
 * Whether a reader who has read the full name knows the short one by it: an abbreviation in capitals, some of its words
 * (Трамп of Дональд Трамп), or, in Han, kana and Hangul, some of its characters in their order (朝鮮 of 朝鮮民主主義人民共和国).
 *
 * @example isAbbreviationOf("США", "Сполучені Штати") // true: no rule tells which capitals a translation takes
 */
export function isAbbreviationOf(short: string, full: string): boolean {
  if (CAPITALS.test(short)) return true;
  if (short.length >= full.length) return false;
  if (UNSPACED.test(short) && UNSPACED.test(full)) return isSubsequence(short, full);
  const words = new Set(full.toLowerCase().match(WORD));
  const parts = short.toLowerCase().match(WORD) ?? [];
  return parts.length > 0 && parts.length < words.size && parts.every((part) => words.has(part));
}

function isSubsequence(short: string, full: string): boolean {
  let position = 0;
  for (const character of short) {
    position = full.indexOf(character, position) + 1;
    if (position === 0) return false;
  }
  return true;
}
