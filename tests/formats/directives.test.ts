import { describe, expect, it } from "vitest";
import { type Content, codesOf, plainText, text } from "../../src/article/content.ts";
import { markdown } from "../../src/formats/markdown.ts";
import { contractBreaches, describeUnits, OPTIONS, translate, translateTo, unspelled } from "./sample.ts";

const options = { translatedKeys: [], languageKey: "lang", frontMatter: {} };

/** The article with every text replaced by one Chinese sentence, codes kept. */
function translated(article: string): string | null {
  const parsed = markdown.parse(article, options);
  const replace = (content: Content) => content.map((part) => (part.type === "text" ? text("中文。") : part));
  return markdown.serialize(
    parsed,
    new Map(parsed.units.map(({ id, content }) => [id, replace(content)])),
    options,
  ).text;
}

describe("what works at the head of a line only", () => {
  it.each([
    ["a directive", ":::note\nText.\n:::\n", ":::note\n中文。\n:::\n"],
    ["a directive with CRLF", ":::note\r\nText.\r\n:::\r\n", ":::note\r\n中文。\r\n:::\r\n"],
    [
      "a directive inside",
      "Before.\n:::tip Title\nText.\n:::\nAfter.\n",
      "中文。\n:::tip 中文。\n中文。\n:::\n中文。\n",
    ],
    [
      "a tag with a line to itself",
      '{% note tip "T" %}\nText.\n{% endnote %}\n',
      '{% note tip "T" %}\n中文。\n{% endnote %}\n',
    ],
    [
      "a tag inside a line",
      "Loose {% if x %}text{% endif %} here.\n",
      "中文。{% if x %}中文。{% endif %}中文。\n",
    ],
    ["a definition", "Term\n: Definition.\n", "中文。\n: 中文。\n"],
  ])("%s keeps its line", (_, article, wanted) => {
    expect(translated(article)).toBe(wanted);
  });

  it("is no text, where a tag stands alone", () => {
    expect(
      markdown
        .parse("{% note info %}\n\n:::\n\nText.\n", options)
        .units.map(({ content }) => plainText(content)),
    ).toEqual(["Text."]);
  });

  it("is text, where it only looks alike", () => {
    const [unit] = markdown.parse("At 10:30 he said: yes, and 100 %} or {% of it.\n", options).units;
    expect(codesOf(unit?.content ?? [])).toEqual([]);
  });
});

describe("markup of Pandoc and Quarto", () => {
  it.each([
    ['::: {.callout-note title="Mind *this*"}\nText.\n:::', ["attribute: Mind *this*", "paragraph: Text."]],
    ["![A dog](dog.jpg){width=50%}", ["caption: A dog"]],
    ['![A dog](dog.jpg){#fig-a fig-alt="Seen"}', ["caption: A dog", "attribute: Seen"]],
    ["As @fig-a and [@knuth1984; -@b:c] say.", ["paragraph: As ⟨@fig-a⟩ and ⟨[@knuth1984; -@b:c]⟩ say."]],
    ["Ask @anna, a@fig-b.org, [see @knuth1984].", ["paragraph: Ask @anna, ⟨a@fig-b.org⟩, [see @knuth1984]."]],
  ])("%j", (source, expected) => {
    const article = markdown.parse(source, OPTIONS);
    expect(describeUnits(article)).toEqual(expected);
    expect(contractBreaches(source, article)).toEqual([]);
    expect(translate(markdown, source, unspelled).text).toBe(source);
  });

  it("can be told from text that looks like it", () => {
    expect(translateTo(markdown, "A b.", "x @fig-a [@b] y")).toBe("x \\@fig\\-a \\[\\@b\\] y");
  });
});
