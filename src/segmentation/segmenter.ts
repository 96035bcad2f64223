import type { Locale } from "../article/locale.ts";
import { usageError } from "../article/problem.ts";
import { printRegex, RegexProblem } from "./regex.ts";
import { isTame } from "./regex-positions.ts";
import { parseRegex } from "./regex-syntax.ts";
import { breakCharacters, groupRules, type ReadRule, type RuleGroup, readRule } from "./rule.ts";
import type { LanguageMap, SrxDocument } from "./srx.ts";

/**
 * Says where a text of a language is cut into sentences.
 *
 * @param text one paragraph; a line feed in it stands for a line break that the reader sees
 * @returns offsets in UTF-16 code units, ascending, each strictly inside the text. White space between two sentences
 * belongs to the first.
 */
export type Segmenter = (text: string, locale: Locale) => readonly number[];

/** Places that are tried in a stretch of white space, besides its end: no rule set counts further. */
const MAX_PLACES_IN_GAP = 8;

/**
 * Makes a segmenter of rule files. Rules of earlier files come first: a team's own, then the built-in ones. Within a file
 * the language maps decide (SRX 2.0, `maprules`): all that match, in order, or the first where the file does not cascade.
 * The first rule that matches at a place decides it. Time grows with the text's length, whatever the rules.
 *
 * @throws ExonymError with file and place of a rule whose pattern is wrong or cannot be translated.
 * @example
 * const segmenter = compileSegmenter([parseSrx(text, "house.srx"), ...builtIn]);
 * segmenter("It rains. We stay in.", parseLocale("en")) // [10]
 */
export function compileSegmenter(documents: readonly SrxDocument[]): Segmenter {
  const prepared = documents.map(prepareDocument);
  const byLocale = new Map<Locale, (text: string) => readonly number[]>();
  return (text, locale) => {
    let segment = byLocale.get(locale);
    if (segment === undefined) {
      segment = compileRules(prepared.flatMap((document) => document(locale)));
      byLocale.set(locale, segment);
    }
    return segment(text);
  };
}

/** A file's rules for a locale. All its patterns are read at once, so that an error does not wait for its language. */
function prepareDocument(document: SrxDocument): (locale: Locale) => readonly ReadRule[] {
  const rules = new Map<string, readonly ReadRule[]>();
  for (const [name, list] of document.languageRules) {
    rules.set(
      name,
      list.map((rule) => readRule(document, rule)),
    );
  }
  const maps = document.languageMaps.map((map) => ({
    name: map.ruleName,
    matches: localeTest(document, map),
  }));
  return (locale) => {
    const matching = maps.filter((map) => map.matches(locale));
    return (document.cascade ? matching : matching.slice(0, 1)).flatMap((map) => rules.get(map.name) ?? []);
  };
}

/** Whether a map's pattern matches a locale, in whatever case, and whether it spells tags with `-` or `_`. */
function localeTest(document: SrxDocument, map: LanguageMap): (locale: Locale) => boolean {
  const { file } = document;
  try {
    const node = parseRegex(`(?i:${map.pattern})`);
    if (!isTame(node)) throw new RegexProblem("it is too involved", 0);
    const regex = new RegExp(`^(?:${printRegex(node)})$`, "v");
    return (locale) => regex.test(locale) || regex.test(locale.replaceAll("-", "_"));
  } catch (error) {
    if (!(error instanceof RegexProblem)) throw error;
    throw usageError(
      `The language pattern «${map.pattern}» cannot be used: ${error.message}.`,
      "Rewrite it.",
      {
        file,
        position: map.position,
      },
    );
  }
}

function compileRules(rules: readonly ReadRule[]): (text: string) => readonly number[] {
  const breakRules = rules.filter(({ rule }) => rule.break);
  if (breakRules.length === 0) return () => [];
  const characters = breakRules.map(breakCharacters);
  const ends = characters.flatMap((sets) => sets.ends);
  const begins = characters.flatMap((sets) => sets.begins);
  const scan = new RegExp(`[${[...new Set([...ends, ...begins])].join("")}]`, "gv");
  const mayBegin = begins.length > 0;
  const groups = groupRules(rules);
  const breaks = groups.filter((group) => group.break);

  return (text) => {
    const result: number[] = [];
    let done = 0;
    const tryPlace = (place: number): void => {
      if (place <= done || place >= text.length) return;
      const gap = gapAround(text, place, done);
      done = gap.end;
      if (gap.end >= text.length || gap.start === 0) return;
      const places = placesIn(gap);
      const possible = places.some((each) => breaks.some((group) => group.matches(text, each)));
      if (possible && decide(groups, text, places, hasLineBreak(text, gap))) result.push(gap.end);
    };
    for (const found of text.matchAll(scan)) {
      if (mayBegin) tryPlace(found.index);
      tryPlace(found.index + found[0].length);
    }
    return result;
  };
}

/** White space between two words, or just the place between them where there is none. */
interface Gap {
  readonly start: number;
  readonly end: number;
}

function gapAround(text: string, place: number, from: number): Gap {
  let start = place;
  let end = place;
  while (start > from && isSpace(text.charCodeAt(start - 1))) start--;
  while (end < text.length && isSpace(text.charCodeAt(end))) end++;
  return { start, end };
}

function isSpace(code: number): boolean {
  if (code <= 0x20) return code === 0x20 || (code >= 9 && code <= 13);
  return code >= 0x85 && /\s|\x85/.test(String.fromCharCode(code));
}

function hasLineBreak(text: string, { start, end }: Gap): boolean {
  return /[\n\r\u2028\u2029]/.test(text.slice(start, end));
}

function placesIn({ start, end }: Gap): number[] {
  const places: number[] = [];
  for (let place = start; place < end && places.length < MAX_PLACES_IN_GAP; place++) places.push(place);
  places.push(end);
  return places;
}

/**
 * Goes through the rules in order. The first break rule that matches at one of the places makes the gap a break; an
 * exception rules its place out, or the whole gap. A line break is no mere white space: there exceptions keep to their place.
 */
function decide(
  groups: readonly RuleGroup[],
  text: string,
  places: readonly number[],
  lineBreak: boolean,
): boolean {
  let open = places;
  for (const group of groups) {
    const matching = open.filter((place) => group.matches(text, place));
    if (matching.length === 0) continue;
    if (group.break) return true;
    if (group.wholeGap && !lineBreak) return false;
    open = open.filter((place) => !matching.includes(place));
    if (open.length === 0) return false;
  }
  return false;
}
