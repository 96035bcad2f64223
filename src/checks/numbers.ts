import { type Locale, languageOf } from "../article/locale.ts";
import { withoutAddresses } from "../glossary/addresses.ts";
import type { Check, Remark } from "./check.ts";
import type { Decimal } from "./decimal.ts";
import { findNumbers, type NumberFound, spelledValues } from "./number-reading.ts";
import { comparable, quoted, readingText } from "./reading.ts";
import { onOtherClock, readSourceNumbers } from "./source-numbers.ts";

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
    ],
  },
};

/**
 * The numbers of a source that its target has in no spelling that we know. Numbers that languages like to write in
 * words are missing only where the target has a number instead that the source has not.
 */
export function missingNumbers(source: string, target: string, sourceLocale: Locale): readonly NumberFound[] {
  const language = languageOf(sourceLocale);
  const sourceText = withoutAddresses(source);
  const wanted = readSourceNumbers(sourceText, language);
  if (wanted.numbers.length === 0) return [];
  const targetText = withoutAddresses(target);
  const there = findNumbers(targetText);
  const values = new Set<Decimal>(spelledValues(targetText));
  for (const number of there) {
    const clock = onOtherClock(number, targetText);
    for (const value of [...valuesOf(number), ...clock]) values.add(value);
  }
  const missing = wanted.numbers.filter(
    (number) => !number.converted && !stands(number, values) && !allStand(number.otherClock, values),
  );
  if (missing.every((number) => number.spellable)) {
    const foreign = there.some((number) => isSmall(number) && !stands(number, wanted.values));
    if (!foreign) return [];
  }
  return missing;
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
function valuesOf(number: NumberFound): readonly Decimal[] {
  const isParts = number.values.length === 0 || /^\d{1,2}[.:]\d\d$/.test(number.text);
  return isParts ? [...number.values, ...number.groups] : number.values;
}
