import type { Position, Problem } from "../article/problem.ts";
import type { Concept } from "./concept.ts";
import type { PlacelessConcept } from "./draft.ts";
import { freeIds } from "./free-ids.ts";
import { quote } from "./quote.ts";
import { type GlossaryReading, MOST_PROBLEMS } from "./reading.ts";

/** A glossary has so many concepts at most; what is more is told and left out. All names of all news need a tenth of it. */
export const MOST_CONCEPTS = 500_000;
const FULL = `The glossary has more than ${MOST_CONCEPTS.toLocaleString("en")} concepts; from here on they are not read.`;
const SMALLER = "Remove what the project's articles do not name.";

/** Gathers what is read of one glossary file, in whatever format. */
export interface Collector {
  /** Says what is wrong, and what to do; told up to {@link MOST_PROBLEMS}. */
  complain(position: Position | undefined, message: string, advice: string): void;
  /** Takes over a problem as it is. */
  report(problem: Problem): void;
  /** Says once for each key what of the file is not taken over. */
  leaveOut(key: string, position: () => Position, message: string): void;
  /**
   * Adds a concept. One whose id is taken is a problem, and is left out.
   *
   * @param idPlace where the file gives the id; by default where the concept stands.
   */
  add(concept: PlacelessConcept, position: Position, idPlace?: Position): void;
  /** What has been gathered. Concepts without an id get one of their first wording. */
  finish(): GlossaryReading;
  readonly problemCount: number;
}

/** A concept that waits for its id: copying a hundred thousand of them would double the memory. */
type Row = Omit<Concept, "id"> & { id: string };

/** @param file path as the user knows it, for messages. */
export function createCollector(file: string): Collector {
  const problems: Problem[] = [];
  const leftOut = new Map<string, Problem>();
  /** An id is the empty string until the ids that the file gives are known. */
  const rows: Row[] = [];
  const idPlaces = new Map<string, Position>();
  /** Of the concepts without an id, the first of each first wording. */
  const firsts = new Map<string, Row>();
  let isFull = false;
  const report = (problem: Problem) => {
    if (problems.length < MOST_PROBLEMS) problems.push(problem);
  };
  /** Whether a row without an id says the same as the first with its wording; a problem then. */
  const isRepeated = (row: Row): boolean => {
    const wording = firstWording(row);
    const first = firsts.get(wording);
    if (first === undefined) {
      firsts.set(wording, row);
      return false;
    }
    if (!saySame(first, row)) return false;
    report({
      kind: "usage",
      message: `«${quote(wording)}» stands in line ${first.position.line} already, with the same wordings.`,
      advice: "Remove one of the two.",
      file,
      position: row.position,
    });
    return true;
  };
  return {
    report,
    complain: (position, message, advice) => report({ kind: "usage", message, advice, file, position }),
    leaveOut(key, position, message) {
      if (leftOut.has(key) || leftOut.size >= MOST_PROBLEMS) return;
      const advice = "It is left out, as the glossary has no place for it.";
      leftOut.set(key, { kind: "usage", message, advice, file, position: position() });
    },
    add(concept, position, idPlace = position) {
      if (rows.length === MOST_CONCEPTS) {
        if (!isFull) report({ kind: "usage", message: FULL, advice: SMALLER, file, position });
        isFull = true;
        return;
      }
      if (concept.id !== "") {
        const before = idPlaces.get(concept.id);
        if (before !== undefined) {
          report({
            kind: "usage",
            message: `The id «${quote(concept.id)}» is taken by the concept of line ${before.line}.`,
            advice: "Give every concept an id of its own.",
            file,
            position: idPlace,
          });
          return;
        }
        idPlaces.set(concept.id, idPlace);
      }
      const row: Row = { ...concept, file, position };
      if (row.id !== "" || !isRepeated(row)) rows.push(row);
    },
    finish() {
      const makeId = freeIds(idPlaces.keys());
      for (const row of rows) if (row.id === "") row.id = makeId(firstWording(row));
      return { concepts: rows, problems, idPlaces, leftOut: [...leftOut.values()] };
    },
    get problemCount() {
      return problems.length;
    },
  };
}

/** Whether two concepts are the same but for their places. Namesakes differ in some language. */
function saySame(one: Row, other: Row): boolean {
  return JSON.stringify(plain(one)) === JSON.stringify(plain(other));
}

function plain({ position: _, ...concept }: Row): unknown {
  return Object.entries(concept).map(([name, value]) => [name, value instanceof Map ? [...value] : value]);
}

function firstWording({ terms, forms }: PlacelessConcept): string {
  for (const list of terms.values()) if (list[0]) return list[0].text;
  for (const list of forms.values()) if (list[0]) return list[0];
  return "concept";
}
