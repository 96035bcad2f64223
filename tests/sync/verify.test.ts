import { describe, expect, it } from "vitest";
import type { Format } from "../../src/formats/format.ts";
import { formatFor } from "../../src/formats/formats.ts";
import { verify } from "../../src/sync/verify.ts";

const OPTIONS = { translatedKeys: ["title"], languageKey: "lang" };
const format = (name: string): Format => {
  const found = formatFor(name, new Uint8Array());
  if (!found) throw new Error(name);
  return found;
};

describe("verify", () => {
  it.each([
    [
      "a.md",
      "---\ntitle: One\n---\n\n# Two\n\n- *three* [four](x) `five`\n\n| a | b |\n|---|---|\n| c | d |\n",
    ],
    ["a.md", "\uFEFFOne\r\ntwo  \r\nthree\\\r\nfour &amp; <br> five\r\n"],
    ["a.md", ""],
    ["a.txt", "One. Two.\r\n\r\nThree\r\n"],
    ["a.txt", ""],
  ])("proves %s (%j)", (name, text) => {
    expect(verify(text, format(name), OPTIONS)).toEqual({
      identity: true,
      structure: { accented: "kept", special: "kept", cjk: "kept" },
      reason: null,
    });
  });

  it("says so where a format changes a byte that nobody asked it to", () => {
    const markdown = format("a.md");
    const careless: Format = {
      ...markdown,
      serialize: (article, translations, options) => {
        const { text, refusals } = markdown.serialize(article, translations, options);
        return text === null ? { text, refusals } : { text: text.trimEnd(), refusals: [] };
      },
    };
    const result = verify("One.\n", careless, OPTIONS);
    expect(result.identity).toBe(false);
    expect(result.reason).toBe("The article does not come back byte for byte.");
  });

  it("tells a refusal from damage, and why", () => {
    const refusing: Format = {
      ...format("a.txt"),
      serialize: (article, translations) => {
        const changed = article.units.find(
          ({ id, content }) => translations.get(id) && translations.get(id) !== content,
        );
        return changed
          ? { text: null, refusals: [{ unit: changed.id, message: "No." }] }
          : { text: article.text, refusals: [] };
      },
    };
    expect(verify("One.\n", refusing, OPTIONS)).toEqual({
      identity: true,
      structure: { accented: "refused", special: "refused", cjk: "refused" },
      reason: "accented: No.",
    });
  });
});
