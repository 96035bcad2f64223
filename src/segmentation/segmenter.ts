import type { Locale } from "../article/locale.ts";
import { gapAround, hasLineBreak, placesIn } from "./gap.ts";
import { localeTest } from "./language-map.ts";
import { markListItems } from "./lists.ts";
import { orientQuotes } from "./quotes.ts";
import { printSet, setOfCodes, union } from "./regex/character-set.ts";
import { breakCharacters, groupRules, mergeRules, type ReadRule, type RuleGroup, readRule } from "./rule.ts";
import type { SrxDocument } from "./srx.ts";

/**
 * Says where a text of a language is cut into sentences.
 *
 * @param text one paragraph; a line feed in it stands for a line break that the reader sees
 * @returns offsets in UTF-16 code units, ascending, each strictly inside the text. White space between two sentences
 * belongs to the first.
 */
export type Segmenter = (text: string, locale: Locale) => readonly number[];

/** A place where a sentence could end, and what was decided. */
export interface Candidate {
  /** Where the next sentence would begin, in UTF-16 code units. */
  readonly offset: number;
  /** Whether it does. */
  readonly break: boolean;
  /** The rule that decided: the first that matches. */
  readonly rule: ReadRule;
}

/** As {@link Segmenter}, with all places that were asked about, and the rule that decided each. Slower. */
export type Explainer = (text: string, locale: Locale) => readonly Candidate[];

/** The rule files that ship for a locale, in the order in which they apply. */
export type BuiltInRules = (locale: Locale) => readonly SrxDocument[];

const NO_RULES: BuiltInRules = () => [];

/**
 * Makes a segmenter of rule files. Rules of earlier files come first: a team's own, then the built-in ones. Within a file
 * the language maps decide (SRX 2.0, `maprules`): all that match, in order, or the first where the file does not cascade.
 * The first rule that matches at a place decides it. Time grows with the text's length, whatever the rules.
 *
 * @param documents a team's files, all read at once, so that an error does not wait for its language
 * @param builtIn the files that ship; their rules see quotation marks as {@link orientQuotes} tells them apart, list
 * items as {@link markListItems} does
 * @throws ExonymError with file and place of a rule whose pattern is wrong or cannot be translated.
 * @example
 * const segmenter = compileSegmenter([parseSrx(text, "house.srx")], builtIn);
 * segmenter("It rains. We stay in.", parseLocale("en")) // [10]
 */
export function compileSegmenter(
  documents: readonly SrxDocument[],
  builtIn: BuiltInRules = NO_RULES,
): Segmenter {
  const candidatesOf = compile(documents, builtIn, groupRules);
  return (text, locale) =>
    candidatesOf(locale)(text)
      .filter((candidate) => candidate.break)
      .map(({ offset }) => offset);
}

/** As {@link compileSegmenter}, to see why a text is cut where it is. */
export function compileExplainer(
  documents: readonly SrxDocument[],
  builtIn: BuiltInRules = NO_RULES,
): Explainer {
  const candidatesOf = compile(documents, builtIn, (rules) => rules.flatMap((rule) => groupRules([rule])));
  return (text, locale) =>
    candidatesOf(locale)(text).flatMap(({ offset, break: isBreak, group }) => {
      const [rule] = group.rules;
      return rule === undefined ? [] : [{ offset, break: isBreak, rule }];
    });
}

/** A candidate, and the group of rules that decided it. */
interface Decision {
  readonly offset: number;
  readonly break: boolean;
  readonly group: RuleGroup;
}

function compile(
  documents: readonly SrxDocument[],
  builtIn: BuiltInRules,
  group: (rules: readonly ReadRule[]) => readonly RuleGroup[],
): (locale: Locale) => (text: string) => readonly Decision[] {
  const team = documents.map((document) => prepareDocument(document, false));
  const prepared = new Map<SrxDocument, DocumentRules>();
  const byLocale = new Map<Locale, (text: string) => readonly Decision[]>();
  // Many locales have the same rules (en-GB, en-IE), which are compiled once.
  const byRules = new Map<string, (text: string) => readonly Decision[]>();
  const numberOf = numbering<readonly ReadRule[]>();
  return (locale) => {
    let decide = byLocale.get(locale);
    if (decide === undefined) {
      const shipped = builtIn(locale).map((document) => {
        const rules = prepared.get(document) ?? prepareDocument(document, true);
        prepared.set(document, rules);
        return rules;
      });
      const lists = [...team, ...shipped].flatMap((rulesOf) => rulesOf(locale));
      const key = lists.map(numberOf).join(" ");
      decide = byRules.get(key) ?? compileRules(lists.flat(), group);
      byRules.set(key, decide);
      byLocale.set(locale, decide);
    }
    return decide;
  };
}

