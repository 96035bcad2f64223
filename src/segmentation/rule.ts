import { usageError } from "../article/problem.ts";
import { edgeSets, isNullable, printRegex, type Regex, RegexProblem } from "./regex.ts";
import { isTame, type PlaceTest, placeTest } from "./regex-positions.ts";
import { parseRegex } from "./regex-syntax.ts";
import type { SrxDocument, SrxRule } from "./srx.ts";

/** A rule whose two patterns have been read. */
export interface ReadRule {
  readonly rule: SrxRule;
  /** The file that the rule is from, as the user knows it. */
  readonly file: string;
  /** Whether the rule sees quotation marks as {@link orientQuotes} tells them apart: those that ship do, a team's own see the text. */
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
  const read = (pattern: string, element: string): Regex => {
    try {
      const node = parseRegex(pattern);
      // Nesting too deep for either matcher is found here, not in the middle of an article.
      if (!isTame(node)) placeTest(node, "before");
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
    before: read(rule.before, "beforebreak"),
    after: read(rule.after, "afterbreak"),
  };
}

function abridge(pattern: string): string {
  return pattern.length > 80 ? `${pattern.slice(0, 80)}…` : pattern;
}

/** Puts rules into groups that can be asked at once, without a change of order that could change an answer. */
export function groupRules(rules: readonly ReadRule[]): RuleGroup[] {
  const groups: RuleGroup[] = [];
  let waiting: ReadRule[] = [];
  const flush = (): void => {
    const [first] = waiting;
    if (first !== undefined) {
      const tests = [
        ...nativeTests(waiting.filter(isNative)),
        ...waiting.filter((rule) => !isNative(rule)).map(slowTest),
      ];
      groups.push({
        break: first.rule.break,
        wholeGap: holdsForGap(first),
        oriented: first.oriented,
        rules: waiting,
        matches: (text, place) => tests.some((test) => test(text, place)),
      });
    }
    waiting = [];
  };
  for (const rule of rules) {
    const [first] = waiting;
    if (first !== undefined && !belongTogether(first, rule)) flush();
    waiting.push(rule);
  }
  flush();
  return groups;
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
  return isTame(before) && isTame(after);
}

function nativeTests(rules: readonly ReadRule[]): PlaceTest[] {
  if (rules.length === 0) return [];
  const alternatives = rules.map(({ before, after }) => `(?=${printRegex(after)})(?<=${printRegex(before)})`);
  const regex = new RegExp(alternatives.join("|"), "vy");
  return [
    (text, place) => {
      regex.lastIndex = place;
      return regex.test(text);
    },
  ];
}

function slowTest({ before, after }: ReadRule): PlaceTest {
  const endsHere = placeTest(before, "before");
  const beginsHere = placeTest(after, "after");
  return (text, place) => beginsHere(text, place) && endsHere(text, place);
}

/** The characters around a break: where one of `ends` stands before a place or one of `begins` after it, a break is possible. */
export interface BreakCharacters {
  readonly ends: readonly string[];
  readonly begins: readonly string[];
}

/** Where a break rule could match at all, told by one character. */
export function breakCharacters({ before, after }: ReadRule): BreakCharacters {
  if (!isNullable(before)) return { ends: edgeSets(before, "last"), begins: [] };
  if (!isNullable(after)) return { ends: [], begins: edgeSets(after, "first") };
  return { ends: ["[^]"], begins: [] };
}
