import { setAttribute } from "../../xml/attributes.ts";
import { applySplices, inOrder, type Splice } from "../../xml/splice.ts";
import { attribute, childElements, childrenNamed, isNamed, type XmlElement } from "../../xml/tree.ts";
import { EXONYM } from "../marks.ts";
import { GLOSSARY, moduleElement } from "./modules.ts";
import { ownersOfIds, segmentIds } from "./read.ts";

/** What the ids of our entries begin with. */
export const OUR_ENTRY = `${EXONYM}-`;

/** The id that a reference is to have instead; `undefined` where it has nothing to refer to any more. */
export type NewId = (id: string) => string | undefined;

/** The splices that let entries of a unit's glossary, of ours and of other tools, refer to what they did by its new id. */
export function spliceGlossaryRefs(text: string, unit: XmlElement, newId: NewId): readonly Splice[] {
  const glossary = moduleElement(unit, GLOSSARY);
  return glossary === undefined ? [] : spliceRefs(text, glossary, newId);
}

/** The splices that take references to segments and annotations which are not in the unit from our entries. */
export function spliceDangling(text: string, unit: XmlElement): readonly Splice[] {
  const glossary = moduleElement(unit, GLOSSARY);
  if (glossary === undefined) return [];
  const segments = childrenNamed(unit, "segment");
  const known = ownersOfIds(segments, segmentIds(segments));
  return childElements(glossary)
    .filter(isOurEntry)
    .flatMap((entry) => spliceRefs(text, entry, (id) => (known.has(id) ? id : undefined)));
}

/** Whether an entry is one of ours; all others are another tool's. */
export function isOurEntry(entry: XmlElement): boolean {
  const isEntry = isNamed(entry, "glossEntry", GLOSSARY.uri);
  return isEntry && (attribute(entry.tag, "id")?.startsWith(OUR_ENTRY) ?? false);
}

/** The bytes of a glossary or an entry of one, with the references inside as {@link spliceGlossaryRefs} has them. */
export function withNewRefs(text: string, element: XmlElement, newId: NewId): string {
  return applySplices(text, inOrder(spliceRefs(text, element, newId)), element);
}

/** The same inside a glossary or an entry of one. */
export function spliceRefs(text: string, element: XmlElement, newId: NewId): readonly Splice[] {
  if (element.tag.uri !== GLOSSARY.uri) return [];
  const ref = attribute(element.tag, "ref");
  const inside = childElements(element).flatMap((child) => spliceRefs(text, child, newId));
  if (ref === undefined) return inside;
  const id = /[^#/=]*$/.exec(ref)?.[0] ?? "";
  const wanted = newId(id);
  if (wanted === id) return inside;
  const written = wanted === undefined ? undefined : ref.slice(0, ref.length - id.length) + wanted;
  return [...setAttribute(text, element, "ref", written), ...inside];
}
