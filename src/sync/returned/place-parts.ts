import { ExonymError, type Problem, usageError } from "../../article/problem.ts";
import type { XliffDocument } from "../../xliff/model.ts";
import { findPlace, type Search } from "./find-place.ts";
import type { Place } from "./locate.ts";
import { type Part, partsOf } from "./parts.ts";

/** What a returned file has for one article. */
export interface PlacedParts {
  readonly place: Place;
  readonly parts: readonly Part[];
}

/**
 * The articles that a returned file has parts of.
 *
 * @param problems takes what is wrong with a part; the others go on.
 * @throws ExonymError (usage) where the file has no sentences.
 */
export async function placeParts(
  document: XliffDocument,
  path: string,
  search: Search,
  problems: Problem[],
): Promise<readonly PlacedParts[]> {
  const placed = new Map<Place, Part[]>();
  const parts = joinParts(partsOf(document).filter(({ segments }) => segments.length > 0));
  if (parts.length === 0) {
    throw usageError("The file has no sentences.", "Check that your tool has exported the translation.", {
      file: path,
    });
  }
  for (const part of parts) {
    try {
      const place = await findPlace(part, path, search);
      const list = placed.get(place);
      if (list) list.push(part);
      else placed.set(place, [part]);
    } catch (error) {
      if (!(error instanceof ExonymError)) throw error;
      problems.push(error.problem);
    }
  }
  return [...placed].map(([place, list]) => ({ place, parts: list }));
}

/** Tools divide an article into several files of one name. */
function joinParts(parts: readonly Part[]): readonly Part[] {
  const groups = Map.groupBy(parts, ({ original, targetLocale }) => `${targetLocale} ${original}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first ? [{ ...first, segments: group.flatMap(({ segments }) => segments) }] : [];
  });
}
