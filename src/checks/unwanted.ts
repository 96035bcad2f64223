import type { Match } from "../glossary/matcher.ts";

/**
 * Wordings of one text that house style does not use, each once with all its places, in order of first appearance. Nothing
 * but the text itself has to prove it, so what might be another word, or another person, is let pass; and so is what is a good
 * wording at the same time, of the concept or of a namesake.
 *
 * @param matches of one text, ascending.
 * @returns for each wording of a concept its matches: at least one.
 */
export function unwantedWordings(matches: readonly Match[]): readonly (readonly [Match, ...Match[]])[] {
  const goodPlaces = new Set(matches.filter((match) => !isUnwanted(match)).map(({ start }) => start));
  const groups = new Map<Match["concept"], Map<string, [Match, ...Match[]]>>();
  for (const match of matches) {
    if (!isUnwanted(match) || !isCertain(match) || goodPlaces.has(match.start)) continue;
    const wordings = groups.get(match.concept) ?? new Map<string, [Match, ...Match[]]>();
    groups.set(match.concept, wordings);
    const group = wordings.get(match.term);
    if (group) group.push(match);
    else wordings.set(match.term, [match]);
  }
  return [...groups.values()].flatMap((wordings) => [...wordings.values()]);
}

/** Whether the glossary forbids a wording, or has given it up. */
export function isUnwanted({ status }: Match): boolean {
  return status === "forbidden" || status === "deprecated";
}

function isCertain({ layer, concept, isDoubtful }: Match): boolean {
  if (isDoubtful || layer === "surname") return false;
  return layer !== "derivation" || concept.derivations === "flagged";
}
