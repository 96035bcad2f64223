import { existsSync, readdirSync, readFileSync } from "node:fs";
import { type Locale, parseLocale } from "../../../src/article/locale.ts";

const CORPORA = new URL("../../../../shared/corpora/", import.meta.url);
const SEGMENTATION = new URL("segmentation/", CORPORA);
const NTREX = new URL("ntrex/", CORPORA);

/** Whether the corpora stand beside the checkout. */
export const haveCorpora = existsSync(SEGMENTATION) && existsSync(NTREX);

/** Running text of which somebody knows the sentences: `joiner` stands between them. */
export interface Block {
  readonly sentences: readonly string[];
  readonly joiner: string;
}

export interface Dataset {
  readonly name: string;
  readonly locale: Locale;
  readonly blocks: readonly Block[];
}

/** A text, and the sentences that somebody wants. */
export interface Example {
  readonly title: string;
  readonly locale: Locale;
  readonly text: string;
  readonly expected: readonly string[];
}

/**
 * The development sets of Universal Dependencies. In `blocks` a sentence without a final mark ends its block: nobody could
 * see its end. `joined` has all sentences of a text in one block.
 */
export function universalDependencies(mode: "blocks" | "joined" = "blocks"): Dataset[] {
  return readdirSync(SEGMENTATION)
    .filter((name) => name.startsWith("ud_"))
    .map((name) => {
      const { lang, units } = readJson<{
        readonly lang: string;
        readonly units: readonly { readonly s: readonly string[]; readonly j: string }[];
      }>(name);
      const blocks = units.flatMap(({ s, j }) =>
        (mode === "joined" ? [s] : blocksOf(s)).map((sentences) => ({ sentences, joiner: j })),
      );
      return { name: name.replace(/^ud_|_dev\.json$/g, ""), locale: parseLocale(lang), blocks };
    });
}

function blocksOf(sentences: readonly string[]): string[][] {
  const result: string[][] = [[]];
  for (const sentence of sentences) {
    result.at(-1)?.push(sentence);
    if (!/[\p{STerm}…]["'’”“»«›)\]）」』\s]*$/u.test(sentence)) result.push([]);
  }
  return result.filter((block) => block.length > 0);
}

/** NTREX: each line of a document is a sentence, or now and then two that the translator made. */
export function ntrex(): Dataset[] {
  const codes: Readonly<Record<string, string>> = JSON.parse(
    readFileSync(new URL("ntrex.json", import.meta.url), "utf8"),
  );
  const documents = lines("documents.tsv").map((line) => line.split("\t")[0]);
  return Object.entries(codes).map(([tag, code]) => {
    const joiner = /^(?:zh|ja)\b/.test(tag) ? "" : " ";
    const blocks = new Map<string | undefined, string[]>();
    for (const [index, line] of lines(`${code}.txt`).entries()) {
      const block = blocks.get(documents[index]) ?? [];
      block.push(line.trim());
      blocks.set(documents[index], block);
    }
    const all = [...blocks.values()].flatMap(blocksOf).map((sentences) => ({ sentences, joiner }));
    return { name: `ntrex ${code}`, locale: parseLocale(tag), blocks: all };
  });
}

function lines(name: string): string[] {
  return readFileSync(new URL(name, NTREX), "utf8").replace(/\n$/, "").split("\n");
}

/** The golden rules of the Pragmatic Segmenter. */
export function goldenRules(): Example[] {
  return examples("golden-rules.json").filter(({ golden }) => golden);
}

/** The tests of sentencex. */
export function sentencexTests(): Example[] {
  return examples("sentencex-tests.json");
}

function examples(name: string): (Example & { readonly golden: boolean })[] {
  const all =
    readJson<
      readonly {
        readonly lang: string;
        readonly title?: string;
        readonly text: string;
        readonly exp: readonly string[];
        readonly golden?: boolean;
      }[]
    >(name);
  return all.map(({ lang, title = "", text, exp, golden = false }) => ({
    title,
    locale: parseLocale(lang),
    text,
    expected: exp,
    golden,
  }));
}

function readJson<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(name, SEGMENTATION), "utf8")); // the corpus's own shape
}
