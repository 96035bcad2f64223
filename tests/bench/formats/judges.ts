import { htmlStructure } from "../../formats/html-judge.ts";
import { jsonStructureOf } from "../../formats/json-judge.ts";
import { structureOf } from "../../formats/judge.ts";
import { xmlStructureOf } from "../../formats/xml-judge.ts";

/** Another parser's opinion: the facts of a document that no translation may change, as lines. */
export type Judge = (text: string) => readonly string[];

/** Who judges the results of a format, by the format's name; none for plain text, which has no structure. */
export const judges: Readonly<Record<string, { readonly by: string; readonly judge: Judge }>> = {
  markdown: { by: "mdast", judge: (text) => withoutValues(structureOf(text)) },
  mdx: { by: "mdast", judge: (text) => withoutValues(structureOf(text, true)) },
  html: { by: "parse5", judge: withAndWithoutScripts },
  i18next: { by: "JSON.parse", judge: jsonStructureOf },
  ninjs: { by: "JSON.parse", judge: jsonStructureOf },
  nitf: { by: "libxml2", judge: xmlStructureOf },
  "newsml-g2": { by: "libxml2", judge: xmlStructureOf },
  feed: { by: "libxml2", judge: xmlStructureOf },
  wxr: { by: "libxml2", judge: xmlStructureOf },
};

/** Without scripts, there are elements in `noscript`; with scripts, text. */
function withAndWithoutScripts(text: string): readonly string[] {
  return [...htmlStructure(text), ...htmlStructure(text, false, false)];
}

/** Front matter in TOML is one node, with all its values. */
function withoutValues(lines: readonly string[]): readonly string[] {
  return lines.map((line) => (line.startsWith("toml ") ? "toml" : line));
}
