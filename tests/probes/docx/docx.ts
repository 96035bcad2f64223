import { readFileSync } from "node:fs";
import { join } from "node:path";
import { documentXml, docxFiles, W, zipOf } from "../../formats/docx-sample.ts";

/** Texts of other parts than the main one, which are left alone. */
const PARTS: Readonly<Record<string, string>> = {
  header1: `<w:hdr xmlns:w="${W}"><w:p><w:r><w:t>Qxbj of the page</w:t></w:r></w:p></w:hdr>`,
  footnotes: `<w:footnotes xmlns:w="${W}"><w:footnote w:id="2"><w:p><w:r><w:t>Qxbk of the story</w:t></w:r></w:p></w:footnote></w:footnotes>`,
  comments: `<w:comments xmlns:w="${W}"><w:comment w:id="5" w:author="C"><w:p><w:r><w:t>Qxbl of an editor</w:t></w:r></w:p></w:comment></w:comments>`,
};

/** The probe page of Word, and all XML in it. */
export function docxPage(): { readonly bytes: Uint8Array; readonly xml: string } {
  const body = readFileSync(join(import.meta.dirname, "fixtures/body.xml"), "utf8").replaceAll("\n", "");
  const main = documentXml(body);
  const parts = Object.entries(PARTS).map(([name, content]) => ({ name: `word/${name}.xml`, content }));
  return { bytes: zipOf([...docxFiles(main), ...parts]), xml: main + Object.values(PARTS).join("") };
}
