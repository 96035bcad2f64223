import { attribute } from "./lookup.ts";
import type { Ancestor } from "./rule.ts";

/**
 * Whether a language is the expected one or a narrower one (`en-IE` for `en`), as Schematron's `lang()` has it;
 * case does not matter.
 */
export function isLanguage(tag: string, expected: string): boolean {
  const given = tag.toLowerCase();
  const wanted = expected.toLowerCase();
  return given === wanted || given.startsWith(`${wanted}-`);
}

/** The value of an `xml:` attribute at an element or the nearest one around it (XML 1.0, sections 2.10 and 2.12). */
export function inherited(name: "xml:lang" | "xml:space", path: readonly Ancestor[]): string | undefined {
  const nearest = path.findLast(({ tag }) => attribute(tag, name) !== undefined);
  return nearest && attribute(nearest.tag, name);
}
