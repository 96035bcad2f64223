import { type Locale, languageOf } from "../article/locale.ts";
import { textFolder } from "./cells.ts";
import extraWords from "./date-words.json" with { type: "json" };
import { latinDigits } from "./digits.ts";

/** What a word means in a date. */
export type DateWord =
  | { readonly type: "month"; readonly month: number }
  /** From 0, Sunday. */
  | { readonly type: "weekday"; readonly weekday: number }
  | { readonly type: "half"; readonly half: "am" | "pm" }
  /** Names the number that follows (Vietnamese) or precedes (Chinese, Japanese, Korean) it. */
  | { readonly type: "unit"; readonly unit: DateUnit; readonly names: "next" | "previous" }
  | { readonly type: "ignored" };

export type DateUnit = "day" | "month" | "year";

/** How a locale writes dates. */
export interface DateVocabulary {
  /** Folded word or phrase → meaning. */
  readonly words: ReadonlyMap<string, DateWord>;
  /** Length of the longest key of `words`, in UTF-16 code units. */
  readonly longest: number;
  /** Order of a date in numbers (`12/11/2024`), where the year does not come first. */
  readonly order: "day-month" | "month-day";
  /** What stands between hours and minutes besides `:`. */
  readonly timeSeparators: ReadonlySet<string>;
}

interface ExtraWords {
  readonly ignore?: readonly string[];
  readonly months?: Readonly<Record<string, number>>;
  readonly weekdays?: Readonly<Record<string, number>>;
  readonly am?: readonly string[];
  readonly pm?: readonly string[];
  readonly before?: Partial<Record<DateUnit, readonly string[]>>;
  readonly after?: Partial<Record<DateUnit, readonly string[]>>;
}

const EXTRA: ReadonlyMap<string, ExtraWords> = new Map(Object.entries(extraWords));

/** A Sunday; the days after it give the weekday names. */
const SUNDAY = Date.UTC(2024, 0, 7);
const DAY = 86_400_000;

/**
 * The words that dates of a locale are made of: month and weekday names as `Intl` has them, alone and inside a date
 * (nominative and genitive), long and short, and what date-words.json adds.
 */
export function dateVocabulary(locale: Locale): DateVocabulary {
  const words = new Map<string, DateWord>();
  const fold = dateFolder(locale);
  const gregorian = `${new Intl.Locale(locale, { calendar: "gregory", numberingSystem: "latn" })}`;
  const extra = EXTRA.get(languageOf(locale)) ?? {};
  const add = (phrase: string, word: DateWord) => {
    const key = fold(phrase).replace(/\.$/, "");
    if (key !== "" && !/\d/.test(key) && !words.has(key)) words.set(key, word);
  };
  // What comes first stays: units, then months, weekdays, halves of the day, words without meaning.
  addUnits(extra, add);
  for (const [name, month] of monthNames(gregorian)) add(name, { type: "month", month });
  for (const [name, month] of Object.entries(extra.months ?? {})) add(name, { type: "month", month });
  for (const [name, weekday] of weekdayNames(gregorian)) add(name, { type: "weekday", weekday });
  for (const [name, weekday] of Object.entries(extra.weekdays ?? {}))
    words.set(fold(name), { type: "weekday", weekday });
  for (const half of ["am", "pm"] as const)
    for (const name of [...halfNames(gregorian, half), ...(extra[half] ?? [])])
      add(name, { type: "half", half });
  for (const name of [...connectors(gregorian), ...(extra.ignore ?? [])]) add(name, { type: "ignored" });
  const longest = Math.max(...[...words.keys()].map((word) => word.length));
  return { words, longest, order: numericOrder(gregorian), timeSeparators: timeSeparators(gregorian) };
}

/** Prepares a date's text for comparing: folded, digits of any script as `0` … `9`. */
export function dateFolder(locale: Locale): (text: string) => string {
  const fold = textFolder(locale);
  return (text) => latinDigits(fold(text)).trim();
}

function addUnits(extra: ExtraWords, add: (phrase: string, word: DateWord) => void): void {
  for (const unit of ["day", "month", "year"] as const) {
    for (const name of extra.before?.[unit] ?? []) add(name, { type: "unit", unit, names: "next" });
    for (const name of extra.after?.[unit] ?? []) add(name, { type: "unit", unit, names: "previous" });
  }
}

