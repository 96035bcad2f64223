import { type Locale, languageOf, parseLocale } from "../article/locale.ts";
import type { Concept } from "../glossary/concept.ts";
import { createMatcher, type Matcher } from "../glossary/matcher.ts";
import dateWords from "./date-words.json" with { type: "json" };
import { type Decimal, decimal } from "./decimal.ts";

/** The numbers of the months that a text names in words, in its language. Months that it numbers (11月) are not among them. */
export function namedMonths(text: string, locale: Locale): ReadonlySet<Decimal> {
  return new Set(
    matcherFor(locale)
      .find(text)
      .map(({ concept }) => decimal(concept.id)),
  );
}

/** A process has to do with few locales; hostile files may name many. */
const MOST_MATCHERS = 100;
const matchers = new Map<Locale, Matcher>();

function matcherFor(locale: Locale): Matcher {
  let matcher = matchers.get(locale);
  if (matcher === undefined) {
    if (matchers.size >= MOST_MATCHERS) matchers.clear();
    matcher = createMatcher(
      MONTHS.map((month) => monthConcept(month, locale)),
      locale,
    );
    matchers.set(locale, matcher);
  }
  return matcher;
}

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);
const LOCALES_TOO: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(dateWords.localesToo));
const FORMS: ReadonlyMap<string, Readonly<Record<string, readonly string[]>>> = new Map(
  Object.entries(dateWords.forms),
);

/** A month as a term, so that it is found as names are: whole words, proclitics and particles aside. */
function monthConcept(month: number, locale: Locale): Concept {
  const language = languageOf(locale);
  const names = [locale, ...(LOCALES_TOO.get(language) ?? []).map(parseLocale)]
    .flatMap((one) => intlNames(month, one))
    .concat(FORMS.get(language)?.[month] ?? [])
    .flatMap((name) => [name, name.charAt(0).toLocaleUpperCase(locale) + name.slice(1)]);
  return {
    id: String(month),
    kind: "other",
    terms: new Map([[locale, names.map((text) => ({ text, status: "admitted" as const }))]]),
    forms: new Map(),
    except: [],
    letterCase: "sensitive", // may and march are no months
    file: "",
    position: { line: 1, column: 1 },
  };
}

/** By itself and beside a day, which differ in many languages; in full and short, where the short name is still a word. */
const STYLES: readonly Intl.DateTimeFormatOptions[] = [
  { month: "long" },
  { month: "long", day: "numeric" },
  { month: "short" },
  { month: "short", day: "numeric" },
];

function intlNames(month: number, locale: Locale): string[] {
  // For a language that it does not know Intl would take the machine's own.
  if (Intl.DateTimeFormat.supportedLocalesOf(locale).length === 0) return [];
  const date = Date.UTC(2024, month - 1, 1);
  return STYLES.flatMap((style) =>
    new Intl.DateTimeFormat(locale, {
      ...style,
      calendar: "gregory",
      numberingSystem: "latn",
      timeZone: "UTC",
    })
      .formatToParts(date)
      .filter(({ type, value }) => type === "month" && value.length >= 3 && !/\d/.test(value))
      .map(({ value }) => value),
  );
}
