import type { Code, Content } from "../../article/content.ts";
import { attributesXml, escapeText } from "../../xml/escape.ts";
import { ctypeOf } from "../codes.ts";
import { type InlineWriter, NO_CATALOG, renderContent, type Standing } from "../render.ts";
import { sayableContent } from "./contents.ts";

/** Content with the markup that its codes carry: `bpt`, `ept` and `ph` where there is any, else as we write articles. */
export function writeFull12(content: Content): string {
  return renderContent(sayableContent(content), NO_CATALOG, FULL_WRITER);
}

const FULL_WRITER: InlineWriter = { text: escapeText, code: writeCode };

function writeCode(code: Code, { nested, partner }: Standing): string {
  const { id, form, kind, raw, display } = code;
  const shown = display === "" || display === raw ? undefined : display;
  if (form === "single") {
    const attributes = attributesXml({ id, ctype: ctypeOf(kind, "placeholder"), "equiv-text": shown });
    return raw === "" ? `<x${attributes}/>` : `<ph${attributes}>${escapeText(raw)}</ph>`;
  }
  const ctype = ctypeOf(kind, "delimiter");
  if (partner === null) {
    return `<it${attributesXml({ id, pos: form, ctype, "equiv-text": shown })}>${escapeText(raw)}</it>`;
  }
  const isEmpty = raw === "" && partner.raw === "";
  if (nested && isEmpty && display === partner.display) {
    return form === "open" ? `<g${attributesXml({ id, ctype, "equiv-text": shown })}>` : "</g>";
  }
  if (form === "open")
    return `<bpt${attributesXml({ id, ctype, "equiv-text": shown })}>${escapeText(raw)}</bpt>`;
  return `<ept${attributesXml({ id, "equiv-text": shown })}>${escapeText(raw)}</ept>`;
}
