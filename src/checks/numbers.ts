import { type Locale, languageOf } from "../article/locale.ts";
import { withoutAddresses } from "../glossary/addresses.ts";
import type { Check, Remark } from "./check.ts";
import { isFullHour, onOtherClock } from "./clock.ts";
import { type Decimal, decimal } from "./decimal.ts";
import { namedMonths } from "./months.ts";
import { findNumbers, type NumberFound, spelledValues } from "./number-reading.ts";
import { comparable, quoted, readingText } from "./reading.ts";
import { readSourceNumbers, type SourceNumber, type SourceNumbers } from "./source-numbers.ts";

/** A message names so many numbers. */
const MOST_NAMED = 5;

/** The source's numbers, looked for in the target. Every doubt is for the translator: a check that cries wolf is switched off. */
export const numbers: Check = {
  id: "numbers",
  summary: "A number of the source is missing in the target.",
  severity: "warning",
  *run({ document }): Iterable<Remark> {
    for (const segment of comparable(document.segments)) {
      const missing = missingNumbers(
        readingText(segment.source),
        readingText(segment.target),
        document.sourceLocale,
        document.targetLocale,
      );
      if (missing.length === 0) continue;
      const more = missing.length > MOST_NAMED ? ` and ${missing.length - MOST_NAMED} more` : "";
      const list = `${missing
        .slice(0, MOST_NAMED)
        .map(({ text }) => quoted(text))
        .join(", ")}${more}`;
      yield {
        segment,
        message:
          missing.length === 1
            ? `The number ${list} of the source is not in the target. Add or correct it.`
            : `The numbers ${list} of the source are not in the target. Add or correct them.`,
      };
    }
  },
  examples: {
    good: [
      { source: "1,234.5 tonnes", target: "1 234,5 тонни", targetLocale: "uk" },
      { source: "1,234.5 tonnes", target: "1.234,5 Tonnen", targetLocale: "de" },
      { source: "11,000 troops in 2024", target: "١١٬٠٠٠ جندي في ٢٠٢٤", targetLocale: "ar" },
      { source: "11,000 troops", target: "۱۱٬۰۰۰ نیرو", targetLocale: "fa" },
      { source: "11,000 troops", target: "११,००० सैनिक", targetLocale: "hi" },
      { source: "$125 million", target: "1億2500万ドル", targetLocale: "ja" },
      { source: "1.5 billion people", target: "15억 명", targetLocale: "ko" },
      { source: "5% of 2 million", target: "5 phần trăm của 2 triệu", targetLocale: "vi" },
      { source: "for 3 years", target: "три роки", targetLocale: "uk" },
      { source: "on her 21st birthday", target: "à son vingt et unième anniversaire", targetLocale: "fr" },
      { source: "in the 19th century", target: "в XIX веке", targetLocale: "ru" },
      { source: "at 5:30 p.m.", target: "um 17.30 Uhr", targetLocale: "de" },
      {
        source: "Từ 16 giờ đến 21 giờ",
        target: "오후 4시부터 9시까지",
        sourceLocale: "vi",
        targetLocale: "ko",
      },
      { source: "à 20 heures", target: "午後8時に", sourceLocale: "fr", targetLocale: "ja" },
      { source: "à 20 heures", target: "الساعة 8 مساءً", sourceLocale: "fr", targetLocale: "ar" },
      { source: "from 4 to 9 p.m.", target: "з 16:00 до 21:00", targetLocale: "uk" },
      {
        source: "Từ ngày 1/11, từ 16 giờ",
        target: "З 1 листопада, з 16:00",
        sourceLocale: "vi",
        targetLocale: "uk",
      },
      { source: "am 09.11.24", target: "on November 9, 2024", sourceLocale: "de", targetLocale: "en" },
      { source: "320 triệu đồng", target: "3억 2,000만 동", sourceLocale: "vi", targetLocale: "ko" },
      { source: "10,000 soldiers", target: "10 آلاف جندي", targetLocale: "ar" },
      { source: "within 200 miles", target: "в радиусе 320 километров", targetLocale: "ru" },
      { source: "on 9/11", target: "11 вересня", targetLocale: "uk" },
      { source: "2024年11月9日", target: "9 November 2024", sourceLocale: "ja", targetLocale: "en" },
    ],
    bad: [
      { source: "11,000 troops", target: "10 000 військових", targetLocale: "uk" },
      { source: "In November 2024", target: "Im November 2023", targetLocale: "de" },
      { source: "25 wounded, 14 killed", target: "25名が負傷した", targetLocale: "ja" },
      { source: "for 3 years", target: "протягом 4 років", targetLocale: "uk" },
      { source: "$125 million", target: "1억 5200만 달러", targetLocale: "ko" },
      { source: "1.5 million", target: "١٫٨ مليون", targetLocale: "ar" },
      { source: "à 20 heures", target: "오전 8시에", sourceLocale: "fr", targetLocale: "ko" },
      { source: "Từ ngày 1/11", target: "From December 1", sourceLocale: "vi", targetLocale: "en" },
    ],
  },
};

