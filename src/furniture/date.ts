import type { Locale } from "../article/locale.ts";
import { type DateUnit, type DateVocabulary, dateFolder, dateVocabulary } from "./date-vocabulary.ts";
import { LONGEST_VALUE } from "./keys.ts";

/** A date as a standing line gives it: a day of the Gregorian calendar, without a time zone. */
export interface FurnitureDate {
  /** Absent in a dateline («Nov. 13»). */
  readonly year?: number;
  /** From 1. */
  readonly month: number;
  readonly day: number;
  /** Time of day, both from 0, where the line gives one. */
  readonly hour?: number;
  readonly minute?: number;
  /** Whether the line names the day of the week. */
  readonly weekday: boolean;
  /** Whether the line writes the month as a number between separators (`12/11/2024`). */
  readonly numeric: boolean;
}

/** Years that a news date can have; others are of another calendar, or no years. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2099;

/** Punctuation that may stand between the fields of a date and means nothing. */
const SEPARATORS = new Set([" ", ",", ".", "|", "-", "(", ")", "/", "،", "、", "·", "'", "ʹ"]);

type Token =
  | { readonly type: "number"; readonly value: number; readonly digits: number; readonly unit?: DateUnit }
  | {
      readonly type: "numeric";
      readonly values: readonly [number, number, number];
      readonly digits: number[];
    }
  | { readonly type: "time"; readonly hour: number; readonly minute: number }
  | { readonly type: "month"; readonly month: number }
  | { readonly type: "weekday"; readonly weekday: number }
  | { readonly type: "half"; readonly half: "am" | "pm" };

/**
 * Prepares the reading of dates in a locale's usual spellings.
 *
 * The reader gives `undefined` where the text is not a date, has words that it does not know (a time zone, say), a
 * year of two digits, or could be two dates. `12/11/2024` is read in the locale's order, unless that gives no date,
 * or a weekday beside it speaks for the other order.
 *
 * @example
 * dateReader(parseLocale("en"))("Nov. 12, 2024") // { year: 2024, month: 11, day: 12, … }
 */
export function dateReader(locale: Locale): (text: string) => FurnitureDate | undefined {
  const fold = dateFolder(locale);
  let vocabulary: DateVocabulary | undefined;
  return (text) => {
    if (text.length > LONGEST_VALUE.date) return undefined;
    const folded = fold(text);
    if (!/\d/.test(folded)) return undefined;
    vocabulary ??= dateVocabulary(locale);
    const tokens = scan(folded, vocabulary);
    return tokens && interpret(tokens, vocabulary.order);
  };
}

const NUMERIC_DATE = /^(\d{1,4})([./-] ?)(\d{1,2})\2(\d{1,4})(?!\d)/;
const NUMBER = /^\d+/;
const TIME = /^(\d{1,2})([:.h]) ?(\d{2})(?::\d{2})?(?!\d)(?![.:h]\d)/;

function scan(text: string, vocabulary: DateVocabulary): Token[] | undefined {
  const tokens: Token[] = [];
  let unit: DateUnit | undefined;
  let position = 0;
  while (position < text.length) {
    const rest = text.slice(position);
    const word = wordAt(rest, vocabulary);
    const numeric = NUMERIC_DATE.exec(rest);
    const time = TIME.exec(rest);
    const number = NUMBER.exec(rest);
    if (word !== undefined) {
      position += word.length;
      const meaning = vocabulary.words.get(word);
      if (meaning?.type === "unit") {
        if (meaning.names === "next") unit = meaning.unit;
        else if (!tagLast(tokens, meaning.unit)) return undefined;
      } else if (meaning !== undefined && meaning.type !== "ignored") tokens.push(meaning);
    } else if (numeric) {
      position += numeric[0].length;
      const [first = "", second = "", third = ""] = [numeric[1], numeric[3], numeric[4]];
      tokens.push({
        type: "numeric",
        values: [Number(first), Number(second), Number(third)],
        digits: [first.length, second.length, third.length],
      });
      unit = undefined;
    } else if (time && vocabulary.timeSeparators.has(time[2] ?? "")) {
      position += time[0].length;
      tokens.push({ type: "time", hour: Number(time[1]), minute: Number(time[3]) });
    } else if (number) {
      position += number[0].length;
      const token = { type: "number", value: Number(number[0]), digits: number[0].length } as const;
      tokens.push(unit === undefined ? token : { ...token, unit });
      unit = undefined;
    } else if (SEPARATORS.has(rest[0] ?? "")) position++;
    else return undefined;
  }
  return unit === undefined ? tokens : undefined;
}

