import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const CORPORA = fileURLToPath(new URL("../../../shared/corpora/", import.meta.url));

/** Whether the corpora lie beside the project: they do in CI, not in a lone clone. */
export const hasNtrex = existsSync(`${CORPORA}ntrex/documents.tsv`);

/** The seed: a scraped article, as it is. */
export function seedArticle(): string {
  return readFileSync(`${CORPORA}seed/article.txt`, "utf8");
}

/** One news document: its name and its paragraphs, in one language. */
export interface NewsDocument {
  readonly name: string;
  readonly paragraphs: readonly string[];
}

/** The documents of NTREX in one of its languages, such as `eng` or `ukr`. */
export function ntrexDocuments(language: string): NewsDocument[] {
  const lines = readFileSync(`${CORPORA}ntrex/${language}.txt`, "utf8").replace(/\n$/, "").split("\n");
  const names = readFileSync(`${CORPORA}ntrex/documents.tsv`, "utf8").trimEnd().split("\n");
  const documents = new Map<string, string[]>();
  names.forEach((name, index) => {
    const paragraphs = documents.get(name) ?? [];
    documents.set(name, paragraphs);
    paragraphs.push(lines[index] ?? "");
  });
  return [...documents].map(([name, paragraphs]) => ({ name, paragraphs }));
}

/** A document as a Markdown article: title in the front matter, two sentences a paragraph, a quotation, a list, a table. */
export function asMarkdown({ paragraphs: [title = "", ...rest] }: NewsDocument, lang: string): string {
  const escaped = (line: string) =>
    line
      .replace(/[\\`*_[\]<>#|~!-]/g, "\\$&")
      .replace(/^(\d+)([.)])/, "$1\\$2")
      .replace(/^\+/, "\\+");
  const blocks: string[] = [];
  for (let index = 0; index < rest.length; index += 2) {
    const pair = rest.slice(index, index + 2).map(escaped);
    if (index % 10 === 4) blocks.push(pair.map((line) => `> ${line}`).join("\n"));
    else if (index % 10 === 8) blocks.push(pair.map((line) => `- ${line}`).join("\n"));
    else blocks.push(pair.join(" "));
  }
  return `---\ntitle: ${JSON.stringify(title)}\nlang: ${lang}\n---\n\n${blocks.join("\n\n")}\n`;
}

/** A document as plain text, a line per paragraph. */
export function asText({ paragraphs }: NewsDocument): string {
  return `${paragraphs.join("\n")}\n`;
}
