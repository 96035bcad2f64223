import { existsSync, readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseLocale } from "../../src/article/locale.ts";
import { readGlossaryCsv } from "../../src/glossary/csv.ts";
import { readEntryId, writeEntryId } from "../../src/glossary/tbx/entry-id.ts";
import { tbx } from "../../src/glossary/tbx.ts";
import { isSimpleName } from "../../src/xml/names.ts";
import { printed } from "./printed.ts";

const read = (text: string) => printed(tbx.read(text, "t.tbx"));

const v3 = (entries: string, dialect = "TBX-Basic", style = "dca") =>
  `<?xml version="1.0"?>\n<tbx type="${dialect}" style="${style}" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2" xmlns:min="http://www.tbxinfo.net/ns/min"><tbxHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></tbxHeader><text><body>\n${entries}\n</body></text></tbx>`;
const v2 = (entries: string) =>
  `<?xml version="1.0"?>\n<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">\n<martif type="TBX" xml:lang="en"><martifHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></martifHeader><text><body>\n${entries}\n</body></text></martif>`;

describe("TBX of version 3", () => {
  it("has definitions, notes, statuses and grammar", () => {
    const { concepts, problems, leftOut, first } = read(
      v3(`<conceptEntry id="c1">
  <descrip type="subjectField">place</descrip>
  <descripGrp><descrip type="definition">The capital
      of Ukraine.</descrip></descripGrp>
  <note>Since 2019.</note>
  <langSec xml:lang="uk">
    <termSec><term>Київ</term><termNote type="partOfSpeech">noun</termNote><termNote type="grammaticalGender">masculine</termNote></termSec>
    <termSec><term>Кієв</term><termNote type="administrativeStatus">supersededTerm-admn-sts</termNote><note>Old.</note></termSec>
    <termSec><term>Киев</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termSec>
  </langSec>
</conceptEntry>`),
    );
    expect(problems).toEqual([]);
    expect(leftOut).toEqual([]);
    expect(concepts).toEqual(["c1 uk: preferred Київ, deprecated Кієв, deprecated Киев"]);
    expect(first).toMatchObject({
      kind: "place",
      definition: "The capital of Ukraine.",
      note: "Since 2019.\nOld.",
      position: { line: 3, column: 1 },
    });
    expect(first?.grammar?.get(parseLocale("uk"))).toEqual({ partOfSpeech: "noun", gender: "masculine" });
  });

  it("is the same with data categories as tags", () => {
    const { concepts, problems } = read(
      v3(
        '<conceptEntry id="c1"><langSec xml:lang="en"><termSec><term>Kyiv</term><min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus></termSec></langSec></conceptEntry>',
        "TBX-Min",
        "dct",
      ),
    );
    expect(problems).toEqual([]);
    expect(concepts).toEqual(["c1 en: preferred Kyiv"]);
  });

  it("keeps what other tools add out, with a word for each kind", () => {
    const { concepts, problems, leftOut } = read(
      v3(
        `<conceptEntry id="a"><langSec xml:lang="en"><termSec><term>A</term><termNote type="lemma">a</termNote></termSec></langSec></conceptEntry>
<conceptEntry id="b"><langSec xml:lang="en"><termSec><term>B</term><termNote type="lemma">b</termNote></termSec></langSec></conceptEntry>`,
      ),
    );
    expect(problems).toEqual([]);
    expect(leftOut).toEqual(["The data category «lemma» is not read."]);
    expect(concepts).toHaveLength(2);
  });

  it.each([
    ['<conceptEntry id="c"><note>x</note></conceptEntry>', /^t\.tbx:3:1: The entry has no <langSec>\./],
    ['<conceptEntry id="c"><langSec xml:lang="en"/></conceptEntry>', /A <langSec> has no <termSec>/],
    ['<conceptEntry><langSec xml:lang="en"><termSec/></langSec></conceptEntry>', /A <termSec> has no <term>/],
    [
      "<conceptEntry><langSec><termSec><term>A</term></termSec></langSec></conceptEntry>",
      /^t\.tbx:3:15: A <langSec> does not say its language/,
    ],
    [
      '<conceptEntry><langSec xml:lang="English"><termSec><term>A</term></termSec></langSec></conceptEntry>',
      /«English» is not a language tag/,
    ],
    [
      '<conceptEntry><langSec xml:lang="en"><termNote type="partOfSpeech">noun</termNote><termSec><term>A</term></termSec></langSec></conceptEntry>',
      /A <termNote> stands outside of a <termSec>/,
    ],
    [
      '<conceptEntry><langSec xml:lang="en"><termSec><term>A</term><descrip type="partOfSpeech">noun</descrip></termSec></langSec></conceptEntry>',
      /«partOfSpeech» stands in <descrip>\. Put it into <termNote>/,
    ],
    [
      '<conceptEntry><langSec xml:lang="en"><termSec><term>A</term><min:partOfSpeech>noun</min:partOfSpeech></termSec></langSec></conceptEntry>',
      /<min:partOfSpeech> is of the style DCT, and the file says that it is in DCA/,
    ],
  ])("tells what is wrong in %s", (entry, expected) => {
    expect(read(v3(entry)).problems[0]).toMatch(expected);
  });

  it("does not count a term whose status nobody knows", () => {
    const { concepts, problems } = read(
      v3(
        '<conceptEntry id="c"><langSec xml:lang="en"><termSec><term>A</term><termNote type="administrativeStatus">good</termNote></termSec><termSec><term>B</term></termSec></langSec></conceptEntry>',
      ),
    );
    expect(problems).toHaveLength(1);
    expect(concepts).toEqual(["c en: preferred B"]);
  });

  it("gives two entries of one id as a problem", () => {
    const entry =
      '<conceptEntry id="c"><langSec xml:lang="en"><termSec><term>A</term></termSec></langSec></conceptEntry>';
    expect(read(v3(`${entry}\n${entry}`)).problems).toEqual([
      "t.tbx:4:15: The id «c» is taken by the concept of line 3. Give every concept an id of its own.",
    ]);
  });
});

