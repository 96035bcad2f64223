import { describe, expect, it } from "vitest";
import { codesOf, plainText, rawText } from "../../src/article/content.ts";
import { markdown } from "../../src/formats/markdown.ts";
import { contractBreaches, describeUnits, OPTIONS, translate } from "./sample.ts";

const parse = (source: string) => markdown.parse(source, OPTIONS);
const units = (source: string) => describeUnits(parse(source));

describe("program code and remarks between template tags", () => {
  it.each([
    "{% highlight js %}\nlet a;\n\n<p>b</p>\n# c\n{% endhighlight %}",
    '{{< highlight go "linenos=table" >}}\nvar a = 1\n\nvar b\n{{< /highlight >}}',
    "{%- comment -%}\nRemember\n{%- endcomment -%}",
  ])("stay: %j", (source) => {
    expect(units(`${source}\n\nText.\n`)).toEqual(["paragraph: Text."]);
  });

  it.each([
    ["that do not end", "{% highlight js %}\n\nText.\n"],
    ["in a sentence", "See {% highlight %}\n\nText.\n\n{% endhighlight %}"],
    ["that are examples in code", "```\n{% comment %}\n```\n\nText.\n\n```\n{% endcomment %}\n```"],
  ])("are none between tags %s", (_name, source) => {
    expect(units(source)).toContain("paragraph: Text.");
  });
});

describe("units of Markdown", () => {
  it.each([
    ["A paragraph.", ["paragraph: A paragraph."]],
    ["# One\n\nTwo\n===\n", ["heading: One", "heading: Two"]],
    ["- a\n- b\n\n  c\n", ["list-item: a", "list-item: b", "list-item: c"]],
    ["> a\n>\n> - b\n", ["quotation: a", "list-item: b"]],
    ["| a | b |\n|--|:-:|\n| c |  |\n", ["table-cell: a", "table-cell: b", "table-cell: c"]],
    ["a[^1]\n\n[^1]: note\n", ["paragraph: a⟨[^1]⟩", "footnote: note"]],
    ["![A dog](dog.jpg)", ["caption: A dog"]],
    ["[![A dog](dog.jpg)](more)", ["caption: A dog"]],
    ["See ![a dog](dog.jpg).", ["paragraph: See ⟨![a dog](dog.jpg)⟩.", "attribute: a dog"]],
    ["See ![](dog.jpg).", ["paragraph: See ⟨![](dog.jpg)⟩."]],
    ["A [b]{.small}{: .c d=e} `f`{g=h}.", ["paragraph: A [b]⟨{.small}⟩⟨{: .c d=e}⟩ ⟨`f`⟩⟨{g=h}⟩."]],
    ["A {b=c} {} {.} \\{.d} {1}.", ["paragraph: A {b=c} {} {.} {.d} {1}."]],
    ["# A {#b .c}\n\n![D](e.jpg){width=50%}", ["heading: A", "caption: D"]],
    ["- [x] done\n- [ ] to do\n", ["list-item: done", "list-item: to do"]],
    [
      'Hello {{name}}, {{< figure src="a_b_c" >}}.',
      ['paragraph: Hello ⟨{{name}}⟩, ⟨{{< figure src="a_b_c" >}}⟩.'],
    ],
  ])("%j", (source, expected) => {
    expect(units(source)).toEqual(expected);
  });

  it.each([
    "```\ncode\n```",
    "    indented code",
    "<script>let a = 'b';</script>",
    "<pre>code</pre>",
    "<!-- a comment -->",
    "[label]: https://example.org",
    "$$\n- a\n= b\n$$",
    "[youtube=https://a.org/watch?v=1&w=600]",
    "{{< figure src='a' >}}\n{{% note %}}\n",
    "{: .class }",
    "---",
    "$$\nE = mc^2\n$$",
    "![](only-an-image.png)",
    "— … !",
    "`code` <br> **—**",
    "+++\nslug = 'TOML'\n+++\n",
    "",
    " \n\t\n",
    "\uFEFF",
  ])("are none in %j", (source) => {
    expect(units(source)).toEqual([]);
  });

  it("have a context that tells a translator where they are", () => {
    const { units: found } = parse("---\ntitle: T\nimage:\n  alt: A\n---\n## H\n\n![i](s)\n\np");
    expect(found.map(({ context }) => context)).toEqual([
      "Front matter: title",
      "Front matter: image.alt",
      "Heading 2",
      "Image description",
      undefined,
    ]);
  });

  it("keep their ids when other paragraphs come and go", () => {
    const [first] = parse("Stay.\n\nGo.").units;
    const found = parse("New.\n\n> Stay.\n\nStay.").units.map(({ id }) => id);
    expect(found.filter((id) => id === first?.id)).toHaveLength(1);
  });
});

