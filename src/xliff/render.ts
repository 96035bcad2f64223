import { type Code, type Content, codesOf } from "../article/content.ts";
import type { XmlElement } from "../xml/tree.ts";
import { attribute, childElements } from "../xml/tree.ts";
import { MAX_NESTING, matchHalves, nestedHalves } from "./nesting.ts";

/** How a file writes the codes of a segment: by `form:id` the whole element, or by id the two tags of a pair. */
export interface CodeCatalog {
  readonly whole: ReadonlyMap<string, string>;
  readonly pairs: ReadonlyMap<string, { readonly open: string; readonly close: string }>;
}

/** A catalog that has nothing: every code is written our own way. */
export const NO_CATALOG: CodeCatalog = { whole: new Map(), pairs: new Map() };

/** How a code stands in its content. */
export interface Standing {
  /** Whether it is half of a pair that nests. */
  readonly nested: boolean;
  /** The other half; `null` where it has none in this content. */
  readonly partner: Code | null;
}

/** What writes text, and a code that the catalog lacks. */
export interface InlineWriter {
  readonly text: (value: string) => string;
  readonly code: (code: Code, standing: Standing) => string;
}

/** Elements that hold their text between two tags, by local name; all other codes are one element. */
const PAIRS = new Set(["g", "pc"]);
const FORMS: ReadonlyMap<string, Code["form"]> = new Map([
  ["x", "single"],
  ["ph", "single"],
  ["bx", "open"],
  ["bpt", "open"],
  ["sc", "open"],
  ["ex", "close"],
  ["ept", "close"],
  ["ec", "close"],
]);

/**
 * Collects the codes of a source as the bytes that stand there, so that a target can have the very same elements
 * with all that another tool has put into them.
 */
export function catalogCodes(text: string, source: XmlElement | undefined, idPrefix: string): CodeCatalog {
  const whole = new Map<string, string>();
  const pairs = new Map<string, { open: string; close: string }>();
  const visit = (element: XmlElement) => {
    for (const child of childElements(element)) {
      const { tag } = child;
      const ours = tag.uri === element.tag.uri;
      const id = withoutPrefix(idOf(child), idPrefix);
      const form = ours ? formOf(child) : undefined;
      if (form !== undefined) whole.set(`${form}:${id}`, text.slice(child.start, child.end));
      else if (ours && PAIRS.has(tag.local)) pairs.set(id, pairTags(text, child));
      if (form === undefined) visit(child);
    }
  };
  if (source !== undefined) visit(source);
  return { whole, pairs };
}

function idOf({ tag }: XmlElement): string {
  return attribute(tag, "rid") ?? attribute(tag, "startRef") ?? attribute(tag, "id") ?? "";
}

function formOf({ tag }: XmlElement): Code["form"] | undefined {
  if (tag.local === "it") return attribute(tag, "pos") === "close" ? "close" : "open";
  return FORMS.get(tag.local);
}

function pairTags(text: string, element: XmlElement): { open: string; close: string } {
  if (!element.tag.isSelfClosing) {
    return {
      open: text.slice(element.start, element.openEnd),
      close: text.slice(element.closeStart, element.end),
    };
  }
  return { open: `${text.slice(element.start, element.openEnd - 2)}>`, close: `</${element.tag.name}>` };
}

function withoutPrefix(id: string, prefix: string): string {
  return prefix !== "" && id.startsWith(prefix) ? id.slice(prefix.length) : id;
}

/** Writes content with the elements of a catalog where it has them. */
export function renderContent(content: Content, catalog: CodeCatalog, writer: InlineWriter): string {
  if (codesOf(content).length === 0) return writer.text(textOf(content));
  const simple = renderNested(content, catalog, writer);
  if (simple !== null) return simple;
  const closing = matchHalves(content);
  const nestedAt = nestedHalves(content, closing);
  const partners = bothWays(closing);
  let result = "";
  content.forEach((part, index) => {
    if (part.type === "text") {
      result += writer.text(part.value);
      return;
    }
    const nested = nestedAt.has(index);
    const partner = content[partners.get(index) ?? -1];
    const standing = { nested, partner: partner?.type === "code" ? partner : null };
    result += known(part, nested, catalog) ?? writer.code(part, standing);
  });
  return result;
}

/**
 * As {@link renderContent} where every half closes the one that was opened last and the catalog has all codes; `null`
 * where not. So it is with most contents, and needs no look at what belongs to what.
 */
function renderNested(content: Content, catalog: CodeCatalog, writer: InlineWriter): string | null {
  const open: string[] = [];
  let result = "";
  for (const part of content) {
    if (part.type === "text") {
      result += writer.text(part.value);
      continue;
    }
    if (part.form === "open") {
      if (open.length >= MAX_NESTING || open.includes(part.id)) return null;
      open.push(part.id);
    } else if (part.form === "close" && open.pop() !== part.id) return null;
    const written = known(part, part.form !== "single", catalog);
    if (written === undefined) return null;
    result += written;
  }
  return open.length === 0 ? result : null;
}

/** What is between the codes of a content, joined. */
function textOf(content: Content): string {
  let result = "";
  for (const part of content) if (part.type === "text") result += part.value;
  return result;
}

function bothWays(partners: ReadonlyMap<number, number>): ReadonlyMap<number, number> {
  const result = new Map(partners);
  for (const [open, close] of partners) result.set(close, open);
  return result;
}

/** The element of the catalog for a code. Of a pair that nests, both halves are taken from there or none. */
function known(code: Code, nested: boolean, { whole, pairs }: CodeCatalog): string | undefined {
  const own = whole.get(`${code.form}:${code.id}`);
  if (!nested) return own;
  const pair = pairs.get(code.id);
  if (pair !== undefined) return code.form === "open" ? pair.open : pair.close;
  return whole.has(`open:${code.id}`) && whole.has(`close:${code.id}`) ? own : undefined;
}
