import { describe, expect, it } from "vitest";
import { text } from "../../src/article/content.ts";
import { markdown } from "../../src/formats/markdown.ts";
import { structureOf } from "./judge.ts";
import { describeUnits, fill, OPTIONS, translate, translateTo, unspelled } from "./sample.ts";

const to = (source: string, ...targets: string[]) => translateTo(markdown, source, ...targets);

describe("identity", () => {
  it.each([
    "",
    "\uFEFF# a\r\n\r\n* b *c*\r\n",
    "a\rb\r",
    "a &amp; b\\*  \n> c\n",
    "| a |\n|-|\n",
    "\u0000\uD800",
    "---\ntitle: 'it''s'\n---\n[a]\n\n[a]: b",
  ])("of %j", (source) => {
    const article = markdown.parse(source, OPTIONS);
    expect(markdown.serialize(article, new Map(), OPTIONS).text).toBe(source);
    expect(translate(markdown, source, (content) => content).text).toBe(source);
  });

  it("needs no spelling from the source where none is special", () => {
    const source =
      "Title\n===\n\nSome *text* with [a link](x), 3 < 4, a_b, 5 * 6, AT&T, [sic], ~5, #1 and 1. more!\n";
    expect(translate(markdown, source, unspelled).text).toBe(source);
  });
});

describe("a translation", () => {
  it("stands in the place of its unit, and nothing else changes", () => {
    expect(to("# Hello\n\n- one\n- two", "Bonjour", "un", "deux")).toBe("# Bonjour\n\n- un\n- deux");
  });

  it("leaves units without one as they are", () => {
    const source = "*One*&nbsp;a\n\nTwo\n";
    const article = markdown.parse(source, OPTIONS);
    const last = article.units.at(-1);
    const translations = new Map(last ? [[last.id, [text("Deux")]]] : []);
    expect(markdown.serialize(article, translations, OPTIONS).text).toBe("*One*&nbsp;a\n\nDeux\n");
  });

  it("may have its codes in another order", () => {
    expect(to("*a* `b` [c](d)", "⟨3⟩C⟨4⟩ ⟨2⟩ ⟨0⟩A⟨1⟩")).toBe("[C](d) `b` *A*");
  });

  it("is on one line, without white space at its edges", () => {
    expect(to("> a\n> b\n", "  un\ndeux\r\n trois \n")).toBe("> un deux  trois\n");
  });

  it("keeps line breaks of the source that it has, without white space around them", () => {
    const source = "> a  \n> b";
    expect(to(source, "un ⟨0⟩ deux")).toBe("> un  \n> deux");
  });

  it("keeps the spelling of the source's own runs", () => {
    const result = translate(markdown, "A&nbsp;b. C.", (content) => [...content, text(" Ø")]);
    expect(result.text).toBe("A&nbsp;b. C. Ø");
  });

  it("that looks like the source's spelling is not taken for it", () => {
    expect(to("a &amp; b\\*", "a &amp; b\\*")).toBe("a &amp;amp; b\\\\\\*");
  });

  it("may be without letters", () => {
    expect(to("Hello\n\n*World*\n", "—", "⟨0⟩👋⟨1⟩")).toBe("—\n\n*👋*\n");
  });

  it("of an image's description stays inside its brackets", () => {
    expect(to("![A](b)\n\nSee ![c](d).", "x ] [ y", "V. ⟨0⟩.", "z](q")).toBe(
      "![x \\] \\[ y](b)\n\nV. ![z\\](q](d).",
    );
  });

  it("of a reference that is named by its text names the reference", () => {
    const definitions = "\n\n[a *b*]: x\n[c]: y\n[d]: z\n";
    expect(to(`[a *b*][] [c] [c][d]${definitions}`, "⟨0⟩Ä ⟨1⟩B⟨2⟩⟨3⟩ ⟨4⟩Ç⟨5⟩ ⟨6⟩D⟨7⟩")).toBe(
      `[Ä *B*][a *b*] [Ç][c] [D][d]${definitions}`,
    );
  });

  it("of a reference spells its label as the source does", () => {
    expect(to("[a&#32;b]\n\n[a&#32;b]: c\n", "⟨0⟩d⟨1⟩")).toBe("[d][a&#32;b]\n\n[a&#32;b]: c\n");
  });

  it("of a reference that reads as its label stays short", () => {
    expect(to("[c] x\n\n[c]: y\n", "⟨0⟩C⟨1⟩ z")).toBe("[C] z\n\n[c]: y\n");
  });
});

