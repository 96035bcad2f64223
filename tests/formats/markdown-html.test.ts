import { describe, expect, it } from "vitest";
import { markdown } from "../../src/formats/markdown.ts";
import { mdx } from "../../src/formats/mdx.ts";
import { contractBreaches, describeUnits, OPTIONS, translate, translateTo, unspelled } from "./sample.ts";

const units = (source: string) => describeUnits(markdown.parse(source, OPTIONS));

describe("elements of HTML in a sentence that nobody translates", () => {
  it.each([
    ["Press <kbd>Ctrl</kbd>.", "paragraph: Press ⟨<kbd>Ctrl</kbd>⟩."],
    ["A <span translate=no>*b* [c](d)</span>.", "paragraph: A ⟨<span translate=no>*b* [c](d)</span>⟩."],
    ["*A <b class='x notranslate'>b</b>*.", "paragraph: ⟨*⟩A ⟨<b class='x notranslate'>b</b>⟩⟨*⟩."],
    ["A <script>b</script> c", "paragraph: A ⟨<script>b</script>⟩ c"],
    ["A <b class='x'>b</b> c", "paragraph: A ⟨<b class='x'>⟩b⟨</b>⟩ c"],
    ["A <kbd>b *c</kbd> d*", "paragraph: A ⟨<kbd>⟩b ⟨*⟩c⟨</kbd>⟩ d⟨*⟩"],
  ])("%j", (source, expected) => {
    expect(units(source)).toEqual([expected]);
  });

  it("hide the texts in them, but not those of the tag itself", () => {
    expect(units('A <code title="One">![two](x)</code> ![three](y).')).toEqual([
      'paragraph: A ⟨<code title="One">![two](x)</code>⟩ ⟨![three](y)⟩.',
      "attribute: One",
      "attribute: three",
    ]);
    expect(units('A <b title="One" translate="no">two</b>.')).toHaveLength(1);
  });

  it("may be shown all the same", () => {
    const html = { scope: "page", translateCode: true, attributes: [] } as const;
    const article = markdown.parse("Press <kbd>Ctrl</kbd>.", { ...OPTIONS, html });
    expect(describeUnits(article)).toEqual(["paragraph: Press ⟨<kbd>⟩Ctrl⟨</kbd>⟩."]);
  });

  it("are known in MDX, where components are none", () => {
    const source = 'Press <kbd>A</kbd>, <Code>B</Code>, <b className="notranslate">C</b>.';
    expect(describeUnits(mdx.parse(source, OPTIONS))).toEqual([
      'paragraph: Press ⟨<kbd>A</kbd>⟩, ⟨<Code>⟩B⟨</Code>⟩, ⟨<b className="notranslate">C</b>⟩.',
    ]);
  });

  it("move with their insides", () => {
    expect(translateTo(markdown, "Press <kbd>*</kbd> now", "Jetzt ⟨0⟩ drücken")).toBe(
      "Jetzt <kbd>*</kbd> drücken",
    );
  });
});

describe("an HTML block", () => {
  it.each([
    '<a href="foo">\n*bar*\n</a>\n',
    "<Warning>\n*bar*\n</Warning>\n",
    '<i class="foo">\n*bar*\n</i>\n',
    "</ins>\n*bar*\n",
    "<del>\n*foo*\n</del>\n",
    "> <del>  \n>  *foo*\n> bar</del>\n",
    "- <del>\r\n  *foo*\r\n  <em>bar</em></del>\r\n",
    "<b\n\n<div\n*foo*\n",
    "<b>\n\n<td>x\n*foo*\n",
    "<!-- a\n",
    "<table><tr><td>\n<pre>\n**Hello**,\n\n_world_.\n</pre>\n</td></tr></table>\n",
  ])("takes its own text as a translator's tool returns it: %j", (source) => {
    const { text, refusals } = translate(markdown, source, unspelled);
    expect(refusals).toEqual([]);
    expect(units(text ?? "")).toEqual(units(source));
  });
});

describe("an address with spelled-out characters", () => {
  it.each([
    ["See \\<foo\\+@bar.example.com>", "paragraph: See <⟨foo+@bar.example.com⟩>"],
    ["See www\\.example.org\\.", "paragraph: See ⟨www.example.org⟩."],
    ["See me&#64;example.org now", "paragraph: See ⟨me@example.org⟩ now"],
    ["See a@b.org&ngE; now", "paragraph: See ⟨a@b.org⟩≧̸ now"],
    ["See a@b\\_c.org&ngE;\\! b@c.org", "paragraph: See ⟨a@b_c.org⟩≧̸! ⟨b@c.org⟩"],
  ])("is a code, as some processors look for it in what is read: %j", (source, expected) => {
    expect(units(source)).toEqual([expected]);
    expect(contractBreaches(source, markdown.parse(source, OPTIONS))).toEqual([]);
    expect(translate(markdown, source, unspelled).refusals).toEqual([]);
  });
});
