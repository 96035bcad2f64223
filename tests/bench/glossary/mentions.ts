import type { PlaceName } from "./names.ts";

/**
 * Which names each sentence has, as whole words in their own case; of names that begin at one place the longest (Guinea in
 * Papua New Guinea does not count).
 *
 * @returns For each sentence the indexes of the names.
 */
export function findMentions(
  sentences: readonly string[],
  names: readonly PlaceName[],
): readonly ReadonlySet<number>[] {
  const byFirstWord = new Map<string, (readonly [wording: string, name: number])[]>();
  for (const [index, { english }] of names.entries()) {
    for (const wording of english) {
      const word = /^[\p{L}\p{M}]+/u.exec(wording)?.[0] ?? "";
      byFirstWord.set(word, [...(byFirstWord.get(word) ?? []), [wording, index]]);
    }
  }
  for (const wordings of byFirstWord.values()) wordings.sort(([one], [other]) => other.length - one.length);
  return sentences.map((sentence) => mentionsIn(sentence, byFirstWord));
}

function mentionsIn(
  sentence: string,
  byFirstWord: ReadonlyMap<string, readonly (readonly [string, number])[]>,
): ReadonlySet<number> {
  const found = new Set<number>();
  let end = 0;
  for (const { 0: word, index } of sentence.matchAll(/(?<![\p{L}\p{M}\p{N}])[\p{L}\p{M}]+/gu)) {
    if (index < end) continue;
    const longest = byFirstWord
      .get(word)
      ?.find(
        ([wording]) =>
          sentence.startsWith(wording, index) &&
          !/^[\p{L}\p{M}\p{N}]/u.test(sentence.slice(index + wording.length)),
      );
    if (longest === undefined) continue;
    found.add(longest[1]);
    end = index + longest[0].length;
  }
  return found;
}
