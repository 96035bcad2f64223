/**
 * A set of code points: first and last of each stretch, in turn, ascending; stretches do not touch. Plain numbers, so that
 * what a pattern means depends on no engine's version of Unicode.
 */
export type CharacterSet = readonly number[];

const LAST = 0x10ffff;

export const NONE: CharacterSet = [];
export const ALL: CharacterSet = [0, LAST];

/** The set of some code points. */
export function setOfCodes(codes: Iterable<number>): CharacterSet {
  return normalize(Array.from(codes, (code) => [code, code] as const));
}

/** The set of the code points between two, both of them included. */
export function rangeOf(first: number, last: number): CharacterSet {
  return [first, last];
}

/** What is in any of the sets. */
export function union(...sets: readonly CharacterSet[]): CharacterSet {
  const [only] = sets;
  if (sets.length === 1 && only !== undefined) return only;
  return normalize(sets.flatMap(stretches));
}

/** What is not in the set. */
export function complement(set: CharacterSet): CharacterSet {
  const result: number[] = [];
  let from = 0;
  for (const [first, last] of stretches(set)) {
    if (first > from) result.push(from, first - 1);
    from = last + 1;
  }
  if (from <= LAST) result.push(from, LAST);
  return result;
}

/** What is in both sets. */
export function intersection(a: CharacterSet, b: CharacterSet): CharacterSet {
  return complement(union(complement(a), complement(b)));
}

/** What is in the first set and not in the second. */
export function difference(a: CharacterSet, b: CharacterSet): CharacterSet {
  return intersection(a, complement(b));
}

/** Whether two sets have a code point in common. */
export function overlaps(a: CharacterSet, b: CharacterSet): boolean {
  let inA = 0;
  let inB = 0;
  while (inA < a.length && inB < b.length) {
    if (at(a, inA + 1) < at(b, inB)) inA += 2;
    else if (at(b, inB + 1) < at(a, inA)) inB += 2;
    else return true;
  }
  return false;
}

/** Whether a set holds a code point. */
export function contains(set: CharacterSet, code: number): boolean {
  let low = 0;
  let high = set.length / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (code > at(set, 2 * middle + 1)) low = middle + 1;
    else high = middle;
  }
  return 2 * low < set.length && code >= at(set, 2 * low);
}

/** The code points of a set, as long as they are few; nothing where they are more than the limit. */
export function fewCodes(set: CharacterSet, limit: number): readonly number[] {
  const codes: number[] = [];
  for (const [first, last] of stretches(set)) {
    if (codes.length + last - first >= limit) return [];
    for (let code = first; code <= last; code++) codes.push(code);
  }
  return codes;
}

const printed = new WeakMap<CharacterSet, string>();

/** A set in JavaScript's syntax for the flag `u`; spelled out, as the engine takes much longer for a property's name. */
export function printSet(set: CharacterSet): string {
  let source = printed.get(set);
  if (source === undefined) {
    source = print(set);
    printed.set(set, source);
  }
  return source;
}

function print(set: CharacterSet): string {
  if (set.length === 2 && set[0] === set[1]) return printCode(at(set, 0));
  if (set.length === 2 && set[0] === 0 && set[1] === LAST) return "[^]";
  const items = stretches(set).map(([first, last]) => {
    if (first === last) return printCode(first);
    return `${printCode(first)}${last > first + 1 ? "-" : ""}${printCode(last)}`;
  });
  return `[${items.join("")}]`;
}

function printCode(code: number): string {
  const isPlain = code < 0x80 ? /[A-Za-z0-9]/.test(String.fromCharCode(code)) : code >= 0xa1;
  const isSurrogate = code >= 0xd800 && code <= 0xdfff;
  return isPlain && !isSurrogate ? String.fromCodePoint(code) : `\\u{${code.toString(16)}}`;
}

type Stretch = readonly [number, number];

function stretches(set: CharacterSet): Stretch[] {
  return Array.from({ length: set.length / 2 }, (_, index) => [at(set, 2 * index), at(set, 2 * index + 1)]);
}

function at(set: CharacterSet, index: number): number {
  return set[index] ?? 0;
}

function normalize(list: readonly Stretch[]): CharacterSet {
  const result: number[] = [];
  for (const [first, last] of list.toSorted(([a], [b]) => a - b)) {
    const end = result.at(-1);
    if (end !== undefined && first <= end + 1) result[result.length - 1] = Math.max(end, last);
    else result.push(first, last);
  }
  return result;
}
