import type { XmlTag } from "../../xml/scan.ts";
import { attribute, type XmlElement } from "../../xml/tree.ts";
import { MATCHES, METADATA } from "../2/modules.ts";
import { EXONYM } from "../marks.ts";
import table from "./carried.json" with { type: "json" };
import { type Loss, MOST_LINES } from "./model.ts";
import { lostValues } from "./values.ts";

/** Collects what cannot be carried over, each kind once. */
export interface LossLog {
  readonly add: (what: string, offset: number) => void;
  readonly all: () => readonly Loss[];
}

/** Names and values come from the file: neither their number nor their length is to fill a screen. */
const MOST_KINDS = 200;
const LONGEST_NAME = 120;

/** An empty log. */
export function createLossLog(lineOf: (offset: number) => number): LossLog {
  const found = new Map<string, { lines: number[]; count: number }>();
  return {
    add(named, offset) {
      const short = named.length > LONGEST_NAME ? `${named.slice(0, LONGEST_NAME).toWellFormed()}…` : named;
      const what = found.has(short) || found.size < MOST_KINDS ? short : "more, of other kinds";
      const entry = found.get(what) ?? { lines: [], count: 0 };
      found.set(what, entry);
      entry.count++;
      const line = lineOf(offset);
      if (entry.lines.length < MOST_LINES && entry.lines.at(-1) !== line) entry.lines.push(line);
    },
    all: () => [...found].map(([what, { lines, count }]) => ({ what, lines, count })),
  };
}

type Table = ReadonlyMap<string, ReadonlySet<string>>;
const KEPT: ReadonlySet<string> = new Set(table["kept-1.2"]);
const HOLDERS = new Set(["file", "group", "trans-unit"]);
const asTable = (names: Readonly<Record<string, readonly string[]>>): Table =>
  new Map(Object.entries(names).map(([name, attributes]) => [name, new Set(attributes)] as const));
const CARRIED_12 = asTable(table["1.2"]);
const CARRIED_2 = asTable(table["2"]);
const MODULES = new Map([
  [MATCHES.uri, MATCHES.prefix],
  [METADATA.uri, METADATA.prefix],
]);

/** Attributes of an article's codes in 2.x that follow from their kind. */
const OF_KIND = new Set(["canCopy", "canDelete", "canReorder", "equiv"]);

/** What decides about a tag. */
export interface LossScope {
  readonly uri: string;
  readonly is2: boolean;
  readonly log: LossLog;
}

/** Notes what an element and all inside it say that is not carried. */
export function noteLosses(element: XmlElement, scope: LossScope, isArticle: boolean): void {
  if (!noteTag(element.tag, element.start, scope, isArticle)) return;
  for (const child of element.children) {
    if (child.type === "element") noteLosses(child, scope, isArticle);
    else if (child.type === "other") scope.log.add("comments and processing instructions", child.start);
  }
}

/**
 * Notes what a start tag says that is not carried.
 *
 * @returns whether what is inside the element is carried.
 */
export function noteTag(
  tag: XmlTag,
  offset: number,
  { uri, is2, log }: LossScope,
  isArticle: boolean,
): boolean {
  const prefix = tag.uri === uri ? "" : is2 ? MODULES.get(tag.uri) : undefined;
  if (prefix === undefined) {
    log.add(`elements of ${tag.uri === "" ? "no namespace" : tag.uri}`, offset);
    return false;
  }
  const carried = (is2 ? CARRIED_2 : CARRIED_12).get(prefix + tag.local);
  if (carried === undefined || isForeignMetadata(tag)) {
    log.add(tag.local, offset);
    // The text of a trans-unit in there is a segment like any other.
    return tag.local === "bin-unit";
  }
  if (tag.local === "tool" && attribute(tag, "tool-id") !== EXONYM) {
    log.add("tool", offset);
    return false;
  }
  for (const what of lostValues(tag, is2)) log.add(what, offset);
  for (const { name, uri: space, local, value } of tag.attributes) {
    if (name === "xmlns" || name.startsWith("xmlns:") || carried.has(name)) continue;
    if (!is2 && HOLDERS.has(tag.local) && KEPT.has(name)) continue;
    if (is2 && isArticle && OF_KIND.has(local)) continue;
    if (is2 && name === "canResegment" && tag.local === "file" && value === "no") continue;
    const isOfXml = name.startsWith("xml:");
    log.add(space !== "" && !isOfXml ? `attributes of ${space}` : `${name} of ${tag.local}`, offset);
  }
  return true;
}

/** Groups of other tools have no place in 1.2; ours are made again where they are needed. */
function isForeignMetadata(tag: XmlTag): boolean {
  if (tag.uri !== METADATA.uri || tag.local !== "metaGroup") return false;
  return !(attribute(tag, "category") ?? "").startsWith("exonym-");
}

/** The attributes of 1.2 that 2.1 holds as metadata. */
export function keptAttributes(tag: XmlTag): ReadonlyMap<string, string> {
  return new Map(
    tag.attributes.flatMap(({ name, value }) => (KEPT.has(name) ? [[name, value] as const] : [])),
  );
}

/** Whether metadata of ours name an attribute that 1.2 has. */
export function isKept(name: string): boolean {
  return KEPT.has(name);
}
