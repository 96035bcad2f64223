import type { ReadRule } from "../segmentation/rule.ts";

/** Most of a pattern that is shown where a rule has no comment, in UTF-16 code units. */
const MAX_PATTERN = 60;
/** How much of a text is shown on both sides of a place, in UTF-16 code units. */
const BEFORE = 24;
const AFTER = 16;

/** A rule as scripts get it. */
export interface RuleReference {
  /** A built-in file's name, or the path of a team's own. */
  readonly file: string;
  /** Line of `<rule`, from 1. */
  readonly line: number;
  /** The comment before the rule; `null` where there is none. */
  readonly description: string | null;
  readonly break: boolean;
}

/** Where a rule stands, and what it is about. */
export function referTo({ file, rule }: ReadRule): RuleReference {
  return { file, line: rule.position.line, description: rule.description ?? null, break: rule.break };
}

/** `en.srx:31: Abbreviations that never end a sentence.` A rule without a comment shows its patterns. */
export function nameRule({ file, rule }: ReadRule): string {
  const about = rule.description ?? `(no comment) ${abridge(rule.before)} ⏐ ${abridge(rule.after)}`;
  return `${file}:${rule.position.line}: ${about}`;
}

function abridge(pattern: string): string {
  return pattern.length > MAX_PATTERN ? `${pattern.slice(0, MAX_PATTERN)}…` : pattern;
}

/** The text around a place, with `⏐` at it. What could steer a terminal is left out. */
export function excerpt(text: string, offset: number): string {
  const start = Math.max(0, offset - BEFORE);
  const end = Math.min(text.length, offset + AFTER);
  // Half a character at either end would be shown as a box.
  const before = text.slice(start, offset).replace(/^[\uDC00-\uDFFF]/, "");
  const after = text.slice(offset, end).replace(/[\uD800-\uDBFF]$/, "");
  return `${start > 0 ? "…" : ""}${plain(before)}⏐${plain(after)}${end < text.length ? "…" : ""}`;
}

function plain(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu, " ");
}
