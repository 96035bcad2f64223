import { type CharacterSet, complement, NONE, union } from "./character-set.ts";
import unicode from "./unicode.json" with { type: "json" };

/** General categories that are made of others (Unicode Standard Annex #44, «General Category Values»). */
const GROUPS: ReadonlyMap<string, readonly string[]> = new Map([
  ["L", ["Lu", "Ll", "Lt", "Lm", "Lo"]],
  ["LC", ["Lu", "Ll", "Lt"]],
  ["M", ["Mn", "Mc", "Me"]],
  ["N", ["Nd", "Nl", "No"]],
  ["P", ["Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po"]],
  ["S", ["Sm", "Sc", "Sk", "So"]],
  ["Z", ["Zs", "Zl", "Zp"]],
]);
const PINNED: ReadonlyMap<string, string> = new Map(Object.entries(unicode.properties));
const known = new Map<string, CharacterSet | undefined>();
const MAX_KNOWN = 500;

/**
 * The code points of a property, `Lu` or `Script=Han`, as Unicode 17 has them, on every version of Node: sentences of a
 * memory must not shift. Rare properties, which are not in `unicode.json`, are as the engine has them.
 *
 * @returns nothing where there is no such property
 */
export function propertyCodes(name: string): CharacterSet | undefined {
  if (known.has(name)) return known.get(name);
  const packed = PINNED.get(name);
  const group = GROUPS.get(name);
  let set: CharacterSet | undefined;
  if (packed !== undefined) set = unpack(packed);
  else if (group !== undefined) set = union(...group.map((part) => propertyCodes(part) ?? NONE));
  else if (name === "C")
    set = complement(union(...["L", "M", "N", "P", "S", "Z"].map((part) => propertyCodes(part) ?? NONE)));
  else set = askEngine(name);
  if (known.size >= MAX_KNOWN) known.clear();
  known.set(name, set);
  return set;
}

/** The distances from one edge of a stretch to the next, in base 36. */
function unpack(packed: string): CharacterSet {
  let edge = 0;
  return packed.split(" ").map((distance) => {
    edge += Number.parseInt(distance, 36);
    return edge;
  });
}

let everything: string | undefined;

function askEngine(name: string): CharacterSet | undefined {
  let regex: RegExp;
  try {
    regex = new RegExp(`\\p{${name}}+`, "gu");
  } catch {
    return undefined;
  }
  everything ??= everyCharacter();
  const result: number[] = [];
  for (const { 0: found } of everything.matchAll(regex)) {
    // What the text leaves out, surrogates, ends a stretch.
    let first: number | undefined;
    let last = -1;
    for (const char of found) {
      const code = char.codePointAt(0) ?? 0;
      if (first !== undefined && code !== last + 1) {
        result.push(first, last);
        first = code;
      }
      first ??= code;
      last = code;
    }
    if (first !== undefined) result.push(first, last);
  }
  return result;
}

function everyCharacter(): string {
  const pieces: string[] = [];
  for (let from = 0; from <= 0x10ffff; from += 0x800) {
    if (from >= 0xd800 && from < 0xe000) continue;
    pieces.push(String.fromCodePoint(...Array.from({ length: 0x800 }, (_, index) => from + index)));
  }
  return pieces.join("");
}