describe("what lies in the markup of Markdown", () => {
  it.each([
    ["[a](b 'c *d*') x", ["paragraph: ⟨[⟩a⟨](b 'c *d*')⟩ x", "attribute: c *d*"]],
    ['![a *b*](c "d")', ["caption: a *b*".replace("*b*", "⟨*⟩b⟨*⟩"), "attribute: d"]],
    ["[![a](b)](c 'd')", ["caption: a", "attribute: d"]],
    ["![a](b) ![c](d)", ["attribute: a", "attribute: c"]],
    ["x ![a]\n\n[a]: b 'c'", ["paragraph: x ⟨![a]⟩", "attribute: a", "attribute: c"]],
    ["> [a](b 'c\n> d') x", ["quotation: ⟨[⟩a⟨](b 'c > d')⟩ x", "attribute: c d"]],
    ['a <img src="b" alt="c"> d', ['paragraph: a ⟨<img src="b" alt="c">⟩ d', "attribute: c"]],
    ['<img src="b" alt="c">', ["caption: c"]],
    [
      'a <a href="{{< ref "b" >}}" title="c">d</a>',
      ['paragraph: a ⟨<a href="{{< ref "b" >}}" title="c">⟩d⟨</a>⟩', "attribute: c"],
    ],
    ['[a]({{< ref "b" >}})', ['paragraph: ⟨[⟩a⟨]({{< ref "b" >}})⟩']],
    [
      'a {{< img alt="b \\"c\\"" src="d" >}} e',
      ['paragraph: a ⟨{{< img alt="b \\"c\\"" src="d" >}}⟩ e', 'attribute: b "c"'],
    ],
    ['{{< figure\n  src="a"\n  caption="b"\n>}}', ["attribute: b"]],
    ["{{< note >}}\nText.\n{{< /note >}}\nMore.", ["paragraph: Text.", "paragraph: More."]],
    ['{% include image.html alt="a" %}', ["attribute: a"]],
    [":::note[A *b*]\nText.\n:::", ["heading: A ⟨*⟩b⟨*⟩", "paragraph: Text."]],
    ["::: details Click me\nText.\n:::", ["heading: Click me", "paragraph: Text."]],
    ["::: {.callout}\n\n::video{id=1}\n\nText.\n\n:::", ["paragraph: Text."]],
    ["## Title {#id}\n\nText.\n{: .lead}", ["heading: Title", "paragraph: Text."]],
  ])("%j", (source, expected) => {
    expect(units(source)).toEqual(expected);
    expect(contractBreaches(source, parse(source))).toEqual([]);
  });

  it("is HTML, block by block, in quotations and lists too", () => {
    const html =
      "<div>\n<h2>A</h2>\n\nB *c*\n\n</div>\n<details><summary>D</summary>\n<p>E <b>f</b></p></details>\n";
    const expected = ["heading: A", "paragraph: B ⟨*⟩c⟨*⟩", "paragraph: D", "paragraph: E ⟨<b>⟩f⟨</b>⟩"];
    for (const source of [html, html.replace(/^(?=.)/gm, "> "), html.replaceAll("\n", "\r\n")]) {
      expect(units(source).map((unit) => unit.replace("quotation", "paragraph"))).toEqual(expected);
      expect(contractBreaches(source, parse(source))).toEqual([]);
    }
  });
});

describe("mathematics", () => {
  it.each([
    ["a $x^2$ b", ["$x^2$"]],
    ["$$x$$ b", ["$$x$$"]],
    ["$a*b$ and $c*d$ e", ["$a*b$", "$c*d$"]],
    ["$5 and $10", []],
    ["$5-$10 a", []],
    ["US$5 or A$6 a", []],
    ["$5 here or 10 C$. a", []],
    ["\\$a$ b", []],
  ])("of %j is %j", (source, expected) => {
    const [unit] = parse(source).units;
    expect(codesOf(unit?.content ?? []).map(({ raw }) => raw)).toEqual(expected);
  });

  it("is text where a team has none", () => {
    const [unit] = markdown.parse("a $x$", { ...OPTIONS, markdown: { math: false } }).units;
    expect(codesOf(unit?.content ?? [])).toEqual([]);
  });
});

