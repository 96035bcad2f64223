import { parseLocale } from "../../article/locale.ts";
import { endsWord, startsWord } from "../characters.ts";
import { foldCase } from "../folding.ts";
import listed from "./longer-words.json" with { type: "json" };
import type { NameEnd } from "./name-end.ts";

/** A longer word, by how many UTF-16 code units of it stand before the name. */
interface LongerWord {
  readonly word: string;
  readonly before: number;
  /** Whether the name stands alone in it after all: «phía nam Mỹ» is not «Nam Mỹ». Marked with «!» in the list. */
  readonly isFree: boolean;
}

/**
 * Says of a name's place whether it is no mere part of a longer word or name that the language is known to have: not 马里 in 马里兰,
 * «Mỹ» in «Nam Mỹ», 기니 in «적도 기니». `undefined` for languages of which no such words are listed.
 */
export function standsAlone(language: string): NameEnd | undefined {
  return BY_LANGUAGE.get(language);
}

type Listed = Readonly<Record<string, readonly string[]>>;

const BY_LANGUAGE: ReadonlyMap<string, NameEnd> = new Map(
  Object.entries<Listed>(listed).map(([language, words]): [string, NameEnd] => [
    language,
    // Korean writes particles on to them.
    outside(longerWords(language, words), language === "ko" ? () => true : endsWord),
  ]),
);

function longerWords(language: string, words: Listed): ReadonlyMap<string, readonly LongerWord[]> {
  const locale = parseLocale(language);
  const fold = (text: string) => foldCase(text, locale).text;
  return new Map(
    Object.entries(words).map(([name, longer]): [string, LongerWord[]] => {
      const inner = fold(name);
      const read = (written: string): LongerWord => {
        const isFree = written.startsWith("!");
        const word = fold(isFree ? written.slice(1) : written);
        return { word, before: word.lastIndexOf(inner), isFree };
      };
      return [inner, longer.map(read)];
    }),
  );
}

function outside(
  byName: ReadonlyMap<string, readonly LongerWord[]>,
  mayEnd: (folded: string, offset: number) => boolean,
): NameEnd {
  return (folded, start, end) => {
    const words = byName.get(folded.slice(start, end));
    if (words === undefined) return true;
    const around = words.filter(({ word, before }) => {
      const from = start - before;
      return (
        from >= 0 &&
        folded.startsWith(word, from) &&
        startsWord(folded, from) &&
        mayEnd(folded, from + word.length)
      );
    });
    return around.length === 0 || around.some(({ isFree }) => isFree);
  };
}
