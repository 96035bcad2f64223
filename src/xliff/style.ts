import { prefixOf } from "../xml/scan.ts";
import type { XmlElement } from "../xml/tree.ts";
import { firstChild } from "../xml/tree.ts";

/** How a file is laid out: taken from the file itself where there is one. */
export interface Style {
  /** What stands before the names of XLIFF elements, such as `x:`; empty for the default namespace. */
  readonly prefix: string;
  /** The line end; empty where the file puts everything on one line. */
  readonly newline: string;
  /** White space before a block, its children, their children, and theirs. */
  readonly indents: readonly [string, string, string, string];
}

/** The layout of files that are new: blocks stand in `xliff/file/body` in 1.2, in `xliff/file` in 2.1. */
export const NEW_STYLE_12: Style = { prefix: "", newline: "\n", indents: indentsFrom("      ", "  ") };
export const NEW_STYLE_21: Style = { prefix: "", newline: "\n", indents: indentsFrom("    ", "  ") };

/** What stands before an element that is `depth` levels inside a block. */
export function lead(style: Style, depth: 0 | 1 | 2 | 3): string {
  return style.newline === "" ? "" : style.newline + style.indents[depth];
}

/**
 * The layout around an element that stands `depth` levels inside a block, as the file has it.
 * What cannot be seen there is as in a new file.
 */
export function styleAt(text: string, element: XmlElement, depth: 0 | 1): Style {
  const prefix = prefixOf(element.tag);
  const own = indentBefore(text, element.start);
  const child = firstChild(element);
  const inner = child === undefined ? own : indentBefore(text, child.start);
  if (own === null || inner === null) return { prefix, newline: "", indents: indentsFrom("", "") };
  const extends_ = inner.indent.length > own.indent.length && inner.indent.startsWith(own.indent);
  const step = extends_ ? inner.indent.slice(own.indent.length) : "  ";
  const block = depth === 0 ? own.indent : own.indent.slice(0, own.indent.length - step.length);
  return { prefix, newline: own.newline, indents: indentsFrom(block, step) };
}

/** The line end and white space just before an offset; `null` where something else stands before it on the line. */
export function indentBefore(text: string, offset: number): { newline: string; indent: string } | null {
  let start = offset;
  while (start > 0 && (text.charCodeAt(start - 1) === 32 || text.charCodeAt(start - 1) === 9)) start--;
  const indent = text.slice(start, offset);
  if (text[start - 1] === "\n") return { newline: text[start - 2] === "\r" ? "\r\n" : "\n", indent };
  return text[start - 1] === "\r" ? { newline: "\r", indent } : null;
}

/** Where an element begins together with the line end and indentation before it. */
export function startWithLead(text: string, element: XmlElement): number {
  const before = indentBefore(text, element.start);
  return before === null ? element.start : element.start - before.indent.length - before.newline.length;
}

function indentsFrom(block: string, step: string): Style["indents"] {
  return [block, block + step, block + step + step, block + step + step + step];
}
