import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Content, text } from "../../src/article/content.ts";
import { parseLocale } from "../../src/article/locale.ts";
import { formatFor } from "../../src/formats/formats.ts";
import { ninjs } from "../../src/formats/ninjs.ts";
import { contractBreaches, describeUnits, OPTIONS, translate, translateTo, unspelled } from "./sample.ts";

const CORPUS = join(import.meta.dirname, "../../../shared/corpora/articles/ninjs/examples");
const json = (value: unknown) => JSON.stringify(value, null, 2);
const item = (more: object) => json({ uri: "urn:x:1", versioncreated: "2024-01-01T00:00:00Z", ...more });
const units = (more: object, options = OPTIONS) => describeUnits(ninjs.parse(item(more), options));
const contexts = (more: object) => ninjs.parse(item(more), OPTIONS).units.map(({ context }) => context);

describe("what is translated", () => {
  it("is the text of 1.x", () => {
    const more = {
      headline: "A headline",
      title: "A title",
      byline: "By Ann Lee",
      located: "Kyiv",
      slugline: "kept",
      ednote: "kept",
      copyrightnotice: "kept",
      usageterms: "kept",
      subject: [{ name: "kept" }],
      place: [{ name: "kept" }],
      description_text: "A description",
      description_caption_xhtml: "<p>A <b>caption</b></p>",
      body_text: "One.\nTwo.",
      body_xhtml: '<p>One <a href="x">two</a>.</p>',
      renditions: { main: { title: "kept", mimetype: "image/jpeg" } },
      associations: { pic: { headline: "Inside", renditions: { a: { title: "kept" } } } },
      trustindicator: [{ title: "kept" }],
    };
    expect(units(more)).toEqual([
      "heading: A headline",
      "heading: A title",
      "paragraph: By Ann Lee",
      "paragraph: Kyiv",
      "paragraph: A description",
      "paragraph: A ⟨<b>⟩caption⟨</b>⟩",
      "paragraph: One.",
      "paragraph: Two.",
      'paragraph: One ⟨<a href="x">⟩two⟨</a>⟩.',
      "heading: Inside",
    ]);
    expect(contexts(more).slice(0, 4)).toEqual(["Headline", "Title", "Byline", "Place of the dateline"]);
  });

  it("is the text of 2.x and 3.x", () => {
    const more = {
      headlines: [{ role: "main", value: "A headline", contentType: "text/plain" }],
      descriptions: [{ role: "caption", value: "A caption" }, { value: "Plain" }],
      bodies: [
        { role: "text", contenttype: "text/plain", value: "One.\n\nTwo\nthree." },
        { role: "html5", contentType: "text/html", value: "<h2>Head</h2><p>Text</p>" },
        { contentType: "application/xml", value: "<X>kept</X>" },
        {
          contentType: "text/vnd.IPTC.NITF",
          value: "<nitf><body><body.content><p>In NITF</p></body.content></body></nitf>",
        },
        { contentType: "text/vnd.IPTC.NITF", value: "<nitf>broken" },
      ],
      by: "Ann Lee",
      subjects: [{ name: "kept" }],
      people: [{ name: "kept", contactInfo: [{ value: "kept" }] }],
      events: [{ name: "kept" }],
      eventDetails: { organiser: { name: "kept" } },
      plannedCoverage: [{ title: "Planned", edNote: "kept" }],
      associations: [{ name: "kept", descriptions: [{ value: "Inside" }] }],
      altIds: [{ role: "x", value: "kept" }],
    };
    expect(units(more)).toEqual([
      "heading: A headline",
      "paragraph: A caption",
      "paragraph: Plain",
      "paragraph: One.",
      "paragraph: Two three.",
      "heading: Head",
      "paragraph: Text",
      "paragraph: In NITF",
      "paragraph: Ann Lee",
      "heading: Planned",
      "paragraph: Inside",
    ]);
    expect(contexts(more).slice(0, 3)).toEqual(["Headline (main)", "Description (caption)", "Description"]);
  });

  it("is the text of each item in a list", () => {
    const list = `[${item({ headline: "One" })}, ${item({ headline: "Two" })}]`;
    expect(describeUnits(ninjs.parse(list, OPTIONS))).toEqual(["heading: One", "heading: Two"]);
  });

  it("is what a team says", () => {
    const ninjsOptions = {
      translate: ["slugline", "subjects", "keywords"],
      protect: ["byline", "associations"],
    };
    const more = {
      slugline: "war",
      byline: "kept",
      subjects: [{ name: "Sport", uri: "kept:1" }],
      keywords: ["One", "Two"],
      associations: { a: { headline: "kept" } },
    };
    expect(units(more, { ...OPTIONS, ninjs: ninjsOptions })).toEqual([
      "paragraph: war",
      "paragraph: Sport",
      "paragraph: One",
      "paragraph: Two",
    ]);
  });
});

