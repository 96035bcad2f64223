import { ParseOption, XmlDocument } from "libxml2-wasm";

/** What libxml2 makes of a text: its canonical form (`null` where that is not defined), or why it refuses it. */
export type Judgement = { readonly canonical: string | null } | { readonly refused: string };

/** Nothing is loaded, and no `xml:id` judged: that is a specification of its own. */
const OPTION = ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_HUGE | ParseOption.XML_PARSE_SKIP_IDS;

/** Parses a decoded text, whatever encoding it declares. Nothing is loaded from outside. */
export function parseDom(text: string): XmlDocument {
  return XmlDocument.fromBuffer(Buffer.from(text), {
    encoding: "UTF-8",
    option: OPTION,
  });
}

/** Parses and canonicalises a text with libxml2, a parser that shares nothing with ours. */
export function judgeByDom(text: string): Judgement {
  let document: XmlDocument;
  try {
    document = parseDom(text);
  } catch (error) {
    return { refused: error instanceof Error ? error.message : String(error) };
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
  } catch {
    return false;
  }
}
