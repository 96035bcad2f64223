import { attributesXml } from "../xml/escape.ts";
import { prefixOf } from "../xml/scan.ts";
import { applySplices, inOrder, type Splice } from "../xml/splice.ts";
import {
  attribute,
  childElements,
  childrenNamed,
  firstChild,
  scanTrees,
  type XmlElement,
} from "../xml/tree.ts";
import { EXONYM } from "./marks.ts";
import type { Range } from "./model.ts";
import { indentBefore } from "./style.ts";

const REFERENCE = /\btool-id\s*=\s*(?:"exonym"|'exonym')/;

/**
 * A file of 1.2 in which every `file` that names us as the tool of a suggestion has us in its header: a tool-id has to
 * be that of a `tool` there (XLIFF 1.2, tool-id), and other tools' files, and ours when a tool has dropped the header,
 * have none. All else stays as it is; where nothing is missing, the text is the identical one.
 *
 * @param text well-formed.
 * @param file the path for messages.
 * @example declareTool(patchXliff(document, changes), document.file)
 */
export function declareTool(text: string, file: string): string {
  if (!REFERENCE.test(text)) return text;
  const splices: Splice[] = [];
  let uri: string | null = null;
  let open: Range | null = null;
  let header: XmlElement | null = null;
  let prefix = "";
  scanTrees(text, file, {
    wants: (tag) => open !== null && tag.local === "header" && tag.uri === uri,
    tree(element) {
      header ??= element;
    },
    enter(tag, range) {
      uri ??= tag.uri;
      if (tag.local !== "file" || tag.uri !== uri) return;
      open = range;
      header = null;
      prefix = prefixOf(tag);
    },
    leave(tag, range) {
      if (tag.local !== "file" || tag.uri !== uri || open === null) return;
      const isUsed = REFERENCE.test(text.slice(open.start, range.end));
      if (isUsed && !declares(header)) splices.push(declaration(text, open, header, prefix));
      open = null;
    },
  });
  return applySplices(text, inOrder(splices), { start: 0, end: text.length });
}

function declares(header: XmlElement | null): boolean {
  if (header === null) return false;
  return childrenNamed(header, "tool").some(({ tag }) => attribute(tag, "tool-id") === EXONYM);
}

/** Behind what XLIFF itself has in the header, and before what others have there. */
function declaration(text: string, open: Range, header: XmlElement | null, prefix: string): Splice {
  const tool = `<${prefix}tool${attributesXml({ "tool-id": EXONYM, "tool-name": "Exonym" })}/>`;
  if (header === null) {
    const at = lineOf(text, text.indexOf("<", open.end));
    return { start: open.end, end: open.end, text: `${at}<${prefix}header>${tool}</${prefix}header>` };
  }
  const own = childElements(header).filter((child) => child.tag.uri === header.tag.uri);
  const at = lineOf(text, firstChild(header)?.start ?? header.start);
  if (header.openEnd === header.end) {
    const name = header.tag.name;
    const start = text.lastIndexOf("/", header.end);
    return { start, end: header.end, text: `>${tool}</${name}>` };
  }
  const place = own.at(-1)?.end ?? header.openEnd;
  return { start: place, end: place, text: at + tool };
}

/** The line end and indentation before an element, to be repeated before one beside it. */
function lineOf(text: string, start: number): string {
  const before = indentBefore(text, start);
  return before === null ? "" : before.newline + before.indent;
}
