import { type Code, type Content, mergeText, type Part } from "../../article/content.ts";
import { attributesXml, sayable } from "../../xml/escape.ts";
import { attribute, type XmlElement } from "../../xml/tree.ts";
import { equivOf, handlingOf, kindOfType, typeOf } from "../codes.ts";
import { type InlineWriter, NO_CATALOG, renderContent } from "../render.ts";
import type { InlineRole } from "../text-places.ts";
import { type DataTable, textWithCp } from "./original-data.ts";

/** What codes refer to from outside their segment. */
export interface InlineScope {
  /** Texts of `data` elements by id. */
  readonly data: ReadonlyMap<string, string>;
  /**
   * What stands before the ids of codes to make them unique in their unit, as 2.x demands and our own ids, which
   * count from 1 in each segment, are not.
   */
  readonly idPrefix: string;
}

/** A scope without original data and prefix, as in a suggestion. */
export const BARE_SCOPE: InlineScope = { data: new Map(), idPrefix: "" };

/**
 * Reads the content of a source or target of 2.x (section 4.2.3, inline elements). `mrk`, `sm`, `em` and elements of
 * other namespaces are passed through; `cp` gives its character.
 */
export function readInline2(element: XmlElement, scope: InlineScope): Content {
  const [only] = element.children;
  if (only?.type === "text" && element.children.length === 1 && only.value !== "") {
    return [{ type: "text", value: only.value }];
  }
  const reading: Reading = { parts: [], openings: new Map(), scope };
  collect(element, reading);
  return mergeText(reading.parts);
}

/** Whether an element is a code or a character, and no mark around a text. */
export function isCode2({ tag }: XmlElement): boolean {
  return CODES.has(tag.local);
}

const CODES: ReadonlySet<string> = new Set(["ph", "sc", "ec", "pc", "cp"]);

interface Reading {
  readonly parts: Part[];
  readonly openings: Map<string, Code>;
  readonly scope: InlineScope;
}

function collect(element: XmlElement, reading: Reading): void {
  for (const child of element.children) {
    if (child.type === "text") reading.parts.push({ type: "text", value: child.value });
    else if (child.type === "element") collectElement(child, element.tag.uri, reading);
  }
}

function collectElement(element: XmlElement, uri: string, reading: Reading): void {
  const { parts } = reading;
  switch (element.tag.uri === uri ? element.tag.local : "") {
    case "ph":
      parts.push(readCode(element, "single", "", reading));
      return;
    case "sc": {
      const opening = readCode(element, "open", "", reading);
      reading.openings.set(opening.id, opening);
      parts.push(opening);
      return;
    }
    case "ec":
      parts.push(readClosing(element, reading));
      return;
    case "pc":
      parts.push(readCode(element, "open", "Start", reading));
      collect(element, reading);
      parts.push(readCode(element, "close", "End", reading));
      return;
    case "cp":
      parts.push({ type: "text", value: codePoint(attribute(element.tag, "hex")) });
      return;
    default:
      collect(element, reading);
  }
}

/** How {@link readInline2} reads an element inside one of this namespace. */
export function role2({ tag }: XmlElement, uri: string): InlineRole {
  switch (tag.uri === uri ? tag.local : "") {
    case "ph":
      return "single";
    case "sc":
    case "ec":
      return "nothing";
    case "cp":
      return { character: codePoint(attribute(tag, "hex")) };
    default:
      return "through";
  }
}

function readCode(
  element: XmlElement,
  form: Code["form"],
  end: "" | "Start" | "End",
  { scope }: Reading,
): Code {
  const { tag } = element;
  const id = attribute(tag, "id") ?? "";
  const raw = scope.data.get(attribute(tag, `dataRef${end}`) ?? "") ?? "";
  return {
    type: "code",
    form,
    id: withoutPrefix(id, scope.idPrefix),
    kind: kindOfType({ type: attribute(tag, "type"), subType: attribute(tag, "subType") }),
    raw,
    display: attribute(tag, `disp${end}`) ?? attribute(tag, `equiv${end}`) ?? raw,
    // The default is yes, too, but of a file that does not care; who says it means it.
    ...(form === "single" && attribute(tag, "canDelete") === "yes" && { optional: true }),
  };
}

