import { flattenInline } from "xliff/flatten";
import type { Code, Content, Part } from "../article/content.ts";
import { mergeText } from "../article/content.ts";
import { scanTrees, type XmlElement } from "../xml/tree.ts";
import { readInline12 } from "./1.2/inline.ts";
import { ctypeOf, kindOfCtype, type Role } from "./codes.ts";
import { nestedHalves } from "./nesting.ts";

/** A text with inline elements in the JS shape of the `xliff` package: strings, and objects with one element each. */
export type JsValue = string | JsElement | readonly JsValue[];

export interface JsElement {
  readonly [element: string]: JsAttributes;
}

export interface JsAttributes {
  readonly contents?: JsValue;
  readonly [name: string]: unknown;
}

/** Element names of the package → tags of 1.2. */
const TAGS: Readonly<Record<string, string>> = {
  Standalone: "x",
  GenericSpan: "g",
  SpanStart: "bpt",
  SpanEnd: "ept",
};

/** Content in the JS shape: a pair that nests as `GenericSpan`, a single code as `Standalone`, other halves as `SpanStart`, `SpanEnd`. */
export function toJsValue(content: Content): JsValue {
  const nested = nestedHalves(content);
  const levels: { readonly code: Code | null; readonly values: JsValue[] }[] = [{ code: null, values: [] }];
  const add = (value: JsValue) => levels.at(-1)?.values.push(value);
  content.forEach((part, index) => {
    if (part.type === "text") add(part.value);
    else if (!nested.has(index)) add(loneElement(part));
    else if (part.form === "open") levels.push({ code: part, values: [] });
    else {
      const level = levels.pop();
      if (level?.code)
        add({ GenericSpan: { ...attributesOf(level.code, "delimiter"), contents: simplify(level.values) } });
    }
  });
  return simplify(levels[0]?.values ?? []);
}

function loneElement(code: Code): JsElement {
  if (code.form === "single") return { Standalone: attributesOf(code, "placeholder") };
  const element = code.form === "open" ? "SpanStart" : "SpanEnd";
  return { [element]: { ...attributesOf(code, "delimiter"), contents: code.raw } };
}

function attributesOf(code: Code, role: Role): Record<string, string> {
  const ctype = ctypeOf(code.kind, role);
  return {
    id: code.id,
    ...(ctype === undefined ? {} : { ctype }),
    ...(code.display === "" ? {} : { "equiv-text": code.display }),
  };
}

function simplify(values: readonly JsValue[]): JsValue {
  const [first, ...others] = values;
  if (first === undefined) return "";
  return others.length === 0 && typeof first === "string" ? first : values;
}

/** Reads the JS shape; `null` where it holds what is none. */
export function fromJsValue(value: unknown): Content | null {
  const parts: Part[] = [];
  return collect(value, parts, 0) ? mergeText(parts) : null;
}

const MAX_DEPTH = 64;

function collect(value: unknown, parts: Part[], depth: number): boolean {
  if (depth > MAX_DEPTH) return false;
  if (typeof value === "string") {
    parts.push({ type: "text", value });
    return true;
  }
  if (Array.isArray(value)) return value.every((each: unknown) => collect(each, parts, depth + 1));
  const [entry, ...others] = typeof value === "object" && value !== null ? Object.entries(value) : [];
  if (entry === undefined || others.length > 0) return false;
  const [name, attributes] = entry;
  return (
    typeof attributes === "object" && attributes !== null && collectElement(name, attributes, parts, depth)
  );
}

function collectElement(name: string, attributes: object, parts: Part[], depth: number): boolean {
  const fields = new Map<string, unknown>(Object.entries(attributes));
  const text = (key: string) => {
    const value = fields.get(key);
    return typeof value === "string" ? value : undefined;
  };
  const id = text("id");
  if (id === undefined) return false;
  const raw = name === "GenericSpan" ? "" : (text("contents") ?? "");
  const code = {
    type: "code" as const,
    id,
    kind: kindOfCtype(text("ctype")),
    raw,
    display: text("equiv-text") ?? raw,
  };
  switch (name) {
    case "Standalone":
    case "Span":
      parts.push({ ...code, form: "single" });
      return true;
    case "SpanStart":
    case "GenericSpanStart":
      parts.push({ ...code, form: "open" });
      return true;
    case "SpanEnd":
    case "GenericSpanEnd":
      parts.push({ ...code, form: "close" });
      return true;
    case "GenericSpan":
      parts.push({ ...code, form: "open" });
      if (!collect(fields.get("contents") ?? "", parts, depth + 1)) return false;
      parts.push({ ...code, form: "close" });
      return true;
    default:
      return false;
  }
}

/**
 * Content as one string. A text without codes is the text itself; where codes may occur it is inline XML of 1.2, as
 * the package's `inlineAsString` has it.
 *
 * @param hasCodes whether the segment's source has codes: says how the string is to be read.
 */
export function toInlineString(content: Content, hasCodes: boolean): string {
  const value = toJsValue(content);
  if (!hasCodes && typeof value === "string") return value;
  // An array is escaped by the package, a lone string is not.
  return flattenInline(Array.isArray(value) ? value : [value], { elementTypeToTagMap: TAGS });
}

/** Reads what {@link toInlineString} wrote; `null` where it is not well-formed. */
export function fromInlineString(value: string, hasCodes: boolean): Content | null {
  if (!hasCodes) return [{ type: "text", value }];
  const found: XmlElement[] = [];
  try {
    scanTrees(`<t>${value}</t>`, "", {
      wants: () => true,
      tree: (element) => found.push(element),
      enter: () => undefined,
      leave: () => undefined,
    });
  } catch {
    return null;
  }
  const [element, ...others] = found;
  return element === undefined || others.length > 0 ? null : readInline12(element);
}