describe("TBX of version 2 and what tools write by its name", () => {
  it("has tig and ntig, xml:lang and lang, and statuses of all kinds", () => {
    const { concepts, problems } = read(
      v2(`<termEntry id="1"><langSet xml:lang="en"><tig><term>Kyiv</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></tig>
<ntig><termGrp><term>Kiev</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termGrp></ntig></langSet>
<langSet lang="uk_UA"><tig><term>Київ</term><termNote type="normativeAuthorization">standardizedTerm</termNote></tig>
<tig><term>Киев</term><termNote type="administrativeStatus">forbidden</termNote></tig></langSet></termEntry>`),
    );
    expect(problems).toEqual([]);
    expect(concepts).toEqual([
      "1 en: preferred Kyiv, deprecated Kiev; uk-UA: preferred Київ, forbidden Киев",
    ]);
  });

  it("of Microsoft has ids, definitions and parts of speech", () => {
    const { concepts, problems, leftOut, first } = read(
      v2(`<termEntry id="23_109">
  <langSet xml:lang="en-US"><descripGrp><descrip type="definition">A test.</descrip></descripGrp>
    <ntig><termGrp><term id="23_109_x">stop</term><termNote type="partOfSpeech">Verb</termNote></termGrp></ntig></langSet>
  <langSet xml:lang="uk-UA"><ntig><termGrp><term id="y">зупинити</term><termNote type="partOfSpeech">Verb</termNote></termGrp></ntig></langSet>
</termEntry>`),
    );
    expect([problems, leftOut]).toEqual([[], []]);
    expect(concepts).toEqual(["23_109 en-US: preferred stop; uk-UA: preferred зупинити"]);
    expect(first?.definition).toBe("A test.");
    expect(first?.grammar?.get(parseLocale("en-US"))).toEqual({ partOfSpeech: "verb" });
  });

  it("of Weblate and MultiTerm has terms without ids, contexts, and entries that are not translated", () => {
    const { concepts, problems, leftOut, first } = read(
      v2(`<termEntry><descrip type="context">gui</descrip><langSet xml:lang="en"><tig><term>Kyiv</term></tig></langSet><langSet xml:lang="uk"><tig><term>Київ</term><note from="translator">New</note></tig></langSet></termEntry>
<termEntry><transacGrp><transac type="origination">Tommy</transac><date>2020-01-01</date></transacGrp><langSet xml:lang="en"><tig><term>Kursk</term></tig></langSet><langSet xml:lang="uk"><tig><term></term></tig></langSet></termEntry>
<termEntry><langSet xml:lang="en"><tig><term/></tig></langSet></termEntry>`),
    );
    expect(problems).toEqual([]);
    expect(concepts).toEqual(["Kyiv en: preferred Kyiv; uk: preferred Київ", "Kursk en: preferred Kursk"]);
    expect(first?.note).toBe("New");
    expect(leftOut).toEqual([
      "The data category «context» is not read.",
      "The data category «origination» is not read.",
      "An entry has no term.",
    ]);
  });

  it("of the first TBX-Min has its own elements", () => {
    const { concepts, problems } = read(
      '<TBX dialect="TBX-Min"><header><languages source="de" target="en"/></header><body><termEntry id="C002"><subjectField>biology</subjectField><langSet xml:lang="de"><tig><term>Hund</term><partOfSpeech>noun</partOfSpeech></tig></langSet><langSet xml:lang="en"><tig><term>dog</term><termStatus>preferred</termStatus></tig><tig><term>hound</term><termStatus>notRecommended</termStatus></tig></langSet></termEntry></body></TBX>',
    );
    expect(problems).toEqual([]);
    expect(concepts).toEqual(["C002 de: preferred Hund; en: preferred dog, deprecated hound"]);
  });
});

