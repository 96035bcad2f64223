import { describe, expect, it } from "vitest";
import { codesOf } from "../../src/article/content.ts";
import { html } from "../../src/formats/html.ts";
import { markdown } from "../../src/formats/markdown.ts";
import { wxr } from "../../src/formats/wxr.ts";
import { OPTIONS, translateTo } from "./sample.ts";

const to = (source: string, ...targets: string[]) => translateTo(markdown, source, ...targets);

function forms(source: string, format = markdown): string {
  const codes = format.parse(source, OPTIONS).units.flatMap(({ content }) => codesOf(content));
  return codes.map(({ form, id, raw }) => `${form} ${id} ${raw}`).join(", ");
}

describe("template tags that belong together", () => {
  it.each([
    ["a {{< b >}}c{{< /b >}} d", "{{< b >}}", "{{< /b >}}"],
    ["a {{% b %}}c{{% /b %}} d", "{{% b %}}", "{{% /b %}}"],
    ["a {{<b c=d>}}c{{</b>}} d", "{{<b c=d>}}", "{{</b>}}"],
    ["a {% b c %}c{% endb %} d", "{% b c %}", "{% endb %}"],
    ["a {%- if c -%}c{%- endif -%} d", "{%- if c -%}", "{%- endif -%}"],
    ["a {% b %}c{% /b %} d", "{% b %}", "{% /b %}"],
    ["a {{#b}}c{{/b}} d", "{{#b}}", "{{/b}}"],
    ["a {{^b}}c{{/b}} d", "{{^b}}", "{{/b}}"],
    ["a {{#if x}}c{{/if}} d", "{{#if x}}", "{{/if}}"],
    ["a {{ if .x }}c{{ end }} d", "{{ if .x }}", "{{ end }}"],
  ])("are a pair: %j", (source, open, close) => {
    expect(forms(source)).toBe(`open 1 ${open}, close 1 ${close}`);
    expect(to(source, "x ⟨0⟩y⟨1⟩")).toBe(`x ${open}y${close}\n`.trimEnd());
    expect(to(source, "x ⟨1⟩y⟨0⟩")).toContain("closes what is not open");
  });

  it.each([
    ["<p>a <% if x %>b<% end %> c</p>", "open 1 <% if x %>, close 1 <% end %>"],
    ["<p>a <% if (x) { %>b<% } %> c</p>", "open 1 <% if (x) { %>, close 1 <% } %>"],
    ["<p>a *|IF:NAME|*b*|END:IF|* c</p>", "open 1 *|IF:NAME|*, close 1 *|END:IF|*"],
    ["<p>a {{#b}}<b>c</b>{{/b}} d</p>", "open 1 {{#b}}, open 2 <b>, close 2 </b>, close 1 {{/b}}"],
  ])("are a pair in HTML: %j", (source, expected) => {
    expect(forms(source, html)).toBe(expected);
  });

  it.each([
    ["a {{< b >}} c {{< d />}} e", "single 1 {{< b >}}, single 2 {{< d />}}"],
    ["a {% link b %} c {{ d }} e", "single 1 {% link b %}, single 2 {{ d }}"],
    ["a {{< b >}}*c{{< /b >}} d*", "single 1 {{< b >}}, open 2 *, single 3 {{< /b >}}, close 2 *"],
    ["a {{</* b */>}}c{{</* /b */>}} d", "single 1 {{</* b */>}}, single 2 {{</* /b */>}}"],
  ])("are none where they stand for themselves or across other markup: %j", (source, expected) => {
    expect(forms(source)).toBe(expected);
  });
});

it("are pairs in exports of WordPress", () => {
  const body = 'A [note style="b"]c[/note] d [gallery].';
  const item = `<item><content:encoded><![CDATA[${body}]]></content:encoded></item>`;
  const source = `<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>${item}</channel></rss>`;
  expect(forms(source, wxr)).toBe('open 1 [note style="b"], close 1 [/note], single 2 [gallery]');
});

describe("template tags without a partner", () => {
  it("may be moved where they stand for themselves", () => {
    expect(to("a {{< b >}} c {% link d %}", "x ⟨1⟩ y ⟨0⟩")).toBe("x {% link d %} y {{< b >}}");
  });

  it.each([
    ["{% endif %} a {% if b %} c", "⟨1⟩ x ⟨0⟩ y"],
    ["a {% else %} c {% endif %} d", "⟨1⟩ x ⟨0⟩ y"],
    ["a {{< b >}}*c{{< /b >}} d*", "x ⟨2⟩ y ⟨0⟩ ⟨1⟩z⟨3⟩"],
    ["{% if a %}b{% else %}c{% endif %} d", "⟨1⟩x⟨0⟩y⟨2⟩"],
    ["{% if a %}b{% elsif c %}d{% else %}e{% endif %} f", "⟨0⟩x⟨2⟩y⟨1⟩z⟨3⟩"],
  ])("keep their order, and their block: %j", (source, target) => {
    expect(to(source, target)).toContain("no longer stand in the order of the source");
    const order = codesOf(markdown.parse(source, OPTIONS).units[0]?.content ?? []);
    expect(to(source, order.map((_, i) => `⟨${i}⟩x`).join(""))).not.toContain("REFUSED");
  });

  it("leave blocks of their own free to change places", () => {
    const source = "{% if a %}b{% else %}c{% endif %} and {% if d %}e{% endif %}";
    expect(to(source, "⟨3⟩x⟨4⟩ y ⟨0⟩z⟨1⟩w⟨2⟩")).toBe(
      "{% if d %}x{% endif %} y {% if a %}z{% else %}w{% endif %}",
    );
  });
});

describe("template tags in bare addresses", () => {
  it.each([
    ["Visit https://{{< a >}}.b/ now.", "中<https://{{< a >}}.b/>文。"],
    ["Visit https://a.b/{{ c }}/d now.", "中<https://a.b/{{ c }}/d>文。"],
    ["Visit www.{{ a }}.com now.", "中[www.{{ a }}.com](http://www.{{ a }}.com)文。"],
  ])("stay in them where text touches the address: %j", (source, expected) => {
    expect(to(source, "中⟨0⟩文。")).toBe(expected);
    expect(to(source, "a ⟨0⟩ b")).toContain(source.split(" ").slice(1, -1).join(" "));
  });
});