/**
 * The numbers of a source that its target has in no spelling that we know. Numbers that languages like to write in
 * words are missing only where the target has a number (or a month) instead that the source has not.
 */
export function missingNumbers(
  source: string,
  target: string,
  sourceLocale: Locale,
  targetLocale: Locale,
): readonly NumberFound[] {
  const sourceText = withoutAddresses(source);
  const wanted = readSourceNumbers(sourceText, languageOf(sourceLocale));
  if (wanted.numbers.length === 0) return [];
  const targetText = withoutAddresses(target);
  const there = readTargetNumbers(targetText);
  const values = new Set<Decimal>([...spelledValues(targetText), ...there.flatMap(valuesOf)]);
  const different = wanted.numbers.filter(
    (number) => !number.converted && !stands(number, values) && !allStand(number.otherClock, values),
  );
  if (different.length === 0) return [];
  const months = namedMonths(targetText, targetLocale);
  const missing = different.filter((number) => !number.dated || !isDateThere(number, values, months));
  if (missing.some(({ spellable }) => !spellable)) return missing;
  const named = namedMonths(sourceText, sourceLocale);
  const isOther =
    there.some((number) => isForeign(number, wanted, without(named, months))) ||
    (missing.some(({ dated }) => dated) && without(without(months, named), wanted.inDigits).size > 0);
  return isOther ? missing : [];
}

function without(values: ReadonlySet<Decimal>, others: ReadonlySet<Decimal>): ReadonlySet<Decimal> {
  return new Set([...values].filter((value) => !others.has(value)));
}

/** A number of the target. */
interface TargetNumber extends NumberFound {
  readonly otherClock: readonly Decimal[];
}

function readTargetNumbers(text: string): readonly TargetNumber[] {
  return findNumbers(text)
    .filter((number) => !isFullHour(number, text))
    .map((number) => ({ ...number, otherClock: onOtherClock(number, text) }));
}

/** Whether all parts of a date are there, though it may be written in another way: the month in words, the year in full. */
function isDateThere(
  { groups }: SourceNumber,
  values: ReadonlySet<Decimal>,
  months: ReadonlySet<Decimal>,
): boolean {
  return groups.every(
    (part) =>
      values.has(part) ||
      months.has(part) ||
      (part.length === 2 && CENTURIES.some((century) => values.has(decimal(century + part)))),
  );
}

const CENTURIES = ["20", "19"];

/**
 * Whether a number of the target comes from nothing in the source, and so may stand there wrongly for one that is missing.
 *
 * @param months those that the source names, and the target does not name but may number.
 */
function isForeign(number: TargetNumber, wanted: SourceNumbers, months: ReadonlySet<Decimal>): boolean {
  return (
    isSmall(number) &&
    ![wanted.inDigits, wanted.inWords, months].some((values) => stands(number, values)) &&
    !allStand(number.otherClock, wanted.inDigits)
  );
}

/** Whether one of a number's values, or all of its groups, are among those that there are. */
function stands(number: NumberFound, values: ReadonlySet<Decimal>): boolean {
  return number.values.some((value) => values.has(value)) || allStand(number.groups, values);
}

function allStand(groups: readonly Decimal[], values: ReadonlySet<Decimal>): boolean {
  return groups.length > 0 && groups.every((group) => values.has(group));
}

/** Below a hundred: what could stand wrongly for a number that is often written in words. */
function isSmall({ values: [value] }: NumberFound): boolean {
  return value !== undefined && /^\d{1,2}(?:\.|$)/.test(value);
}

/** What a number of the target can answer for: the 3 of «3,5» is no 3, but the 5 of «5.30» may be an hour, and a date is its parts. */
function valuesOf({ text, values, groups, otherClock }: TargetNumber): readonly Decimal[] {
  const isParts = values.length === 0 || /^\d{1,2}[.:]\d\d$/.test(text);
  return [...values, ...(isParts ? groups : []), ...otherClock];
}