describe("a file that is no TBX, or a hostile one,", () => {
  it.each([
    ["", /t\.tbx/],
    ["<xliff/>", /This is not a TBX file: it begins with <xliff>/],
    ['<!DOCTYPE martif [<!ENTITY a "b">]><martif/>', /^t\.tbx:1:1: .*document type with declarations/],
    [v2("<termEntry>&a;</termEntry>"), /^t\.tbx:4:12: The file is not well-formed XML/],
    [`${"<a>".repeat(300)}`, /nested more than/],
    [
      v3(
        `<conceptEntry><langSec xml:lang="en"><termSec><term>${"x".repeat(100_000)}</term></termSec></langSec></conceptEntry>`,
      ),
      /has 100000 characters/,
    ],
    [
      v3(
        '<conceptEntry><langSec xml:lang="en"><termSec><term>a&#x85;b</term></termSec></langSec></conceptEntry>',
      ),
      /control character in it, U\+0085/,
    ],
  ])("gives a problem with its place: %#", (text, expected) => {
    expect(read(text).problems.join("\n")).toMatch(expected);
  });

  it("loses no entry before the place where it breaks off", () => {
    const entry = '<termEntry id="1"><langSet xml:lang="en"><tig><term>A</term></tig></langSet></termEntry>';
    const { concepts, problems } = read(v2(`${entry}<termEntry>`));
    expect(concepts).toEqual(["1 en: preferred A"]);
    expect(problems).toHaveLength(1);
  });

  it("takes time in proportion to its length", () => {
    const section = "<termSec><term>a</term><note>b</note></termSec>".repeat(10_000);
    const started = performance.now();
    read(v3(`<conceptEntry><langSec xml:lang="en">${section}</langSec></conceptEntry>`));
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe("writing TBX", () => {
  const concepts = readGlossaryCsv(
    "id,kind,definition,en,uk,uk:forbidden,uk:forms,note\nNew York,place,A city,New York,Нью-Йорк,Ню Йорк,,x\nkursk,place,,Kursk,Курськ,,Курська,\n",
    "g.csv",
  ).concepts;

  it("is TBX-Basic where that says all, else a dialect of ours", () => {
    expect(tbx.write(concepts.slice(0, 1)).text).toContain('type="TBX-Basic"');
    expect(tbx.write(concepts).text).toContain('type="TBX-Exonym"');
  });

  it.each(["min", "basic", "core"] as const)(
    "keeps to the rules of the dialect %s, and tells what is left out",
    (dialect) => {
      for (const style of ["dca", "dct"] as const) {
        const { text, leftOut } = tbx.write(concepts, { dialect, style });
        const again = read(text);
        expect(again.problems).toEqual([]);
        expect(again.leftOut).toEqual([]);
        expect(text).not.toContain("exonym-");
        expect(leftOut.join("\n")).toContain("cannot say form: left out 1 time");
        expect(again.concepts.map((line) => line.split(" en:")[0])).toEqual(["New York", "kursk"]);
        // Without statuses a forbidden term would come back as one to use.
        expect(text.includes("Ню Йорк")).toBe(dialect !== "core");
      }
    },
  );

  it("spells ids as XML has them, and reads them again", () => {
    expect(writeEntryId("New York")).toBe("New_x20_York");
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }), (id) => {
        const name = writeEntryId(id);
        expect(isSimpleName(name)).toBe(true);
        expect(readEntryId(name)).toBe(id);
      }),
      { numRuns: 200, seed: 3 },
    );
    for (const id of ["1", "_x41_", "-", "京", "a:b"]) expect(readEntryId(writeEntryId(id))).toBe(id);
  });
});

