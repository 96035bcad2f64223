import type { Code, CodeKind, Content, Part } from "../../article/content.ts";
import { attributesXml, escapeText, sayable } from "../../xml/escape.ts";
import { attribute, textOf, type XmlElement } from "../../xml/tree.ts";
import { ctypeOf, kindOfCtype, OPTIONAL_CTYPE } from "../codes.ts";
import { type InlineWriter, NO_CATALOG, renderContent } from "../render.ts";
import type { InlineRole } from "../text-places.ts";

/**
 * Reads the content of a source or target of 1.2 (section 2.3, inline elements). `mrk` and elements of other
 * namespaces are passed through to what is inside them; a `sub` is part of the code that holds it.
 */
export function readInline12(element: XmlElement): Content {
  const [only] = element.children;
  if (only?.type === "text" && element.children.length === 1 && only.value !== "") {
    return [{ type: "text", value: only.value }];
  }
  const reading: Reading = { parts: [], kinds: null };
  collect(element, reading);
  return reading.parts.slice(); // an array that has grown holds room for more
}

interface Reading {
  readonly parts: Part[];
  /** Kinds of the opening codes by id: `ex` and `ept` have no ctype, they do what their partner does. */
  kinds: Map<string, CodeKind> | null;
}

function collect(element: XmlElement, reading: Reading): void {
  for (const child of element.children) {
    if (child.type === "text") pushText(reading.parts, child.value);
    else if (child.type === "element") collectElement(child, element.tag.uri, reading);
  }
}

/** Adds text, to the run before it where there is one. */
function pushText(parts: Part[], value: string): void {
  const last = parts.at(-1);
  if (last?.type === "text") parts[parts.length - 1] = { type: "text", value: last.value + value };
  else if (value !== "") parts.push({ type: "text", value });
}

function collectElement(element: XmlElement, uri: string, reading: Reading): void {
  const form = element.tag.uri === uri ? formOf(element) : undefined;
  if (form === undefined) {
    collect(element, reading);
    return;
  }
  const { tag } = element;
  const id = attribute(tag, "rid") ?? attribute(tag, "id") ?? "";
  const raw = tag.local === "g" ? "" : textOf(element);
  const display = attribute(tag, "equiv-text") ?? raw;
  const ctype = attribute(tag, "ctype");
  const known = ctype === undefined && form === "close" ? reading.kinds?.get(id) : undefined;
  const kind = known ?? kindOfCtype(ctype);
  const optional = ctype === OPTIONAL_CTYPE ? ({ optional: true } as const) : {};
  reading.parts.push({ type: "code", form, id, kind, raw, display, ...optional });
  if (tag.local === "g") {
    collect(element, reading);
    reading.parts.push({ type: "code", form: "close", id, kind, raw, display });
  } else if (form === "open") {
    reading.kinds ??= new Map();
    reading.kinds.set(id, kind);
  }
}

/** Whether an element is a code, and no mark around a text. */
export function isCode12(element: XmlElement): boolean {
  return formOf(element) !== undefined;
}

/** How {@link readInline12} reads an element inside one of this namespace. */
export function role12(element: XmlElement, uri: string): InlineRole {
  const form = element.tag.uri === uri ? formOf(element) : undefined;
  if (form === undefined || element.tag.local === "g") return "through";
  return form === "single" ? "single" : "nothing";
}

/** What a code element does; `undefined` for `mrk` and anything that is no code. */
function formOf(element: XmlElement): Code["form"] | undefined {
  switch (element.tag.local) {
    case "g":
    case "bx":
    case "bpt":
      return "open";
    case "ex":
    case "ept":
      return "close";
    case "it":
      return attribute(element.tag, "pos") === "close" ? "close" : "open";
    case "x":
    case "ph":
      return "single";
    default:
      return undefined;
  }
}

/**
 * How codes and text are written in 1.2: a pair that nests as `g`, a single code as `x`, half of a pair that overlaps
 * another or has its partner in another segment as `it` with its markup inside.
 *
 * @param prefix what stands before element names, such as `x:`; empty for the default namespace.
 */
export function writer12(prefix: string): InlineWriter {
  return {
    text: escapeText,
    code: (code, { nested, partner }) => writeCode(code, nested ? partner : null, prefix),
  };
}

/** Content as inline elements of 1.2; see {@link writer12}. */
export function writeInline12(content: Content, prefix: string): string {
  return renderContent(content, NO_CATALOG, writer12(prefix));
}

/** @param partner the other half of a pair that nests; `null` for any other code. */
function writeCode(part: Code, partner: Code | null, prefix: string): string {
  const display = part.display === "" ? undefined : sayable(part.display);
  if (part.form === "single") {
    const ctype = part.optional ? OPTIONAL_CTYPE : ctypeOf(part.kind, "placeholder");
    return `<${prefix}x${attributesXml({ id: part.id, ctype, "equiv-text": display })}/>`;
  }
  const ctype = ctypeOf(part.kind, "delimiter");
  if (partner === null) {
    const shown = display === sayable(part.raw) ? undefined : display;
    const attributes = attributesXml({ id: part.id, pos: part.form, ctype, "equiv-text": shown });
    return `<${prefix}it${attributes}>${escapeText(sayable(part.raw))}</${prefix}it>`;
  }
  if (part.form === "close") return `</${prefix}g>`;
  return `<${prefix}g${attributesXml({ id: part.id, ctype, "equiv-text": pairDisplay(part, partner) })}>`;
}

/** A `g` shows one text for its two halves: of a link, where it leads is in the second. */
function pairDisplay({ display: open }: Code, { display: close }: Code): string | undefined {
  const shown = open === close ? open : `${open}…${close}`;
  return shown === "" ? undefined : sayable(shown);
}
