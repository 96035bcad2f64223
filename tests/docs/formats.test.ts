import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { text } from "../../src/article/content.ts";
import { formats } from "../../src/formats/formats.ts";
import { markdown } from "../../src/formats/markdown.ts";

const PAGE = readFileSync(new URL("../../docs/formats.md", import.meta.url), "utf8");
const OPTIONS = { translatedKeys: ["title"], languageKey: "lang", frontMatter: {} };

/** The first unit of an article, translated. */
function translate(article: string, target: string): string | null {
  const parsed = markdown.parse(article, OPTIONS);
  const [unit] = parsed.units;
  if (unit === undefined) throw new Error("The article has no unit.");
  return markdown.serialize(parsed, new Map([[unit.id, [text(target)]]]), OPTIONS).text;
}

describe("docs/formats.md", () => {
  it("names all formats and their endings", () => {
    for (const { extensions } of formats) {
      expect(PAGE).toContain(`| ${extensions.map((extension) => `\`${extension}\``).join(" ")} |`);
    }
  });

  it("shows spellings that are so", () => {
    const rows = [...PAGE.matchAll(/^\| `(.*)` \| a (paragraph|heading) \| `(.*)` \|$/gm)];
    expect(rows).toHaveLength(6);
    for (const [, target = "", place, spelled = ""] of rows) {
      const mark = place === "heading" ? "# " : "";
      expect(translate(`${mark}Text\n`, target)).toBe(`${mark}${spelled}\n`);
    }
  });

  it("tells how front matter is quoted", () => {
    for (const title of ["Titre : « non »", "No"]) {
      expect(PAGE).toContain(`\`${title}\``);
      expect(translate("---\ntitle: Text\n---\n", title)).toBe(`---\ntitle: "${title}"\n---\n`);
    }
  });
});
