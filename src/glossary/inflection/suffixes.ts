import { endsWord } from "../characters.ts";
import indonesian from "./indonesian-clitics.json" with { type: "json" };
import korean from "./korean-particles.json" with { type: "json" };
import type { NameEnd } from "./name-end.ts";

/**
 * A Korean word ends there, or behind what is written on to it: a noun that says what the name is (쿠르스크주), a particle of case,
 * up to two auxiliary ones, a form of the copula (평양에서는, 러시아였다).
 */
export const endsKoreanWord: NameEnd = behind(
  `${anyOf(korean.nouns)}?${anyOf(korean.case)}?${anyOf(korean.auxiliary)}{0,2}${anyOf(korean.copula)}?`,
);

/** An Indonesian word ends there, or behind a clitic (Rusialah, AS-nya). */
export const endsIndonesianWord: NameEnd = behind(anyOf(indonesian));

function anyOf(words: readonly string[]): string {
  return `(?:${words.join("|")})`;
}

function behind(suffixes: string): NameEnd {
  const pattern = new RegExp(`${suffixes}(?![\\p{L}\\p{M}\\p{N}])`, "uy");
  return (folded, _start, end) => {
    if (endsWord(folded, end)) return true;
    pattern.lastIndex = end;
    return pattern.test(folded);
  };
}