/** The longest word of the vocabulary that the text begins with and that ends there. */
function wordAt(text: string, vocabulary: DateVocabulary): string | undefined {
  for (let length = Math.min(vocabulary.longest, text.length); length > 0; length--) {
    const word = text.slice(0, length);
    if (!vocabulary.words.has(word)) continue;
    const runsOn = /[\p{L}\p{M}]$/u.test(word) && /^[\p{L}\p{M}]/u.test(text.slice(length));
    // Scripts that put no space between words run on always.
    if (!runsOn || /[\p{Script=Han}\p{Script=Thai}\p{Script=Hangul}\p{Script=Hebrew}]$/u.test(word))
      return word;
  }
  return undefined;
}

function tagLast(tokens: Token[], unit: DateUnit): boolean {
  const last = tokens.at(-1);
  if (last?.type !== "number" || last.unit !== undefined) return false;
  tokens[tokens.length - 1] = { ...last, unit };
  return true;
}

function interpret(tokens: readonly Token[], order: DateVocabulary["order"]): FurnitureDate | undefined {
  const weekdays = new Set(tokens.flatMap((token) => (token.type === "weekday" ? [token.weekday] : [])));
  const time = timeOf(tokens);
  if (weekdays.size > 1 || time === undefined) return undefined;
  const [weekday] = weekdays;
  const days = daysOf(tokens, order).filter(
    (day) => isDay(day) && (weekday === undefined || day.year === undefined || weekdayOf(day) === weekday),
  );
  const [day] = days;
  if (day === undefined) return undefined;
  const numeric = tokens.some((token) => token.type === "numeric");
  return { ...day, ...time, weekday: weekday !== undefined, numeric };
}

interface Day {
  readonly year?: number;
  readonly month: number;
  readonly day: number;
}

/** The days that the tokens may mean, the likeliest first. */
function daysOf(tokens: readonly Token[], order: DateVocabulary["order"]): Day[] {
  const numeric = tokens.filter((token) => token.type === "numeric");
  const numbers = tokens.filter((token) => token.type === "number");
  const months = new Set(tokens.flatMap((token) => (token.type === "month" ? [token.month] : [])));
  const [triple] = numeric;
  if (triple !== undefined)
    return numeric.length === 1 && numbers.length === 0 && months.size === 0
      ? numericDays(triple.values, triple.digits, order)
      : [];
  const [named] = months;
  const tagged = (unit: DateUnit) =>
    numbers.filter((number) => number.unit === unit).map(({ value }) => value);
  const month = named ?? tagged("month")[0];
  if (months.size > 1 || month === undefined || tagged("month").length + months.size > 1) return [];
  const free = numbers.filter((number) => number.unit === undefined);
  const years = [...tagged("year"), ...free.filter(({ digits }) => digits === 4).map(({ value }) => value)];
  const days = [...tagged("day"), ...free.filter(({ digits }) => digits <= 2).map(({ value }) => value)];
  const known = years.length + days.length + tagged("month").length;
  const [day] = days;
  const [year] = years;
  if (days.length !== 1 || years.length > 1 || known !== numbers.length || day === undefined) return [];
  return [year === undefined ? { month, day } : { year, month, day }];
}

function numericDays(
  [first, second, third]: readonly [number, number, number],
  digits: readonly number[],
  order: DateVocabulary["order"],
): Day[] {
  if (digits[0] === 4) return [{ year: first, month: second, day: third }];
  if (digits[2] !== 4 || (digits[0] ?? 0) > 2) return [];
  const dayFirst = { year: third, month: second, day: first };
  const monthFirst = { year: third, month: first, day: second };
  return order === "day-month" ? [dayFirst, monthFirst] : [monthFirst, dayFirst];
}

function timeOf(tokens: readonly Token[]): { hour?: number; minute?: number } | undefined {
  const times = tokens.filter((token) => token.type === "time");
  const halves = tokens.filter((token) => token.type === "half");
  const [time] = times;
  const [half] = halves;
  if (times.length > 1 || halves.length > 1 || (half && !time)) return undefined;
  if (time === undefined) return {};
  if (time.minute > 59 || time.hour > 23 || (half && time.hour > 12)) return undefined;
  const hour = half === undefined ? time.hour : (time.hour % 12) + (half.half === "pm" ? 12 : 0);
  return { hour, minute: time.minute };
}

/** Whether the day exists; without a year, whether it does in a leap year. */
function isDay({ year, month, day }: Day): boolean {
  if (year !== undefined && (year < FIRST_YEAR || year > LAST_YEAR)) return false;
  const date = new Date(Date.UTC(year ?? 2024, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function weekdayOf({ year, month, day }: Day): number {
  return new Date(Date.UTC(year ?? 2024, month - 1, day)).getUTCDay();
}
