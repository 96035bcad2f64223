import { describe, expect, it } from "vitest";
import { text } from "../../src/article/content.ts";
import { parseLocale } from "../../src/article/locale.ts";
import type { SerializeOptions } from "../../src/formats/format.ts";
import { html } from "../../src/formats/html.ts";
import { OPTIONS, translate, translateTo } from "./sample.ts";

describe("HTML: how a translation is spelled", () => {
  it.each<[string, string, string[], string]>([
    [
      "only what has to be escaped is",
      "<p>x",
      ["a & b &c <3 <d> \"e\" 'f'"],
      "<p>a & b &amp;c <3 &lt;d> \"e\" 'f'",
    ],
    ["beside markup, too", "<p>x <b>y</b>", ["a &⟨0⟩amp; <⟨1⟩b"], "<p>a &amp;<b>amp; &lt;</b>b"],
    [
      "all of it in XHTML",
      '<html xmlns="x"><p>x',
      ["a & b < c ]]>"],
      '<html xmlns="x"><p>a &amp; b &lt; c ]]&gt;',
    ],
    ["no-break spaces as the page has them", "<p>a&nbsp;b<p>c", ["x\u00A0y", "z\u00A0"], "<p>x&nbsp;y<p>z"],
    ["or as they are", "<p>a", ["x\u00A0y"], "<p>x\u00A0y"],
    ["spaces as one", "<p>a", [" x \n  y "], "<p>x y"],
    ["braces that begin no variable", "<p>a", ["{{x}} {%"], "<p>&#123;{x}} &#123;%"],
    [
      "what would be a field of a newsletter or a tag",
      "<p>a",
      ["\x24{x} *|X|* %%X%% #{x} <% x %>"],
      "<p>$&#123;x} &#42;|X|* &#37;%X&#37;% #&#123;x} &lt;% x %&gt;",
    ],
    ["in a title", "<title>a</title>", ["</title> & &amp;"], "<title>&lt;/title> & &amp;amp;</title>"],
    ["in quotes", `<img alt="a">`, ["\"b\" 'c' &d; &"], `<img alt="&quot;b&quot; 'c' &amp;d; &">`],
    ["in single quotes", "<img alt='a'>", ["\"b\" 'c'"], "<img alt='\"b\" &#39;c&#39;'>"],
    ["without quotes", "<img alt=a>", ["b"], "<img alt=b>"],
    ["with quotes where it needs them", "<img alt=a/ >", ['b "c"'], '<img alt="b &quot;c&quot;" >'],
    ["in an image in a sentence", "<p>a <img alt=b> c", ["⟨0⟩ d", "e f"], '<p><img alt="e f"> d'],
    [
      "in linked data",
      '<script type=application/ld+json>{"headline":"a"}</script>',
      ['</script> "b" {{c}}'],
      '<script type=application/ld+json>{"headline":"\\u003c/script> \\"b\\" \\u007b{c}}"}</script>',
    ],
  ])("%s", (_name, source, targets, expected) => {
    expect(translateTo(html, source, ...targets)).toBe(expected);
  });

  it("lets markup be moved and nested", () => {
    expect(translateTo(html, "<p><b>a</b> and <i>c</i>", "⟨2⟩x ⟨0⟩y⟨1⟩⟨3⟩")).toBe("<p><i>x <b>y</b></i>");
    expect(translateTo(html, "<p>Click <a>here</a>", "⟨0⟩こちら⟨1⟩")).toBe("<p><a>こちら</a>");
  });

  it.each([
    ["links in links", "<p>a <a>b</a> <a>c</a>", "⟨0⟩x ⟨2⟩y⟨3⟩⟨1⟩"],
    ["line breaks at the ends", "<p>a<br>b", "⟨0⟩x"],
    ["another order where tags lack partners", "<p>a <b>b<i>c</b>d</i> e", "⟨1⟩x⟨0⟩y⟨2⟩z⟨3⟩w"],
  ])("refuses %s", (_name, source, target) => {
    expect(translateTo(html, source, target)).toMatch(
      /^REFUSED (?:The markup does not work|A line break cannot stand)/,
    );
  });

  it("keeps the spelling of what did not change", () => {
    const source = "<p>&quot;Yes&quot; &#8212; <b>no</b>";
    const result = translate(html, source, (content) =>
      content.map((part) => (part.type === "text" && part.value === "no" ? text("nein") : part)),
    );
    expect(result.text).toBe("<p>&quot;Yes&quot; &#8212; <b>nein</b>");
  });
});

describe("HTML: a page in another language", () => {
  it.each([
    ["<html><p>x", "ar", '<html lang="ar" dir="rtl"><p>y'],
    ["<html lang=en dir='ltr'><p>x", "he", "<html lang=he dir='rtl'><p>y"],
    ["<html dir=rtl lang><p>x", "fr", '<html dir=ltr lang="fr"><p>y'],
    ["<HTML xml:lang='en'><p>x", "uk", "<HTML xml:lang='uk'><p>y"],
    [
      "<head><meta property='og:locale' content='en_US'></head><p>x",
      "pt-BR",
      "<head><meta property='og:locale' content='pt_BR'></head><p>y",
    ],
    ["<p lang=en>x", "fr", "<p lang=en>y"],
  ])("%s in %s", (source, locale, expected) => {
    expect(into(source, { ...OPTIONS, locale: parseLocale(locale) })).toBe(expected);
  });

  it("names its versions in all languages", () => {
    const alternates = [
      { hreflang: "fr", href: "https://example.org/fr?a=1&b" },
      { hreflang: "x-default", href: "/" },
    ];
    const link = '<link rel="alternate" hreflang="fr" href="https://example.org/fr?a=1&amp;b">';
    expect(into("<head>\n  <meta charset=utf-8>\n</head><p>x", { ...OPTIONS, alternates })).toBe(
      `<head>\n  <meta charset=utf-8>\n  ${link}\n  <link rel="alternate" hreflang="x-default" href="/">\n</head><p>y`,
    );
    const known =
      '<head><link rel=alternate hreflang=FR href=/old><link rel="alternate" hreflang="x-default" href="/"></head><p>x';
    expect(into(known, { ...OPTIONS, alternates })).toBe(
      known.replace("/old", '"https://example.org/fr?a=1&amp;b"').replace("<p>x", "<p>y"),
    );
  });

  function into(source: string, options: SerializeOptions): string | null {
    return translate(html, source, () => [text("y")], options).text;
  }
});
