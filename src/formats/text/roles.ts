import type { UnitKind } from "../../article/unit.ts";
import { beginsWithDateline, isDateline } from "./datelines.ts";
import { isDateLine } from "./dates.ts";
import { folded, type WordedRole, wordings } from "./wordings.ts";

/** What a line of a scraped article is. */
export type LineRole = WordedRole | "headline" | "dateline" | "opening" | "body";

/** How a role is shown to translators: the unit's kind, and where it stands in their words. */
export const ROLE_UNITS: Readonly<Record<LineRole, { readonly kind: UnitKind; readonly context?: string }>> =
  {
    headline: { kind: "heading", context: "Headline" },
    dateline: { kind: "paragraph", context: "Dateline" },
    opening: { kind: "paragraph", context: "Opening paragraph, with its dateline" },
    byline: { kind: "paragraph", context: "Byline" },
    date: { kind: "paragraph", context: "Date" },
    caption: { kind: "caption", context: "Photo caption" },
    credit: { kind: "caption", context: "Photo credit" },
    source: { kind: "paragraph", context: "Source line" },
    comments: { kind: "paragraph", context: "Comment count" },
    related: { kind: "paragraph", context: "Related stories" },
    body: { kind: "paragraph" },
  };

/** Longest lines of a role, in UTF-16 code units. */
const MAX = { headline: 150, byline: 100, credit: 120, source: 200, short: 60, caption: 800, related: 160 };

/** How many paragraphs at the beginning and at the end can hold a byline without a colon. */
const NEAR_START = 6;
const NEAR_END = 5;

/** How many paragraphs can come before the one that has the dateline. */
const MAX_BEFORE_OPENING = 8;

/**
 * The roles of an article's paragraphs, by wording (in all languages of `roles.json`), shape and position. What is not
 * clearly something else is `body`.
 *
 * @param paragraphs trimmed, each on one line.
 * @example
 * lineRoles(["Leaders meet", "They met. (Photo: Reuters)", "Comments (3)"]) // ["headline", "caption", "comments"]
 */
export function lineRoles(paragraphs: readonly string[]): LineRole[] {
  let isRelated = false;
  return paragraphs.map((line, i): LineRole => {
    const role = roleOf(line, i, paragraphs.length);
    if (role !== "body") {
      isRelated = role === "related" && isWholeLine(line);
      return role;
    }
    if (i === 0 && isHeadline(line, paragraphs)) return "headline";
    isRelated &&= line.length <= MAX.related && !endsSentence(line);
    return isRelated ? "related" : "body";
  });
}

function roleOf(line: string, index: number, count: number): LineRole {
  const worded = wholeLineRole(line) ?? labelledRole(line);
  // «Video: a late goal …» above an article is its headline.
  const isTitle = index === 0 && worded !== null && isPicture(worded) && line.split(" ").length > 5;
  if (worded !== null && !isTitle) return worded;
  if (line.length <= MAX.credit && (hasOpening(line, "credit") || isCopyright(line))) return "credit";
  if (endsWithCredit(line)) return "caption";
  if (isDateLine(line)) return "date";
  const isNearEdge = index < NEAR_START || index >= count - NEAR_END;
  if (isNearEdge && isNamedByline(line)) return "byline";
  if (isDateline(line)) return "dateline";
  return index < MAX_BEFORE_OPENING && beginsWithDateline(line) ? "opening" : "body";
}

/** Whether a line's wording tells that it is no part of a paragraph: a comment count, a source line, a credit. */
export function standsAlone(line: string): boolean {
  const role = line.length > MAX.source ? null : (wholeLineRole(line) ?? labelledRole(line));
  return role !== null && role !== "caption";
}

function isPicture(role: LineRole): boolean {
  return role === "credit" || role === "caption";
}

function isWholeLine(line: string): boolean {
  return wholeLineRole(line) !== null;
}

