import { ParseOption, XmlDocument } from "libxml2-wasm";

/** What libxml2 makes of a text: its canonical form (`null` where that is not defined), or why it refuses it. */
export type Judgement = { readonly canonical: string | null } | { readonly refused: string };

/** Nothing is loaded, and no `xml:id` judged: that is a specification of its own. */
const OPTION = ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_HUGE | ParseOption.XML_PARSE_SKIP_IDS;

/** Parses a decoded text, whatever encoding it declares. Names of namespaces that are no URIs are made such. */
export function parseDom(text: string): XmlDocument {
  const parse = (each: string) =>
    XmlDocument.fromBuffer(Buffer.from(each), { encoding: "UTF-8", option: OPTION });
  try {
    return parse(text);
  } catch (error) {
    if (!isAboutUris(messageOf(error))) throw error;
    return parse(
      text.replace(
        DECLARATION,
        (_all, name: string, uri: string) => name + uri[0] + encodeURI(uri.slice(1, -1)) + uri[0],
      ),
    );
  }
}

const DECLARATION = /(\sxmlns(?::[^\s=]+)?\s*=\s*)("[^"]*"|'[^']*')/g;

/**
 * Whether libxml2 complains of nothing but namespaces that are no URI references: Namespaces in XML asks for one, but
 * takes it for nothing but a name, and real files have others.
 */
export function isAboutUris(message: string): boolean {
  const lines = message.split("\n").filter((line) => line.trim() !== "");
  const isWarning = (line: string) => /for xml:space|is not absolute/.test(line);
  return (
    /is not a valid URI/.test(message) &&
    lines.every((line) => isWarning(line) || /is not a valid URI|^xmlns/.test(line))
  );
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Parses and canonicalises a text with libxml2, a parser that shares nothing with ours. */
export function judgeByDom(text: string): Judgement {
  let document: XmlDocument;
  try {
    document = parseDom(text);
  } catch (error) {
    return { refused: messageOf(error) };
  }
  try {
    return { canonical: document.canonicalizeToString({ withComments: true }) };
  } catch {
    return { canonical: null };
  } finally {
    document.dispose();
  }
}

/** Whether libxml2 takes the bytes of a file, by the encoding that it finds itself. */
export function isTakenByDom(bytes: Uint8Array): boolean {
  try {
    XmlDocument.fromBuffer(bytes, {
      option: OPTION,
    }).dispose();
    return true;
  } catch (error) {
    return isAboutUris(messageOf(error));
  }
}
