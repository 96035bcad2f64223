import namespaces from "./grammar/namespaces.json" with { type: "json" };
import { isNmtoken } from "./values.ts";

/** A selector of a fragment identifier: `u=u1` has the prefix `u`, `m1` none. */
export interface Selector {
  readonly prefix: string;
  readonly id: string;
}

/** Selectors of what may hold others, in their order. */
const PATH = ["f", "g", "u"];
/** Selectors of what holds nothing: notes, data, targets' and sources' inline elements. */
const LEAVES = new Set(["n", "d", "t", ""]);
/** Prefixes of modules, and of the one extension in the specifications' own examples. */
const REGISTERED = new Set([...Object.keys(namespaces), "tbx"]);

/**
 * The selectors of a reference within the document (2.x, section "Fragment identification").
 *
 * @param reference with its `#`.
 * @returns what is wrong with it instead, as a clause.
 * @example
 * ```ts
 * parseFragment("#f=f1/u=u1/n=n1"); // [{ prefix: "f", id: "f1" }, { prefix: "u", id: "u1" }, { prefix: "n", id: "n1" }]
 * parseFragment("#u=u1/f=f1"); // "f= must stand before u="
 * ```
 */
export function parseFragment(reference: string): readonly Selector[] | string {
  const selectors = reference.replace(/^#\/?/, "").split("/").map(selectorOf);
  const seen = new Set<string>();
  for (const [index, { prefix, id }] of selectors.entries()) {
    const problem = selectorProblem(prefix, id, seen);
    if (problem) return problem;
    const isPath = PATH.includes(prefix);
    if (!isPath && index < selectors.length - 1)
      return `'${id}' can hold nothing, so it must be the last part`;
    const later = PATH.slice(PATH.indexOf(prefix) + 1).find((each) => isPath && seen.has(each));
    if (later !== undefined) return `${prefix}= must stand before ${later}=`;
    seen.add(prefix);
  }
  return selectors;
}

function selectorOf(part: string): Selector {
  const sign = part.indexOf("=");
  return sign < 0 ? { prefix: "", id: part } : { prefix: part.slice(0, sign), id: part.slice(sign + 1) };
}

function selectorProblem(prefix: string, id: string, seen: ReadonlySet<string>): string | null {
  if (!isNmtoken(id)) return `'${id}' is no id`;
  if (seen.has(prefix)) return prefix === "" ? "there are two ids" : `${prefix}= occurs twice`;
  if (PATH.includes(prefix) || LEAVES.has(prefix) || REGISTERED.has(prefix)) return null;
  return `there is no prefix '${prefix}'`;
}
