import { describe, expect, it } from "vitest";
import { text } from "../../src/article/content.ts";
import { docx } from "../../src/formats/docx.ts";
import { openZip } from "../../src/formats/zip/archive.ts";
import { documentXml, docxFiles, p, r, type ZipFile, zipOf } from "./docx-sample.ts";
import { OPTIONS } from "./sample.ts";

const XML = documentXml(p(r("Hello")) + p(r("World")));

function open(bytes: Uint8Array) {
  if (docx.open === undefined) throw new Error("Word documents are files of bytes.");
  return docx.open(bytes);
}

/** The document with another text in each of its units. */
function localized(bytes: Uint8Array, target: string): Uint8Array {
  const { text: source, save } = open(bytes);
  const article = docx.parse(source, OPTIONS);
  const translations = new Map(article.units.map(({ id }) => [id, [text(target)]]));
  return save(docx.serialize(article, translations, OPTIONS).text ?? "");
}

const utf8 = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString();

describe("a Word document", () => {
  it("is its main part, and the same bytes where that does not change", () => {
    const bytes = zipOf(docxFiles(XML));
    const { text: source, save } = open(bytes);
    expect(source).toBe(XML);
    expect(save(source)).toBe(bytes);
  });

  it("has all other parts byte for byte in another language", () => {
    const bytes = zipOf(docxFiles(XML), { comment: "by a press" });
    const result = localized(bytes, "Привіт");
    const [before, after] = [openZip(bytes), openZip(result)];
    expect(after.names).toEqual(before.names);
    for (const name of before.names.filter((each) => each !== "word/document.xml")) {
      expect(after.read(name)).toEqual(before.read(name));
    }
    expect(utf8(after.read("word/document.xml"))).toBe(
      XML.replace("Hello", "Привіт").replace("World", "Привіт"),
    );
    expect(localized(bytes, "Привіт")).toEqual(result);
  });

  it("may have its main part elsewhere, and in the strict form", () => {
    const files = docxFiles(XML).map(({ name, content }): ZipFile => {
      if (name === "word/document.xml") return { name: "Word/document2.xml", content };
      return {
        name,
        content: utf8(Buffer.from(content))
          .replace(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/office",
            "http://purl.oclc.org/ooxml/officeDocument/relationships/office",
          )
          .replace('Target="word/document.xml"', 'Target="/x/../word/./document2.xml"'),
      };
    });
    expect(open(zipOf(files)).text).toBe(XML);
  });

  it("may be in UTF-16", () => {
    const wide = Buffer.from(`\uFEFF${XML.replace("UTF-8", "UTF-16")}`, "utf16le");
    const result = openZip(localized(zipOf(docxFiles(wide)), "Привіт")).read("word/document.xml");
    expect(Buffer.from(result ?? []).toString("utf16le")).toContain('<w:t xml:space="preserve">Привіт</w:t>');
  });
});

describe("what is no Word document", () => {
  const without = (missing: string) => docxFiles(XML).filter(({ name }) => name !== missing);
  const withRelationships = (content: string) => [
    { name: "_rels/.rels", content },
    ...without("_rels/.rels"),
  ];

  it.each<[string, Uint8Array, RegExp]>([
    ["a page", Buffer.from("<html>"), /no ZIP archive/],
    ["a document with a password", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), /password/],
    ["some archive", zipOf([{ name: "a", content: "b" }]), /no _rels/],
    ["a package without a main part", zipOf(withRelationships("<Relationships/>")), /does not say/],
    ["a package with damaged relationships", zipOf(withRelationships("<Rel")), /not well-formed/],
    [
      "a package whose main part is missing",
      zipOf(without("word/document.xml")),
      /«word\/document.xml» is missing/,
    ],
    [
      "a spreadsheet",
      zipOf(
        docxFiles(XML).map((file) => ({
          ...file,
          content: utf8(Buffer.from(file.content)).replaceAll("word/", "xl/"),
          name: file.name.replace("word/", "xl/"),
        })),
      ),
      /spreadsheet/,
    ],
  ])("%s is refused", (_name, bytes, message) => {
    expect(() => open(bytes)).toThrow(message);
  });
});