/** Numbers things by identity, in the order in which they come. */
function numbering<Thing>(): (thing: Thing) => number {
  const numbers = new Map<Thing, number>();
  return (thing) => {
    const number = numbers.get(thing) ?? numbers.size;
    numbers.set(thing, number);
    return number;
  };
}

/** A file's rules for a locale, one list for each language map; the same locale or another, the same lists. */
type DocumentRules = (locale: Locale) => readonly (readonly ReadRule[])[];

function prepareDocument(document: SrxDocument, oriented: boolean): DocumentRules {
  const rules = new Map<string, readonly ReadRule[]>();
  for (const [name, list] of document.languageRules) {
    rules.set(
      name,
      list.map((rule) => readRule(document, rule, oriented)),
    );
  }
  const maps = document.languageMaps.map((map) => ({
    name: map.ruleName,
    matches: localeTest(document, map),
  }));
  return (locale) => {
    const matching = maps.filter((map) => map.matches(locale)).map(({ name }) => name);
    // A list that is mapped twice has been asked the first time.
    const names = new Set(document.cascade ? matching : matching.slice(0, 1));
    return Array.from(names, (name) => rules.get(name) ?? []);
  };
}

/** Quotation marks and starts of list items, of which built-in rules may see another character than stands there. */
const CHANGED_FOR_BUILT_IN = setOfCodes(Array.from('"“”\u2029', (char) => char.charCodeAt(0)));

function compileRules(
  rules: readonly ReadRule[],
  group: (rules: readonly ReadRule[]) => readonly RuleGroup[],
): (text: string) => readonly Decision[] {
  const breakRules = rules.filter(({ rule }) => rule.break);
  if (breakRules.length === 0) return () => [];
  const characters = breakRules.map(breakCharacters);
  const ends = characters.flatMap((sets) => sets.ends);
  const begins = characters.flatMap((sets) => sets.begins);
  const scan = new RegExp(printSet(union(...ends, ...begins, CHANGED_FOR_BUILT_IN)), "gu");
  const mayBegin = begins.length > 0;
  const groups = group(rules);
  const breaks = mergeRules(breakRules);
  const needsOriented = rules.some(({ oriented }) => oriented);

  return (text) => {
    const result: Decision[] = [];
    const views: Views = { plain: text, oriented: needsOriented ? orientQuotes(markListItems(text)) : text };
    let done = 0;
    const tryPlace = (place: number): void => {
      if (place <= done || place >= text.length) return;
      const gap = gapAround(text, place, done);
      done = gap.end;
      if (gap.end >= text.length || gap.start === 0) return;
      const places = placesIn(gap);
      if (!breaks.some((each) => matchesAny(each, views, places))) return;
      const decided = decide(groups, views, places, hasLineBreak(text, gap));
      if (decided !== undefined) result.push({ offset: gap.end, break: decided.break, group: decided });
    };
    for (const found of views.oriented.matchAll(scan)) {
      if (mayBegin) tryPlace(found.index);
      tryPlace(found.index + found[0].length);
    }
    return result;
  };
}

/** The text as it stands, and as built-in rules see it. */
interface Views {
  readonly plain: string;
  readonly oriented: string;
}

function matches(group: RuleGroup, views: Views, place: number): boolean {
  return group.matches(group.oriented ? views.oriented : views.plain, place);
}

function matchesAny(group: RuleGroup, views: Views, places: readonly number[]): boolean {
  for (const place of places) if (matches(group, views, place)) return true;
  return false;
}

/**
 * Goes through the rules in order. The first break rule that matches at one of the places makes the gap a break; an
 * exception rules its place out, or the whole gap. A line break is no mere white space: there exceptions keep to their place.
 *
 * @returns the group that decided, `undefined` where none matches
 */
function decide(
  groups: readonly RuleGroup[],
  views: Views,
  places: readonly number[],
  lineBreak: boolean,
): RuleGroup | undefined {
  let open = places;
  let last: RuleGroup | undefined;
  for (const group of groups) {
    if (!matchesAny(group, views, open)) continue;
    last = group;
    if (group.break || (group.wholeGap && !lineBreak)) return group;
    open = open.filter((place) => !matches(group, views, place));
    if (open.length === 0) return group;
  }
  return last;
}
