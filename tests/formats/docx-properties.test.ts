import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Content, codesOf, type Part, plainText, text } from "../../src/article/content.ts";
import { parseLocale } from "../../src/article/locale.ts";
import { ExonymError } from "../../src/article/problem.ts";
import { docx } from "../../src/formats/docx.ts";
import { documentXml, p, r } from "./docx-sample.ts";
import { contractBreaches, OPTIONS, translate, unspelled } from "./sample.ts";

/** More runs on demand, as in the long tests. */
const RUNS = Number(process.env.EXONYM_CASES ?? 80);

const LOOKS = [
  "",
  "<w:b/>",
  "<w:i/>",
  "<w:b/><w:i/>",
  '<w:u w:val="single"/>',
  '<w:lang w:val="en"/>',
  '<w:b/><w:lang w:val="fr"/>',
];
const words = fc.constantFrom(
  "word",
  " ",
  "two words",
  " in it. ",
  "A",
  ".",
  "  ",
  "a&amp;b",
  "é",
  "—",
  "{{x}}",
);
const look = fc.constantFrom(...LOOKS);
const run = fc.tuple(words, look).map(([value, properties]) => r(value, properties));
const mark = fc.constantFrom(
  '<w:bookmarkStart w:id="1" w:name="x"/>',
  '<w:bookmarkEnd w:id="1"/>',
  '<w:proofErr w:type="spellStart"/>',
  "<w:r><w:tab/></w:r>",
  "<w:r><w:rPr><w:b/></w:rPr><w:tab/></w:r>",
  '<w:r><w:t>a</w:t><w:br/><w:t xml:space="preserve"> b </w:t><w:footnoteReference w:id="3"/></w:r>',
  '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="2"/></w:r>',
  '<w:del w:id="1"><w:r><w:delText>gone</w:delText></w:r></w:del>',
  '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:delText>7</w:delText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>',
  "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>",
  '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="n" descr="A map"/></wp:inline></w:drawing></w:r>',
  "<w:r/>",
  " ",
);
const leaf = fc.oneof({ weight: 3, arbitrary: run }, mark);
const wrapper = fc.constantFrom(
  ['<w:hyperlink r:id="rId4">', "</w:hyperlink>"],
  ['<w:hyperlink w:anchor="a">', "</w:hyperlink>"],
  ['<w:ins w:id="1">', "</w:ins>"],
  ["<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"],
  ["<w:smartTag>", "</w:smartTag>"],
);
const wrapped = fc
  .tuple(wrapper, fc.array(leaf, { maxLength: 4 }))
  .map(([[before, behind], inside]) => `${before}${inside.join("")}${behind}`);
const inside = fc
  .array(fc.oneof({ weight: 4, arbitrary: leaf }, wrapped), { maxLength: 9 })
  .map((each) => each.join(""));
const paragraph = inside.map((each) => p(each));
const box = paragraph.map((each) => `<w:r><w:pict><w:txbxContent>${each}</w:txbxContent></w:pict></w:r>`);
const documents = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: paragraph },
      fc.tuple(inside, box, inside).map((all) => p(all.join(""))),
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((all) => documentXml(all.join("")));

/** Every letter that is seen, with how it looks and whether it is in a link: read without the help of the format. */
function lettersOf(xml: string): string[] {
  const letters: string[] = [];
  let links = 0;
  for (const [tag] of xml
    .replace(/<w:del .*?<\/w:del>/g, "")
    .matchAll(/<w:hyperlink|<\/w:hyperlink|<w:r>.*?(?=<\/w:r>|<w:txbxContent)/g)) {
    if (tag === "<w:hyperlink") links++;
    else if (tag === "</w:hyperlink") links--;
    else {
      const format = ["b", "i", "u"].filter((name) => new RegExp(`<w:${name}[ /]`).test(tag)).join("");
      for (const [, value = ""] of tag.matchAll(/<w:t(?: [^>]*)?>([^<]*)/g)) {
        for (const letter of value.replaceAll("&amp;", "&").replace(/\s/g, ""))
          letters.push(`${letter} ${format} ${links}`);
      }
    }
  }
  return letters.sort();
}

