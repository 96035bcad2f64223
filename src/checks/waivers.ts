import { posix } from "node:path";
import type { Finding, Waived } from "../article/finding.ts";
import { UNDETERMINED } from "../article/locale.ts";
import { nearest } from "../article/nearest.ts";
import type { Position } from "../article/problem.ts";
import type { Glossary } from "../glossary/concept.ts";
import type { Waiver } from "../project/waivers.ts";
import type { XliffDocument } from "../xliff/model.ts";
import { projectCheckIds } from "./checks.ts";
import { type CheckSettings, readSettings, waivableChecks } from "./settings.ts";
import { type WaiverCheck, waiverChecks } from "./waiver-checks.ts";
import type { WaiverLine } from "./waiver-line.ts";
import { type NoteLine, waiverNotes } from "./waiver-notes.ts";
import { conceptNames, conceptsNamed } from "./waiver-terms.ts";
import { XLIFF_FAMILY } from "./xliff-checks.ts";

/** What waivers are judged by. */
export interface WaiverContext {
  readonly glossary: Glossary;
  readonly settings: CheckSettings;
  /** Of the project's file. */
  readonly waivers: readonly Waiver[];
  /** Today as `YYYY-MM-DD`: waivers end. */
  readonly today: string;
}

/** Applies a project's waivers, and those in the notes of files, to the findings of a run. */
export interface WaiverDesk {
  /**
   * Takes the notes of a file that is checked.
   *
   * @param names by which waivers may call its article: the path below the source articles, and that of the file.
   */
  add(document: XliffDocument, names: readonly string[]): void;
  /** The findings of the files that were taken; those that are waived are marked. */
  judge(findings: readonly Finding[]): readonly Finding[];
  /**
   * What is to be said of the waivers themselves, once all findings were judged.
   *
   * @param whole whether all files of the project were checked: only then a waiver of its file can be known to fit nothing.
   */
  remarks(whole: boolean): readonly Finding[];
}

/**
 * Makes the desk for a run. A waiver that has ended holds nothing; that is said, as is whatever fits no finding, so that no
 * forgotten waiver hides a mistake of tomorrow.
 *
 * @example
 * const desk = openWaiverDesk({ glossary, settings, waivers, today: "2027-01-31" });
 * desk.add(document, ["2024/treaty.md"]);
 * desk.judge(findings).filter(({ waived }) => waived === undefined);
 */
export function openWaiverDesk({ glossary, settings, waivers, today }: WaiverContext): WaiverDesk {
  const severities = readSettings(settings);
  const files = new Map<string, JudgedFile>();
  const used = new Set<Waiver | NoteLine>();
  const holds = ({ until }: Pick<Waiver, "until">) => until === undefined || until >= today;
  const holding = waivers.filter(holds);
  const say = (id: WaiverCheck["id"], message: string, there: RemarkPlace) => {
    const severity = severities.get(id) ?? waiverChecks.find((check) => check.id === id)?.severity ?? "info";
    return severity === "off" ? [] : [{ check: id, severity, ...there, message }];
  };
  const judgeWaiver = (
    key: Waiver | NoteLine,
    { check, term, until, reason }: WaiverLine,
    there: RemarkPlace,
    whole: boolean,
  ) => {
    if (until !== undefined && until < today)
      return say("waiver-expired", expired(check, until, reason), there);
    if (!whole || used.has(key) || severities.get(check) === "off") return [];
    return say("waiver-unused", unused(glossary, check, term), there);
  };
  const waivedBy = (finding: Finding): Waived | undefined => {
    const file = files.get(finding.file);
    if (file === undefined) return undefined;
    const scope = scopeAt(file.notes, finding.position);
    const own = scope && lookUp(file.inNotes, finding, [keyOf(scope.from)]);
    if (own) {
      used.add(own.key);
      return { reason: own.reason, by: "note" };
    }
    const found = lookUp(file.inFile(), finding, [finding.unit ?? "", ""]);
    if (found === undefined) return undefined;
    used.add(found.key);
    return { reason: found.reason, by: "file" };
  };

  return {
    add(document, names) {
      const notes = waiverNotes(document, waivableChecks);
      const inNotes = notes.flatMap((note) => {
        const { waiver } = note.line;
        return waiver && holds(waiver) ? [{ ...waiver, place: keyOf(note.from), key: note }] : [];
      });
      const { file, targetLocale } = document;
      let inFile: ReadonlyMap<string, Indexed> | undefined;
      files.set(file, {
        notes,
        inNotes: indexed(glossary, inNotes),
        inFile() {
          inFile ??= indexed(
            glossary,
            holding
              .filter((waiver) => fits(waiver, targetLocale, names))
              .map((waiver) => ({ ...waiver, place: waiver.unit ?? "", key: waiver })),
          );
          return inFile;
        },
      });
    },
    judge: (findings) =>
      findings.map((finding) => {
        const waived = finding.waived ?? waivedBy(finding);
        return waived === undefined ? finding : { ...finding, waived };
      }),
    remarks(whole) {
      const ofNotes = [...files.values()].flatMap(({ notes }) =>
        notes.flatMap((note) => {
          const { line, there } = note;
          if (line.mistake !== undefined) return say("waiver-note", line.mistake, there);
          return judgeWaiver(note, line.waiver, there, whole || !projectCheckIds.has(line.waiver.check));
        }),
      );
      const ofFile = waivers.flatMap((waiver) => {
        const { file, position, locale = UNDETERMINED } = waiver;
        return judgeWaiver(waiver, waiver, { file, position, locale }, whole);
      });
      return [...ofNotes, ...ofFile];
    },
  };
}

