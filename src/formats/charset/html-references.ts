import { type DefaultTreeAdapterTypes, html, parse } from "parse5";
import { type SpellingRange, spellLacking } from "./references.ts";

/** Elements of HTML whose text has no references, other than `script` (HTML, 13.1.2 and 13.3). */
const RAW_TEXT: ReadonlySet<string> = new Set(["style", "xmp", "iframe", "noembed", "noframes", "plaintext"]);

/** Writes characters that a charset lacks as numeric references; in scripts as `\u0416`, which JSON-LD reads too. */
export function referInHtml(
  text: string,
  isLacking: (character: string) => boolean,
  charset: string,
): string {
  return spellLacking(text, isLacking, charset, rangesWithoutReferences(text));
}

function rangesWithoutReferences(text: string): readonly SpellingRange[] {
  const ranges: SpellingRange[] = [];
  const open: DefaultTreeAdapterTypes.Node[] = [
    parse(text, { sourceCodeLocationInfo: true, scriptingEnabled: false }),
  ];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if ("childNodes" in node) for (const child of node.childNodes) open.push(child);
    // A template's children are in a document of their own.
    if ("content" in node) open.push(node.content);
    const place = node.sourceCodeLocation;
    if (!place) continue;
    const whole = { start: place.startOffset, end: place.endOffset };
    if (node.nodeName === "#comment") ranges.push({ ...whole, spelling: null });
    if (node.nodeName !== "#text" || !("parentNode" in node) || !node.parentNode) continue;
    const { parentNode: parent } = node;
    if (!("namespaceURI" in parent)) continue;
    if (parent.namespaceURI !== html.NS.HTML)
      for (const section of sectionsIn(text, whole)) ranges.push(section);
    else if (parent.nodeName === "script") ranges.push({ ...whole, spelling: "script" });
    else if (RAW_TEXT.has(parent.nodeName)) ranges.push({ ...whole, spelling: null });
  }
  return ranges.sort((a, b) => a.start - b.start);
}

/** CDATA sections in the text of SVG and MathML. */
function sectionsIn(text: string, { start, end }: { start: number; end: number }): SpellingRange[] {
  return [...text.slice(start, end).matchAll(/<!\[CDATA\[.*?(?:\]\]>|$)/gs)].map((section) => ({
    start: start + section.index,
    end: start + section.index + section[0].length,
    spelling: null,
  }));
}
