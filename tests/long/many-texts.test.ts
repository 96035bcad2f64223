import { describe, expect, it } from "vitest";
import { markdown } from "../../src/formats/markdown.ts";
import { mdx } from "../../src/formats/mdx.ts";
import { translate, unspelled } from "../formats/sample.ts";

/** More than a function takes arguments. */
const MANY = 150_000;

describe("very many texts in one block", () => {
  it.each([
    ["in a tag of MDX", mdx, `<A ${'title="b" '.repeat(MANY)}/>\n`],
    ["in a tag of MDX in a sentence", mdx, `a <A ${'title="b" '.repeat(MANY)}/>\n`],
    ["in shortcodes in a sentence", markdown, `a ${'{{< b title="c" >}} '.repeat(MANY)}d\n`],
  ])("are translated %s", (_place, format, source) => {
    const { text, refusals } = translate(format, source, unspelled);
    expect(refusals).toEqual([]);
    expect(text === source).toBe(true);
  });
});
