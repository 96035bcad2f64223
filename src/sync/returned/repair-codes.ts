import { type Code, type Content, codesOf, mergeText, type Part, plainText } from "../../article/content.ts";
import { matchHalves } from "../../xliff/nesting.ts";
import { restoreEdges } from "./repair-edges.ts";
import { readTypedCodes } from "./typed-codes.ts";

/** A target whose codes are those of its source, and what was done for that, in plain words. */
export interface RepairedCodes {
  readonly target: Content;
  readonly repairs: readonly string[];
}

/**
 * Gives a target the codes of its source, where there is only one way: codes typed as text, halves of a pair written as
 * two placeholders, numbers changed in source and target alike, pairs closed in the wrong order, codes around the whole
 * sentence dropped, codes added that have no text.
 *
 * @param returned the source as the file has it: what its codes are called there.
 * @returns `null` where the codes are not those of the source after all that.
 * @example
 * repairCodes([x("1"), text("Jeudi"), x("1")], [open("1"), text("Thursday"), close("1")], source)
 * // the target with open and close
 */
export function repairCodes(target: Content, source: Content, returned: Content): RepairedCodes | null {
  if (agree(target, source)) return { target: withCodesOf(target, source), repairs: [] };
  if (target.length > MOST_CODES || source.length > MOST_CODES || returned.length > MOST_CODES) return null;
  let content = target;
  const repairs: string[] = [];
  for (const [what, step] of STEPS) {
    const next = step(content, source, returned);
    if (next === null) continue;
    content = mergeText(next);
    repairs.push(what);
    if (agree(content, source)) return { target: withCodesOf(content, source), repairs };
  }
  return null;
}

type Step = (target: Content, source: Content, returned: Content) => Content | null;

/** Each gives the target changed, or `null` where it has nothing to do. */
const STEPS: readonly (readonly [string, Step])[] = [
  ["Codes that had been typed as text are codes again.", (target, source) => readTypedCodes(target, source)],
  ["The numbers of codes are those of the source again.", renumbered],
  ["Two placeholders are the pair again that they stand for.", pairedUp],
  ["Codes that the source does not have were removed.", withoutStrangers],
  ["The numbers of codes are those of the source again.", byElimination],
  ["Codes around the sentence were put back.", restoreEdges],
  ["Pairs of codes are closed in their order again.", closedInOrder],
];

/** A sentence with more codes is no sentence; to mend it would take too long. */
const MOST_CODES = 500;

const signOf = ({ form, id }: Code) => `${form}:${id}`;

/** Whether a target has each code of the source once, but for those that it may leave out, and pairs nest where those of the source do. */
function agree(target: Content, source: Content): boolean {
  const found = codesOf(target).map(signOf);
  const there = new Set(found);
  const wanted = codesOf(source)
    .filter((code) => !code.optional || there.has(signOf(code)))
    .map(signOf);
  if (wanted.length === found.length && wanted.every((sign, index) => sign === found[index])) return true;
  if (wanted.length !== found.length || wanted.length > MOST_CODES) return false;
  wanted.sort();
  found.sort();
  if (wanted.length !== found.length || wanted.some((sign, index) => sign !== found[index])) return false;
  return hasOrder(target, source) && (nests(target) || !nests(source));
}

/** Whether every pair of the source opens before it closes in the target, too. */
function hasOrder(target: Content, source: Content): boolean {
  return matchHalves(target).size === matchHalves(source).size;
}

function nests(content: Content): boolean {
  const open: string[] = [];
  for (const code of codesOf(content)) {
    if (code.form === "open") open.push(code.id);
    if (code.form === "close" && open.includes(code.id) && open.pop() !== code.id) return false;
  }
  return true;
}

/** Tools drop or change what a code says of itself: it is what the source's is. */
function withCodesOf(target: Content, source: Content): Content {
  const codes = new Map(codesOf(source).map((code) => [signOf(code), code] as const));
  return target.map((part) => (part.type === "code" ? (codes.get(signOf(part)) ?? part) : part));
}