const SAMPLES = new URL("../../../shared/corpora/tbx/", import.meta.url);

describe.skipIf(!existsSync(SAMPLES))("the samples of LTAC Global", () => {
  const sample = (name: string) => read(readFileSync(new URL(name, SAMPLES), "utf8"));

  it("are read without a problem where they are good", () => {
    const good = readdirSync(SAMPLES).filter((name) => /good|VALID/.test(name));
    expect(good.length).toBeGreaterThan(6);
    for (const name of good) {
      const { concepts, problems } = sample(name);
      expect([name, problems, concepts.length]).toEqual([name, [], 45]);
    }
  });

  it.each([
    [
      "test_basic_bad.tbx",
      [
        /:24:5: «source» stands by itself/,
        /:26:6: .*no data category «theWrongType» for <transac>/,
        /:69:7: «nominal» is no value of partOfSpeech/,
        /:97:7: «definition» stands at a term/,
        /:140:6: .*no data category «wrongType» for <transacNote>/,
      ],
    ],
    [
      "test_core_structure_bad.tbx",
      [
        /:16:5: Text stands in <sourceDesc> itself/,
        /:21:3: <admin> may not stand in <text>/,
        /:27:7: In a <termSec>, <admin> stands before the <term>/,
        /:27:7: A <admin> does not say its data category/,
        /:32:7: A <termSec> has a second <term>/,
        /:46:8: A <descripGrp> has a second <descrip>/,
      ],
    ],
    [
      "test_min_bad.tbx",
      [
        /:21:5: TBX-Min has no data category «source»/,
        /:41:7: TBX-Min has no data category «error» for <xref>/,
        /:803:7: «not an allowed value» is no value of usageStatus/,
      ],
    ],
    ["test_poorly_formed_xml.tbx", [/:42:6: The file is not well-formed XML: .*term is open/]],
  ])("are told apart in all that is wrong with %s", (name, expected) => {
    const { problems } = sample(name);
    expect(problems).toHaveLength(expected.length);
    problems.forEach((problem, index) => {
      expect(problem).toMatch(expected[index] ?? /^$/);
    });
  });
});