describe("text that looks like markup", () => {
  it.each([
    ["a", "# b", "\\# b"],
    ["a", "> b", "\\> b"],
    ["a", "- b", "\\- b"],
    ["a", "+ b", "\\+ b"],
    ["a", "* b", "\\* b"],
    ["a", "1. b", "1\\. b"],
    ["a", "1986) b", "1986\\) b"],
    ["a", "---", "\\---"],
    ["a", "===", "\\==="],
    ["a", "~~~ b", "\\~\\~\\~ b"],
    ["a", "``` b", "\\`\\`\\` b"],
    ["a", "<div> b", "\\<div> b"],
    ["a", "[b]: c", "\\[b\\]: c"],
    ["a", "[^1]: c", "\\[^1\\]: c"],
    ["a", "*b* _c_ `d`", "\\*b\\* \\_c\\_ \\`d\\`"],
    ["a", "[b](c) ![d](e)", "[b\\](c) \\![d\\](e)"],
    ["a", "&amp; &#33; AT&T", "&amp;amp; &amp;#33; AT&T"],
    ["a", "b\\", "b\\\\"],
    ["a", "\\* \\a", "\\\\\\* \\a"],
    ["a", "{{b}}", "\\{\\{b}}"],
    ["# a", "b #", "# b \\#"],
    ["# a", "# b", "# # b"],
    ["a\n===", "- b", "\\- b\n==="],
    ["- a", "[ ] b", "- \\[ ] b"],
    ["- a", "- b", "- \\- b"],
    ["- [x] a", "[ ] b", "- [x] \\[ ] b"],
    ["|a|\n|-|", "b | c", "|b \\| c|\n|-|"],
    ["a  \nb", "x⟨0⟩# y", "x  \n\\# y"],
    ["a  \nb", "x⟨0⟩===", "x  \n\\==="],
    ["a [b](c)", "x!⟨0⟩y⟨1⟩", "x\\![y](c)"],
    ["[a](b)", "⟨0⟩x] [y⟨1⟩", "[x\\] \\[y](b)"],
    ["a", "$b$ 5 < 6 > 4 a_b_c 2*3", "\\$b$ 5 < 6 > 4 a_b_c 2\\*3"],
    ["a\n\n[b]: c", "see [b]", "see \\[b\\]\n\n[b]: c"],
    ["a[^1]\n\n[^1]: n", "x⟨0⟩ [^1]", "x[^1] \\[^1]\n\n[^1]: "],
  ])("in %j, %j is written as %j", (source, target, expected) => {
    const result = to(source, target, "");
    if (expected.endsWith("[^1]: ")) {
      expect(to(source, target, "n")).toBe(`${expected}n`);
    } else {
      expect(result).toBe(expected);
    }
  });

  it("is escaped in full where a light hand does not do", () => {
    expect(to("a", "~b~")).toBe("\\~b\\~");
  });
});

describe("emphasis that a translation moves", () => {
  it.each([
    ["**a** b", "⟨0⟩重点。⟨1⟩后文", "<strong>重点。</strong>后文"],
    ["*a* b", "前⟨0⟩「重点」⟨1⟩后", "前<em>「重点」</em>后"],
    ["~~a~~ b", "前⟨0⟩「旧」⟨1⟩后", "前<del>「旧」</del>后"],
    ["**a** b", "⟨0⟩重点⟨1⟩后文", "**重点**后文"],
    ["_a_ b", "前⟨0⟩重点⟨1⟩后", "前*重点*后"],
    ["__a__ b", "前⟨0⟩重点⟨1⟩后", "前**重点**后"],
    ["**a** b", "⟨0⟩ x ⟨1⟩y", "<strong> x </strong>y"],
    ["**a** *b*", "⟨0⟩x⟨1⟩⟨2⟩y⟨3⟩", "**x***y*"],
    ["**a** b", "5⟨0⟩x⟨1⟩y\u200Bz", "5**x**y\u200Bz"],
  ])("%j becomes %j", (source, target, expected) => {
    expect(to(source, target)).toBe(expected);
  });
});

