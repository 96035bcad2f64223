import { attribute, childElements, type XmlElement, type XmlOther } from "../../xml/tree.ts";
import type { Alignment } from "./align.ts";
import type { Side } from "./sides.ts";

/** A child of an element: another element, a comment or an instruction. */
export interface Item {
  readonly node: XmlElement | XmlOther;
  /** The white space before it. */
  readonly lead: string;
}

/** The children of an element by a key that is the same in all three files. */
export interface Row {
  readonly items: ReadonlyMap<string, Item>;
  /** The white space before the end tag. */
  readonly tail: string;
}

/** Old ids of segments and the ones that they have in the merged file. */
export type Renames = ReadonlyMap<string, string>;

export const NO_RENAMES: Renames = new Map();

/** Takes the children of an element that holds no text of its own. */
export function rowOf(
  side: Side | undefined,
  element: XmlElement | undefined,
  alignment: Alignment,
  renames: Renames,
): Row {
  const items = new Map<string, Item>();
  if (side === undefined || element === undefined) return { items, tail: "" };
  const counts = new Map<string, number>();
  let position = element.openEnd;
  let before = "";
  for (const node of element.children) {
    if (node.type === "text") continue;
    const bare = node.type === "element" ? elementKey(side, node, alignment, renames, before) : "";
    const name = node.type === "element" ? bare : `other ${side.text.slice(node.start, node.end)}`;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    items.set(count === 1 ? name : `${name} #${count}`, {
      node,
      lead: side.text.slice(position, node.start),
    });
    position = node.end;
    if (node.type === "element" && side.leafOf.has(node)) before = name;
  }
  return { items, tail: element.tag.isSelfClosing ? "" : side.text.slice(position, element.closeStart) };
}

/** Attributes that tell elements of one name apart; the first that is there. */
const TELLING = ["id", "tool-id", "phase-name", "name", "category", "type", "key", "href"];

function elementKey(
  side: Side,
  element: XmlElement,
  { leaves, blocks }: Alignment,
  renames: Renames,
  before: string,
): string {
  const known = leaves.get(element)?.key ?? blocks.get(element)?.key;
  if (known !== undefined) return known;
  const { tag } = element;
  const value = (name: string) => attribute(tag, name) ?? "";
  const inner = () => childElements(element).map((child) => side.text.slice(child.start, child.end));
  const words = () => side.text.slice(element.openEnd, element.closeStart);
  if (tag.local === "file") return `file ${value("original")} ${value("id")}`;
  if (tag.local === "ignorable") return `ignorable ${before}`;
  if (tag.local === "note") {
    const id = value("id");
    if (value("category") === "exonym-remark") return `remark ${renames.get(id) ?? id}`;
    if (value("category") === "exonym-context") return "our note";
    if (value("from") === "exonym") return `our note ${value("annotates")}`;
    return `note ${value("from")} ${value("category")} ${words()}`;
  }
  if (tag.local === "alt-trans") {
    if (value("alttranstype") === "previous-version") return `previous ${value("mid")} ${value("extype")}`;
    return ["alt", value("mid"), value("extype"), value("tool-id"), value("origin"), ...inner()].join(" ");
  }
  if (tag.local === "match") {
    const ref = value("ref").replace(/[^#/]*$/, (id) => renames.get(id) ?? id);
    if (value("subType") === "exonym:previous") return `previous ${ref}`;
    return ["match", ref, value("origin"), value("type"), ...inner()].join(" ");
  }
  const telling = TELLING.map(value).find((each) => each !== "") ?? "";
  return `${tag.uri} ${tag.local} ${renames.get(telling) ?? telling}`;
}

/** The places of elements by the schemas of 1.2 and 2.x, where order counts; others stand where they are put. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  "trans-unit": ["source", "seg-source", "target", "", "*"],
  segment: ["source", "target"],
  group: ["context-group", "count-group", "prop-group", "note", "*", "notes", ""],
  unit: ["*", "notes", "originalData", ""],
  file: ["header", "body", "skeleton", "*", "notes", ""],
};

/** The rank of a child among the children of an element: an item of a lower rank stands before it. */
export function placeOf(parent: XmlElement, item: Item): number {
  const places = PLACES[parent.tag.local];
  if (places === undefined || item.node.type !== "element") return -1;
  const { local, uri } = item.node.tag;
  const name = uri === parent.tag.uri ? local : "*";
  const place = places.indexOf(name);
  return place >= 0 ? place : places.indexOf("");
}
