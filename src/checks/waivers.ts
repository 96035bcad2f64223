import { posix } from "node:path";
import type { Finding, Waived } from "../article/finding.ts";
import { nearest } from "../article/nearest.ts";
import type { Position } from "../article/problem.ts";
import type { Glossary } from "../glossary/concept.ts";
import type { Waiver } from "../project/waivers.ts";
import type { XliffDocument, XliffSegment } from "../xliff/model.ts";
import { shownText } from "./reading.ts";
import { type CheckSettings, readSettings, waivableChecks } from "./settings.ts";
import { type WaiverCheck, waiverChecks } from "./waiver-checks.ts";
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

/** Applies a project's waivers to the findings of one file after the other. */
export interface WaiverDesk {
  /**
   * The findings of a file, those that are waived marked as such, and what is to be said of the waivers in its notes.
   *
   * @param names by which waivers may call the article: its path below the source articles, and that of the file.
   */
  judge(document: XliffDocument, names: readonly string[], findings: readonly Finding[]): readonly Finding[];
  /** What is to be said of the project's file, once all files have been judged; with `whole`, also which waivers fit nothing. */
  remarks(whole: boolean): readonly Finding[];
}

/**
 * Makes the desk for a run. A waiver that has ended holds nothing; that is said, as is whatever fits no finding, so that no
 * forgotten waiver hides a mistake of tomorrow.
 *
 * @example
 * const desk = openWaiverDesk({ glossary, settings, waivers, today: "2027-01-31" });
 * desk.judge(document, ["2024/treaty.md"], findings).filter(({ waived }) => waived === undefined);
 */
export function openWaiverDesk(context: WaiverContext): WaiverDesk {
  const { glossary, waivers, today } = context;
  const settings = readSettings(context.settings);
  const used = new Set<Waiver>();
  const say = (id: WaiverCheck["id"], rest: Omit<Finding, "check" | "severity">): Finding[] => {
    const severity = settings.get(id) ?? waiverChecks.find((check) => check.id === id)?.severity ?? "info";
    return severity === "off" ? [] : [{ check: id, severity, ...rest }];
  };
  const isOff = (check: string) => settings.get(check) === "off";
  const holding = waivers.filter(({ until }) => until === undefined || until >= today);

  return {
    judge(document, names, findings) {
      const notes = waiverNotes(document, waivableChecks);
      const forFile = index(
        glossary,
        holding
          .filter((waiver) => fits(waiver, document.targetLocale, names))
          .map((waiver) => ({ ...waiver, place: waiver.unit ?? "", waiver })),
      );
      if (notes.length === 0 && forFile.size === 0) return findings;
      const inNotes = index(
        glossary,
        notes.flatMap((note) => {
          const { waiver } = note.line;
          if (waiver === undefined || (waiver.until ?? today) < today) return [];
          return [{ ...waiver, place: keyOf(note.from), note }];
        }),
      );
      const scopeAt = scopeFinder(notes);
      const usedNotes = new Set<NoteLine>();
      const waivedBy = (finding: Finding): Waived | undefined => {
        const scope = scopeAt(finding.position);
        const own = scope && lookUp(inNotes, finding, [keyOf(scope.from)]);
        if (own) {
          usedNotes.add(own.note);
          return { reason: own.reason, by: "note" };
        }
        const found = lookUp(forFile, finding, [finding.unit ?? "", ""]);
        if (found === undefined) return undefined;
        used.add(found.waiver);
        return { reason: found.reason, by: "file" };
      };
      const judged = findings.map((finding) => {
        if (finding.waived) return finding;
        const waived = waivedBy(finding);
        return waived ? { ...finding, waived } : finding;
      });
      const remarks = notes.flatMap((note): Finding[] => {
        const { line, segment } = note;
        const there = placeOf(document, segment);
        if (line.mistake !== undefined) return say("waiver-note", { ...there, message: line.mistake });
        const { check, term, until, reason } = line.waiver;
        if (until !== undefined && until < today)
          return say("waiver-expired", { ...there, message: expired(check, until, reason) });
        if (usedNotes.has(note) || isOff(check)) return [];
        return say("waiver-unused", {
          ...there,
          message: `${unused(glossary, check, term)} Remove the note.`,
        });
      });
      return [...judged, ...remarks];
    },
    remarks(whole) {
      return waivers.flatMap((waiver) => {
        const { check, term, until, reason, file, position, locale = "und" } = waiver;
        const there = { file, position, locale };
        if (until !== undefined && until < today)
          return say("waiver-expired", { ...there, message: expired(check, until, reason) });
        if (!whole || used.has(waiver) || isOff(check)) return [];
        return say("waiver-unused", { ...there, message: `${unused(glossary, check, term)} Remove it.` });
      });
    },
  };
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
interface Indexed {
  readonly check: string;
  readonly term?: string | undefined;
  /** Unit, or the beginning of the note's scope; empty for all. */
  readonly place: string;
  readonly reason: string;
}

/** Waivers by check, concept and place: how many there are does not matter to a finding. */
function index<Item extends Indexed>(glossary: Glossary, items: readonly Item[]): ReadonlyMap<string, Item> {
  const found = new Map<string, Item>();
  for (const item of items) {
    const { check, term, place } = item;
    const concepts = term === undefined ? [""] : [term, ...conceptsNamed(glossary, term)];
    for (const concept of concepts) {
      const key = indexKey(check, concept, place);
      if (!found.has(key)) found.set(key, item);
    }
  }
  return found;
}

function lookUp<Item>(
  waivers: ReadonlyMap<string, Item>,
  { check, concept }: Finding,
  places: readonly string[],
): Item | undefined {
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

/** Finds the scope of notes that a place is in. Scopes ascend and do not overlap. */
function scopeFinder(notes: readonly NoteLine[]): (place: Position) => NoteLine | undefined {
  return (place) => {
    let [low, high] = [0, notes.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compare(notes[middle]?.from ?? place, place) <= 0) low = middle + 1;
      else high = middle;
    }
    const found = notes[low - 1];
    return found !== undefined && compare(place, found.to) < 0 ? found : undefined;
  };
}

function compare(one: Position, other: Position): number {
  return one.line - other.line || one.column - other.column;
}

function placeOf({ file, targetLocale }: XliffDocument, segment: XliffSegment) {
  return {
    file,
    position: segment.position,
    locale: targetLocale,
    unit: segment.unit,
    segment: segment.id,
    source: shownText(segment.source),
    target: segment.target === null ? "" : shownText(segment.target),
  };
}

function expired(check: string, until: string, reason: string): string {
  return `The waiver for ${check} ended on ${until} and holds no more («${shortened(reason)}»). Mend what it was for, or give it another day.`;
}

function unused(glossary: Glossary, check: string, term: string | undefined): string {
  const about = term === undefined ? check : `${check} of «${shortened(term)}»`;
  const nothing = `There is no finding of ${about} here that this waiver would be for.`;
  if (term === undefined || conceptsNamed(glossary, term).size > 0) return nothing;
  const near = nearest(term, conceptNames(glossary));
  return `${nothing} The glossary has no such concept${near === undefined ? "." : `; did you mean «${near}»?`}`;
}

function shortened(text: string): string {
  return text.length <= 80 ? text : `${text.slice(0, 80)}…`;
}
