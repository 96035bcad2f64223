const MONTH = String.raw`\p{L}[\p{L}\p{M}'’]{1,14}\.?`;
const DAY = String.raw`\d{1,2}(?:st|nd|rd|th|er|º|°|\.)?`;
const YEAR = String.raw`(?:19|20|25)\d\d`;
const OF = "(?:de |di |del |do )?";

/** A date as articles have it, with or without its year, in signs of any language; months are any word in their place. */
export const DATE = [
  String.raw`${YEAR}\s?[年년]\s?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일号號]?`,
  String.raw`\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일号號]`,
  String.raw`\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\.?`,
  `${DAY} ${OF}${MONTH}(?:,? ${OF}${YEAR})?`,
  `${MONTH} ${DAY}(?:,? ${YEAR})?`,
].join("|");

const TIME = String.raw`\d{1,2}(?:[:.hH]|時|시|时)\d{0,2}(?:[:.]\d\d)?\s?(?:分|분|[ap]\.?m\.?|[AP]\.?M\.?|Uhr|WIB)?`;
const ZONE = String.raw`(?:\(?(?:GMT|UTC|[A-Z]{2,4}T)(?:\s?[+-]\d{1,2}(?::?\d\d)?)?\)?)?`;
const WEEKDAY = String.raw`\p{L}[\p{L}\p{M} ]{1,12}[,.]? `;

/** Longest line that is looked at for a date, in UTF-16 code units. */
const MAX_DATE = 70;

const DATE_LINE = new RegExp(
  String.raw`^(?:${WEEKDAY})?(?:${DATE})(?:[,|•·-]? ?[-–—|•·]? ?(?:\p{L}{1,3} )?${TIME})?\s?${ZONE}$`,
  "u",
);

/** Whether a line is a date, with its year or a time of day, and nothing else. */
export function isDateLine(line: string): boolean {
  if (line.length > MAX_DATE || !/\d/.test(line)) return false;
  return DATE_LINE.test(line) && /(?:19|20|25)\d\d|\d[:.]\d\d|[月월]/.test(line);
}