describe("content of Markdown", () => {
  it("shows pairs, single codes and text as a reader sees it", () => {
    const [unit] = parse('A *b* __c__ ~~d~~ [e](f "g") `h` <b>i</b> &amp;\\* www.j.org <k@l.org>').units;
    expect(plainText(unit?.content ?? [])).toBe("A b c d e  i &*  ");
    expect(codesOf(unit?.content ?? []).map(({ form, kind, raw }) => `${form} ${kind} ${raw}`)).toEqual([
      "open emphasis *",
      "close emphasis *",
      "open strong __",
      "close strong __",
      "open strikethrough ~~",
      "close strikethrough ~~",
      "open link [",
      'close link ](f "g")',
      "single code `h`",
      "open html <b>",
      "close html </b>",
      "single link www.j.org",
      "single link <k@l.org>",
    ]);
  });

  it.each([
    ['<a href="b">c</a>', ["open", "close"]],
    ["<b>c<b>d</b>", ["single", "open", "close"]],
    ["<B>c</b >", ["open", "close"]],
    ["a<br>c<br/>d<!-- e -->", ["single", "single", "single"]],
    ["a<b>c<br>d</b>", ["open", "single", "close"]],
    ["a</b>c<b>", ["single", "single"]],
    ["<b>*c</b>*", ["single", "open", "single", "close"]],
    ["*<b>c*</b>", ["open", "single", "close", "single"]],
    ["*<b>c</b>*", ["open", "open", "close", "close"]],
    ["<b><i>c</b></i>", ["open", "single", "close", "single"]],
  ])("pairs the tags of %j as %j", (source, forms) => {
    const [unit] = parse(`x ${source}`).units;
    expect(codesOf(unit?.content ?? []).map(({ form }) => form)).toEqual(forms);
  });

  it("numbers codes from 1, a pair with one number", () => {
    const [unit] = parse("`x` **a *b* c**").units;
    expect(codesOf(unit?.content ?? []).map(({ id }) => id)).toEqual(["1", "2", "3", "3", "2"]);
  });

  it("spells each entity and escape as a run of its own", () => {
    const [unit] = parse("a&nbsp;&lt;\\_b").units;
    expect(unit?.content).toEqual([
      { type: "text", value: "a", raw: "a" },
      { type: "text", value: "\u00A0", raw: "&nbsp;" },
      { type: "text", value: "<", raw: "&lt;" },
      { type: "text", value: "_", raw: "\\_" },
      { type: "text", value: "b", raw: "b" },
    ]);
  });

  it.each([
    ["a  b\nc", " ", "\n"],
    ["> a \r\n> c", " ", " \r\n> "],
    ["- a\r   c", " ", "\r   "],
    ["1. > a\n   > c", " ", "\n   > "],
    ["> a\nc", " ", "\n"],
  ])("reads the line break in %j as a space", (source, value, raw) => {
    const [unit] = parse(source).units;
    expect(unit?.content).toContainEqual({ type: "text", value, raw });
  });

  it.each(["a  \nb", "a\\\nb", "> a\\\n> b"])("reads the hard line break in %j as a code", (source) => {
    const [unit] = parse(source).units;
    expect(codesOf(unit?.content ?? []).map(({ kind, display }) => `${kind} ${display}`)).toEqual([
      "break ↵",
    ]);
  });

  it("shows the label of a reference that is named by its text", () => {
    const [unit] = parse("[A *b*][] [c] [d][e]\n\n[a *b*]: x\n[c]: y\n[e]: z\n").units;
    expect(
      codesOf(unit?.content ?? [])
        .filter(({ form, kind }) => form === "close" && kind === "link")
        .map(({ display }) => display),
    ).toEqual(["][A *b*]", "][c]", "][e]"]);
  });

  it("takes white space off the edges, also when it is spelled out", () => {
    const [unit] = parse("\u3000&nbsp; a b \t\n").units;
    expect(rawText(unit?.content ?? [])).toBe("a b");
  });

  it("makes codes of characters that XML cannot hold", () => {
    const [unit] = parse("a\u0000b\u0002cd\uD800e\uFFFEf").units;
    expect(codesOf(unit?.content ?? []).map(({ display }) => display)).toEqual([
      "U+0000",
      "U+0002",
      "U+D800",
      "U+FFFE",
    ]);
  });

  it("protects an address that is no link by the specification", () => {
    const [unit] = parse("[video=http://www.example.org/a_b_c w").units;
    expect(codesOf(unit?.content ?? []).map(({ raw }) => raw)).toEqual(["http://www.example.org/a_b_c"]);
  });
});

