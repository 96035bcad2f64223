import type { Locale } from "../article/locale.ts";
import type { ReadingEdit } from "./content-edits.ts";
import { pairQuotes, type QuotePair } from "./quote-pairs.ts";
import data from "./quotes.json" with { type: "json" };
import { regional } from "./regional.ts";
import { spaceInside } from "./spaces.ts";

/** The pairs of marks that a language's articles have: the one to write first, then others that are as good. */
interface QuoteRules {
  readonly outer: readonly string[];
  readonly inner: readonly string[];
}

/**
 * The first pairs are those of CLDR 48 (`delimiters`), but for Arabic, Dutch and Swiss German, where newspapers print
 * others; the further pairs are what newspapers print beside them.
 */
const RULES: ReadonlyMap<string, QuoteRules> = new Map(
  Object.entries(data).map(([tag, { outer, inner }]) => [
    tag,
    { outer: outer.split(" "), inner: inner.split(" ") },
  ]),
);

/** A pair of quotation marks that is not the language's. */
export interface QuoteRemark {
  /** UTF-16 offsets of the pair's first character, and after its last. */
  readonly start: number;
  readonly end: number;
  readonly found: string;
  /** The pair as the language has it. */
  readonly wanted: string;
  /** Replaces both marks, and the spaces inside them. */
  readonly edits: readonly [ReadingEdit, ReadingEdit];
}

/**
 * Finds straight and foreign quotation marks. Where marks do not pair without doubt (an odd one, one that could be an
 * inch, marks that cross), nothing at all is said of the text. Apostrophes, minutes and single marks are left alone.
 *
 * @param reading see `readingOf`; linear in its length.
 * @example
 * quoteRemarks('Er sagte "ja".', parseLocale("de"))[0]?.wanted // "„“"
 */
export function quoteRemarks(reading: string, locale: Locale): QuoteRemark[] {
  const rules = regional(RULES, locale);
  if (rules === undefined) return [];
  return pairQuotes(reading).flatMap((pair) => {
    const { open, close, depth } = pair;
    const found = `${reading[open]}${reading[close]}`;
    const good = depth % 2 === 0 ? rules.outer : [...rules.inner, ...rules.outer];
    const [wanted] = depth % 2 === 0 ? rules.outer : rules.inner;
    if (wanted === undefined || good.includes(found)) return [];
    const edits = editsOf(reading, pair, wanted, locale);
    return [{ start: open, end: close + 1, found, wanted, edits }];
  });
}

/** Spaces inside the marks are those of the marks, not of the text: French ones have them, others don't. */
function editsOf(
  reading: string,
  { open, close }: QuotePair,
  wanted: string,
  locale: Locale,
): readonly [ReadingEdit, ReadingEdit] {
  const [first = "", last = ""] = wanted;
  let inside = open + 1;
  while (inside < close && isSpace(reading[inside])) inside++;
  let until = close;
  while (until > inside && isSpace(reading[until - 1])) until--;
  return [
    { start: open, end: inside, text: `${first}${spaceInside(first, "after", locale)}` },
    { start: until, end: close + 1, text: `${spaceInside(last, "before", locale)}${last}` },
  ];
}

function isSpace(sign: string | undefined): boolean {
  return sign === " " || sign === "\u00a0" || sign === "\u202f";
}
