import type { Problem } from "../article/problem.ts";
import type { Concept, Glossary } from "./concept.ts";
import { freeIds } from "./free-ids.ts";
import { quote } from "./quote.ts";
import { type GlossaryReading, MOST_PROBLEMS } from "./reading.ts";

/**
 * Makes one glossary of all files of a project. An id that two files give is a problem, told at its later place, and the
 * later concept is left out, as it is within one file. Ids that were only made from wordings are made anew where they are taken:
 * whoever gives none may list «Kyiv» in one file for each language. Never throws.
 *
 * @param readings in the order of the files; the earlier file has the better right.
 * @returns the glossary, and the problems of all readings, then those between the files, at most {@link MOST_PROBLEMS} of these.
 */
export function joinReadings(readings: readonly GlossaryReading[]): {
  readonly glossary: Glossary;
  readonly problems: readonly Problem[];
} {
  const given = new Map<string, Concept>();
  const clashes: Problem[] = [];
  const kept: { readonly concept: Concept; readonly isGiven: boolean }[] = [];
  for (const { concepts, idPlaces } of readings) {
    for (const concept of concepts) {
      const place = idPlaces.get(concept.id);
      const before = place && given.get(concept.id);
      if (before) {
        if (clashes.length < MOST_PROBLEMS) clashes.push(clash(concept, place, before));
        continue;
      }
      if (place) given.set(concept.id, concept);
      kept.push({ concept, isGiven: place !== undefined });
    }
  }
  const makeId = freeIds(given.keys());
  const concepts = kept.map(({ concept, isGiven }) => {
    const id = isGiven ? concept.id : makeId(concept.id);
    return id === concept.id ? concept : { ...concept, id };
  });
  return { glossary: { concepts }, problems: [...readings.flatMap(({ problems }) => problems), ...clashes] };
}

function clash({ id, file }: Concept, position: Problem["position"], before: Concept): Problem {
  return {
    kind: "usage",
    message: `The id «${quote(id)}» is taken by the concept of ${before.file}:${before.position.line}.`,
    advice: "Give every concept an id of its own, or join the two rows.",
    file,
    position,
  };
}
