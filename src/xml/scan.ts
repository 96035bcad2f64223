import type { Range } from "./range.ts";
import { TOKEN, XmlTokenizer } from "./tokenizer.ts";

export { MAX_DEPTH, MAX_LENGTH } from "./tokenizer.ts";

/** An attribute with its namespace; `uri` is empty where the name has no prefix. */
export interface XmlAttribute {
  readonly name: string;
  readonly local: string;
  readonly uri: string;
  readonly value: string;
  /** Where its name begins, and where its value begins and ends between the quotes. */
  readonly start: number;
  readonly valueStart: number;
  readonly valueEnd: number;
}

/** A start tag, names resolved (Namespaces in XML 1.0). */
export interface XmlTag {
  /** As written, prefix included. */
  readonly name: string;
  readonly prefix: string;
  readonly local: string;
  readonly uri: string;
  /** In the order of the file; declarations of namespaces are among them. */
  readonly attributes: readonly XmlAttribute[];
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
 * Reads XML event by event, each with its exact range in the text; see {@link XmlTokenizer} for what is refused.
 *
 * @throws ExonymError with file and position where the text is not well-formed, too deep, too long, or has an internal subset.
 * @example scanXml(text, "treaty.xlf", { open: (tag) => console.log(tag.local), close() {}, text() {} });
 */
export function scanXml(text: string, file: string, handler: XmlHandler): void {
  const tokens = new XmlTokenizer(text, file);
  const open: XmlTag[] = [];
  for (let kind = tokens.next(); kind !== TOKEN.END; kind = tokens.next()) {
    const range = { start: tokens.start, end: tokens.end };
    if (kind === TOKEN.OPEN) {
      const tag = tagOf(tokens);
      open.push(tag);
      handler.open(tag, range);
    } else if (kind === TOKEN.CLOSE) {
      const tag = open.pop();
      if (tag !== undefined) handler.close(tag, range);
    } else if (kind === TOKEN.OTHER) handler.other?.(range);
    else handler.text(tokens.value(), range);
  }
}

const NO_ATTRIBUTES: readonly XmlAttribute[] = [];

/** The start tag that a tokenizer has read last. */
export function tagOf(tokens: XmlTokenizer): XmlTag {
  const { name } = tokens;
  return {
    name: name.qualified,
    prefix: name.prefix,
    local: name.local,
    uri: tokens.uri,
    attributes: tokens.attributeCount === 0 ? NO_ATTRIBUTES : attributesOf(tokens),
    isSelfClosing: tokens.isSelfClosing,
  };
}

function attributesOf(tokens: XmlTokenizer): readonly XmlAttribute[] {
  const result: XmlAttribute[] = [];
  for (let i = 0; i < tokens.attributeCount; i++) {
    const name = tokens.attributeNames[i];
    if (name === undefined) continue;
    result.push({
      name: name.qualified,
      local: name.local,
      uri: tokens.attributeUri(i),
      value: tokens.attributeValue(i),
      start: tokens.attributeStarts[i] ?? 0,
      valueStart: tokens.valueStarts[i] ?? 0,
      valueEnd: tokens.valueEnds[i] ?? 0,
    });
  }
  return result;
}

/** What stands before the names of elements that are of a tag's namespace beside it, with the colon. */
export function prefixOf({ prefix }: Pick<XmlTag, "prefix">): string {
  return prefix === "" ? "" : `${prefix}:`;
}

/** The namespaces that a tag itself declares: prefix → URI; the default one under the empty prefix. */
export function declarationsOf(tag: XmlTag): ReadonlyMap<string, string> {
  return new Map(
    tag.attributes.flatMap(({ name, local, value }) => {
      if (name === "xmlns") return [["", value] as const];
      return name.startsWith("xmlns:") ? [[local, value] as const] : [];
    }),
  );
}