/** Content in another order: whole pairs of codes and pieces of text change places. */
function reordered(content: Content, order: readonly number[]): Content {
  const chunks: Part[][] = [];
  let depth = 0;
  for (const part of content) {
    if (depth === 0) chunks.push([]);
    chunks.at(-1)?.push(part);
    if (part.type === "code") depth += part.form === "open" ? 1 : part.form === "close" ? -1 : 0;
  }
  return chunks
    .map((chunk, i) => ({ chunk, key: order[i % order.length] ?? 0 }))
    .sort((a, b) => a.key - b.key)
    .flatMap(({ chunk }) => chunk);
}

describe("a random document", () => {
  it("comes back as it was, whether its texts are given spelled or as a translator types them", () => {
    fc.assert(
      fc.property(documents, (source) => {
        const article = docx.parse(source, OPTIONS);
        expect(contractBreaches(source, article)).toEqual([]);
        expect(docx.serialize(article, new Map(), OPTIONS).text).toBe(source);
        expect(translate(docx, source, (content) => content).text).toBe(source);
        const typed = translate(docx, source, unspelled).text ?? "REFUSED";
        expect(docx.parse(typed, OPTIONS).units.map(({ content }) => plainText(content).trim())).toEqual(
          article.units.map(({ content }) => plainText(content).trim()),
        );
      }),
      { seed: 7, numRuns: RUNS },
    );
  });

  it("is never refused in another order, and every letter keeps its look", () => {
    fc.assert(
      fc.property(documents, fc.array(fc.nat(9), { minLength: 3, maxLength: 6 }), (source, order) => {
        const change = (content: Content) => reordered(unspelled(content), order);
        const result = translate(docx, source, change);
        expect(result.refusals).toEqual([]);
        expect(lettersOf(result.text ?? "")).toEqual(lettersOf(source));
      }),
      { seed: 8, numRuns: RUNS },
    );
  });

  it("reads as its translations do, whatever is in them, and in any direction", () => {
    const target = fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(documents, fc.array(target, { minLength: 1, maxLength: 4 }), (source, targets) => {
        const given: string[] = [];
        const change = (content: Content, _unit: unknown, i: number): Content => {
          const value = `a${targets[i % targets.length] ?? ""}z`;
          given.push(value);
          return [text(value), ...codesOf(content)];
        };
        const result = translate(docx, source, change, { ...OPTIONS, locale: parseLocale("ar") });
        if (result.text === null) return expect(given.join("")).toMatch(/[^\P{C}\u00ad]|\{\{/u);
        const read = docx.parse(result.text, OPTIONS).units.map(({ content }) => plainText(content).trim());
        expect(read).toEqual(given.map((value) => value.replace(/\{\{.*?\}\}/g, "")));
      }),
      { seed: 9, numRuns: RUNS },
    );
  });

  it("is read or refused, whichever part of it is damaged", () => {
    const pieces = fc.constantFrom(
      "<",
      ">",
      "</w:r>",
      "<w:r>",
      "<w:p>",
      "</w:p>",
      "<w:t>",
      "&",
      "\u0000",
      '"',
      "<!--",
      "]]>",
      "<w:txbxContent>",
      '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
      '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    );
    fc.assert(
      fc.property(
        documents,
        fc.array(fc.tuple(fc.nat(), fc.nat(6), pieces), { maxLength: 3 }),
        (source, changes) => {
          const damaged = changes.reduce((all, [at, length, piece]) => {
            const start = at % all.length;
            return all.slice(0, start) + piece + all.slice(start + length);
          }, source);
          try {
            expect(docx.serialize(docx.parse(damaged, OPTIONS), new Map(), OPTIONS).text).toBe(damaged);
          } catch (error) {
            expect(error).toBeInstanceOf(ExonymError);
          }
        },
      ),
      { seed: 10, numRuns: RUNS },
    );
  });
});
