import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codesOf, text } from "../../src/article/content.ts";
import { mdx } from "../../src/formats/mdx.ts";
import { structureOf } from "./judge.ts";
import { contractBreaches, describeUnits, OPTIONS, translate, translateTo, unspelled } from "./sample.ts";

const units = (source: string) => describeUnits(mdx.parse(source, OPTIONS));
const to = (source: string, ...targets: string[]) => translateTo(mdx, source, ...targets);

describe("units of MDX", () => {
  it.each([
    ["import A from './a.mjs'\n\nText.", ["paragraph: Text."]],
    ["export const a = [\n  'b',\n\n  'c',\n]\n\nText.", ["paragraph: Text."]],
    ["{/* a comment */}\n\n{\n  a.map(() => 'b')\n\n}\n\nText.", ["paragraph: Text."]],
    ["<Card>\n  Some *text*.\n\n  - item\n</Card>", ["paragraph: Some ⟨*⟩text⟨*⟩.", "list-item: item"]],
    ['<Card title="A &quot;b&quot;" icon="c" href={d} />', ['attribute: A "b"']],
    ["<Tabs>\n<Tab label='One'>\nText.\n</Tab>\n</Tabs>", ["attribute: One", "paragraph: Text."]],
    ['A <Tip title="b">c</Tip> {d}.', ['paragraph: A ⟨<Tip title="b">⟩c⟨</Tip>⟩ ⟨{d}⟩.', "attribute: b"]],
    ["A <>b</>.", ["paragraph: A ⟨<>⟩b⟨</>⟩."]],
    ["A <Foo.Bar>b</Foo.Bar><br/>c", ["paragraph: A ⟨<Foo.Bar>⟩b⟨</Foo.Bar>⟩⟨<br/>⟩c"]],
    ["    not code", ["paragraph: not code"]],
    [":::note[A *b*]\nText.\n:::", ["heading: A ⟨*⟩b⟨*⟩", "paragraph: Text."]],
    ["# Title {#id}", ["heading: Title"]],
    ['<A b={<C d="e">f</C>} />', []],
    ["---\ntitle: T\n---\nimport a from 'b'\n\n# H", ["front-matter: T", "heading: H"]],
  ])("%j", (source, expected) => {
    for (const article of [source, source.replaceAll("\n", "\r\n"), `\uFEFF${source}`]) {
      expect(units(article)).toEqual(expected);
      expect(contractBreaches(article, mdx.parse(article, OPTIONS))).toEqual([]);
      expect(translate(mdx, article, (content) => content).text).toBe(article);
    }
  });

  it("have a team's own attributes, too", () => {
    const options = { ...OPTIONS, markdown: { attributes: ["kicker"] } };
    expect(describeUnits(mdx.parse('<A title="b" kicker="c" />', options))).toEqual([
      "attribute: b",
      "attribute: c",
    ]);
  });

  it.each([
    ["a { b", "paragraph: a ⟨{ b⟩"],
    ["a <b c", "paragraph: a <b c"],
    ["<A>\n\nc {b\n- d", "list-item: d"],
    ["<a b\n\nimport C from 'c'\nimport D from 'd'\n\ne {f} g", "paragraph: e ⟨{f}⟩ g"],
    ["<a b\n\nexport const c = {\n  d: 'e',\n\n  f: 'g',\n}\n\nh", "paragraph: h"],
    ["<a b\n\n{\n  c.map(() => {\n\n  d})\n}\n\ne `{` f", "paragraph: e ⟨`{`⟩ f"],
    ["<a b\n\nimport duties rose.\n\n```\n{\n```\n\n\\{c", "paragraph: import duties rose."],
    ["<a b\n\nc {d {e} f\ng\n\nh {i {j} k} l", "paragraph: h ⟨{i {j} k}⟩ l"],
  ])("are those of Markdown where it is no MDX, with a warning: %j", (source, expected) => {
    const article = mdx.parse(source, OPTIONS);
    expect(article.warnings).toMatchObject([{ message: expect.stringContaining("not valid MDX") }]);
    expect(describeUnits(article)).toContain(expected);
    expect(translate(mdx, source, (content) => content).text).toBe(source);
  });

  it.each([
    ["a <b c\n\n{d {e} f\n\ng", ["paragraph: a <b c", "paragraph: g"]],
    ["a <b c\n\nimport D from 'd'\n\nexport default E\n\nf", ["paragraph: a <b c", "paragraph: f"]],
  ])("have no code where the article is no MDX: %j", (source, expected) => {
    for (const article of [source, source.replaceAll("\n", "\r\n")]) {
      expect(units(article)).toEqual(expected);
      expect(contractBreaches(article, mdx.parse(article, OPTIONS))).toEqual([]);
      expect(translate(mdx, article, () => [text("x {y} <z \\{ import a")]).text).not.toBeNull();
    }
  });

  it.each([
    ["<!-- a {b} <c -->\n\nText.", ["paragraph: Text."]],
    ["<!-- a\n\n{b\n-->\n\nText.", ["paragraph: Text."]],
    ["import A from 'a'\n\na <!-- b --> c {d}", ["paragraph: a ⟨<!-- b -->⟩ c ⟨{d}⟩"]],
    ["<A>\n<!-- b -->\n</A>\n\n{#c} d", ["paragraph: ⟨{#c}⟩ d"]],
    [
      "`<!--` a `-->` b\n\n<!-- c -->\n\n```\n<!--\n```\n\nd",
      ["paragraph: ⟨`<!--`⟩ a ⟨`-->`⟩ b", "paragraph: d"],
    ],
  ])("may have comments of HTML: %j", (source, expected) => {
    for (const article of [source, source.replaceAll("\n", "\r\n")]) {
      const parsed = mdx.parse(article, OPTIONS);
      expect(parsed.warnings).toBeUndefined();
      expect(describeUnits(parsed)).toEqual(expected);
      expect(contractBreaches(article, parsed)).toEqual([]);
      expect(translate(mdx, article, unspelled).text).toBe(article);
      expect(
        translate(mdx, article, (content) => [
          text("x <!-- y --> {z}"),
          ...codesOf(content).flatMap((code) => [text(" "), code]),
        ]).text,
      ).toContain("x \\<!-- y --> \\{z");
    }
  });

  it("are read without JavaScript where braces hold none", () => {
    const article = mdx.parse("import a from 'b'\n\n# Title {#my-id}\n\n{not js} text", OPTIONS);
    expect(article.warnings).toBeUndefined();
    expect(describeUnits(article)).toEqual(["heading: Title", "paragraph: ⟨{not js}⟩ text"]);
  });
});

