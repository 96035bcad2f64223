import { describe, expect, it } from "vitest";
import { readHtml } from "../../src/formats/html/read.ts";
import { html } from "../../src/formats/html.ts";
import { contractBreaches, describeUnits, OPTIONS } from "./sample.ts";

function unitsIn(source: string, options = OPTIONS): string[] {
  const article = html.parse(source, options);
  expect(contractBreaches(source, article)).toEqual([]);
  return describeUnits(article);
}

describe("HTML: what is translated", () => {
  it.each<[string, string, string[]]>([
    ["paragraphs", "<p>One<p>Two", ["paragraph: One", "paragraph: Two"]],
    ["headings", "<h1>A</h1><h6>B</h6>", ["heading: A", "heading: B"]],
    ["list items", "<ul><li>One<li><p>Two</p></ul>", ["list-item: One", "list-item: Two"]],
    ["terms", "<dl><dt>Term<dd>Said</dl>", ["list-item: Term", "list-item: Said"]],
    ["quotations", "<blockquote><p>Said</p></blockquote>", ["quotation: Said"]],
    ["cells", "<table><caption>C<tr><th>A<td>B", ["caption: C", "table-cell: A", "table-cell: B"]],
    ["captions", "<figure><figcaption>C</figcaption></figure>", ["caption: C"]],
    ["the title", "<title>A &amp; B</title>", ["heading: A & B"]],
    [
      "text without a block",
      "<div>One<p>Two</p>Three</div>",
      ["paragraph: One", "paragraph: Two", "paragraph: Three"],
    ],
    [
      "forms",
      "<label>Name <input placeholder=You></label><button>Go</button>",
      ["paragraph: ⟨<label>⟩Name ⟨<input placeholder=You>⟩⟨</label>⟩", "attribute: You", "paragraph: Go"],
    ],
    [
      "choices",
      "<select><optgroup label=G><option>A<option label=L>",
      ["attribute: G", "paragraph: A", "attribute: L"],
    ],
    ["values of buttons alone", "<input type=submit value=Go><input value=No>", ["attribute: Go"]],
    ["a field that is never closed", "<p>a</p><textarea>b</p>", ["paragraph: a"]],
    ["a field's text", "<textarea>\n a\n b\n</textarea>", ["paragraph: a⟨↵⟩ b"]],
    ["what is shown without scripts", "<noscript><p>Off</p></noscript>", ["paragraph: Off"]],
    ["templates", "<template><p>T</p></template>", ["paragraph: T"]],
    [
      "text before a table that browsers move",
      "<table>moved<tr><td>cell",
      ["paragraph: moved", "table-cell: cell"],
    ],
    ["text beside a tag without a name", "foo</>bar", ["paragraph: foobar"]],
    ["lines between double line breaks", "one<br><br>two<br>2", ["paragraph: one", "paragraph: two⟨↵⟩2"]],
    [
      "such lines behind a drawing",
      "<svg><path d=''/></svg>one<br><br>two",
      ["paragraph: ⟨<svg><path d=''/></svg>⟩one", "paragraph: two"],
    ],
    [
      "such lines behind a break that nobody translates",
      "A <i translate=no>b<br>c</i><br><br>two",
      ["paragraph: A ⟨<i translate=no>b<br>c</i>⟩", "paragraph: two"],
    ],
  ])("%s", (_name, source, units) => {
    expect(unitsIn(source)).toEqual(units);
  });

  it.each<[string, string, string[]]>([
    [
      "descriptions",
      '<meta name=Description content="D"><meta property=og:title content=T>',
      ["attribute: D", "attribute: T"],
    ],
    ["no other data", "<meta name=author content=A><meta name=keywords content=k><link title=x>", []],
    ["tooltips and labels", "<p title=T aria-label=L>x", ["attribute: T", "attribute: L", "paragraph: x"]],
    [
      "an image's description",
      "<p>See <img alt='the &quot;map&quot;'>",
      ["paragraph: See ⟨<img alt='the &quot;map&quot;'>⟩", 'attribute: the "map"'],
    ],
    ["alone, as a caption", "<figure><img alt=Map></figure>", ["caption: Map"]],
    [
      "what attributes read otherwise",
      "<p title='a&copy=1&copy;&notit;'>x",
      ["attribute: a&copy=1©&notit;", "paragraph: x"],
    ],
    ["not what a repeated attribute says", "<p title=a title=b>x", ["attribute: a", "paragraph: x"]],
    ["subtitles", "<video><track label=English></video>", ["attribute: English"]],
    [
      "drawings",
      "<p>a <svg aria-label=L><title>T</title><text>b <tspan>c</tspan></text></svg>",
      [
        "paragraph: a ⟨<svg aria-label=L><title>T</title><text>b <tspan>c</tspan><…⟩",
        "attribute: L",
        "attribute: T",
        "attribute: b ⟨<tspan>⟩c⟨</tspan>⟩",
      ],
    ],
  ])("attributes: %s", (_name, source, units) => {
    expect(unitsIn(source)).toEqual(units);
  });

  it("linked data that is shown", () => {
    const data =
      '{"headline":"A \\u0026 \\"b\\"","url":"x","image":[{"caption":"C","name":"n"}],"author":{"name":"N"}}';
    expect(unitsIn(`<script type="application/ld+json">${data}</script>`)).toEqual([
      'attribute: A & "b"',
      "attribute: C",
    ]);
    expect(unitsIn('<script type="application/ld+json">{"headline": oops</script>')).toEqual([]);
  });

  it("attributes that a team names, and code where it asks", () => {
    const htmlOptions = { scope: "page", translateCode: true, attributes: ["data-caption"] } as const;
    expect(unitsIn("<i data-caption=C>x</i> <code>y</code>", { ...OPTIONS, html: htmlOptions })).toEqual([
      "paragraph: ⟨<i data-caption=C>⟩x⟨</i>⟩ ⟨<code>⟩y⟨</code>⟩",
      "attribute: C",
    ]);
    expect(unitsIn("<pre>a  b\nc</pre>", { ...OPTIONS, html: htmlOptions })).toEqual(["paragraph: a  b⟨↵⟩c"]);
  });
});

