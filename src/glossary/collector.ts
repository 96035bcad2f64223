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
  const findRepeated = repetitions();
  let isFull = false;
  const report = (problem: Problem) => {
    if (problems.length < MOST_PROBLEMS) problems.push(problem);
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
      const same = row.id === "" ? findRepeated(row) : undefined;
      if (same === undefined) rows.push(row);
      else
        report({
          kind: "usage",
          message: `«${quote(firstWording(row))}» stands in line ${same.position.line} already, with the same wordings.`,
          advice: "Remove one of the two.",
          file,
          position,
        });
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

/** Gives the row before that says the same as a row without an id. Namesakes differ in some language. */
function repetitions(): (row: Row) => Row | undefined {
  /** By first wording the row that alone has it; `undefined` where more have. */
  const lone = new Map<string, Row | undefined>();
  /** Of the others by all that they say, which is written out for them alone, as it takes a while. */
  const said = new Map<string, Row>();
  return (row) => {
    const wording = firstWording(row);
    if (!lone.has(wording)) {
      lone.set(wording, row);
      return undefined;
    }
    const first = lone.get(wording);
    if (first !== undefined) {
      said.set(saying(first), first);
      lone.set(wording, undefined);
    }
    const all = saying(row);
    const before = said.get(all);
    if (before === undefined) said.set(all, row);
    return before;
  };
}

/** All that a row says but its place. */
function saying({ position: _, ...concept }: Row): string {
  return JSON.stringify(
    Object.entries(concept).map(([name, value]) => [name, value instanceof Map ? [...value] : value]),
  );
}

function firstWording({ terms, forms }: PlacelessConcept): string {
  for (const list of terms.values()) if (list[0]) return list[0].text;
  for (const list of forms.values()) if (list[0]) return list[0];
  return "concept";
}
