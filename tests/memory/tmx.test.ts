import { existsSync, readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { ParseOption, XmlDocument } from "libxml2-wasm";
import { describe, expect, it } from "vitest";
import { type Content, contentKey, plainText, rawText, text } from "../../src/article/content.ts";
import { parseLocale } from "../../src/article/locale.ts";
import { ExonymError } from "../../src/article/problem.ts";
import type { BilingualEntry } from "../../src/memory/memory.ts";
import { storedForm } from "../../src/memory/stored-content.ts";
import { createTmxReader, readTmx, writeTmx } from "../../src/memory/tmx.ts";
import { sortEntries } from "../../src/memory/tmx-write.ts";
import { bilingualEntry } from "./arbitrary.ts";

const en = parseLocale("en");
const fr = parseLocale("fr");

function tmx(units: string, header = 'srclang="en"'): string {
  return `<?xml version="1.0"?>\n<tmx version="1.4"><header ${header}/><body>\n${units}\n</body></tmx>`;
}

function unit(source: string, target: string): string {
  return tmx(
    `<tu><tuv xml:lang="en"><seg>${source}</seg></tuv><tuv xml:lang="fr"><seg>${target}</seg></tuv></tu>`,
  );
}

function first(source: string, target = "x"): BilingualEntry {
  const entry = readTmx(unit(source, target), "a.tmx").entries[0];
  if (entry === undefined) throw new Error("no entry");
  return entry;
}

/** A content in a line: codes as `{<1:strong:raw}`. */
function show(content: Content): string {
  const sign = { open: "<", close: ">", single: "=" };
  return content
    .map((part) =>
      part.type === "text" ? part.value : `{${sign[part.form]}${part.id}:${part.kind}:${part.raw}}`,
    )
    .join("");
}

function problemOf(input: string): ExonymError["problem"] | undefined {
  try {
    readTmx(input, "a.tmx");
  } catch (error) {
    if (error instanceof ExonymError) return error.problem;
    throw error;
  }
  return undefined;
}

describe("readTmx", () => {
  it("reads plain units: locales, texts, origin, no context", () => {
    expect(readTmx(unit("Good evening.", "Bonsoir."), "old/a.tmx")).toEqual({
      entries: [
        {
          sourceLocale: en,
          targetLocale: fr,
          source: [text("Good evening.")],
          target: [text("Bonsoir.")],
          context: null,
          state: "translated",
          from: "old/a.tmx",
        },
      ],
      skipped: 0,
    });
  });

  it.each([
    ["entities and character references", "a &lt;b&gt; &amp; &#x41;&#66;", "a <b> & AB"],
    ["CDATA", "<![CDATA[a <b> & ]]>c", "a <b> & c"],
    ["white space inside, not at the edges", "\n  a  b\tc\n", "a  b\tc"],
    ["comments and processing instructions", "a<!-- no -->b<?no no?>c", "abc"],
    ["hi, looked through", 'a <hi type="x">b <hi>c</hi></hi> d', "a b c d"],
    ["a lone placeholder", 'a <ph x="7" type="lb">&lt;br/&gt;</ph>b', "a {=1:break:<br/>}b"],
    ["an empty placeholder", "a <ph/>b", "a {=1:other:}b"],
    ["ut of TMX 1.1", "a <ut>\\b0</ut>b", "a {=1:other:\\b0}b"],
    [
      "a pair",
      'a <bpt i="3" type="bold">&lt;b></bpt>b<ept i="3">&lt;/b></ept>',
      "a {<1:strong:<b>}b{>1:strong:</b>}",
    ],
    [
      "pairs in each other, numbered as they come",
      '<bpt i="2" x="9">A</bpt><bpt i="1" x="4">B</bpt>t<ept i="1">b</ept><ept i="2">a</ept>',
      "{<1:other:A}{<2:other:B}t{>2:other:b}{>1:other:a}",
    ],
    ["an isolated beginning", 'a <it pos="begin" type="italic">&lt;i></it>b', "a {<1:emphasis:<i>}b"],
    ["an isolated end", 'a<it pos="end" x="1">&lt;/i></it> b', "a{>1:other:</i>} b"],
    ["an ept without its bpt", 'a<ept i="1">&lt;/i></ept>', "a{>1:other:</i>}"],
    [
      "a sub, as part of its code",
      'a <ph>&lt;img alt="<sub>A <hi>dog</hi></sub>"></ph>',
      'a {=1:other:<img alt="A dog">}',
    ],
    ["a code in a sub in a code", "<ph>x<sub>y<ph>z</ph></sub></ph>t", "{=1:other:xyz}t"],
    [
      "a pair number used twice",
      '<bpt i="1">A</bpt>b<ept i="1">C</ept><bpt i="1">D</bpt>e<ept i="1">F</ept>',
      "{<1:other:A}b{>1:other:C}{<1:other:D}e{>1:other:F}",
    ],
    ["elements that are not TMX", "a <b>b</b> c", "a b c"],
  ])("reads %s", (_, source, expected) => {
    expect(show(first(source).source)).toBe(expected);
  });

  it("gives the target's codes the ids of the source's, by x, by pair number, or by what they look like", () => {
    const byX = first(
      '<ph x="5">A</ph> <ph x="6">B</ph>',
      '<ph x="6">B</ph> <ph x="5">A</ph> <ph x="8">C</ph>',
    );
    expect(show(byX.target)).toBe("{=2:other:B} {=1:other:A} {=3:other:C}");
    const byNumber = first(
      '<bpt i="1">A</bpt>a<ept i="1"/><bpt i="2">B</bpt>b<ept i="2"/>',
      '<bpt i="2">B</bpt>b<ept i="2"/><bpt i="1">A</bpt>a<ept i="1"/>',
    );
    expect(show(byNumber.target)).toBe("{<2:other:B}b{>2:other:}{<1:other:A}a{>1:other:}");
    const byLook = first("<ph>A</ph> <ph>B</ph> <ph>A</ph>", "<ph>B</ph> <ph>A</ph> <ph>A</ph>");
    expect(show(byLook.target)).toBe("{=2:other:B} {=1:other:A} {=3:other:A}");
  });

  it("shows a translator a long code in short", () => {
    const [code] = first(`<ph>${"&lt;a 𐍈>".repeat(30)}</ph>x`).source;
    expect(code).toMatchObject({ display: expect.stringMatching(/^.{1,20}$/u), raw: "<a 𐍈>".repeat(30) });
  });

  it("gives an entry per target language, from the unit's source language", () => {
    const three = (attribute: string) =>
      `<tu ${attribute}>${["fr", "en-US", "uk"].map((tag) => `<tuv xml:lang="${tag}"><seg>${tag}</seg></tuv>`).join("")}</tu>`;
    const pairs = (units: string, header?: string) =>
      readTmx(tmx(units, header), "a.tmx").entries.map(
        (entry) => `${entry.sourceLocale}>${entry.targetLocale}`,
      );
    expect(pairs(three(""), 'srclang="EN-us"')).toEqual(["en-US>fr", "en-US>uk"]);
    expect(pairs(three(""), 'srclang="en"')).toEqual(["en-US>fr", "en-US>uk"]);
    expect(pairs(three('srclang="uk"'), 'srclang="en"')).toEqual(["uk>fr", "uk>en-US"]);
    expect(pairs(three(""), 'srclang="*all*"')).toHaveLength(6);
    expect(pairs(three(""), "")).toHaveLength(6);
    expect(pairs(three(""), 'srclang="de"')).toEqual([]);
  });

  it("does not let the pairs of a unit in very many languages grow with their square", () => {
    const tags = Array.from({ length: 400 }, (_, i) => `x-l${i}`);
    const variants = tags.map((tag) => `<tuv xml:lang="en-${tag}"><seg>a</seg></tuv>`).join("");
    expect(readTmx(tmx(`<tu>${variants}</tu>`, 'srclang="*all*"'), "a.tmx").entries).toHaveLength(399);
  });

  it.each([
    [
      "an empty target",
      '<tu><tuv xml:lang="en"><seg>a</seg></tuv><tuv xml:lang="fr"><seg> </seg></tuv></tu>',
    ],
    ["one language", '<tu><tuv xml:lang="en"><seg>a</seg></tuv></tu>'],
    ["no seg", '<tu><tuv xml:lang="en"/><tuv xml:lang="fr"><seg>b</seg></tuv></tu>'],
    [
      "the same language twice",
      '<tu><tuv xml:lang="en"><seg>a</seg></tuv><tuv xml:lang="EN"><seg>b</seg></tuv></tu>',
    ],
    ["nothing", "<tu/>"],
  ])("skips and counts a unit with %s", (_, units) => {
    expect(readTmx(tmx(units), "a.tmx")).toEqual({ entries: [], skipped: 1 });
  });

  it("reads the DOCTYPE of real files, the lang of TMX 1.1, notes, foreign props and a BOM", () => {
    const file = `\uFEFF<?xml version="1.0" encoding="UTF-16"?>
<!DOCTYPE tmx PUBLIC "-//LISA OSCAR:1998//DTD for Translation Memory eXchange//EN" "tmx14.dtd">
<tmx version="1.1"><header srclang="EN"><prop type="x">y</prop><note>n</note></header><body>
<tu creationdate="20020101T163812Z"><note>n</note><prop type="x-exonym-article">theirs</prop>
<tuv lang="EN"><prop type="p">q</prop><seg>a</seg></tuv><tuv lang="FR"><seg>b</seg></tuv></tu></body></tmx>`;
    expect(readTmx(file, "a.tmx").entries).toMatchObject([
      { sourceLocale: "en", targetLocale: "fr", from: "a.tmx" },
    ]);
  });

  it.each<[string, string, number, number]>([
    ["another kind of XML", "<xliff/>", 1, 1],
    ["no XML", "Hello.", 1, 7],
    ["an empty file", "", 1, 1],
    ["a missing end tag", "<tmx>\n<body>\n</tmx>", 3, 6],
    ["an end in the middle", "<tmx>\n<body>", 2, 6],
    ["an entity that is not declared", tmx("<tu>&nbsp;</tu>"), 3, 10],
    ["a variant without a language", tmx("<tu>\n <tuv><seg>a</seg></tuv></tu>"), 4, 2],
    ["a language that is none", tmx('<tu>\n <tuv xml:lang="no such"><seg>a</seg></tuv></tu>'), 4, 2],
    ["a character that XML forbids", tmx("<tu>\u0002</tu>"), 3, 5],
    ["an internal DTD subset", '<!DOCTYPE tmx [<!ENTITY a "aaaaaaaa">]>\n<tmx/>', 1, 39],
    ["an internal subset behind a system identifier", '<!DOCTYPE tmx SYSTEM "[" [ ]>\n<tmx/>', 1, 29],
    ["elements nested without end", `<tmx>${"<a>".repeat(5000)}`, 1, 195],
  ])("refuses %s and says where", (_, input, line, column) => {
    expect(problemOf(input)).toMatchObject({ kind: "usage", file: "a.tmx", position: { line, column } });
  });

  it("says the tag's line also where a line end follows its name", () => {
    expect(problemOf(tmx("<tu>\n<tuv\nxml:lang='?'/></tu>"))?.position).toEqual({ line: 4, column: 1 });
  });

  it("takes a file in pieces of any size", () => {
    const file = writeTmx(readTmx(unit("a &amp; <ph>𐍈</ph>", "b"), "a.tmx").entries);
    const whole = readTmx(file, "a.tmx").entries;
    for (const size of [1, 2, 3, 7, 64]) {
      const entries: BilingualEntry[] = [];
      const reader = createTmxReader("a.tmx", (entry) => entries.push(entry));
      for (let at = 0; at < file.length; at += size) reader.write(file.slice(at, at + size));
      expect(reader.close()).toBe(0);
      expect(entries).toEqual(whole);
    }
  });
});

describe("writeTmx", () => {
  /** As entries come back. */
  const comparable = (entries: readonly BilingualEntry[]) =>
    sortEntries(
      entries.map((entry) => ({
        ...entry,
        source: storedForm(entry.source),
        target: storedForm(entry.target),
      })),
    );

  it("keeps everything of an entry: readTmx(writeTmx(x)) is x", () => {
    fc.assert(
      fc.property(fc.array(bilingualEntry, { maxLength: 6 }), (entries) => {
        const file = writeTmx(entries);
        expect(sortEntries(readTmx(file, "elsewhere.tmx").entries)).toEqual(comparable(entries));
      }),
      { numRuns: 300 },
    );
  });

  it("gives the same bytes for the same entries in any order, and for what was read from them", () => {
    fc.assert(
      fc.property(
        fc
          .array(bilingualEntry, { maxLength: 6 })
          .chain((list) =>
            fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
          ),
        ([entries, shuffled]) => {
          const file = writeTmx(comparable(entries));
          expect(writeTmx(comparable(shuffled))).toBe(file);
          expect(writeTmx(readTmx(file, "elsewhere.tmx").entries)).toBe(file);
        },
      ),
      { numRuns: 100 },
    );
  });

  it("is XML for an independent parser too, whatever is in it", () => {
    fc.assert(
      fc.property(fc.array(bilingualEntry, { maxLength: 3 }), (entries) => {
        const document = XmlDocument.fromString(writeTmx(entries), { option: ParseOption.XML_PARSE_NONET });
        expect(document.find("/tmx/body/tu")).toHaveLength(entries.length);
        document.dispose();
      }),
      { numRuns: 60 },
    );
  });

  it("puts a short, readable unit on a few lines, with codes that other tools read", () => {
    const source: Content = [
      text("Kursk & "),
      { type: "code", form: "open", id: "1", kind: "strong", raw: "**", display: "**" },
      text("Kyiv"),
      { type: "code", form: "close", id: "1", kind: "strong", raw: "**", display: "**" },
      { type: "code", form: "single", id: "2", kind: "break", raw: "<br>", display: "↵" },
      { type: "code", form: "close", id: "3", kind: "link", raw: "](x)", display: "](x)" },
    ];
    const file = writeTmx([
      {
        sourceLocale: en,
        targetLocale: fr,
        source,
        target: [text("Koursk")],
        context: { previousKey: "", nextKey: "0f" },
        state: "final",
        from: "news/a.md",
      },
    ]);
    expect(file).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4">
<header creationtool="exonym" creationtoolversion="1" segtype="sentence" o-tmf="exonym" adminlang="en" srclang="*all*" datatype="plaintext"/>
<body>
<tu srclang="en">
<prop type="x-exonym-article">news/a.md</prop>
<prop type="x-exonym-previous"></prop>
<prop type="x-exonym-next">0f</prop>
<prop type="x-exonym-state">final</prop>
<tuv xml:lang="en"><prop type="x-exonym-codes">[["**","**"],["**","**"],["&lt;br&gt;","↵"],["](x)","](x)"]]</prop><seg>Kursk &amp; <bpt i="1" x="1" type="bold">**</bpt>Kyiv<ept i="1">**</ept><ph x="2" type="lb">&lt;br&gt;</ph><it pos="end" x="3" type="link">](x)</it></seg></tuv>
<tuv xml:lang="fr"><seg>Koursk</seg></tuv>
</tu>
</body>
</tmx>
`);
  });

  it("is read as another tool's when another tool has saved it", () => {
    const entries = readTmx(unit('<ph x="5">A</ph>a', '<ph x="5">A</ph>b'), "a.tmx").entries;
    const saved = writeTmx(entries)
      .replace('creationtool="exonym"', 'creationtool="Other"')
      .replaceAll('x="1"', 'x="7"');
    expect(readTmx(saved, "b.tmx").entries.map(({ source, from }) => [show(source), from])).toEqual([
      ["{=1:other:A}a", "b.tmx"],
    ]);
  });

  it.each(["[]", "[1]", '{"length":1}', "nonsense", '[["a"]]'])(
    "does without a list of codes that somebody broke (%s)",
    (list) => {
      const source: Content = [
        { type: "code", form: "single", id: "1", kind: "break", raw: "<br>", display: "↵" },
        text("a"),
      ];
      const entry = { ...first("a"), source };
      const broken = writeTmx([entry]).replace(/(x-exonym-codes">)[^<]*/, `$1${list}`);
      expect(show(readTmx(broken, "a.tmx").entries[0]?.source ?? [])).toBe("{=1:break:<br>}a");
    },
  );

  it("takes a state that somebody broke for «translated»", () => {
    const broken = writeTmx([first("a")]).replace(/(x-exonym-state">)[^<]*/, "$1constructor");
    expect(readTmx(broken, "a.tmx").entries[0]?.state).toBe("translated");
  });

  it("writes an empty file that reads as empty", () => {
    expect(readTmx(writeTmx([]), "a.tmx")).toEqual({ entries: [], skipped: 0 });
  });
});

const ntrex = "../shared/corpora/ntrex";
describe.skipIf(!existsSync(ntrex))("on real translations (corpora not here: skipped)", () => {
  it("keeps the first 300 NTREX sentences of every language", () => {
    const sources = readFileSync(`${ntrex}/eng.txt`, "utf8").split("\n").slice(0, 300);
    const files = readdirSync(ntrex).filter((name) => /^[a-z]{3}\.txt$/.test(name) && name !== "eng.txt");
    expect(files.length).toBeGreaterThan(50);
    for (const name of files.slice(0, 60)) {
      const targets = readFileSync(`${ntrex}/${name}`, "utf8").split("\n");
      const entries = sources.map(
        (source, index): BilingualEntry => ({
          ...first("a"),
          source: [text(source)],
          target: [text(targets[index] ?? "")],
          from: `${name}:${index}`,
        }),
      );
      const back = readTmx(writeTmx(entries), "a.tmx").entries;
      expect(back.map(({ target }) => plainText(target)).sort()).toEqual(targets.slice(0, 300).sort());
      expect(back.every(({ source }) => rawText(source) === contentKey(source))).toBe(true);
    }
  });
});
