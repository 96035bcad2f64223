import type { Range } from "./ranges.ts";

/** Ends at white space, at quotation marks, and where writing without spaces goes on right behind the address. */
const URL =
  /(?:https?:\/\/|www\.)[^\s<>"«»“”„、。，\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]+/giu;
const ADDRESS_CHARACTER = /[\w.+-]/;

/**
 * Web addresses, e-mail addresses and @names of a text, ascending. What stands in them is not language:
 * no house style applies, and it stays the same in every translation.
 */
export function findAddresses(text: string): readonly Range[] {
  const found: Range[] = [];
  for (const match of text.matchAll(URL))
    found.push({ start: match.index, end: match.index + match[0].length });
  let from = 0;
  for (let at = text.indexOf("@"); at >= 0; at = text.indexOf("@", at + 1)) {
    let start = at;
    let end = at + 1;
    while (start > from && ADDRESS_CHARACTER.test(text[start - 1] ?? "")) start--;
    while (end < text.length && ADDRESS_CHARACTER.test(text[end] ?? "")) end++;
    from = end;
    if (end > at + 1) found.push({ start, end });
  }
  return found.sort((a, b) => a.start - b.start);
}

/** The text with every address replaced by one U+FFFC, which is neither letter nor digit nor space. */
export function withoutAddresses(text: string): string {
  let result = "";
  let position = 0;
  for (const { start, end } of findAddresses(text)) {
    if (end <= position) continue;
    result += `${text.slice(position, Math.max(start, position))}\ufffc`;
    position = end;
  }
  return result + text.slice(position);
}
