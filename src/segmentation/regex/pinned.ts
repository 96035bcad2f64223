import { printSet } from "./character-set.ts";
import { propertyCodes } from "./unicode.ts";

/**
 * A regular expression of our own in which each `\p{…}` has the characters that {@link propertyCodes} pins, for code that
 * helps to decide where a sentence ends.
 *
 * @param regex with the flag `v`, as only that has sets inside of sets
 * @throws Error where a property is not known
 * @example pinned(/[\s\p{Pd}]$/v).test("well –") // true
 */
export function pinned(regex: RegExp): RegExp {
  const source = regex.source.replace(/\\p\{([^}]+)\}/g, (_, name: string) => {
    const set = propertyCodes(name);
    if (set === undefined) throw new Error(`There is no property «${name}».`);
    return printSet(set);
  });
  return new RegExp(source, regex.flags);
}
