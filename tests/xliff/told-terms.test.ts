import { expect, test } from "vitest";
import type { BlockTerm, PlannedBlock } from "../../src/xliff/model.ts";
import { patchXliff } from "../../src/xliff/patch.ts";
import { readXliff } from "../../src/xliff/read.ts";
import { MOST_TERMS, termWords, toldTerms } from "../../src/xliff/told-terms.ts";
import { updateXliff } from "../../src/xliff/update.ts";
import { validateXliff } from "../../src/xliff/validation/validate.ts";
import { writeXliff } from "../../src/xliff/write.ts";
import { head, newBlock, newSegment } from "./arbitrary.ts";

const term = (name: string, preferred: string, rest: Partial<BlockTerm> = {}): BlockTerm => ({
  term: name,
  translations: preferred === "" ? [] : [{ text: preferred, status: "preferred" }],
  from: "config/glossary/a.csv",
  ...rest,
});
const words = (each: BlockTerm) => toldTerms([each]).map(termWords);
const notes = (xml: string) =>
  [...xml.matchAll(/<note from="exonym-glossary"[^>]*>([^<]*)</g)].map((each) => each[1]);
const plan = (xml: string, terms: PlannedBlock["terms"]): PlannedBlock[] =>
  readXliff(xml, "a.xlf").blocks.map(({ id, segments }) => ({
    ...newBlock(id, []),
    segments: segments.map((kept) => ({ kept })),
    terms,
  }));

test.each<[BlockTerm, string]>([
  [term("Kyiv", "Київ"), "Kyiv → Київ"],
  [
    term("Kyiv", "Київ", {
      translations: [
        { text: "Київ", status: "preferred" },
        { text: "Kyiv", status: "admitted" },
      ],
      avoid: [
        { text: "Киів", status: "deprecated" },
        { text: "Киев", status: "forbidden" },
        { text: "Кіев", status: "forbidden" },
      ],
      definition: "The capital.",
    }),
    "Kyiv → Київ (also: Kyiv; not: Киев, Кіев; better not: Киів). The capital.",
  ],
  [term("Kyiv", "", { avoid: [{ text: "Киев", status: "forbidden" }] }), "Kyiv (not: Киев)"],
  [term("U.S.", "U.S.", { definition: "A country." }), "U.S. → U.S. A country."],
  // An arrow would point from the translation to the term.
  [term("كييف", "Kyiv"), "كييف: Kyiv"],
])("a term is told in plain words", (each, expected) => {
  expect(words(each)).toEqual([expected]);
});

test("what a file cannot hold, or nobody would read, is not told", () => {
  expect(words(term("Ky\u0000iv", "Київ"))).toEqual([]);
  expect(words(term("Kyiv", "Ки\u0007їв"))).toEqual([]);
  expect(words(term("Kyiv", "К".repeat(100_000)))).toEqual([]);
  expect(words(term("Kyiv", " \n "))).toEqual([]);
  expect(words(term("Kyiv", "Київ", { definition: "a\u0007b\n\n  c\ud800" }))).toEqual([
    "Kyiv → Київ. a\ufffdb c\ufffd",
  ]);
  const [long = ""] = words(term("Kyiv", "Київ", { definition: "😀 word ".repeat(100_000) }));
  expect(long.length).toBeLessThan(550);
  expect(long).toMatch(/[^ ]…$/);
  expect(long.isWellFormed()).toBe(true);
  const wordings = Array.from({ length: 1000 }, (_, index) => ({
    text: `w${index}`,
    status: "forbidden" as const,
  }));
  expect(words(term("Kyiv", "Київ", { avoid: wordings }))[0]?.length).toBeLessThan(60);
  const many = Array.from({ length: 1000 }, (_, index) => term(`t${index}`, "x"));
  expect(toldTerms([...many, ...many])).toHaveLength(MOST_TERMS);
  expect(toldTerms([term("Kyiv", "Київ"), term("Kyiv", "Київ")])).toHaveLength(1);
});

test("notes of 1.2 stand behind the note of the place, are changed by splice, and are nobody's notes", () => {
  const H = head("1.2");
  const [kyiv, lviv] = [term("Kyiv", "Київ"), term("Lviv", "Львів")];
  const block = {
    ...newBlock("u1", [newSegment("s1", "Kyiv, Lviv"), newSegment("s2", "Lviv")], "Heading 2"),
  };
  const written = writeXliff(H, [{ ...block, terms: [[kyiv, lviv], [lviv]] }]);
  expect(notes(written)).toEqual(["Kyiv → Київ", "Lviv → Львів", "Lviv → Львів"]);
  expect(written).toMatch(
    /<target [^>]*><\/target>\s*<note from="exonym" [^>]*>Heading 2<\/note>\s*<note from="exonym-glossary" annotates="target">/,
  );
  // The file without terms, brought up to date, is the file that is written with them.
  const bare = writeXliff(H, [block]);
  expect(updateXliff(readXliff(bare, "a.xlf"), H, plan(bare, [[kyiv, lviv], [lviv]]))).toBe(written);
  expect(updateXliff(readXliff(written, "a.xlf"), H, plan(written, [[], []]))).toBe(bare);
  expect(updateXliff(readXliff(written, "a.xlf"), H, plan(written, undefined))).toBe(written);
  const theirs = written.replace(
    '<note from="exonym-glossary" annotates="target">Kyiv → Київ</note>',
    '$&<note from="Ann">Mine</note><!-- c --><x:y xmlns:x="urn:x"/>',
  );
  const document = readXliff(theirs, "a.xlf");
  expect(document.segments.map((each) => [each.notes, each.remark])).toEqual([
    [["Mine"], null],
    [[], null],
  ]);
  const changed = { ...kyiv, avoid: [{ text: "Киев", status: "forbidden" as const }] };
  const updated = updateXliff(document, H, plan(theirs, [[changed, lviv], [lviv]]));
  expect(updated.replaceAll(/\s*<note from="exonym-glossary".*?<\/note>/g, "")).toBe(
    theirs.replaceAll(/\s*<note from="exonym-glossary".*?<\/note>/g, ""),
  );
  expect(notes(updated)).toEqual(["Kyiv → Київ (not: Киев)", "Lviv → Львів", "Lviv → Львів"]);
  expect(updateXliff(readXliff(updated, "a.xlf"), H, plan(updated, [[changed, lviv], [lviv]]))).toBe(updated);
});

