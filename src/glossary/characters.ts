/**
 * What a character is for the question where words begin and end. Scripts without spaces between words
 * (Unicode UAX #14, class SA and ID) have no boundary that could be seen, so every place in them may be one.
 */
export type CharacterClass =
  | "other"
  | "letter"
  | "mark"
  /** A letter of a script without spaces between words. */
  | "unspaced"
  /** A mark of such a script. */
  | "unspaced-mark";

const CLASSES: readonly CharacterClass[] = ["other", "letter", "mark", "unspaced", "unspaced-mark"];
const LETTER = /^[\p{L}\p{N}]$/u;
const MARK = /^\p{M}$/u;
const UNSPACED =
  /^[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}\p{scx=Tibetan}]$/u;
const CYRILLIC = /^\p{Script=Cyrillic}$/u;
const HEBREW = /^\p{Script=Hebrew}$/u;

/** Class number + 1 of every UTF-16 code unit that was asked for; 0 stands for "not yet". */
const known = new Uint8Array(0x10000);

/** The class of the code point that begins at an offset; `other` at the end of the text. */
export function classAt(text: string, offset: number): CharacterClass {
  const point = text.codePointAt(offset);
  return point === undefined ? "other" : classOf(point);
}

/** The class of the code point that ends at an offset; `other` at the beginning of the text. */
export function classBefore(text: string, offset: number): CharacterClass {
  if (offset <= 0) return "other";
  const last = text.charCodeAt(offset - 1);
  if (last >= 0xdc00 && last <= 0xdfff && offset > 1) {
    const point = text.codePointAt(offset - 2) ?? last;
    if (point > 0xffff) return classOf(point);
  }
  return classOf(last);
}

function classOf(point: number): CharacterClass {
  if (point > 0xffff) return CLASSES[classify(point)] ?? "other";
  if (known[point] === 0) known[point] = classify(point) + 1;
  return CLASSES[(known[point] ?? 1) - 1] ?? "other";
}

function classify(point: number): number {
  const character = String.fromCodePoint(point);
  if (MARK.test(character)) return UNSPACED.test(character) ? 4 : 2;
  if (!LETTER.test(character)) return 0;
  return UNSPACED.test(character) ? 3 : 1;
}

/** Whether a word may begin at an offset of a folded text. */
export function startsWord(text: string, offset: number): boolean {
  const first = classAt(text, offset);
  if (first !== "letter" && first !== "mark") return first !== "unspaced-mark";
  const before = classBefore(text, offset);
  if (before === "letter" || before === "mark") return false;
  return !joins(text, offset - 1);
}

/** Whether a word may end at an offset of a folded text. */
export function endsWord(text: string, offset: number): boolean {
  const after = classAt(text, offset);
  if (after === "mark" || after === "unspaced-mark") return false;
  const last = classBefore(text, offset);
  // «U.S.» is no word of its own in «U.S.A.», and behind the apostrophe of Кам'янець the word goes on.
  if (last !== "letter" && last !== "mark")
    return !(after === "letter" && (text[offset - 1] === "." || joins(text, offset - 1)));
  return after !== "letter" && !joins(text, offset);
}

/** Whether an apostrophe between Cyrillic letters (Кам'янець) or a gershayim between Hebrew ones stands at an offset: part of a word. */
function joins(text: string, offset: number): boolean {
  const sign = text[offset];
  if (sign !== "'" && sign !== '"') return false;
  const before = text[offset - 1] ?? "";
  const after = text[offset + 1] ?? "";
  if (HEBREW.test(before) && HEBREW.test(after)) return true;
  return sign === "'" && CYRILLIC.test(before) && CYRILLIC.test(after);
}
