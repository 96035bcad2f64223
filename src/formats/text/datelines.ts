import { DATE } from "./dates.ts";

const PLACE = String.raw`\p{Lu}[\p{L}\p{M}.'’-]{1,24}(?: [\p{L}.'’-]{1,24}){0,3}`;
const LOUD_PLACE = String.raw`\p{Lu}{2}[\p{Lu}.'’-]{1,24}(?: [\p{Lu}.'’-]{1,24}){0,3}`;
const REGION = `(?:, ?${PLACE}){0,2}`;
const WHEN = `(?:,? ?(?:${DATE}))`;
const AGENCY = String.raw` ?[(\[]\p{L}[\p{L}\p{N} ./&-]{1,30}[)\]]`;
const DASH = "(?: ?[—–]| ?--| -)";

/** Longest dateline that is recognised, in UTF-16 code units. */
const MAX_DATELINE = 100;

/** `KYIV, Nov. 12 (Reuters) —`, `Paris (AFP) –`, `LONDON, 3 May` and the like, alone on their line. */
const ALONE = new RegExp(
  `^(?:${PLACE}${REGION}${WHEN}?${AGENCY}(?:${WHEN})?${DASH}?|${PLACE}${REGION}${WHEN}${DASH}|${LOUD_PLACE}${REGION}${WHEN}|${LOUD_PLACE}${REGION}${DASH})$`,
  "u",
);

/** The same before the text of a paragraph: there a place in small letters needs its agency. */
const BEFORE_TEXT = new RegExp(
  `^(?:${PLACE}${REGION}${WHEN}?${AGENCY}${WHEN}?|${LOUD_PLACE}${REGION}${WHEN}?)${DASH} `,
  "u",
);

/** Whether a line is a dateline and nothing else. */
export function isDateline(line: string): boolean {
  return line.length <= MAX_DATELINE && ALONE.test(line);
}

/** Whether a paragraph begins with a dateline. */
export function beginsWithDateline(paragraph: string): boolean {
  return BEFORE_TEXT.test(paragraph.slice(0, MAX_DATELINE));
}