test("a sentence that was edited gets its terms with its new target, in the order of the schema", () => {
  const H = head("1.2");
  const bare = writeXliff(H, [newBlock("u1", [newSegment("s1", "Kyiv")])]).replace(
    /\s*<target[^>]*><\/target>/,
    "",
  );
  const document = readXliff(bare, "a.xlf");
  const [kept] = document.segments;
  if (kept === undefined) throw new Error("There is a segment.");
  const change = {
    target: [{ type: "text" as const, value: "Київ" }],
    state: "translated" as const,
    remark: "Look",
  };
  const segments = [{ kept, change }];
  const updated = updateXliff(document, H, [
    { ...newBlock("u1", []), segments, terms: [[term("Kyiv", "Київ")]] },
  ]);
  expect(updated).toMatch(
    /<\/source>\s*<target[^>]*>Київ<\/target>\s*<note from="exonym">Look<\/note>\s*<note [^>]*>Kyiv → Київ</,
  );
  expect(validateXliff(updated, "a.xlf")).toEqual([]);
});

test("files of 1.0 and 1.1, where notes have another place, tell no terms", () => {
  const H = head("1.2");
  const old = writeXliff(H, [newBlock("u1", [newSegment("s1", "Kyiv")])])
    .replace('version="1.2"', 'version="1.1"')
    .replace("document:1.2", "document:1.1");
  expect(updateXliff(readXliff(old, "a.xlf"), H, plan(old, [[term("Kyiv", "Київ")]]))).toBe(old);
});

test("entries of 2.1 say in which sentence they are, and follow it to its new id", () => {
  const H = head("2.1");
  const kyiv = term("Kyiv", "Київ", {
    avoid: [{ text: "Киев", status: "forbidden" }],
    definition: "The capital.",
  });
  const segments = [newSegment("s1", "Nothing"), newSegment("s2", "Kyiv"), newSegment("s3", "Kyiv")];
  const written = writeXliff(H, [{ ...newBlock("u1", segments), terms: [[], [kyiv], [kyiv]] }]);
  expect(written.match(/<gls:glossEntry/g)).toHaveLength(1);
  expect(written).toContain('<gls:glossEntry id="exonym-1" ref="#s2">');
  expect(written).toContain("<gls:definition>Not: Киев. The capital.</gls:definition>");
  expect(written).not.toMatch(/<gls:translation[^>]*>Киев/);
  const foreign =
    '<gls:glossEntry id="g1" ref="#s2"><gls:term>Kyiv</gls:term><gls:translation ref="#t=gone">x</gls:translation></gls:glossEntry>';
  const theirs = written.replace("<gls:glossary>", `$&${foreign}`);
  const document = readXliff(theirs, "a.xlf");
  const [first, second, third] = document.segments;
  if (!first || !second || !third) throw new Error("There are three.");
  const id = newSegment("e2", "").id;
  const renamed = patchXliff(document, new Map([[second, { id }]]));
  expect(renamed.match(/ref="#e2"/g)).toHaveLength(2);
  expect(validateXliff(renamed, "a.xlf").map(({ rule }) => rule)).toEqual(["glossary-reference"]);
  // Nobody has looked for terms: what stays of the old ones must not lead nowhere.
  const block = { ...newBlock("u1", []), segments: [{ kept: first }, { kept: second, change: { id } }] };
  const followed = updateXliff(document, H, [block]);
  expect(followed.match(/ref="#e2"/g)).toHaveLength(2);
  expect(validateXliff(followed, "a.xlf")).toEqual([]);
  const gone = updateXliff(document, H, [{ ...block, segments: [{ kept: first }, { kept: third }] }]);
  expect(gone).not.toContain("ref=");
  expect(validateXliff(gone, "a.xlf")).toEqual([]);
});

test("a file of 1.2 that was converted has its terms in the glossary, no longer in notes", () => {
  const H = head("2.1");
  const note = '<note id="s1.n1" category="exonym-glossary" appliesTo="target">Kyiv → Київ</note>';
  const bare = writeXliff(H, [newBlock("u1", [newSegment("s1", "Kyiv")])]);
  const alone = bare.replace(/(\s*)<segment /, `$1<notes>${note}</notes>$&`);
  const shared = bare.replace(/(\s*)<segment /, `$1<notes>${note}<note>Mine</note></notes>$&`);
  for (const converted of [alone, shared]) {
    expect(readXliff(converted, "a.xlf").segments[0]?.notes).not.toContain("Kyiv → Київ");
    const told = updateXliff(readXliff(converted, "a.xlf"), H, plan(converted, [[term("Kyiv", "Київ")]]));
    expect(told).not.toContain("exonym-glossary");
    expect(told).toContain("<gls:term");
    expect(told.includes("<note>Mine</note>")).toBe(converted === shared);
    expect(validateXliff(told, "a.xlf")).toEqual([]);
  }
});
