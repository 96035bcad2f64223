import type { Locale } from "../article/locale.ts";
import { OBJECT, type ReadingEdit } from "./content-edits.ts";
import { regional } from "./regional.ts";
import data from "./spaces.json" with { type: "json" };

/** The no-break spaces that a language puts before and after signs. */
interface SpaceRules {
  readonly before: ReadonlyMap<string, string>;
  readonly after: ReadonlyMap<string, string>;
}

/**
 * French as printed in France (narrow before `;`, `!` and `?`, full before `:` and inside guillemets), in Canada (only
 * `:` and guillemets have a space) and in Switzerland (all narrow).
 */
const RULES: ReadonlyMap<string, SpaceRules> = new Map(
  Object.entries(data).map(([tag, { before, after }]) => [
    tag,
    { before: new Map(Object.entries(before)), after: new Map(Object.entries(after)) },
  ]),
);

/** A place where a space is not as the language has it. */
export interface SpaceRemark {
  /** The sign that the space belongs to. */
  readonly sign: string;
  readonly side: "before" | "after";
  /** Whether no space is there at all. */
  readonly isMissing: boolean;
  readonly edit: ReadingEdit;
}

/** The space that a language has inside its quotation mark, or none. */
export function spaceInside(mark: string, side: "before" | "after", locale: Locale): string {
  return regional(RULES, locale)?.[side].get(mark) ?? "";
}

/**
 * Finds spaces that can break a line where none may break, and places where a space is missing. No-break spaces of either
 * width are right, whoever typed them. Smileys, times and addresses have their signs without spaces and are left alone.
 *
 * @param reading see `readingOf`; linear in its length.
 */
export function spaceRemarks(reading: string, locale: Locale): SpaceRemark[] {
  const rules = regional(RULES, locale);
  if (rules === undefined) return [];
  const remarks: SpaceRemark[] = [];
  for (const { 0: sign, index } of reading.matchAll(/[;:!?»«]/g)) {
    const before = rules.before.get(sign);
    const after = rules.after.get(sign);
    const remark =
      before !== undefined
        ? spaceBefore(reading, index, sign, before)
        : after !== undefined
          ? spaceAfter(reading, index, sign, after)
          : null;
    if (remark !== null) remarks.push(remark);
  }
  return remarks;
}

function spaceBefore(reading: string, index: number, sign: string, space: string): SpaceRemark | null {
  if (!endsThere(sign, reading[index + 1])) return null;
  let start = index;
  while (reading[start - 1] === " ") start--;
  const previous = reading[start - 1];
  if (previous === undefined || /\s/.test(previous)) return null;
  if (start < index) {
    return { sign, side: "before", isMissing: false, edit: { start, end: index, text: space } };
  }
  if (!isWordEnd(previous, sign) || isInAddress(reading, index)) return null;
  return {
    sign,
    side: "before",
    isMissing: true,
    edit: { start: index, end: index + 1, text: space + sign },
  };
}

function spaceAfter(reading: string, index: number, sign: string, space: string): SpaceRemark | null {
  let end = index + 1;
  while (reading[end] === " ") end++;
  const next = reading[end];
  if (next === undefined || /\s/.test(next)) return null;
  if (end > index + 1) {
    return { sign, side: "after", isMissing: false, edit: { start: index + 1, end, text: space } };
  }
  return { sign, side: "after", isMissing: true, edit: { start: index, end, text: sign + space } };
}

/** Whether what follows lets the sign be one of a sentence, and not of a smiley, a time or an address. */
function endsThere(sign: string, next: string | undefined): boolean {
  if (next === undefined || next === OBJECT || /\s/.test(next)) return true;
  if (sign === "»") return true;
  return sign === ":" || sign === ";" ? /[«“"]/.test(next) : /[!?…»”"’'\])}—–.,]/.test(next);
}

function isWordEnd(previous: string, sign: string): boolean {
  if (previous === OBJECT) return true;
  return /[\p{L}\p{N}\p{M}\p{Pe}\p{Pf}"%°€$*…]/u.test(previous) || (sign === "»" && /[.,!?]/.test(previous));
}

/** Longest address that is looked back over, in UTF-16 code units. */
const MAX_ADDRESS = 300;

function isInAddress(reading: string, index: number): boolean {
  let start = index;
  while (start > 0 && index - start < MAX_ADDRESS && !/\s/.test(reading[start - 1] ?? "")) start--;
  return /:\/\/|^www\.|@/.test(reading.slice(start, index));
}
