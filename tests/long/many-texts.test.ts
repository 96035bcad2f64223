import { describe, expect, it } from "vitest";
import { html } from "../../src/formats/html.ts";
import { markdown } from "../../src/formats/markdown.ts";
import { mdx } from "../../src/formats/mdx.ts";
import { nitf } from "../../src/formats/nitf.ts";
import { blockTagOf } from "../../src/formats/template-blocks.ts";
import { OPTIONS, translate, unspelled } from "../formats/sample.ts";

/** More than a function takes arguments. */
const MANY = 150_000;

describe("very many texts in one block", () => {
  it.each([
    ["in a tag of MDX", mdx, `<A ${'title="b" '.repeat(MANY)}/>\n`],
    ["in a tag of MDX in a sentence", mdx, `a <A ${'title="b" '.repeat(MANY)}/>\n`],
    ["with references in a page", html, `<p>${"&eacute;a".repeat(MANY)}</p>`],
    ["over many lines of a page", html, `<p>${"a\n".repeat(MANY)}b</p>`],
    [
      "in linked data",
      html,
      `<script type="application/ld+json">[${'{"headline":"a b"},'.repeat(MANY)}{}]</script>`,
    ],
    ["with references in XML", nitf, `<nitf><body><p>${"&amp;a".repeat(MANY)}</p></body></nitf>`],
    ["in shortcodes in a sentence", markdown, `a ${'{{< b title="c" >}} '.repeat(MANY)}d\n`],
  ])("are translated %s", (_place, format, source) => {
    expect(translate(format, source, unspelled).refusals).toEqual([]);
    expect(translate(format, source, (content) => content).text === source).toBe(true);
  });
});

describe("template tags", () => {
  /** For vitest, in milliseconds; what looks at all tags for each would take minutes. */
  const LIMIT = 20_000;

  it(
    "take no time that grows faster than their number where they are never closed",
    () => {
      expect(markdown.parse("{{< b >}} {{< /c >}} ".repeat(150_000), OPTIONS).units).toHaveLength(0);
    },
    LIMIT,
  );

  it.each([`{{< ${"a ".repeat(150_000)}`, `<% ${" ".repeat(300_000)}x`, `{% ${"a/".repeat(150_000)}`])(
    "take none that grows faster than their length",
    (raw) => {
      blockTagOf({ type: "code", form: "single", id: "1", kind: "variable", raw, display: "" });
    },
    LIMIT,
  );
});