type RemarkPlace = Omit<Finding, "check" | "severity" | "message">;

/** A file that was taken, as findings are judged by it. */
interface JudgedFile {
  readonly notes: readonly NoteLine[];
  readonly inNotes: ReadonlyMap<string, Indexed>;
  /** Of the project's file, made when the first finding asks. */
  inFile(): ReadonlyMap<string, Indexed>;
}

/** Whether a waiver of the project's file is for a file at all. */
function fits({ locale, article }: Waiver, target: string, names: readonly string[]): boolean {
  if (locale !== undefined && locale !== target) return false;
  return article === undefined || names.some((name) => name === article || matches(name, article));
}

function matches(name: string, pattern: string): boolean {
  return /[*?{[]/.test(pattern) && posix.matchesGlob(name, pattern);
}

/** A waiver as findings look it up. */
interface Indexed extends WaiverLine {
  /** Unit, or the beginning of the note's scope; empty for all. */
  readonly place: string;
  /** What it was made from, to be marked as used. */
  readonly key: Waiver | NoteLine;
}

/** Waivers by check, concept and place: how many there are does not matter to a finding. */
function indexed(glossary: Glossary, waivers: readonly Indexed[]): ReadonlyMap<string, Indexed> {
  const found = new Map<string, Indexed>();
  for (const waiver of waivers) {
    const { check, term, place } = waiver;
    const concepts = term === undefined ? [""] : [term, ...conceptsNamed(glossary, term)];
    for (const concept of concepts) {
      const key = indexKey(check, concept, place);
      if (!found.has(key)) found.set(key, waiver);
    }
  }
  return found;
}

/** The waiver for a finding at one of some places: of its check before its family's, of its concept before that of all. */
function lookUp(
  waivers: ReadonlyMap<string, Indexed>,
  { check, concept }: Finding,
  places: readonly string[],
): Indexed | undefined {
  if (waivers.size === 0) return undefined;
  const checks = check.startsWith(`${XLIFF_FAMILY}/`) ? [check, XLIFF_FAMILY] : [check];
  const concepts = concept === undefined ? [""] : [concept, ""];
  for (const each of checks) {
    for (const about of concepts) {
      for (const place of places) {
        const found = waivers.get(indexKey(each, about, place));
        if (found !== undefined) return found;
      }
    }
  }
  return undefined;
}

function indexKey(check: string, concept: string, place: string): string {
  return `${check}\u0000${concept}\u0000${place}`;
}

function keyOf({ line, column }: Position): string {
  return `${line}:${column}`;
}

/** A line of the notes in whose scope a place is. Scopes ascend and do not overlap. */
function scopeAt(notes: readonly NoteLine[], place: Position): NoteLine | undefined {
  let [low, high] = [0, notes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(notes[middle]?.from ?? place, place) <= 0) low = middle + 1;
    else high = middle;
  }
  const found = notes[low - 1];
  return found !== undefined && compare(place, found.to) < 0 ? found : undefined;
}

function compare(one: Position, other: Position): number {
  return one.line - other.line || one.column - other.column;
}

function expired(check: string, until: string, reason: string): string {
  return `The waiver of ${check} ended on ${until} and holds no more («${shortened(reason)}»). Mend what it was for, or give it another day.`;
}

function unused(glossary: Glossary, check: string, term: string | undefined): string {
  const about = term === undefined ? check : `${check} of «${shortened(term)}»`;
  const nothing = `This waiver of ${about} fits no finding.`;
  if (term === undefined || conceptsNamed(glossary, term).size > 0) return `${nothing} Remove it.`;
  const near = nearest(term, conceptNames(glossary));
  return `${nothing} The glossary has no such concept; ${near === undefined ? "remove it." : `did you mean «${near}»?`}`;
}

function shortened(text: string): string {
  return text.length <= 80 ? text : `${text.slice(0, 80)}…`;
}
