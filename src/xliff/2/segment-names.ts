import { attribute, childElements, type XmlElement } from "../../xml/tree.ts";

/**
 * The ids that segments without one get as soon as something has to refer to them: the id that they are read with or,
 * where a code or an annotation has that already, another one. Ids of segments and of what is inside them are one scope
 * in a unit (2.1, section 4.3.1.21).
 *
 * @param elements the segments of a unit.
 * @param ids what they are read with, in the same order.
 * @returns by where the segment starts; those that have an id of their own are not in it.
 */
export function namesOfNameless(
  unit: XmlElement,
  elements: readonly XmlElement[],
  ids: readonly string[],
): ReadonlyMap<number, string> {
  const names = new Map<number, string>();
  if (elements.every((element) => attribute(element.tag, "id") !== undefined)) return names;
  const taken = new Set<string>();
  const take = (element: XmlElement): void => {
    const id = attribute(element.tag, "id");
    if (id !== undefined) taken.add(id);
    for (const child of childElements(element)) take(child);
  };
  for (const child of childElements(unit)) {
    if (child.tag.local === "segment" || child.tag.local === "ignorable") take(child);
  }
  elements.forEach((element, index) => {
    if (attribute(element.tag, "id") !== undefined) return;
    const name = freeName(ids[index] ?? "", index + 1, taken);
    taken.add(name);
    names.set(element.start, name);
  });
  return names;
}

function freeName(read: string, number: number, taken: ReadonlySet<string>): string {
  let name = read;
  for (let count = 1; taken.has(name); count++) name = `segment-${number}${count === 1 ? "" : `-${count}`}`;
  return name;
}
