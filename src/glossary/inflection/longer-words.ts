import { parseLocale } from "../../article/locale.ts";
import { foldCase } from "../folding.ts";
import listed from "./longer-words.json" with { type: "json" };
import type { NameEnd } from "./name-end.ts";

/** A longer word, by how many UTF-16 code units of it stand before the name. */
interface LongerWord {
  readonly word: string;
  readonly before: number;
}

/**
 * Says of a name's place whether it is no mere part of a longer word or name that the language is known to have: not 马里 in 马里兰,
 * «Mỹ» in «Nam Mỹ», 기니 in «적도 기니». `undefined` for languages of which no such words are listed.
 */
export function standsAlone(language: string): NameEnd | undefined {
  return BY_LANGUAGE.get(language);
}

const BY_LANGUAGE: ReadonlyMap<string, NameEnd> = new Map(
  Object.entries<Readonly<Record<string, readonly string[]>>>(listed).map(
    ([language, words]): [string, NameEnd] => [language, outside(longerWords(language, words))],
  ),
);

function longerWords(
  language: string,
  listed: Readonly<Record<string, readonly string[]>>,
): ReadonlyMap<string, readonly LongerWord[]> {
  const locale = parseLocale(language);
  const folded = (text: string) => foldCase(text, locale).text;
  return new Map(
    Object.entries(listed).map(([name, words]): [string, LongerWord[]] => {
      const inner = folded(name);
      return [inner, words.map(folded).map((word) => ({ word, before: word.indexOf(inner) }))];
    }),
  );
}

function outside(byName: ReadonlyMap<string, readonly LongerWord[]>): NameEnd {
  return (folded, start, end) => {
    const words = byName.get(folded.slice(start, end)) ?? NONE;
    return !words.some(({ word, before }) => before <= start && folded.startsWith(word, start - before));
  };
}

const NONE: readonly LongerWord[] = [];
