import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Content, type Part, text } from "../../src/article/content.ts";
import { html } from "../../src/formats/html.ts";
import { htmlStructure } from "./html-judge.ts";
import { contractBreaches, OPTIONS, translate } from "./sample.ts";

const ARTICLES = join(import.meta.dirname, "../../../shared/corpora/articles");
const PAGES = join(ARTICLES, "readability");
const TREES = join(ARTICLES, "html5lib/tree-construction");
const hasCorpora = existsSync(PAGES) && existsSync(TREES);

/** One of how many pages and documents is translated in the short run. */
const all = Boolean(process.env.EXONYM_ALL_ARTICLES);

const hasWords = (part: Part) => part.type === "text" && /[\p{L}\p{N}]/u.test(part.value);

const FILLINGS: ReadonlyMap<string, (content: Content) => Content> = new Map([
  [
    "accented",
    (content: Content) =>
      content.map((part) => (part.type === "text" ? text(part.value.replace(/[aeiou]/g, "é")) : part)),
  ],
  [
    "special",
    (content: Content) =>
      content.map((part) => {
        if (part.type !== "text") return part;
        return text(
          hasWords(part)
            ? "*a* <i> </p> &amp; &lt <!-- </title> </script> ]]> {{z}} {% x %} \u00A0 a  b \" ' = `c` # | \\ [d](e) $ <3 &"
            : part.value,
        );
      }),
  ],
  [
    "Chinese",
    (content: Content) =>
      content.map((part) =>
        part.type === "text" ? text(hasWords(part) ? "“中文。”" : part.value.trim()) : part,
      ),
  ],
]);

function filesIn(folder: string, ending: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => ending.test(name))
    .sort();
}

/** The documents in html5lib's files, which browsers' makers wrote to break parsers. */
function documentsOf(file: string): string[] {
  const found = readFileSync(join(TREES, file), "utf8").matchAll(/(?:^|\n)#data\n([\s\S]*?)\n#errors/g);
  return [...found].map(([, document = ""]) => document);
}

function identityBreaches(source: string): string[] {
  const article = html.parse(source, OPTIONS);
  const breaches = contractBreaches(source, article);
  if (html.serialize(article, new Map(), OPTIONS).text !== source) breaches.push("differs");
  if (translate(html, source, (content) => content).text !== source)
    breaches.push("differs with its own text");
  return breaches;
}

/** Translates with each filling; `null` for those that were refused. What was not has to have the source's structure. */
function fillings(source: string): (string | null)[] {
  const structure = htmlStructure(source);
  return [...FILLINGS].map(([name, fill]) => {
    const { text: result } = translate(html, source, fill);
    if (result !== null) expect(htmlStructure(result), name).toEqual(structure);
    return result;
  });
}

describe.skipIf(!hasCorpora)("documents to break parsers of HTML", () => {
  const documents = hasCorpora ? filesIn(TREES, /\.dat$/).flatMap(documentsOf) : [];

  it("keep their bytes", () => {
    expect(documents.length).toBeGreaterThan(900);
    expect(documents.filter((source) => identityBreaches(source).length > 0)).toEqual([]);
  });

  it("keep their structure", () => {
    const sample = documents.filter((_, i) => all || i % 4 === 0);
    const results = sample.flatMap(fillings);
    expect(results.filter((result) => result === null)).toEqual([]);
  });
});

describe.skipIf(!hasCorpora)("real pages", () => {
  const pages = hasCorpora ? filesIn(PAGES, /source\.html$/).filter((_, i) => all || i % 12 === 3) : [];

  it.each(pages)("%s keeps bytes and structure", (file) => {
    const source = readFileSync(join(PAGES, file), "utf8");
    expect(identityBreaches(source)).toEqual([]);
    expect(fillings(source)).not.toContain(null);
  });
});
