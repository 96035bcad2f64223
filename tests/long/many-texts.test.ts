import { describe, expect, it } from "vitest";
import { markdown } from "../../src/formats/markdown.ts";
import { mdx } from "../../src/formats/mdx.ts";
import { blockTagOf } from "../../src/formats/template-blocks.ts";
import { OPTIONS, translate, unspelled } from "../formats/sample.ts";

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

describe("template tags", () => {
  /** In milliseconds; what looks at all tags for each would take minutes. */
  const LIMIT = 20_000;

  it("take no time that grows faster than their number where they are never closed", () => {
    const start = performance.now();
    expect(markdown.parse("{{< b >}} {{< /c >}} ".repeat(150_000), OPTIONS).units).toHaveLength(0);
    expect(performance.now() - start).toBeLessThan(LIMIT);
  });

  it.each([`{{< ${"a ".repeat(150_000)}`, `<% ${" ".repeat(300_000)}x`, `{% ${"a/".repeat(150_000)}`])(
    "take none that grows faster than their length",
    (raw) => {
      const start = performance.now();
      blockTagOf({ type: "code", form: "single", id: "1", kind: "variable", raw, display: "" });
      expect(performance.now() - start).toBeLessThan(LIMIT);
    },
  );
});