/** An `ec` has its partner's id in `startRef` and, where it has no type, does what its partner does. */
function readClosing(element: XmlElement, reading: Reading): Code {
  const own = readCode(element, "close", "", reading);
  const startRef = attribute(element.tag, "startRef");
  const id = startRef === undefined ? own.id : withoutPrefix(startRef, reading.scope.idPrefix);
  const hasType = attribute(element.tag, "type") !== undefined;
  return { ...own, id, kind: hasType ? own.kind : (reading.openings.get(id)?.kind ?? own.kind) };
}

function withoutPrefix(id: string, prefix: string): string {
  return prefix !== "" && id.startsWith(prefix) ? id.slice(prefix.length) : id;
}

/** The character of a `cp`; U+FFFD where `hex` names none. */
export function codePoint(hex: string | undefined): string {
  const value = Number.parseInt(hex ?? "", 16);
  const isScalar = value >= 0 && value <= 0x10ffff && !(value >= 0xd800 && value <= 0xdfff);
  return isScalar ? String.fromCodePoint(value) : "\ufffd";
}

/** How codes are written, beside what they are. */
export interface Writing2 {
  /** What stands before element names. */
  readonly prefix: string;
  /** See {@link InlineScope}. */
  readonly idPrefix: string;
  /** Takes the markup of codes. */
  readonly data: DataTable;
  /** Whether the codes are an article's, of which none may be lost or doubled, or those of any tool. */
  readonly isArticle: boolean;
}

/**
 * How codes and text are written in 2.x: a pair that nests as `pc`, a single code as `ph`, halves of an overlapping
 * pair as `sc` and `ec`, a half whose partner is in another segment as the same with `isolated`. A character that
 * XML cannot hold is carried by `cp`. The markup goes into the original data, `disp` is what a translator sees.
 */
export function writer2(writing: Writing2): InlineWriter {
  return {
    text: (value) => textWithCp(value, writing.prefix),
    code: (code, { nested, partner }) =>
      nested ? writePair(code, partner, writing) : writeLone(code, partner !== null, writing),
  };
}

/** Content as inline elements of 2.x; see {@link writer2}. */
export function writeInline2(content: Content, writing: Writing2): string {
  return renderContent(content, NO_CATALOG, writer2(writing));
}

function writePair(part: Code, partner: Code | null, writing: Writing2): string {
  const { prefix, idPrefix, data } = writing;
  if (part.form === "close") return `</${prefix}pc>`;
  const attributes = attributesXml({
    id: idPrefix + part.id,
    ...commonOf(part, writing),
    dispStart: shown(part.display),
    dispEnd: shown(partner?.display ?? ""),
    dataRefStart: data.refOf(part.raw),
    dataRefEnd: data.refOf(partner?.raw ?? ""),
  });
  return `<${prefix}pc${attributes}>`;
}

function writeLone(part: Code, paired: boolean, writing: Writing2): string {
  const { prefix, idPrefix, data } = writing;
  const id = idPrefix + part.id;
  const shared = {
    ...commonOf(part, writing),
    disp: shown(part.display),
    equiv: part.display === "" ? undefined : equivOf(part),
    dataRef: data.refOf(part.raw),
  };
  if (part.form === "single") return `<${prefix}ph${attributesXml({ id, ...shared })}/>`;
  const isolated = paired ? undefined : "yes";
  if (part.form === "open") return `<${prefix}sc${attributesXml({ id, isolated, ...shared })}/>`;
  const identity = paired ? { startRef: id } : { id, isolated };
  return `<${prefix}ec${attributesXml({ ...identity, ...shared })}/>`;
}

function commonOf(
  { kind, optional }: Code,
  { isArticle }: Writing2,
): Readonly<Record<string, string | undefined>> {
  const handling = isArticle ? { ...handlingOf(kind), ...(optional && { canDelete: "yes" }) } : {};
  return { ...typeOf(kind), ...handling };
}

/** An attribute cannot hold what `cp` carries. */
function shown(display: string): string | undefined {
  return display === "" ? undefined : sayable(display);
}
