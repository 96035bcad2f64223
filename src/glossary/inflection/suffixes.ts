import { endsWord } from "../characters.ts";
import indonesian from "./indonesian-clitics.json" with { type: "json" };
import korean from "./korean-particles.json" with { type: "json" };
import type { NameEnd } from "./name-end.ts";

/** A Korean word ends there, or after a particle or form of the copula written on to it (평양에서, 러시아의). */
export const endsKoreanWord: NameEnd = behind(korean);

/** An Indonesian word ends there, or after a clitic (Rusialah, AS-nya). */
export const endsIndonesianWord: NameEnd = behind(indonesian);

function behind(suffixes: readonly string[]): NameEnd {
  const byFirst = new Map<string, string[]>();
  for (const suffix of [...suffixes].sort((a, b) => b.length - a.length)) {
    const first = suffix.charAt(0);
    byFirst.set(first, [...(byFirst.get(first) ?? []), suffix]);
  }
  return (folded, _start, end) => {
    if (endsWord(folded, end)) return true;
    const candidates = byFirst.get(folded.charAt(end)) ?? [];
    return candidates.some(
      (suffix) => folded.startsWith(suffix, end) && endsWord(folded, end + suffix.length),
    );
  };
}
