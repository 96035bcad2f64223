import type { Locale } from "../article/locale.ts";
import { type Cell, cellsOf, isPunctuation } from "./cells.ts";
import { LONGEST_ADDRESS, LONGEST_VALUE, type PlaceholderKind, type Placeholders } from "./keys.ts";
import type { Range } from "./line.ts";
import { parseTemplate } from "./template.ts";

/** A template made ready for comparing with lines. */
export interface Pattern {
  readonly key: string;
  readonly steps: readonly Step[];
  /** How many fixed characters the template has: of two that match, the one with more wins. */
  readonly weight: number;
  /** A line that is longer, in UTF-16 code units, cannot match. */
  readonly longest: number;
  /** The count that a plural form stands for without showing it (`two` in Arabic). */
  readonly impliedCount?: number | undefined;
}

export type Step =
  | { readonly type: "fixed"; readonly fold: string }
  /** White space that must be there, or may be (beside punctuation). */
  | { readonly type: "space"; readonly required: boolean }
  | {
      readonly type: "value";
      readonly name: string;
      readonly kind: PlaceholderKind;
      readonly labelled: boolean;
    };

/** Where the values of a line stand, in the order of the template. */
export type Found = readonly { readonly name: string; readonly range: Range }[];

/** Decides whether a stretch of a line may fill a place. */
export type Guard = (step: Step & { type: "value" }, range: Range) => boolean;

/** What stands between a label and a name; Armenian has its own. */
const LABEL_SIGNS: ReadonlySet<string> = new Set([":", "=", "՝"]);

/** Compiles a template that was found good; `undefined` where it was not. */
export function compilePattern(
  key: string,
  template: string,
  places: Placeholders,
  locale: Locale,
  impliedCount?: number,
): Pattern | undefined {
  const parts = parseTemplate(template.trim());
  if (parts === undefined) return undefined;
  const steps: Step[] = [];
  let spaced = false;
  const push = (step: Step) => {
    const last = steps.at(-1);
    if (last !== undefined) {
      const loose = isLoose(last) || isLoose(step);
      if (spaced || loose) steps.push({ type: "space", required: spaced && !loose });
    }
    steps.push(step);
    spaced = false;
  };
  for (const part of parts) {
    if (part.type === "place") {
      const kind = places.get(part.name);
      if (kind === undefined) return undefined;
      const last = steps.at(-1);
      const labelled = last?.type === "fixed" && LABEL_SIGNS.has(last.fold);
      push({ type: "value", name: part.name, kind, labelled });
      continue;
    }
    for (const { fold } of cellsOf(part.value, locale)) {
      if (fold === " ") spaced = true;
      else push({ type: "fixed", fold });
    }
  }
  const weight = steps.filter((step) => step.type === "fixed").length;
  const longest = template.length + steps.length + steps.reduce((sum, step) => sum + longestOf(step), 0);
  return { key, steps, weight, longest, impliedCount };
}

function longestOf(step: Step): number {
  if (step.type === "value") return step.kind === "source" ? LONGEST_ADDRESS : LONGEST_VALUE[step.kind];
  return step.type === "fixed" ? MARKS_PER_CHARACTER : 1;
}

/** Room for invisible characters and marks that a page may have put into the fixed words. */
const MARKS_PER_CHARACTER = 2;

function isLoose(step: Step): boolean {
  return step.type === "fixed" && isPunctuation(step.fold);
}

/**
 * Whether a line that begins and ends with these cells may match: asked before a whole line is cut into cells,
 * because nearly no sentence is furniture.
 */
export function mayMatch(pattern: Pattern, length: number, first: readonly Cell[], last: string): boolean {
  if (length > pattern.longest) return false;
  const end = pattern.steps.at(-1);
  if (end?.type === "fixed" && end.fold !== last) return false;
  let index = 0;
  for (const step of pattern.steps) {
    if (step.type === "value" || index >= first.length) return true;
    if (step.type === "fixed" && first[index]?.fold !== step.fold) return false;
    if (step.type === "fixed" || first[index]?.fold === " ") index++;
  }
  return true;
}

/**
 * Compares a whole line with a pattern. Values are as short as they can be and, except the last, never longer than
 * {@link LONGEST_VALUE} says; a guard is asked before anything behind a value is compared, so that time is bounded
 * by the length of a value times the number of places.
 */
export function matchPattern(pattern: Pattern, cells: readonly Cell[], guard: Guard): Found | undefined {
  return from(0, 0);

  function from(stepIndex: number, cellIndex: number): Found | undefined {
    let index = cellIndex;
    for (let position = stepIndex; position < pattern.steps.length; position++) {
      const step = pattern.steps[position];
      if (step === undefined) return undefined;
      if (step.type === "value") return valueFrom(step, position, index);
      if (step.type === "fixed") {
        if (cells[index]?.fold !== step.fold) return undefined;
        index++;
      } else if (cells[index]?.fold === " ") index++;
      else if (step.required) return undefined;
    }
    return index === cells.length ? [] : undefined;
  }

  function valueFrom(step: Step & { type: "value" }, position: number, first: number): Found | undefined {
    if (position === pattern.steps.length - 1) {
      const range = rangeOf(cells, first, cells.length);
      return guard(step, range) ? [{ name: step.name, range }] : undefined;
    }
    const last = Math.min(cells.length, first + longestOf(step));
    for (let end = first; end <= last; end++) {
      if (!fixedFollows(position + 1, end) || (end > first && cells[end - 1]?.fold === " ")) continue;
      const range = rangeOf(cells, first, end);
      if (!guard(step, range)) continue;
      const rest = from(position + 1, end);
      if (rest !== undefined) return [{ name: step.name, range }, ...rest];
    }
    return undefined;
  }

  /** Whether the next fixed character stands here: asked first, because it is cheap. */
  function fixedFollows(position: number, cellIndex: number): boolean {
    const step = pattern.steps[position];
    if (step?.type !== "space") return step?.type === "fixed" && cells[cellIndex]?.fold === step.fold;
    const next = pattern.steps[position + 1];
    const at = cells[cellIndex]?.fold === " " ? cellIndex + 1 : cellIndex;
    if (step.required && at === cellIndex) return false;
    return next?.type !== "fixed" || cells[at]?.fold === next.fold;
  }
}

function rangeOf(cells: readonly Cell[], first: number, end: number): Range {
  const start = cells[first]?.start ?? cells.at(-1)?.end ?? 0;
  return { start, end: end > first ? (cells[end - 1]?.end ?? start) : start };
}