function* monthNames(tag: string): Generator<[string, number]> {
  for (const style of ["long", "short"] as const) {
    const alone = new Intl.DateTimeFormat(tag, { month: style, timeZone: "UTC" });
    const inDate = new Intl.DateTimeFormat(tag, {
      day: "numeric",
      month: style,
      year: "numeric",
      timeZone: "UTC",
    });
    const inDay = new Intl.DateTimeFormat(tag, { day: "numeric", month: style, timeZone: "UTC" });
    for (let month = 1; month <= 12; month++) {
      const date = Date.UTC(2024, month - 1, 12);
      for (const format of [alone, inDate, inDay])
        for (const part of format.formatToParts(date)) if (part.type === "month") yield [part.value, month];
    }
  }
}

function* weekdayNames(tag: string): Generator<[string, number]> {
  for (const style of ["long", "short"] as const) {
    const alone = new Intl.DateTimeFormat(tag, { weekday: style, timeZone: "UTC" });
    const inDate = new Intl.DateTimeFormat(tag, {
      weekday: style,
      day: "numeric",
      month: "long",
      year: "numeric",
      timeZone: "UTC",
    });
    for (let weekday = 0; weekday < 7; weekday++)
      for (const format of [alone, inDate])
        for (const part of format.formatToParts(SUNDAY + weekday * DAY))
          if (part.type === "weekday") yield [part.value, weekday];
  }
}

/** Names of the halves of the day, and of its parts (上午, 晚上) where all of a part lies in one half. */
function halfNames(tag: string, half: "am" | "pm"): string[] {
  const [own, other] = half === "am" ? [0, 12] : [12, 0];
  const others = new Set(periodNames(tag, other));
  return periodNames(tag, own).filter((name) => !others.has(name));
}

function periodNames(tag: string, firstHour: number): string[] {
  const formats = [
    new Intl.DateTimeFormat(tag, { hour: "numeric", hourCycle: "h12", timeZone: "UTC" }),
    new Intl.DateTimeFormat(tag, { timeStyle: "short", timeZone: "UTC" }),
    new Intl.DateTimeFormat(tag, { dateStyle: "long", timeStyle: "short", timeZone: "UTC" }),
  ];
  return formats.flatMap((format) =>
    Array.from({ length: 12 }, (_, hour) => SUNDAY + ((firstHour + hour) * DAY) / 24)
      .flatMap((moment) => format.formatToParts(moment))
      .flatMap((part) => (part.type === "dayPeriod" ? [part.value] : [])),
  );
}

/** The words that `Intl` itself puts between the fields of a date (`at`, `г.`, `de`). */
function* connectors(tag: string): Generator<string> {
  for (const dateStyle of ["full", "long", "medium"] as const) {
    for (const timeStyle of [undefined, "short"] as const) {
      const format = new Intl.DateTimeFormat(tag, { dateStyle, timeStyle, timeZone: "UTC" });
      for (const part of format.formatToParts(SUNDAY)) {
        if (part.type !== "literal" && part.type !== "era") continue;
        yield* part.value.split(/[\s,.،、()]+/);
        yield part.value.trim();
      }
    }
  }
}

function numericOrder(tag: string): DateVocabulary["order"] {
  const parts = new Intl.DateTimeFormat(tag, { dateStyle: "short", timeZone: "UTC" }).formatToParts(SUNDAY);
  const day = parts.findIndex((part) => part.type === "day");
  const month = parts.findIndex((part) => part.type === "month");
  const year = parts.findIndex((part) => part.type === "year");
  return month < day && day < year ? "month-day" : "day-month";
}

function timeSeparators(tag: string): ReadonlySet<string> {
  const parts = new Intl.DateTimeFormat(tag, { timeStyle: "short", timeZone: "UTC" }).formatToParts(SUNDAY);
  const hour = parts.findIndex((part) => part.type === "hour");
  const separator = parts[hour + 1]?.value.trim();
  return new Set([":", "h", ...(separator === "." ? ["."] : [])]);
}
