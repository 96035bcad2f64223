import { contains, NONE, setOfCodes, union } from "./regex/character-set.ts";
import { propertyCodes } from "./regex/unicode.ts";

/** White space between two words, or just the place between them where there is none; offsets in UTF-16 code units. */
export interface Gap {
  readonly start: number;
  readonly end: number;
}

/** Places that are tried in a stretch of white space, besides its end: no rule set counts further. */
const MAX_PLACES = 8;

/** The white space on both sides of a place, none of it before `from`. */
export function gapAround(text: string, place: number, from: number): Gap {
  let start = place;
  let end = place;
  while (start > from && isSpace(text.charCodeAt(start - 1))) start--;
  while (end < text.length && isSpace(text.charCodeAt(end))) end++;
  return { start, end };
}

/** As JavaScript's `\s`, which `trim` goes by too, and U+0085 (next line). */
const SPACE = union(propertyCodes("White_Space") ?? NONE, setOfCodes([0xfeff]));

function isSpace(code: number): boolean {
  if (code <= 0x20) return code === 0x20 || (code >= 9 && code <= 13);
  return code >= 0x85 && contains(SPACE, code);
}

/** Whether the reader sees a line end there. */
export function hasLineBreak(text: string, { start, end }: Gap): boolean {
  return /[\n\r\u2028\u2029]/.test(text.slice(start, end));
}

/** The places of a gap where rules are asked: the first few, and its end. */
export function placesIn({ start, end }: Gap): number[] {
  const places: number[] = [];
  for (let place = start; place < end && places.length < MAX_PLACES; place++) places.push(place);
  places.push(end);
  return places;
}
