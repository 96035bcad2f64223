import { describe, expect, it } from "vitest";
import { text } from "../../src/article/content.ts";
import { usageError } from "../../src/article/problem.ts";
import type { Format, FormatOptions } from "../../src/formats/format.ts";
import { openArticle } from "../../src/sync/article-file.ts";
import { summarise } from "../../src/sync/verify/summary.ts";
import { type Verification, verify } from "../../src/sync/verify.ts";
import { OPTIONS as SERIALIZE_OPTIONS } from "../formats/sample.ts";

const { frontMatter: _, ...OPTIONS } = SERIALIZE_OPTIONS;
const formatOf = (name: string): Format => openArticle(new Uint8Array(), name).format;

function tryOut(source: string, format: Format, options: FormatOptions = OPTIONS): Verification {
  const bytes = Buffer.from(source);
  return verify(bytes, openArticle(bytes, "a", format), options);
}

const everything = (result: string) => ({
  own: result,
  accented: result,
  special: result,
  cjk: result,
  rtl: result,
});

/** Markdown with a defect of its own in what it gives back. */
function careless(change: (text: string) => string): Format {
  const markdown = formatOf("a.md");
  return {
    ...markdown,
    serialize: (article, translations, options) => {
      const result = markdown.serialize(article, translations, options);
      return result.text === null ? result : { text: change(result.text), refusals: [] };
    },
  };
}

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
  ])("proves %s (%j)", (name, source) => {
    const { identity, structure, reason, findings } = tryOut(source, formatOf(name));
    expect({ identity, structure, reason, findings }).toEqual({
      identity: true,
      structure: everything("kept"),
      reason: null,
      findings: [],
    });
  });

  it("counts what translators get, and what is protected inside of it", () => {
    const source = "# One\n\nTwo *three* `four` and `five`\n\n```\ncode\n```\n";
    expect(tryOut(source, formatOf("a.md"))).toMatchObject({
      format: "markdown",
      exposed: { heading: 1, paragraph: 1 },
      protected: { code: 2, emphasis: 1 },
      share: 0.627,
    });
  });

  it("says where a format changes a byte that nobody asked it to", () => {
    const { identity, reason } = tryOut(
      "One.\n\nTwo.\n",
      careless((result) => result.trimEnd()),
    );
    expect(identity).toBe(false);
    expect(reason).toBe("3:5: identity: The article does not come back byte for byte.");
  });

  it("looks at bytes, not at text", () => {
    const bytes = Buffer.from("One.\n");
    const file = openArticle(bytes, "a.txt");
    const bom = { ...file, save: (saved: string) => Buffer.from(`\uFEFF${saved}`) };
    expect(verify(bytes, bom, OPTIONS).identity).toBe(false);
    expect(verify(bytes, file, OPTIONS).identity).toBe(true);
  });

  it("tells a refusal from damage, how many units it concerns, and where", () => {
    const plain = formatOf("a.txt");
    const refusing: Format = {
      ...plain,
      serialize: (article, translations, options) => {
        const [, second] = article.units;
        const given = second && translations.get(second.id);
        return second && given && given !== second.content
          ? { text: null, refusals: [{ unit: second.id, message: "No." }] }
          : plain.serialize(article, translations, options);
      },
    };
    const { identity, structure, refused, reason } = tryOut("One.\n\nTwo.\n\nThree.\n", refusing);
    expect(identity).toBe(true);
    expect(structure).toEqual(everything("refused"));
    expect(refused).toEqual({ own: 1, accented: 1, special: 1, cjk: 1, rtl: 1 });
    expect(reason).toBe("3:1: own: No.");
  });

  it.each([
    ["a word lost", (result: string) => result.replace("žlúťoučký", ""), "The text reads"],
    ["a unit lost", (result: string) => result.replace(/^# .*\n/, ""), "has become a"],
    ["a unit won", (result: string) => `${result}\nMore žlúťoučký.\n`, "more units"],
    ["emphasis lost", (result: string) => result.replaceAll("*", ""), "The markup inside has changed."],
    ["a link's address lost outside", (result: string) => result.replace("/code/", "/cod/"), "outside of"],
  ])("finds %s without the format's help", (_name, change, message) => {
    const source = "# One\n\nTwo *three*.\n\n[four]: https://example.org/code/\n";
    const careful = (result: string) => (result.includes("žlúťoučký") ? change(result) : result);
    const { identity, structure, findings } = tryOut(source, careless(careful));
    expect(identity).toBe(true);
    expect(structure).toMatchObject({ own: "kept", accented: "damaged", special: "kept" });
    expect(findings.map((finding) => finding.message).join()).toContain(message);
  });

  it("takes what stands in the way of the whole article for a refusal", () => {
    const plain = formatOf("a.txt");
    const stubborn: Format = {
      ...plain,
      serialize: (article, translations, options) => {
        if (options.locale) throw usageError("It cannot take a language.", "Give it one.");
        return plain.serialize(article, translations, options);
      },
    };
    const { identity, structure, reason } = tryOut("One.\n\nTwo.\n", stubborn);
    expect([identity, structure.cjk, structure.rtl]).toEqual([true, "kept", "refused"]);
    expect(reason).toBe("1:1: rtl: It cannot take a language. Give it one.");
  });

  it("finds damage beside refusals", () => {
    const plain = careless((result) => result.replace("Ţéšţ", "Ţéšţ!"));
    const format: Format = {
      ...plain,
      serialize: (article, translations, options) => {
        const [first] = article.units;
        const given = first && translations.get(first.id);
        return given && given !== first.content
          ? { text: null, refusals: [{ unit: first.id, message: "No." }] }
          : plain.serialize(article, translations, options);
      },
    };
    const { structure, refused } = tryOut("One.\n\nTwo.\n", format);
    expect([structure.accented, refused.accented, structure.cjk]).toEqual(["damaged", 1, "refused"]);
  });

  it("takes an address for a link around it, and a tag for emphasis", () => {
    const source = "See *this*(www.example.org)that.\n";
    expect(tryOut(source, formatOf("a.md")).structure).toEqual(everything("kept"));
  });

  it("takes a label that stands by itself for one that is spelled out", () => {
    const source = "![one]\n\n[two]\n\n[one]: https://example.org/1\n[two]: https://example.org/2\n";
    expect(tryOut(source, formatOf("a.md")).structure).toEqual(everything("kept"));
  });

  it("lets the words of plain text decide anew where lines belong together", () => {
    const source = "One\n\nTwo two two two two two two two two.\nThree three three three three three three\n";
    expect(tryOut(source, formatOf("a.txt")).structure).toEqual(everything("kept"));
  });

  it("changes nothing in the article", () => {
    const format = formatOf("a.txt");
    const article = format.parse("One.", OPTIONS);
    const [unit] = article.units;
    expect(unit?.content).toEqual([{ ...text("One."), raw: "One." }]);
  });
});

describe("summarise", () => {
  it("counts over files, unreadable ones too", () => {
    const kept = { identity: true, structure: { own: "kept", special: "kept" } } as const;
    const refused = { identity: true, structure: { own: "kept", special: "refused" } } as const;
    const damaged = { identity: false, structure: { own: "damaged", special: "kept" } } as const;
    expect(summarise([kept, refused, damaged, { identity: false, structure: {} }])).toBe(
      "2 of 4 byte-exact; structure kept: own 2, special 2 (1 refused); 1 damaged",
    );
  });
});