describe("HTML: what stays", () => {
  it.each<[string, string, string[]]>([
    ["scripts and styles", "<script>var a='Text'</script><style>p{}</style><!-- Text -->", []],
    ["code", "<pre>Text</pre><p>Run <code>ls</code>", ["paragraph: Run ⟨<code>ls</code>⟩"]],
    [
      "what is not to be translated",
      "<p translate=no>A</p><div class='x notranslate'><p title=T>B</p></div>",
      [],
    ],
    ["but what is, inside", "<div translate=no>A<p translate=yes>B</p></div>", ["paragraph: B"]],
    [
      "a name in a sentence",
      "<p>By <b translate=no>A <i>B</i></b>.",
      ["paragraph: By ⟨<b translate=no>A <i>B</i></b>⟩."],
    ],
    ["mathematics", "<p>If <math><mi>x</mi></math> then", ["paragraph: If ⟨<math><mi>x</mi></math>⟩ then"]],
    [
      "frames, but for their titles",
      "<iframe title=T>Text</iframe><noframes>Text</noframes>",
      ["attribute: T"],
    ],
    ["what has no words", "<p>— … <b>!</b></p>", []],
    ["a tag that the end cuts off", "<p>Text <a title='x", ["paragraph: Text"]],
    ["a byte order mark", "\uFEFF<title>T</title>", ["heading: T"]],
  ])("%s", (_name, source, units) => {
    expect(unitsIn(source)).toEqual(units);
  });
});

