import { usageError } from "../article/problem.ts";
import { countStates, MAX_STATES, type PlaceTest, stickyTest } from "./regex/automaton.ts";
import { ALL, type CharacterSet } from "./regex/character-set.ts";
import { type Edge, factor } from "./regex/factor.ts";
import { placeTest } from "./regex/positions.ts";
import { edgeSets, isNullable, printRegex, type Regex, RegexProblem } from "./regex/regex.ts";
import { parseRegex } from "./regex/syntax.ts";
import { isTame } from "./regex/tame.ts";
import type { SrxDocument, SrxRule } from "./srx.ts";

/** A rule whose two patterns have been read. */
export interface ReadRule {
  readonly rule: SrxRule;
  /** The file that the rule is from, as the user knows it. */
  readonly file: string;
  /** Whether the rule sees quotation marks and list items told apart, as those that ship do; a team's own see the text. */
  readonly oriented: boolean;
  readonly before: Regex;
  readonly after: Regex;
}

/** Rules of one sort that stand next to each other, asked as one: whether any of them matches at a place. */
export interface RuleGroup {
  readonly break: boolean;
  /**
   * Whether exceptions count for the whole gap between two words, not only for the place where they match. Rule sets differ
   * on whether a break stands before white space or after it; an exception that says what stands before it means both.
   */
  readonly wholeGap: boolean;
  /** Which of the two texts the rules see; see {@link ReadRule.oriented}. */
  readonly oriented: boolean;
  /** The rules, in order; to tell which one decided, ask groups of one. */
  readonly rules: readonly ReadRule[];
  readonly matches: PlaceTest;
}

/**
 * Reads the patterns of a rule.
 *
 * @throws ExonymError with the rule's place where a pattern is wrong or cannot be translated.
 */
export function readRule(document: SrxDocument, rule: SrxRule, oriented: boolean): ReadRule {
  const read = (pattern: string, element: string, edge: Edge): Regex => {
    try {
      const node = parseRegex(pattern);
      // Nesting too deep for either matcher is found here, not in the middle of an article.
      if (!isTame(node, edge)) placeTest(node, "before");
      return node;
    } catch (error) {
      if (!(error instanceof RegexProblem)) throw error;
      throw usageError(
        `The pattern in <${element}> cannot be used: ${error.message} (character ${error.offset + 1} of «${abridge(pattern)}»).`,
        "Rewrite the rule.",
        { file: document.file, position: rule.position },
      );
    }
  };
  return {
    rule,
    file: document.file,
    oriented,
    before: read(rule.before, "beforebreak", "last"),
    after: read(rule.after, "afterbreak", "first"),
  };
}

function abridge(pattern: string): string {
  return pattern.length > 80 ? `${pattern.slice(0, 80)}…` : pattern;
}

/** Puts rules into groups that can be asked at once, without a change of order that could change an answer. */
export function groupRules(rules: readonly ReadRule[]): RuleGroup[] {
  const groups: RuleGroup[] = [];
  let waiting: ReadRule[] = [];
  for (const rule of rules) {
    const [first] = waiting;
    if (first !== undefined && !belongTogether(first, rule)) {
      groups.push(groupOf(first, waiting));
      waiting = [];
    }
    waiting.push(rule);
  }
  const [first] = waiting;
  if (first !== undefined) groups.push(groupOf(first, waiting));
  return groups;
}

/** Puts rules of one sort into groups whatever their order, to ask whether any of all of them matches. */
export function mergeRules(rules: readonly ReadRule[]): RuleGroup[] {
  return [true, false].flatMap((oriented) => groupRules(rules.filter((rule) => rule.oriented === oriented)));
}

function groupOf(first: ReadRule, rules: readonly ReadRule[]): RuleGroup {
  const tests = [
    ...nativeTests(rules.filter(isNative)),
    ...followedTests(rules.filter((rule) => !isNative(rule))),
  ];
  const [only = () => false] = tests;
  return {
    break: first.rule.break,
    wholeGap: holdsForGap(first),
    oriented: first.oriented,
    rules,
    matches: tests.length === 1 ? only : (text, place) => tests.some((test) => test(text, place)),
  };
}

function belongTogether(one: ReadRule, other: ReadRule): boolean {
  return (
    one.rule.break === other.rule.break &&
    one.oriented === other.oriented &&
    holdsForGap(one) === holdsForGap(other)
  );
}

