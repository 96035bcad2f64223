import { isFullHour, onOtherClock } from "./clock.ts";
import { findDates } from "./dates.ts";
import { type Decimal, decimal } from "./decimal.ts";
import foreignUnits from "./foreign-units.json" with { type: "json" };
import { findNumbers, type NumberFound, spelledValues } from "./number-reading.ts";
import numberWords from "./number-words.json" with { type: "json" };

/** A number of the source, with what a translator may do to it. */
export interface SourceNumber extends NumberFound {
  /** The groups of the same time of day on the other clock, of 12 or 24 hours; empty for what is no time. */
  readonly otherClock: readonly Decimal[];
  /** In a date that numbers its month, which a translator may name, or shortens its year. */
  readonly dated: boolean;
  /** Often written in words: small, ordinal, decade. */
  readonly spellable: boolean;
  /** In a unit that readers of the target do not know, and so rightly another number there. */
  readonly converted: boolean;
}

/** What a source says in numbers. A number in the target may come from any of it. */
export interface SourceNumbers {
  readonly numbers: readonly SourceNumber[];
  /** Of the numbers in digits: what they may be, and their groups, also on the other clock. */
  readonly inDigits: ReadonlySet<Decimal>;
  /** Of the numbers in words. */
  readonly inWords: ReadonlySet<Decimal>;
}

/** Integers up to this one are written in words by the style guides of some newsroom or other. */
const LARGEST_WORD = 12;

const ORDINAL = /^(?:st|nd|rd|th)(?![\p{L}\p{N}])/iu;
const DECADE = /^['’]?s(?![\p{L}\p{N}])/u;
const RANGE_END = /^\s?(?:to|and|or|-|–)\s?\d[\d.,]*/;
const UNIT = /^[\s\u00a0-]?(°?\p{L}+)/u;
const UNITS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(foreignUnits.units).map(([language, units]) => [language, new Set(units)]),
);

/** Reads the numbers of a source text in a language (its primary subtag). */
export function readSourceNumbers(text: string, language: string): SourceNumbers {
  const dates = findDates(text);
  const numbers: SourceNumber[] = [];
  let date = 0;
  for (const number of findNumbers(text)) {
    if (isFullHour(number, text)) continue;
    while ((dates[date]?.end ?? text.length) <= number.start) date++;
    const dated = (dates[date]?.start ?? text.length) <= number.start;
    numbers.push({ ...describe(number, text, language), dated });
  }
  return {
    numbers,
    inDigits: new Set(
      numbers.flatMap(({ values, groups, otherClock }) => [...values, ...groups, ...otherClock]),
    ),
    inWords: new Set([...spelledValues(text), ...wordValues(text, language)]),
  };
}

/** Looks at what stands beside a number. Never further than a few characters, so that the whole stays linear. */
function describe(number: NumberFound, text: string, language: string): Omit<SourceNumber, "dated"> {
  const after = text.slice(number.end, number.end + 40);
  const [value] = number.values;
  const isInteger = number.values.length === 1 && value !== undefined && /^\d{1,30}$/.test(value);
  const small = number.groups.length === 1 && value !== undefined && Number(value) <= LARGEST_WORD;
  const decade = isInteger && DECADE.test(after);
  return {
    ...number,
    values: [
      ...number.values,
      ...(decade && value.length === 4 ? [decimal(value.slice(2))] : []),
      ...fullYear(number, text),
    ],
    otherClock: onOtherClock(number, text),
    spellable: small || decade || (isInteger && ORDINAL.test(after)),
    converted: isInForeignUnit(after, UNITS.get(language)),
  };
}

/** The end of a span of years: 1950-53 may be spelled 1950–1953, and ’08 2008. */
function fullYear(number: NumberFound, text: string): readonly Decimal[] {
  if (!/^\d\d$/.test(number.text)) return [];
  const before = text.slice(Math.max(0, number.start - 5), number.start);
  const century = /(\d\d)\d\d[-–/]$/.exec(before)?.[1];
  if (century !== undefined) return [decimal(century + number.text)];
  return /(?:^|[^\d])['’]$/.test(before) ? [decimal(`20${number.text}`), decimal(`19${number.text}`)] : [];
}

function isInForeignUnit(after: string, units: ReadonlySet<string> | undefined): boolean {
  if (units === undefined) return false;
  const unit = UNIT.exec(after.replace(RANGE_END, ""))?.[1]?.toLowerCase();
  if (unit === undefined) return false;
  if (units.has(unit)) return true;
  // Without spaces the word goes on behind the unit.
  return UNSPACED.test(unit) && [...units].some((name) => unit.startsWith(name));
}

const UNSPACED = /^[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}]/u;

const WORDS: ReadonlyMap<string, ReadonlyMap<string, number>> = new Map(
  Object.entries(numberWords).flatMap(([language, words]) =>
    typeof words === "string" ? [] : [[language, new Map(Object.entries(words))] as const],
  ),
);

function* wordValues(text: string, language: string): Generator<Decimal> {
  const words = WORDS.get(language);
  if (!words) return;
  for (const [word] of text
    .toLowerCase()
    .replaceAll("’", "'")
    .matchAll(/[\p{L}\p{M}']+/gu)) {
    const value = words.get(word);
    if (value !== undefined) yield decimal(String(value));
  }
}
