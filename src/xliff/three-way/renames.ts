import { setAttribute } from "../../xml/attributes.ts";
import type { Splice } from "../../xml/splice.ts";
import { attribute, childElements, type XmlElement } from "../../xml/tree.ts";
import { spliceRefs } from "../2/glossary-refs.ts";
import { GLOSSARY } from "../2/modules.ts";
import type { Renames } from "./rows.ts";

/** Lets notes, matches, metadata and glossary entries refer to segments by their new ids. */
export function renameIn(text: string, element: XmlElement, renames: Renames): readonly Splice[] {
  const { local } = element.tag;
  if (element.tag.uri === GLOSSARY.uri) {
    return spliceRefs(text, element, (id) => renames.get(id) ?? id);
  }
  const inside = () => childElements(element).flatMap((child) => renameIn(text, child, renames));
  if (local === "match") {
    const ref = attribute(element.tag, "ref") ?? "";
    return setAttribute(
      text,
      element,
      "ref",
      ref.replace(/[^#/]*$/, (id) => renames.get(id) ?? id) || undefined,
    );
  }
  if (local === "meta")
    return setAttribute(text, element, "type", renamed(attribute(element.tag, "type"), renames));
  if (local !== "note") return ["notes", "matches", "metadata", "metaGroup"].includes(local) ? inside() : [];
  return setAttribute(text, element, "id", renamed(attribute(element.tag, "id"), renames));
}

/** An id of a segment, or of a note on one (`id.n1`). */
function renamed(id: string | undefined, renames: Renames): string | undefined {
  const [, owner = "", number = ""] = /^(.*?)(\.n[0-9]+)?$/.exec(id ?? "") ?? [];
  const name = renames.get(owner);
  return name === undefined ? id : name + number;
}
