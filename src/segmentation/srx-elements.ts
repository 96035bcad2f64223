import { nearest } from "../article/nearest.ts";
import type { ExonymError } from "../article/problem.ts";
import type { XmlTag } from "../xml/scan.ts";

/** Makes an error with its place; `offset` in UTF-16 code units of the file. */
export type Fail = (message: string, advice: string, offset: number) => ExonymError;

/** What to do where nothing better can be said. */
export const ADVICE = "Correct the file; it has to be SRX 2.0.";

/** The elements of SRX 1.0 and 2.0, each with its attributes. */
const ELEMENTS: ReadonlyMap<string, readonly string[]> = new Map([
  ["srx", ["version"]],
  ["header", ["segmentsubflows", "cascade"]],
  ["formathandle", ["type", "include"]],
  ["body", []],
  ["languagerules", []],
  ["languagerule", ["languagerulename"]],
  ["rule", ["break"]],
  ["beforebreak", []],
  ["afterbreak", []],
  ["maprules", []],
  ["maprule", ["maprulename"]],
  ["languagemap", ["languagepattern", "languagerulename"]],
]);

/**
 * The attributes of an element of SRX by name, without those of other namespaces.
 *
 * @param start where its tag begins
 * @throws ExonymError where SRX has no such element, or the element no such attribute
 */
export function srxAttributes(tag: XmlTag, start: number, fail: Fail): ReadonlyMap<string, string> {
  const known = ELEMENTS.get(tag.local);
  if (known === undefined) {
    const near = nearest(tag.local, [...ELEMENTS.keys()]);
    const advice = near === undefined ? ADVICE : `Perhaps <${near}> is meant.`;
    throw fail(`<${tag.name}> is not an element of SRX.`, advice, start);
  }
  const result = new Map<string, string>();
  for (const { name, value, start: at } of tag.attributes) {
    if (name === "xmlns" || name.includes(":")) continue;
    if (!known.includes(name)) {
      const near = nearest(name, known);
      const advice = near === undefined ? "Remove it." : `Perhaps «${near}» is meant.`;
      throw fail(`<${tag.name}> has an attribute «${name}», which SRX has not.`, advice, at);
    }
    result.set(name, value);
  }
  return result;
}