describe("lossless reading", () => {
  const awkward = [
    "\uFEFF# BOM\n\ntext",
    "\uFEFF---\ntitle: T\n---\ntext",
    "a\r\n\r\n> b\r\n> *c\r\n> d*\r\n",
    "a\rb\r\rc\r",
    "\ta\n\n-\tb\n\n\tc\n\n>\td\te",
    "a\u2028b\u2029c\u0085d",
    "a\u0000b\n\n\u0000",
    "\uD83D lone \uDE00 surrogates 😀",
    "no final newline *x*",
    "[a [b](c) d](e) ![f ![g](h) i](j)",
    "*a **b* c** ***d** e*",
    "| a\\|b | `c\\|d` |\n|-|-|\n| [e](f\\|g) |\n",
    "[a\n> b](c\n 'd')",
    "x <a\nb> <!-- c\n d -->",
    "[^a]: b\n\n    c\n\n[^a]",
    "* a\n\n      code\n\n* b\n",
  ];
  it.each(awkward)("%j", (source) => {
    const article = parse(source);
    expect(contractBreaches(source, article)).toEqual([]);
    expect(article.units.length).toBeGreaterThan(0);
  });
});

describe("hostile Markdown", () => {
  it.each([
    ["quotations", ">".repeat(100_000)],
    ["quotations that end", `${">".repeat(15_000)}a\n${">".repeat(5000)}# b`],
    ["lists", `${"- ".repeat(10_000)}a`],
    ["spaces in lists", `${"+ ".repeat(10_000)}a\n${"  ".repeat(10_000)}b`],
    ["opening brackets", "[".repeat(100_000)],
    ["closing brackets", "]".repeat(30_000)],
    ["remarks without an end", "a <!-- ".repeat(10_000)],
    ["titles without an end", '[a](b "'.repeat(30_000)],
    ["titles without an end on lines of their own", "[a](b\n'c ".repeat(30_000)],
    ["backticks", Array.from({ length: 2000 }, (_, i) => `${"`".repeat(i)}a`).join("")],
    ["long runs of stars", `${"*".repeat(10_000)}a${"*".repeat(10_000)}`],
    ["nested links", `${"[".repeat(5000)}a${"](b)".repeat(5000)}`],
    ["nested images", `${"![".repeat(5000)}a${"](b)".repeat(5000)}`],
    ["emphasis", "*a_ ".repeat(10_000)],
    ["nested lists", "- a\n  - b\n".repeat(100_000)],
    ["list items", "- a\n".repeat(1_000_000)],
    ["lines", "{% a\n".repeat(50_000)],
  ])("with too many %s is refused with its place", (_what, source) => {
    expect(() => parse(source)).toThrow(/^There are more .* here than an article can have/);
  });

  it.each([
    ["stars", "*".repeat(10_000)],
    ["quotations in one another", `${">".repeat(10_000)}a`],
    ["numbered lists in one another", `${"1. ".repeat(3000)}a`],
    ["opening brackets", "[".repeat(10_000)],
    ["beginnings of emphasis", "*a ".repeat(10_000)],
    ["lines", "a b\n".repeat(5_000)],
    ["a rule", "- ".repeat(10_000)],
    ["backticks", "`".repeat(10_000)],
    ["unfinished addresses", "[a](<b".repeat(900)],
    ["ampersands", "&".repeat(10_000)],
    ["addresses", "http://".repeat(5000)],
    ["mail addresses", "a@".repeat(5000)],
    ["braces", "{{".repeat(10_000)],
    ["unfinished tags", '{{< a="'.repeat(5000)],
    ["dollar signs", "$a ".repeat(5000)],
    ["lines of site generators", ":::a\nb\n".repeat(4000)],
    ["tags of HTML", "<div>".repeat(10_000)],
    ["unclosed fences", "```\na\n\nb\n\n".repeat(1000)],
    ["bodies without an end", "{% highlight %}\n\n".repeat(2_000)],
  ])("with many %s is read", (_what, source) => {
    expect(contractBreaches(source, parse(source))).toEqual([]);
  });

  it("may have ten thousand nested quotations", () => {
    const source = `${"> ".repeat(10_000)}a\n`;
    const { text } = translate(markdown, source, () => [{ type: "text", value: "# b" }]);
    expect(text).toBe(source.replace("a", "\\# b"));
  });
});

describe("long Markdown", () => {
  it("is read piece by piece with the same result", () => {
    const part =
      "# Head [a]\n\nText[^1] with [b].\n\n- one\n\n- two\n\n> quote\n\n~~~\ncode\n\nmore\n~~~\n\n<pre>\n\nhtml\n\n</pre>\n\n";
    const definitions = "[a]: x\n\n[b]: y\n\n[^1]: Note.\n";
    const once = units(part + definitions);
    const often = units(part.repeat(100) + definitions);
    expect(often).toEqual([...Array(100).fill(once.slice(0, -1)).flat(), once.at(-1)]);
  });

  it("may have front matter with blank lines in it", () => {
    const filler = "text: |\n  a\n\nkey: b\n\n".repeat(500);
    expect(units(`---\n${filler}\ntitle: T\n---\n\nBody`)).toEqual(["front-matter: T", "paragraph: Body"]);
  });
});
