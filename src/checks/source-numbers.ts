import { type Decimal, decimal } from "./decimal.ts";
import foreignUnits from "./foreign-units.json" with { type: "json" };
import { findNumbers, type NumberFound, spelledValues } from "./number-reading.ts";
import numberWords from "./number-words.json" with { type: "json" };

/** A number of the source, with what a translator may do to it. */
export interface SourceNumber extends NumberFound {
  /** The groups of the same time of day on the other clock, of 12 or 24 hours; empty for what is no time. */
  readonly otherClock: readonly Decimal[];
  /** Often written in words: small, ordinal, decade. */
  readonly spellable: boolean;
  /** In a unit that readers of the target do not know, and so rightly another number there. */
  readonly converted: boolean;
}

/** What a source says in numbers. */
export interface SourceNumbers {
  readonly numbers: readonly SourceNumber[];
  /** Everything that a number in the target may come from, words included. */
  readonly values: ReadonlySet<Decimal>;
}

/** Integers up to this one are written in words by the style guides of some newsroom or other. */
const LARGEST_WORD = 12;

const ORDINAL = /^(?:st|nd|rd|th)(?![\p{L}\p{N}])/iu;
const DECADE = /^['’]?s(?![\p{L}\p{N}])/u;
const CLOCK = /^(?:[.:]\d\d)?\s?([ap])\.?m(?![\p{L}\p{N}])/iu;
const HOUR_AND_MINUTE = /^(?:1[3-9]|2[0-3])[.:h]\d\d/;
const RANGE_END = /^\s?(?:to|and|or|-|–)\s?\d[\d.,]*/;
const UNIT = /^[\s\u00a0-]?(°?\p{L}+)/u;
const UNITS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(foreignUnits.units).map(([language, units]) => [language, new Set(units)]),
);

/** Reads the numbers of a source text in a language (its primary subtag). */
export function readSourceNumbers(text: string, language: string): SourceNumbers {
  const numbers = findNumbers(text).map((number) => describe(number, text, language));
  const values = new Set<Decimal>([...spelledValues(text), ...wordValues(text, language)]);
  for (const number of numbers)
    for (const value of [...number.values, ...number.groups, ...number.otherClock]) values.add(value);
  return { numbers, values };
}

/** Looks at what stands beside a number. Never further than a few characters, so that the whole stays linear. */
function describe(number: NumberFound, text: string, language: string): SourceNumber {
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

/** 3 p.m. is 15 o'clock elsewhere, and 15:00 is 3: the other hour with the minutes, empty where no time of day stands there. */
export function onOtherClock(number: NumberFound, text: string): readonly Decimal[] {
  const [hour, ...minutes] = number.groups;
  if (hour === undefined || minutes.length > 1 || hour.length > 2) return [];
  const at = (hours: number) => [decimal(String(hours)), ...minutes];
  if (HOUR_AND_MINUTE.test(text.slice(number.start, number.start + 5))) return at(Number(hour) - 12);
  const half = CLOCK.exec(text.slice(number.end, number.end + 10))?.[1]?.toLowerCase();
  if (half === "p" && Number(hour) < 12) return at(Number(hour) + 12);
  return half === "a" && hour === "12" ? at(0) : [];
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
