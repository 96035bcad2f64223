import { describe, expect, it } from "vitest";
import { text } from "../../src/article/content.ts";
import { plainText } from "../../src/formats/text.ts";
import { contractBreaches, describeUnits, OPTIONS, translate, translateTo, unspelled } from "./sample.ts";

const units = (source: string) => describeUnits(plainText.parse(source, OPTIONS));

const WRAPPED = `The ratification was reported by the state news agency on
Tuesday; both sides still have to exchange the documents
before it takes effect.

A headline

It provides that either side gives help if the other one is
attacked, and was signed at a summit in June.
`;

describe("units of plain text", () => {
  it("are lines where each paragraph is one line", () => {
    expect(units("First paragraph.\nSecond one.\n\n  Third one. \nSource: https://a.org/b\n***\n")).toEqual([
      "paragraph: First paragraph.",
      "paragraph: Second one.",
      "paragraph: Third one.",
      "paragraph: Source: https://a.org/b",
    ]);
  });

  it("are blocks where a program has wrapped the lines", () => {
    expect(units(WRAPPED)).toEqual([
      "paragraph: The ratification was reported by the state news agency on Tuesday; both sides still have to exchange the documents before it takes effect.",
      "paragraph: A headline",
      "paragraph: It provides that either side gives help if the other one is attacked, and was signed at a summit in June.",
    ]);
  });

  it.each([
    ["one line is too long to be wrapped", `One line, and\nanother one.\n\n${"word ".repeat(30)}`],
    ["lines are short", "One\nTwo\nSix\n\nSeven\nEight\n"],
    ["most lines are not full", `${"a ".repeat(40)}\nshort\nlines\nhere\n`],
  ])("are lines where %s", (_why, source) => {
    expect(units(source)).toHaveLength(source.split("\n").filter((line) => line.trim() !== "").length);
  });

  it("are wrapped blocks beside longer lines where every line is full and breaks off", () => {
    expect(units(`${WRAPPED}\n${"word ".repeat(30)}`)).toHaveLength(5);
  });

  it("end at lines that were left short, and begin at indents and marks of lists", () => {
    const wrapped = [
      "The ratification was reported by the state news agency on",
      "Tuesday; both sides still have to exchange documents.",
      "It provides that either side gives help if the other one is",
      "attacked, and was signed at a summit.",
      "   The two leaders met in June in the capital. They want to",
      "meet again and have said so before.",
      "- one item that is a long one, and which goes on in the next",
      "  line of the text",
      "- another item",
    ];
    expect(
      units(`${wrapped.join("\n")}\n\n${WRAPPED}`)
        .slice(0, 5)
        .map((unit) => unit.slice(11, 25)),
    ).toEqual(["The ratificati", "It provides th", "The two leader", "- one item tha", "- another item"]);
  });

  it("are lines where all of them end sentences or are titles, be they about as long", () => {
    const sentences = [
      "The leaders met in Kyiv and said so.",
      "They will meet again. (Photo: Reuters)",
      "Comments (3)",
    ];
    expect(units(sentences.join("\n"))).toHaveLength(3);
    const titles = [
      "Leaders meet in the capital on Tuesday",
      "Prices of bread rise again in winter",
      "Storm hits the coast in the morning",
    ];
    expect(units(titles.join("\n"))).toHaveLength(3);
  });

  it("end at standing lines", () => {
    const lines = WRAPPED.replace(
      "takes effect.",
      "takes effect, in the new year.\nSource: Reuters, AFP, dpa and other agencies",
    );
    expect(units(lines)[1]).toBe("paragraph: Source: Reuters, AFP, dpa and other agencies");
  });

  it("know no space where Chinese lines were wrapped", () => {
    const lines = [
      "这是一个很长的句子用来说明中文的换行方式是怎样的在这里",
      "继续写下去直到这一段文字结束为止。",
    ];
    expect(units(lines.join("\r\n"))).toEqual([`paragraph: ${lines.join("")}`]);
  });

  it("have variables and unwritable characters as codes", () => {
    expect(units("Hello {{name}}\u0000!")).toEqual(["paragraph: Hello ⟨{{name}}⟩⟨U+0000⟩!"]);
  });

  it("do not care for Markdown", () => {
    expect(units("# *a* [b](c) &amp; <d>")).toEqual(["paragraph: # *a* [b](c) &amp; <d>"]);
  });

  it.each(["", "\uFEFF", "\n\n", "...\n-----\n"])("are none in %j", (source) => {
    expect(units(source)).toEqual([]);
  });
});

describe("plain text", () => {
  it.each([
    WRAPPED,
    WRAPPED.replaceAll("\n", "\r\n"),
    WRAPPED.replaceAll("\n", "\r"),
    `\uFEFF${WRAPPED.trimEnd()}`,
    "\uFEFFa\r\n\r\n\tb \u3000\n\u0000c\uD800\u2028d",
    "\u3000\u3000第一段。\n\u3000\u3000第二段。",
  ])("keeps its bytes: %j", (source) => {
    const article = plainText.parse(source, OPTIONS);
    expect(contractBreaches(source, article)).toEqual([]);
    expect(article.units.length).toBeGreaterThan(0);
    expect(plainText.serialize(article, new Map(), OPTIONS).text).toBe(source);
    expect(translate(plainText, source, (content) => content).text).toBe(source);
  });

  it("takes translations as they are, on one line each", () => {
    expect(translateTo(plainText, "a\r\n  b  \r\nc", "# *x*\n&amp;", " y ", "z")).toBe(
      "# *x* &amp;\r\n  y  \r\nz",
    );
    expect(translateTo(plainText, WRAPPED, "Eins.", "Zwei", "Drei.")).toBe("Eins.\n\nZwei\n\nDrei.\n");
  });

  it("keeps the line breaks of a paragraph that only got an addition", () => {
    const result = translate(plainText, WRAPPED, (content) => [...content, text(" +")]);
    expect(result.text).toBe(
      WRAPPED.replace("effect.", "effect. +").replace("headline", "headline +").replace("June.", "June. +"),
    );
  });

  it("joins the lines of a paragraph that was translated", () => {
    expect(translate(plainText, WRAPPED, unspelled).text?.split("\n")).toHaveLength(6);
  });

  it.each([
    ["a {{b}}", "x", /\{\{b\}\}» is missing/],
    ["a", " ", /has no text/],
  ])("refuses for %j the translation %j", (source, target, message) => {
    expect(translateTo(plainText, source, target)).toMatch(message);
  });
});