/** A tool that renumbers does so in the source of its file, too: there stands which code is which. */
function renumbered(target: Content, source: Content, returned: Content): Content | null {
  const [theirs, ours] = [codesOf(returned), codesOf(source)];
  if (theirs.length !== ours.length || theirs.some((code, index) => code.form !== ours[index]?.form))
    return null;
  const ids = new Map<string, string>();
  for (const [index, { id, form }] of theirs.entries()) {
    const own = ours[index]?.id ?? "";
    const key = form === "single" ? `single ${id}` : `pair ${id}`;
    if ((ids.get(key) ?? own) !== own) return null;
    ids.set(key, own);
  }
  const keyOf = ({ form, id }: Code) => (form === "single" ? `single ${id}` : `pair ${id}`);
  if (codesOf(target).some((code) => !ids.has(keyOf(code)))) return null;
  if (codesOf(target).every((code) => ids.get(keyOf(code)) === code.id)) return null;
  return target.map((part) =>
    part.type === "code" ? { ...part, id: ids.get(keyOf(part)) ?? part.id } : part,
  );
}

/** `<x id="1"/>words<x id="1"/>` for `<g id="1">words</g>`. */
function pairedUp(target: Content, source: Content): Content | null {
  const pairs = new Set([...matchHalves(source).keys()].map((index) => codeAt(source, index)?.id ?? ""));
  const singles = codesOf(source).filter((code) => code.form === "single");
  const seen = new Map<string, number>();
  for (const { form, id } of codesOf(target)) if (form === "single") seen.set(id, (seen.get(id) ?? 0) + 1);
  const isHalf = (id: string) =>
    pairs.has(id) && seen.get(id) === 2 && !singles.some((single) => single.id === id);
  const opened = new Set<string>();
  const result = target.map((part): Part => {
    if (part.type !== "code" || part.form !== "single" || !isHalf(part.id)) return part;
    const form = opened.has(part.id) ? "close" : "open";
    opened.add(part.id);
    return { ...part, form };
  });
  return opened.size === 0 ? null : result;
}

/** What the source does not have and has no text of its own: a tool put it there. */
function withoutStrangers(target: Content, source: Content): Content | null {
  const known = new Set(codesOf(source).map(({ id }) => id));
  const missing = codesOf(source).some(
    (code) => !codesOf(target).some((each) => signOf(each) === signOf(code)),
  );
  if (missing) return null;
  const isStranger = (part: Part) => part.type === "code" && !known.has(part.id) && part.raw === "";
  return target.some(isStranger) ? target.filter((part) => !isStranger(part)) : null;
}

/** One code is missing and one of the same form is there under a number that the source does not have. */
function byElimination(target: Content, source: Content): Content | null {
  const shapes = (content: Content) => {
    const ids = new Map<string, string>();
    for (const { id, form } of codesOf(content)) ids.set(id, `${ids.get(id) ?? ""} ${form}`);
    return ids;
  };
  const [ours, theirs] = [shapes(source), shapes(target)];
  const missing = [...ours].filter(([id]) => !theirs.has(id));
  const strange = [...theirs].filter(([id]) => !ours.has(id));
  const [[lacking, shape] = [], [found, other] = []] = [missing[0], strange[0]];
  if (missing.length !== 1 || strange.length !== 1 || shape !== other || lacking === undefined) return null;
  return target.map((part) => (part.type === "code" && part.id === found ? { ...part, id: lacking } : part));
}

/** Closing codes in a row close what was opened last. */
function closedInOrder(target: Content): Content | null {
  const result = [...target];
  const open: string[] = [];
  let changed = false;
  for (let at = 0; at < result.length; at++) {
    const part = codeAt(result, at);
    if (part?.form === "open") open.push(part.id);
    if (part?.form !== "close") continue;
    let end = at;
    while (codeAt(result, end)?.form === "close") end++;
    const run = result.slice(at, end);
    const rank = (one: Part) => (one.type === "code" ? open.lastIndexOf(one.id) : -1);
    const sorted = run.toSorted((a, b) => rank(b) - rank(a));
    if (sorted.some((one, index) => one !== run[index])) changed = true;
    result.splice(at, run.length, ...sorted);
    for (const one of sorted)
      if (one.type === "code" && open.includes(one.id)) open.splice(open.lastIndexOf(one.id), 1);
    at = end - 1;
  }
  return changed ? result : null;
}

function codeAt(content: Content, index: number): Code | undefined {
  const part = content[index];
  return part?.type === "code" ? part : undefined;
}

/** Whether a target's codes are those of its source, as they stand. */
export function codesAgree(target: Content, source: Content): boolean {
  return agree(target, source) && !plainText(target).match(/<\/?(?:g|x|pc) ?[^<>]*>/);
}
