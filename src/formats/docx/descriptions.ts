import type { XmlAttribute, XmlTag } from "../../xml/scan.ts";
import { wordName } from "./names.ts";

const PICTURES: ReadonlySet<string> = new Set([
  "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
  "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing",
]);

const VML = "urn:schemas-microsoft-com:vml";

/** An attribute that is read aloud instead of a picture or before a table, and what a translator is told of it. */
export interface Description {
  readonly attribute: XmlAttribute;
  readonly context: string;
}

/** The descriptions in a tag (sections 20.4.2.5, 17.4.41, 17.4.46; part 4, section 19.1.2). */
export function descriptionsIn(tag: XmlTag): readonly Description[] {
  const name = wordName(tag);
  if (name === "tblCaption") return pick(tag, "val", "Table title");
  if (name === "tblDescription") return pick(tag, "val", "Table description");
  if (tag.local === "docPr" && PICTURES.has(tag.uri)) {
    return tag.attributes.flatMap((attribute): Description[] => {
      if (attribute.name === "descr") return [{ attribute, context: "Image description" }];
      return attribute.name === "title" ? [{ attribute, context: "Image title" }] : [];
    });
  }
  return tag.uri === VML ? pick(tag, "alt", "Image description") : [];
}

function pick({ attributes }: XmlTag, local: string, context: string): readonly Description[] {
  const attribute = attributes.find((each) => each.local === local && !each.name.startsWith("xmlns"));
  return attribute === undefined ? [] : [{ attribute, context }];
}

/** Whether a tag outside of paragraphs may have descriptions. */
export function describesTable(tag: XmlTag): boolean {
  const name = wordName(tag);
  return name === "tblCaption" || name === "tblDescription";
}