function holdsForGap({ rule, before }: ReadRule): boolean {
  return !rule.break && !isNullable(before);
}

function isNative({ before, after }: ReadRule): boolean {
  return isTame(before, "last") && isTame(after, "first");
}

/** Source of one regular expression, in UTF-16 code units: beyond this the engine may find it too large. */
const MAX_SOURCE = 30_000;

/** Beyond so many rules that each go on differently it is asked first whether any could match. */
const MANY = 200;

/** The rules as few regular expressions. */
function nativeTests(rules: readonly ReadRule[]): PlaceTest[] {
  const groups = byWhatFollows(rules);
  const tests = alternativesOf(groups);
  if (groups.length <= MANY) return tests;
  const befores = groups.flatMap((group) => group.befores);
  const coarse = alternativesOf([
    {
      after: choiceOf(
        groups.map(({ after }) => after),
        "first",
      ),
      befores,
    },
  ]);
  return [
    (text, place) => coarse.some((test) => test(text, place)) && tests.some((test) => test(text, place)),
  ];
}

function alternativesOf(groups: readonly RulesByAfter[]): PlaceTest[] {
  const sources = groups.map(({ after, befores }) => {
    const before = printRegex(choiceOf(befores, "last"));
    return `(?=${printRegex(factor(after, "first"))})(?<=${before})`;
  });
  return upTo(MAX_SOURCE, sources, (source) => source.length).map((some) => stickyTest(some.join("|")));
}

/** The rules, where one side at least is to be matched without backtracking. */
function followedTests(rules: readonly ReadRule[]): PlaceTest[] {
  return byWhatFollows(rules).map(({ after, befores }) => {
    const beginsHere = isTame(after, "first") ? stickyTest(printRegex(after)) : placeTest(after, "after");
    const tame = befores.filter((before) => isTame(before, "last"));
    const wild = befores.filter((before) => !isTame(before, "last"));
    // Not all in one automaton: what is tame may be too large for one, and has not been tried.
    const endsHere = [
      ...upTo(MAX_SOURCE, tame, (before) => printRegex(before).length).map((options) =>
        stickyTest(`(?<=${printRegex(choiceOf(options, "last"))})`),
      ),
      ...upTo(MAX_STATES, wild, countStates).map((options) => placeTest(choiceOf(options, "last"), "before")),
    ];
    return (text, place) => beginsHere(text, place) && endsHere.some((test) => test(text, place));
  });
}

function choiceOf(options: readonly Regex[], edge: Edge): Regex {
  return factor({ kind: "choice", options }, edge);
}

/** Rules that go on alike: a choice between what stands before is one question. */
interface RulesByAfter {
  readonly after: Regex;
  readonly befores: Regex[];
}

function byWhatFollows(rules: readonly ReadRule[]): RulesByAfter[] {
  const groups = new Map<string, RulesByAfter>();
  for (const { before, after } of rules) {
    const source = printRegex(after);
    const group = groups.get(source) ?? { after, befores: [] };
    groups.set(source, group);
    group.befores.push(before);
  }
  return [...groups.values()];
}

/** Cuts a list into pieces whose sizes together do not pass the limit, but for single elements that do. */
function upTo<Element>(
  limit: number,
  list: readonly Element[],
  sizeOf: (one: Element) => number,
): Element[][] {
  const pieces: Element[][] = [];
  let total = Number.POSITIVE_INFINITY;
  for (const one of list) {
    total += sizeOf(one) + 1;
    if (total > limit) {
      pieces.push([]);
      total = sizeOf(one) + 1;
    }
    pieces.at(-1)?.push(one);
  }
  return pieces;
}

/** The characters around a break: where one of `ends` stands before a place or one of `begins` after it, a break is possible. */
export interface BreakCharacters {
  readonly ends: readonly CharacterSet[];
  readonly begins: readonly CharacterSet[];
}

/** Where a break rule could match at all, told by one character. */
export function breakCharacters({ before, after }: ReadRule): BreakCharacters {
  if (!isNullable(before)) return { ends: edgeSets(before, "last"), begins: [] };
  if (!isNullable(after)) return { ends: [], begins: edgeSets(after, "first") };
  return { ends: [ALL], begins: [] };
}
