import { type Code, type Content, codesOf } from "../article/content.ts";

/**
 * Whether a target can stand in its source's place: every code of the source exactly once and none else, pairs
 * nested, and codes whose partner is in another segment where no pair encloses them, in the source's order.
 * A source that is itself not nested asks only for its codes.
 *
 * @returns `null`, or what is wrong, in a translator's words.
 * @example validateTarget(source, target) // "The code «**» is missing."
 */
export function validateTarget(source: Content, target: Content): string | null {
  const expected = codesOf(source);
  const found = codesOf(target);
  const left = new Map<string, Code[]>();
  for (const code of expected) {
    const same = left.get(keyOf(code));
    if (same === undefined) left.set(keyOf(code), [code]);
    else same.push(code);
  }
  for (const code of found) {
    const codes = left.get(keyOf(code));
    if (codes === undefined) return `The code ${shown(code)} is not in the source.`;
    if (codes.pop() === undefined) return `The code ${shown(code)} occurs more often than in the source.`;
  }
  for (const [missing] of left.values())
    if (missing && !missing.optional) return `The code ${shown(missing)} is missing.`;
  if (nestingProblem(expected) !== null) return null;
  return nestingProblem(found) ?? orderProblem(expected, found);
}

/** Puts the source's own codes into a target, so that nobody else decides what their markup is. */
export function withSourceCodes(source: Content, target: Content): Content {
  const own = new Map(codesOf(source).map((code) => [keyOf(code), code]));
  return target.map((part) => (part.type === "text" ? part : (own.get(keyOf(part)) ?? part)));
}

function keyOf({ form, id }: Code): string {
  return `${form} ${id}`;
}

function shown({ display, raw, id }: Code): string {
  return `«${display || raw || id}»`;
}

/** Closing codes without an opening one before them, and the other way round: their partners are in other segments. */
function nestingProblem(codes: readonly Code[]): string | null {
  const closing = new Set(codes.filter(({ form }) => form === "close").map(({ id }) => id));
  const opening = new Set(codes.filter(({ form }) => form === "open").map(({ id }) => id));
  const open: Code[] = [];
  for (const code of codes) {
    if (code.form === "open") open.push(code);
    if (code.form !== "close") continue;
    const last = open.at(-1);
    if (opening.has(code.id)) {
      if (last?.id !== code.id) return `The code ${shown(code)} closes where it cannot.`;
      open.pop();
    } else if (last !== undefined) {
      return `The code ${shown(code)} closes inside ${shown(last)}.`;
    }
  }
  return open.some(({ id }) => closing.has(id)) ? "A pair of codes is not closed." : null;
}

function orderProblem(source: readonly Code[], target: readonly Code[]): string | null {
  for (const form of ["open", "close"] as const) {
    const expected = loneCodes(source, form);
    const found = loneCodes(target, form);
    const index = expected.findIndex((code, at) => code.id !== found[at]?.id);
    const misplaced = found[index];
    if (misplaced) return `The code ${shown(misplaced)} is not in the order of the source.`;
  }
  return null;
}

function loneCodes(codes: readonly Code[], form: "open" | "close"): readonly Code[] {
  const partner = form === "open" ? "close" : "open";
  const partners = new Set(codes.filter((code) => code.form === partner).map(({ id }) => id));
  return codes.filter((code) => code.form === form && !partners.has(code.id));
}