describe("HTML: markup in sentences", () => {
  it.each<[string, string, string[]]>([
    ["pairs", "<p>a <b>b <i>c</i></b>", ["paragraph: a ⟨<b>⟩b ⟨<i>⟩c⟨</i>⟩⟨</b>⟩"]],
    ["line breaks, not at the ends", "<p><br>a<br>b<br>", ["paragraph: a⟨↵⟩b"]],
    ["comments, not at the ends", "<p><!--x-->a<!--y-->b<!--z-->", ["paragraph: a⟨<!--y-->⟩b"]],
    ["a tag without its partner", "<p><b>a<p>b</b> c", ["paragraph: a", "paragraph: b⟨</b>⟩ c"]],
    ["tags across one another", "<p>a <b>b<i>c</b>d</i> e", ["paragraph: a ⟨<b>⟩b⟨<i>⟩c⟨</b>⟩d⟨</i>⟩ e"]],
    ["white space as one space", "<p>\r\n a \t b\r\nc\n", ["paragraph: a b c"]],
    ["references", "<p>&copy 2&nbsp;&lt;3 &notit; &#x41;&amp;amp;", ["paragraph: © 2\u00A0<3 ¬it; A&amp;"]],
    ["what XML cannot hold", "<p>a\0b\uD800c", ["paragraph: a⟨U+0000⟩b⟨U+D800⟩c"]],
    ["variables", "<p>Hi {{name}}, {% x %}", ["paragraph: Hi ⟨{{name}}⟩, ⟨{% x %}⟩"]],
    [
      "fields of newsletters",
      "<p>Hi *|FNAME|*, %%TOWN%%, \x24{user.name}, #{age}: 5 % %% *| \x24{a b} 100%%off%%",
      ["paragraph: Hi ⟨*|FNAME|*⟩, ⟨%%TOWN%%⟩, ⟨\x24{user.name}⟩, ⟨#{age}⟩: 5 % %% *| \x24{a b} 100%%off%%"],
    ],
    [
      "not what a tag in an attribute has before its quotation marks",
      '<p><a aria-label="{{ t("Older posts") }}" title="Go {{ to }}">Old</a> or <i title=\'<%= t(\'b\') %>\'>new</i>',
      [
        'paragraph: ⟨<a aria-label="{{ t("Older posts") }}" title="Go {{ to }}">⟩Old⟨</a>⟩ or ⟨<i title=\'<%= t(\'b\') %>⟩\'>new⟨</i>⟩',
        "attribute: Go ⟨{{ to }}⟩",
      ],
    ],
    [
      "PHP, which browsers end too early",
      '<?php foreach ($a as $k => $v): ?>\n<p>B <?= $v->n ?> c<img alt="T <?= $v->t ?>"></p>\n<?php endforeach; ?>',
      ['paragraph: B ⟨<?= $v->n ?>⟩ c⟨<img alt="T <?= $v->t ?>">⟩', "attribute: T ⟨<?= $v->t ?>⟩"],
    ],
    [
      "template tags on lines of their own",
      '{% extends "a.html" %}\n\n{% block b %}\n<p>A</p>\n\n  {{ c }}\n\n{% endblock %}\n{# d #}\n',
      ["paragraph: A"],
    ],
    [
      "template tags around variables, and those of ERB",
      '<p>A {% include {{ b }} %} c {%- if d == "50%"\n and e -%}f{% endif %} <%= g.h %>.',
      ['paragraph: A ⟨{% include {{ b }} %}⟩ c ⟨{%- if d == "50%" and e -%}⟩f⟨{% endif %}⟩ ⟨<%= g.h %>⟩.'],
    ],
  ])("%s", (_name, source, units) => {
    expect(unitsIn(source)).toEqual(units);
  });

  it("are pairs only where browsers take them for such", () => {
    const formsOf = (source: string) =>
      html
        .parse(source, OPTIONS)
        .units.flatMap(({ content }) => content.flatMap((part) => (part.type === "code" ? [part.form] : [])));
    expect(formsOf("<p>a <b>b</b>")).toEqual(["open", "close"]);
    expect(formsOf("<p>a <a>b <a>c</a></a> d")).toEqual(["single", "open", "close", "single"]);
  });
});

describe("HTML: the rest", () => {
  it("has words for where a text stands", () => {
    const page = "<title>T</title><meta name=description content=D><h2>H</h2><img alt=A><table><th>C";
    expect(html.parse(page, OPTIONS).units.map(({ context }) => context)).toEqual([
      "Page title",
      "Page description",
      "Heading 2",
      "Image description",
      "Table heading",
    ]);
  });

  it.each([
    ["<html lang=uk>", "uk"],
    ["<html xml:lang='en-GB'>", "en-GB"],
    ["<html lang=''>", undefined],
    ["<p lang=fr>x", undefined],
  ])("knows the language of %s", (source, language) => {
    expect(html.parse(source, OPTIONS).declaredLanguage).toBe(language);
  });

  it("reads fragments, whatever they are of", () => {
    const kinds = (source: string) => readHtml(source, { fragment: true }).texts.map(({ kind }) => kind);
    expect(kinds("Text <b>x</b>")).toEqual(["paragraph"]);
    expect(kinds("<td>cell</td>")).toEqual(["table-cell"]);
    expect(kinds("</div><p>Text")).toEqual(["paragraph"]);
    expect(readHtml("<div lang=fr>x", { fragment: true }).declaredLanguage).toBe("fr");
  });

  it("reads 10,000 of anything inside one another, in little time", () => {
    for (const piece of ["<div>", "<b>", "<svg><title>", "{{", "<", "&a"]) {
      const source = `<p>Text ${piece.repeat(10_000)}`;
      const article = html.parse(source, OPTIONS);
      expect(html.serialize(article, new Map(), OPTIONS).text).toBe(source);
    }
  });
});
