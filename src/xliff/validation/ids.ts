import type { XmlElement } from "../../xml/tree.ts";
import { attribute } from "./lookup.ts";

/** Those elements whose id stood at one before. */
export function* duplicatedIds(
  elements: Iterable<XmlElement>,
  idOf: (element: XmlElement) => string | undefined = ({ tag }) => attribute(tag, "id"),
): Generator<XmlElement, void, undefined> {
  const seen = new Set<string>();
  for (const element of elements) {
    const id = idOf(element);
    if (id === undefined) continue;
    if (seen.has(id)) yield element;
    seen.add(id);
  }
}
