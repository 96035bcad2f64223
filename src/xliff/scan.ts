import { SaxesParser } from "saxes";
import { type ExonymError, positionAt, usageError } from "../article/problem.ts";
import { LONE_SURROGATE } from "./escape.ts";
import type { Range } from "./model.ts";

/** Deepest nesting of elements that is read: the parser looks prefixes up through all open elements. */
export const MAX_DEPTH = 256;

/** Longest file that is read, in UTF-16 code units. */
export const MAX_LENGTH = 64 * 1024 * 1024;

/** An attribute with its namespace; `uri` is empty where the name has no prefix. */
export interface XmlAttribute {
  readonly name: string;
  readonly local: string;
  readonly uri: string;
  readonly value: string;
}

/** A start tag, names resolved (Namespaces in XML 1.0). */
export interface XmlTag {
  /** As written, prefix included. */
  readonly name: string;
  readonly prefix: string;
  readonly local: string;
  readonly uri: string;
  /** By name as written; an object without prototype. */
  readonly attributes: Readonly<Record<string, XmlAttribute>>;
  /** Namespace declarations of this very tag: prefix → URI. */
  readonly ns: Readonly<Record<string, string>>;
  readonly isSelfClosing: boolean;
}

/** What {@link scanXml} reports, in document order; ranges touch each other and cover the whole text but a BOM. */
export interface XmlHandler {
  readonly open: (tag: XmlTag, range: Range) => void;
  /** For `<a/>` the range is empty and lies behind the tag. */
  readonly close: (tag: XmlTag, range: Range) => void;
  /** A run of character data up to the next markup, references resolved, line ends as LF; or one CDATA section. */
  readonly text: (value: string, range: Range) => void;
  /** Comment, processing instruction, XML declaration or document type. */
  readonly other?: (range: Range) => void;
}

/**
 * Reads XML event by event, each with its exact range in the text.
 * A document type may name an external DTD, which is never fetched; an internal subset is refused, so that no
 * entity can be declared. Time is linear in the length of the text.
 *
 * @throws ExonymError with file and position where the text is not well-formed, too deep, too long, or has an internal subset.
 */
export function scanXml(text: string, file: string, handler: XmlHandler): void {
  refuseUnreadable(text, file);
  const parser = new SaxesParser({ xmlns: true, position: true });
  let depth = 0;
  let cursor = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const advance = (end: number): Range => {
    const range = { start: cursor, end };
    cursor = end;
    return range;
  };
  const fail = (message: string): ExonymError => notWellFormed(text, file, parser.position, message);
  const other = (end: number) => {
    const range = advance(end);
    handler.other?.(range);
  };

  parser.on("error", (error) => {
    throw fail(error.message.replace(/^\d+:\d+: /, ""));
  });
  parser.on("xmldecl", () => other(parser.position));
  parser.on("processinginstruction", () => other(parser.position));
  // This event comes at `--`, one character before the end of the comment.
  parser.on("comment", () => other(parser.position + 1));
  parser.on("doctype", (content) => {
    if (content.includes("[")) throw internalSubset(text, file, cursor);
    other(parser.position);
  });
  // This event comes when the `<` of the next markup has been read.
  parser.on("text", (value) => {
    const end = parser.position === text.length && depth === 0 ? text.length : parser.position - 1;
    const range = advance(end);
    handler.text(value, range);
  });
  parser.on("cdata", (value) => handler.text(value, advance(parser.position)));
  parser.on("opentagstart", () => {
    if (depth >= MAX_DEPTH) throw tooDeep(text, file, cursor);
    depth++;
  });
  parser.on("opentag", (tag) => handler.open(tag, advance(parser.position)));
  parser.on("closetag", (tag) => {
    depth--;
    handler.close(tag, advance(parser.position));
  });
  parser.write(text).close();
}

function refuseUnreadable(text: string, file: string): void {
  if (text.length > MAX_LENGTH) {
    throw usageError(
      `The file has ${text.length} characters, more than the ${MAX_LENGTH} that Exonym reads.`,
      "Split it into smaller files.",
      { file },
    );
  }
  if (!text.isWellFormed()) {
    throw notWellFormed(text, file, (LONE_SURROGATE.exec(text)?.index ?? 0) + 1, "half of a surrogate pair");
  }
}

function notWellFormed(text: string, file: string, offset: number, message: string): ExonymError {
  return usageError(
    `The file is not well-formed XML: ${message.replace(/\.$/, "")}.`,
    "Correct it there, or take the file again from the tool that wrote it.",
    { file, position: positionAt(text, Math.max(0, offset - 1)) },
  );
}

function internalSubset(text: string, file: string, offset: number): ExonymError {
  return usageError(
    "The file declares its own document type with declarations inside, which could make it grow without bound.",
    "Remove the part of the DOCTYPE between [ and ].",
    { file, position: positionAt(text, offset) },
  );
}

function tooDeep(text: string, file: string, offset: number): ExonymError {
  return usageError(
    `Elements are nested more than ${MAX_DEPTH} deep.`,
    "This is hardly a file for translators; take it again from the tool that wrote it.",
    { file, position: positionAt(text, offset) },
  );
}