describe("translations in MDX", () => {
  it.each([
    ["a", "b { c } <d> <", "b \\{ c } \\<d> \\<"],
    ["a", "import b from 'c'", "&#105;mport b from 'c'"],
    ["a", "export default", "&#101;xport default"],
    ["a  \nb", "x⟨0⟩import y", "x  \n&#105;mport y"],
    ["a <B>c</B>", "⟨0⟩<x>⟨1⟩ {y}", "<B>\\<x></B> \\{y}"],
    ["see https://a.org/b now", "见⟨0⟩网", "见[https://a.org/b](https://a.org/b)网"],
    ["mail a@b.org now", "邮箱a⟨0⟩", "邮箱a[a@b.org](mailto:a@b.org)"],
    ["**a** b", "⟨0⟩重点。⟨1⟩后文", "<strong>重点。</strong>后文"],
    ['<A title="b" />', 'x "y" & &amp; <z> {w}', '<A title="x &quot;y&quot; & &amp;amp; <z> {w}" />'],
    ["<A title='b' />", "it's", "<A title='it&#39;s' />"],
    ["|a <B title='c' />|\n|-|", "x ⟨0⟩", "|x <B title='c' />|\n|-|"],
    ["# a {b}", "x ⟨0⟩", "# x {b}"],
  ])("in %j, %j is written as %j", (source, target, expected) => {
    const result = to(source, target, "y | `");
    const wanted = expected.replace("'c' />|", "'y &#124; &#96;' />|");
    expect(result).toBe(wanted);
    const withoutLinks = (article: string) =>
      structureOf(article, true).filter((line) => !/^link/.test(line));
    expect(withoutLinks(result)).toEqual(withoutLinks(source));
  });

  it("keep structure, whatever they are", () => {
    const pieces = [
      ..."{}<>/$*_`[]|#\"'&;=\\ \n",
      "<A>",
      "</A>",
      "<b/>",
      "import a",
      "a",
      "中。",
      "{b}",
      "<A title='c'>",
    ];
    const piece = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((all) => all.join(""));
    let kept = 0;
    fc.assert(
      fc.property(piece, piece, (body, target) => {
        const source = `# Title\n\n${body}\n\n<Card title="t">\n\nText {x} *y*.\n\n</Card>\n`;
        const article = mdx.parse(source, OPTIONS);
        expect(contractBreaches(source, article)).toEqual([]);
        expect(translate(mdx, source, (content) => content).text).toBe(source);
        const result = translate(mdx, source, (content) => [
          text(target),
          ...codesOf(content).flatMap((code) => [text(" "), code]),
        ]);
        if (result.text === null || article.warnings !== undefined) return;
        kept++;
        let wanted: string[];
        try {
          wanted = structureOf(source, true);
        } catch {
          return; // Tags without partners: only the tree of MDX minds.
        }
        expect(structureOf(result.text, true).sort()).toEqual(wanted.sort());
      }),
      { numRuns: 150, seed: 20241112 },
    );
    expect(kept).toBeGreaterThan(20);
  });

  it("need no spelling from the source where none is special", () => {
    const source =
      'import a from "b"\n\n<Card title="It\'s a title">\n  Some *text*, {a} and [c](d "e").\n</Card>\n';
    expect(translate(mdx, source, unspelled).text).toBe(source);
  });
});