describe("how a translation is spelled", () => {
  it("is escaped for the markup, and for JSON as the text has the habit", () => {
    const source = '{"uri":"urn:1","headline":"A \\"b\\"","body_xhtml":"<p class=\\"x\\">It\\u2019s<\\/p>"}';
    expect(translateTo(ninjs, source, '«1 < 2» & "so"', "C’est <b> & «ça»")).toBe(
      '{"uri":"urn:1","headline":"\\u00ab1 < 2\\u00bb & \\"so\\"","body_xhtml":"<p class=\\"x\\">C\\u2019est &lt;b&gt; &amp; \\u00ab\\u00e7a\\u00bb<\\/p>"}',
    );
  });

  it("says the new language wherever the item said its own", () => {
    const source = json({
      uri: "urn:1",
      language: "en",
      headline: "Hello",
      bodies: [{ contentType: "text/html", value: '<html lang="en"><body><p>Text</p></body></html>' }],
      associations: { a: { language: "en-US", headline: "A" }, b: { language: "fr", headline: "B" } },
    });
    const article = ninjs.parse(source, OPTIONS);
    expect(article.declaredLanguage).toBe("en");
    const result = translate(ninjs, source, unspelled, { ...OPTIONS, locale: parseLocale("uk") });
    expect(result.text).toBe(
      source.replace(/"en(?:-US)?"/g, '"uk"').replace('lang=\\"en\\"', 'lang=\\"uk\\"'),
    );
  });
});

describe("formatFor", () => {
  const formatOf = (content: string) => formatFor("a.json", Buffer.from(content))?.name;

  it.each([
    [item({ headline: "x" }), "ninjs"],
    [json({ standard: { name: "ninjs" }, title: "x" }), "ninjs"],
    [json({ uri: "urn:x", title: "x" }), "i18next"],
    [json({ uri: "Address", headline: "Headline", byline: "By" }), "i18next"],
    [json({ headline: "Headline" }), "i18next"],
    ["{}", "i18next"],
  ])("tells %s", (content, format) => {
    expect(formatOf(content)).toBe(format);
  });
});

const FILLINGS: readonly (readonly [string, (value: string) => string])[] = [
  ["accented", (value) => value.replace(/[aeiou]/g, "é")],
  ["special", () => "*a* <i> &amp; </p> {{z}} $ \" ' \\ \\u0041 ]]> <!-- $t(a)"],
  ["Chinese", () => "“中文。”"],
];

describe.skipIf(!existsSync(CORPUS))("real items", () => {
  const names = existsSync(CORPUS)
    ? readdirSync(CORPUS, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".json"))
    : [];
  const files = names.map((name) => [name, readFileSync(join(CORPUS, name), "utf8")] as const);

  it.each(files)("%s keeps its bytes, and its structure when it is translated", (name, source) => {
    const found = formatFor(name, Buffer.from(source));
    expect(found?.name).toBe(name.includes("extension-schema") ? "i18next" : "ninjs");
    const format = found ?? ninjs;
    const article = format.parse(source, OPTIONS);
    expect(contractBreaches(source, article)).toEqual([]);
    expect(article.units.length > 0).toBe(format === ninjs);
    expect(format.serialize(article, new Map(), OPTIONS).text).toBe(source);
    expect(translate(format, source, (content) => content).text).toBe(source);
    for (const [filling, fill] of FILLINGS) {
      if (format !== ninjs) continue;
      const change = (content: Content): Content =>
        content.map((part) =>
          part.type === "text" && /\p{L}/u.test(part.value) ? text(fill(part.value)) : part,
        );
      const result = translate(format, source, change, { ...OPTIONS, locale: parseLocale("uk") });
      expect(result.refusals, filling).toEqual([]);
      expect(shapeOf(result.text ?? "")).toEqual(shapeOf(source));
    }
  });
});

/** Names and types, without what strings say. */
function shapeOf(source: string): string {
  return JSON.stringify(JSON.parse(source), (_key, value: unknown) =>
    typeof value === "string" ? "" : value,
  );
}
