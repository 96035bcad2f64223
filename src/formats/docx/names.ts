import type { XmlTag } from "../../xml/scan.ts";
import type { XmlElement } from "../../xml/tree.ts";

/** Section numbers of this folder are those of ECMA-376 part 1 (Office Open XML), fifth edition. */

/** WordprocessingML, as Word writes it (transitional) and as the standard would have it (strict). */
const WORD: ReadonlySet<string> = new Set([
  "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
  "http://purl.oclc.org/ooxml/wordprocessingml/main",
]);

/** Mathematics, in the same two forms. */
const MATH: ReadonlySet<string> = new Set([
  "http://schemas.openxmlformats.org/officeDocument/2006/math",
  "http://purl.oclc.org/ooxml/officeDocument/math",
]);

/** Alternatives for older programs (part 3, section 10). */
const COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006";

/** The local name of an element of WordprocessingML; `null` for all others. */
export function wordName({ uri, local }: XmlTag): string | null {
  return WORD.has(uri) ? local : null;
}

/** Whether an element is of WordprocessingML and has this local name. */
export function isWord(element: XmlElement, local: string): boolean {
  return wordName(element.tag) === local;
}

/** Whether this is a formula (section 22.1.2.77, 22.1.2.78). */
export function isMath({ uri, local }: XmlTag): boolean {
  return MATH.has(uri) && (local === "oMath" || local === "oMathPara");
}

/** Whether this is one of the elements that hold alternatives. */
export function isCompatibility({ uri, local }: XmlTag, name: "AlternateContent" | "Fallback"): boolean {
  return uri === COMPATIBILITY && local === name;
}

/** The value of an attribute of WordprocessingML; `undefined` where it is absent. */
export function wordAttribute(tag: XmlTag, local: string): string | undefined {
  return tag.attributes.find((each) => each.local === local && WORD.has(each.uri))?.value;
}

/** The first child of WordprocessingML with this name. */
export function wordChild(element: XmlElement | undefined, local: string): XmlElement | undefined {
  for (const child of element?.children ?? []) {
    if (child.type === "element" && isWord(child, local)) return child;
  }
  return undefined;
}

/** What values of on/off properties mean «off» (section 22.9.2.7, ST_OnOff). */
export function isOff(value: string | undefined): boolean {
  return value === "0" || value === "false" || value === "off";
}
