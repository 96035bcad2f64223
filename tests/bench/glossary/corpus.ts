import { existsSync, readFileSync } from "node:fs";
import { type Locale, parseLocale } from "../../../src/article/locale.ts";
import languages from "./languages.json" with { type: "json" };

const NTREX = new URL("../../../../shared/corpora/ntrex/", import.meta.url);

/** Whether the corpus stands beside the checkout. */
export const haveCorpus = existsSync(NTREX);

/** NTREX in one language: a sentence a line, in the order of the English ones. */
export interface Translation {
  readonly locale: Locale;
  /** Whether it counts in means, or is only shown. */
  readonly isMeasured: boolean;
  readonly sentences: readonly string[];
}

/** The English sentences. */
export function englishSentences(): readonly string[] {
  return lines("eng");
}

/** The translations into the languages of `languages.json`, or into those of them that are asked for. */
export function translations(asked: readonly string[]): Translation[] {
  const { measured, extra } = languages;
  const all = [...Object.entries(measured), ...Object.entries(extra)];
  return all
    .filter(([tag]) => asked.length === 0 || asked.includes(tag))
    .map(([tag, code]) => ({
      locale: parseLocale(tag),
      isMeasured: Object.hasOwn(measured, tag),
      sentences: lines(code),
    }));
}

function lines(code: string): string[] {
  const text = readFileSync(new URL(`${code}.txt`, NTREX), "utf8");
  return text
    .replace(/\n$/, "")
    .split("\n")
    .map((line) => line.trim());
}
