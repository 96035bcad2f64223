import type { Position } from "../article/problem.ts";
import type { Collector } from "./collector.ts";
import { createDraft, type Draft, finishConcept, isWordless } from "./draft.ts";

/** Concepts of a table in which several rows may speak of one. */
export interface StartedConcepts {
  /**
   * The concept that a row speaks of, begun where it is the first to do so.
   *
   * @param key what rows of one concept have in common; without it the row is one of its own.
   */
  draftOf(key: string | undefined, begin: () => Beginning): Draft;
  /** Gives those that have a wording, in the order in which they began. */
  addTo(collector: Collector): void;
}

/** What the first row of a concept says of it. */
export interface Beginning {
  /** Empty where the table gives none. */
  readonly id: string;
  readonly position: Position;
  readonly idPlace: Position;
}

interface Started {
  readonly draft: Draft;
  readonly position: Position;
  readonly idPlace: Position | undefined;
}

/** Begins with no concepts. */
export function startConcepts(): StartedConcepts {
  const byKey = new Map<string, Started>();
  const all: Started[] = [];
  return {
    draftOf(key, begin) {
      const known = key === undefined ? undefined : byKey.get(key);
      if (known !== undefined) return known.draft;
      const { id, position, idPlace } = begin();
      const started: Started = { draft: createDraft(), position, idPlace: id === "" ? undefined : idPlace };
      if (id !== "") started.draft.fields.id = id;
      if (key !== undefined) byKey.set(key, started);
      all.push(started);
      return started.draft;
    },
    addTo(collector) {
      for (const { draft, position, idPlace } of all)
        if (!isWordless(draft)) collector.add(finishConcept(draft), position, idPlace);
    },
  };
}
