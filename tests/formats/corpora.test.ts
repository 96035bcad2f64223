import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Content, type Part, text } from "../../src/article/content.ts";
import type { Format } from "../../src/formats/format.ts";
import { markdown } from "../../src/formats/markdown.ts";
import { mdx } from "../../src/formats/mdx.ts";
import { plainText } from "../../src/formats/text.ts";
import { structureOf } from "./judge.ts";
import { contractBreaches, OPTIONS, translate } from "./sample.ts";

const CORPORA = join(import.meta.dirname, "../../../shared/corpora");
const ARTICLES = join(CORPORA, "articles");
const NTREX = join(CORPORA, "ntrex");
const hasCorpora = existsSync(ARTICLES) && existsSync(NTREX);
if (!hasCorpora) console.warn("../shared/corpora is absent: tests on real articles are skipped.");

/** One of how many files is read: all of them take a minute, so that is asked for by name. */
const STRIDE = process.env.EXONYM_ALL_ARTICLES ? 1 : 20;

function filesIn(folder: string, ending: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => ending.test(name))
    .sort()
    .map((name) => join(folder, name));
}

/** What is wrong with reading and writing an article unchanged. */
function identityBreaches(format: Format, source: string): string[] {
  const article = format.parse(source, OPTIONS);
  const breaches = contractBreaches(source, article);
  if (format.serialize(article, new Map(), OPTIONS).text !== source)
    breaches.push("differs without translations");
  if (translate(format, source, (content) => content).text !== source)
    breaches.push("differs with its own text");
  return breaches;
}

const hasWords = (part: Part) => part.type === "text" && /[\p{L}\p{N}]/u.test(part.value);

/** Ways to fill every text of an article with something else. */
const FILLINGS: readonly (readonly [name: string, fill: (content: Content) => Content])[] = [
  [
    "accented",
    (content) =>
      content.map((part) => (part.type === "text" ? text(part.value.replace(/[aeiou]/g, "é")) : part)),
  ],
  [
    "full of special characters",
    (content) =>
      content.map((part) => {
        if (part.type !== "text") return part;
        return text(
          hasWords(part)
            ? "*a* _b_ `c` [d](e) <i> &amp; # - + 1. | ~~x~~ \\ ! {{z}} $ \" ' [^1] =>"
            : part.value,
        );
      }),
  ],
  [
    "Chinese",
    (content) =>
      content.map((part) =>
        part.type === "text" ? text(hasWords(part) ? "“中文。”" : part.value.trim()) : part,
      ),
  ],
];

describe.skipIf(!hasCorpora)("real articles", () => {
  const files = hasCorpora ? filesIn(ARTICLES, /\.mdx?$|spec\.txt$/) : [];

  it("keep their bytes, as Markdown and as MDX", () => {
    expect(files.length).toBeGreaterThan(500);
    const sample = files.filter((_, i) => i % STRIDE === 0);
    for (const file of sample) {
      const source = readFileSync(file, "utf8");
      expect(identityBreaches(markdown, source), file).toEqual([]);
      if (file.endsWith(".mdx")) expect(identityBreaches(mdx, source), file).toEqual([]);
    }
  }, 1_200_000);

  it.each(FILLINGS)(
    "keep their structure or are refused when every text is %s",
    (_name, fill) => {
      // A sample: each of them is read by two parsers.
      const sample = files.filter((_, i) => i % STRIDE === 0);
      const refused: string[] = [];
      for (const file of sample) {
        const source = readFileSync(file, "utf8");
        const isMdx = file.endsWith(".mdx");
        const result = translate(isMdx ? mdx : markdown, source, fill);
        if (result.text === null) refused.push(file);
        else expect(structureOf(result.text, isMdx), file).toEqual(structureOf(source, isMdx));
      }
      expect(refused.length / sample.length, refused.join()).toBeLessThan(0.005);
    },
    1_200_000,
  );
});

describe.skipIf(!hasCorpora)("real news", () => {
  const documents = hasCorpora ? readFileSync(join(NTREX, "documents.tsv"), "utf8").split("\n") : [];
  const languages = hasCorpora ? filesIn(NTREX, /^(?:eng|vie|ukr|rus|kor|jpn|arb|zho-CN|tha|hin)\.txt$/) : [];

  it.each([
    ["plain text", plainText, "\n"],
    ["Markdown", markdown, "\n\n"],
  ] as const)(
    "keep their bytes, as %s",
    (_name, format, separator) => {
      expect(languages.length).toBeGreaterThan(5);
      for (const file of languages) {
        const articles = Map.groupBy(readFileSync(file, "utf8").split("\n").entries(), ([i]) => documents[i]);
        for (const lines of [...articles.values()].filter((_, i) => i % Math.ceil(STRIDE / 2) === 0)) {
          const source = lines.map(([, line]) => line).join(separator);
          expect(identityBreaches(format, source), file).toEqual([]);
        }
      }
    },
    120_000,
  );
});