describe("addresses", () => {
  it.each([
    ["see https://a.org/b now", "见⟨0⟩。", "见<https://a.org/b>。"],
    ["see https://a.org/b now", "见 ⟨0⟩ 。", "见 https://a.org/b 。"],
    ["see www.a.org now", "见⟨0⟩网", "见[www.a.org](http://www.a.org)网"],
    ["mail a@b.org now", "邮箱a⟨0⟩", "邮箱a<a@b.org>"],
    ["see <https://a.org> now", "见⟨0⟩网", "见<https://a.org>网"],
  ])("that the source has in %j stay links in %j", (source, target, expected) => {
    const result = to(source, target);
    expect(result).toBe(expected);
    const links = (article: string) => structureOf(article).filter((line) => line.startsWith("link"));
    expect(links(result)).toEqual(links(source));
  });

  it.each(["www.evil.org", "see http://evil.org/x", "ask me@evil.org.", "HTTPS://EVIL.ORG"])(
    "that the source does not have are refused: %j",
    (target) => {
      expect(to("a", target)).toMatch(/^REFUSED «.*evil\.org.*» would become a link/i);
    },
  );

  it("are none where only a full stop makes it look so", () => {
    expect(to("as of npm@5.", "depuis npm@5.")).toBe("depuis npm@5.");
    expect(to("as of today", "depuis npm@5.")).toBe("depuis npm@5.");
  });

  it("may be the text of a link", () => {
    expect(to("[a](b)", "⟨0⟩www.a.org⟨1⟩")).toMatch(/^\[www\\?\.a\\?\.org\]\(b\)$/);
  });
});

describe("refusals", () => {
  it.each([
    ["*a* b", "x", /markup «\*» is missing/],
    ["a `b`", "x ⟨0⟩ ⟨0⟩", /«`b`» stands there too often/],
    ["*a* b", "⟨0⟩x", /«\*» is missing/],
    ["*a* b", "⟨1⟩x⟨0⟩", /closes what is not open/],
    ["*a* **b**", "⟨0⟩x⟨2⟩y⟨1⟩z⟨3⟩", /closes while «\*\*» is open/],
    ["<b>a</b> c", "⟨1⟩x⟨0⟩", /closes what is not open/],
    ["a", "", /has no text/],
    ["a", " \n ", /has no text/],
    ["`a` b", "⟨0⟩", /has no text/],
    ["`a` b `c`", "⟨0⟩⟨1⟩ x", /would read this translation otherwise/],
    ["a <details> b", "⟨0⟩ x", /would read this translation otherwise/],
  ])("%j as %j", (source, target, message) => {
    expect(to(source, target)).toMatch(/^REFUSED/);
    expect(to(source, target)).toMatch(message);
  });

  it("name every unit that cannot stand, in the order of the article, and none that can", () => {
    const source = "`a` b `c`\n\nfine\n\n*d*\n\nalso fine";
    const article = markdown.parse(source, OPTIONS);
    const targets = ["⟨0⟩⟨1⟩ x", "gut", "y", "# auch gut"];
    const translations = new Map(
      article.units.map((unit, i) => [unit.id, fill(targets[i] ?? "", unit.content)]),
    );
    const result = markdown.serialize(article, translations, OPTIONS);
    expect(result.text).toBeNull();
    expect(result.refusals.map(({ unit }) => unit)).toEqual([article.units[0]?.id, article.units[2]?.id]);
  });

  it("refuse codes of another unit", () => {
    const article = markdown.parse("*a*\n\n`b` c", OPTIONS);
    const [first, second] = article.units;
    const translations = new Map(first && second ? [[first.id, second.content]] : []);
    expect(markdown.serialize(article, translations, OPTIONS).refusals).toHaveLength(1);
  });

  it("refuse a reference whose target has been mixed up", () => {
    const source = "[a] x [b] y\n\n[a]: 1\n[b]: 2\n";
    expect(to(source, "⟨0⟩p⟨1⟩ ⟨2⟩q⟨1⟩")).toMatch(/^REFUSED/);
    expect(to(source, "⟨2⟩q⟨3⟩ ⟨0⟩p⟨1⟩")).toBe("[q][b] [p][a]\n\n[a]: 1\n[b]: 2\n");
  });

  it("that has a line break moved to its end is refused by that name", () => {
    expect(to("A\\\nb.\n", "X y⟨0⟩")).toBe(
      "REFUSED A line break cannot stand at the beginning or end of this text. Move it between words.",
    );
  });

  it("refuse a translation that is nested beyond reason", () => {
    expect(to("a", "[".repeat(100_000))).toMatch(/^REFUSED/);
  });
});

describe("a localized article", () => {
  it("reads as its translations do", () => {
    const source = "# T\n\nSome *a* `b`\nc.\n\n> q\n\n| d |\n|---|\n| e |\n";
    const targets = ["1. &lt; #", "*⟨0⟩b⟨1⟩ [c](d) ⟨2⟩ <e>", "> f", "g | h", "\\|"];
    const result = to(source, ...targets);
    expect(describeUnits(markdown.parse(result, OPTIONS))).toEqual([
      "heading: 1. &lt; #",
      "paragraph: *⟨*⟩b⟨*⟩ [c](d) ⟨`b`⟩ <e>",
      "quotation: > f",
      "table-cell: g | h",
    ]);
    expect(structureOf(result)).toEqual(structureOf(source));
  });
});