/** `Comments (12)`, `Related stories:`, `(File photo)`. */
function wholeLineRole(line: string): WordedRole | null {
  if (line.length > MAX.short) return null;
  const words = folded(line.replace(/[^\p{L}\p{M}'’‌-]+/gu, " ")).trim();
  const role = wordings().lines.get(words) ?? wordings().lines.get(words.replaceAll(" ", "")) ?? null;
  // Only counts have digits in them.
  return role !== "comments" && /\d/.test(line) ? null : role;
}

/** `Photo: Reuters`, `(Source: …)`, `Read also: …`; a long text behind the label of a credit describes the picture. */
function labelledRole(line: string): LineRole | null {
  const label = labelOf(unbracketed(line));
  if (label === null) return null;
  const { role, rest } = label;
  const isLong = rest.length > 80 || (endsSentence(rest) && rest.split(" ").length > 5);
  if (role === "credit") return isLong ? (line.length <= MAX.caption ? "caption" : null) : "credit";
  if (role === "caption") return "caption";
  if (role === "byline") return line.length <= MAX.byline && !isLong ? "byline" : null;
  if (role === "date") return line.length <= MAX.short + 10 && /\d/.test(rest) ? "date" : null;
  if (role === "comments") return null;
  return line.length <= MAX[role] ? role : null;
}

/** Longest label, in UTF-16 code units. */
const MAX_LABEL = 40;

/** The known label at the beginning of a line, and what follows it. */
function labelOf(line: string): { readonly role: WordedRole; readonly rest: string } | null {
  const head = folded(line.slice(0, MAX_LABEL));
  for (const { index } of head.matchAll(/[:：=＝՝/／|]/g)) {
    const name = head.slice(0, index).trim();
    const role = wordings().labels.get(name) ?? (/^[\p{L} ]{0,20}photo$/u.test(name) ? "credit" : undefined);
    const rest = line.slice(index + 1).trim();
    if (role !== undefined && /[\p{L}\p{N}]/u.test(rest)) return { role, rest };
  }
  return null;
}

function unbracketed(line: string): string {
  return /^[([（【［](.*)[)\]）】］]\.?$/su.exec(line)?.[1] ?? line;
}

/** A caption's last words: `… in Pyongyang. (Photo: Reuters)`, `… Ảnh: TTXVN`, `… © AFP`. */
function endsWithCredit(line: string): boolean {
  if (line.length > MAX.caption) return false;
  const tail = line.slice(-MAX.credit);
  const bracket = /[([（【［]([^()[\]（）【】［］]{2,100})[)\]）】］][.。]?$/u.exec(tail)?.[1];
  if (bracket !== undefined) return isCredit(bracket);
  const last = /[.。!?！？»”"]\s*([^.。!?！？»”"]{4,80})$/u.exec(tail)?.[1];
  return last !== undefined && isCredit(last) && !/\s$/.test(last);
}

function isCredit(text: string): boolean {
  const label = labelOf(text);
  if (label !== null) return label.role === "credit";
  return hasOpening(text, "credit") || hasEnding(text, "credit") || isCopyright(text);
}

/** `© AFP`, but not a sentence about copyright. */
function isCopyright(line: string): boolean {
  return /^©\s?[\p{L}\d][^.。]{1,60}$/u.test(line);
}

function hasOpening(line: string, role: WordedRole): boolean {
  return restAfterOpening(line, role) !== null;
}

function restAfterOpening(line: string, role: WordedRole): string | null {
  const head = folded(line.slice(0, MAX_LABEL));
  const opening = wordings().openings.find(([words, its]) => its === role && head.startsWith(words))?.[0];
  if (opening === undefined) return null;
  const rest = line.slice(opening.length);
  return /^\p{Ll}/u.test(rest) || !/[\p{L}\d]/u.test(rest) || endsSentence(rest) ? null : rest;
}

/** Korean, Chinese and Lithuanian put the word behind the name, which is short. */
function hasEnding(line: string, role: WordedRole): boolean {
  if (line.length > MAX_LABEL) return false;
  const tail = folded(line);
  return wordings().endings.some(([words, its]) => its === role && tail.endsWith(words));
}

const NAME = String.raw`\p{Lu}[\p{L}\p{M}.'’-]{0,24}`;
const PARTICLE = "(?:al|ap|bin|d[aeiou]s?|del|della|e|el|et|i|in|la|och|og|și|und|van|von|y|and|&)";
const NAMES = new RegExp(`^${NAME}(?:,? (?:${NAME}|${PARTICLE})){1,9}$`, "u");

/** `By Anna Kovalenko and Jan de Vries`, `홍길동 기자`: a word of the byline and nothing but names. */
function isNamedByline(line: string): boolean {
  if (line.length > MAX.byline) return false;
  const rest = restAfterOpening(line, "byline");
  if (rest === null) return hasEnding(line, "byline") && line.length <= MAX_LABEL / 2;
  const name = rest.trim();
  return NAMES.test(name) || (!/\p{Lu}|\p{Ll}/u.test(name) && name.length <= MAX_LABEL / 2);
}

/** The first line, where it is short, ends no sentence, and longer text follows. */
function isHeadline(line: string, paragraphs: readonly string[]): boolean {
  if (line.length > MAX.headline || endsSentence(line)) return false;
  return paragraphs.slice(1).some((other) => other.length > line.length && endsSentence(other));
}

/** Whether a text ends as sentences do; titles have question and exclamation marks too. */
function endsSentence(text: string): boolean {
  return (
    /[.。．।։።؛:：;…]["”»’'）)\]」』]*$/u.test(text.trimEnd()) ||
    /[.。!?！？]["”»」』]$/u.test(text.trimEnd())
  );
}
