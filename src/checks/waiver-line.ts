import { isDay } from "../article/day.ts";
import { nearest } from "../article/nearest.ts";

/** What a line of a note asks for: that findings of a check do not count, and why. */
export interface WaiverLine {
  readonly check: string;
  /** Concept whose findings are meant, by its id or any of its wordings; all of the check's where it is not given. */
  readonly term?: string | undefined;
  /** Last day on which it holds, `YYYY-MM-DD`. */
  readonly until?: string | undefined;
  readonly reason: string;
}

/** A line as read: what it asks for, or what is wrong with it, in a translator's words. */
export type ReadLine =
  | { readonly waiver: WaiverLine; readonly mistake?: undefined }
  | { readonly waiver?: undefined; readonly mistake: string };

/** How a line is written, for messages. */
export const WAIVER_EXAMPLE = "exonym: allow glossary-missing Kyiv — the quotation is from 1986";

/**
 * Reads the lines of a note that begin with `exonym:`; other lines are not for us. A line is the word `allow`, the id of a
 * check, optionally a concept (its id or one of its wordings) and `until YYYY-MM-DD`, then the reason behind a dash, a
 * colon, a semicolon, `because`, or in brackets. Capitals do not matter. Linear in the note's length.
 *
 * @param checks ids of all checks.
 * @example
 * readWaiverLines("exonym: allow glossary-missing kyiv — the quotation is from 1986", checkIds)
 * // [{ waiver: { check: "glossary-missing", term: "kyiv", reason: "the quotation is from 1986" } }]
 */
export function readWaiverLines(note: string, checks: ReadonlySet<string>): readonly ReadLine[] {
  if (!/exonym/i.test(note)) return [];
  return note
    .split(/\r\n|[\n\r\u2028]/)
    .slice(0, MOST_LINES)
    .flatMap((line) => {
      const asked = FOR_US.exec(line.slice(0, LONGEST_LINE))?.[1];
      return asked === undefined ? [] : [readWaiver(asked.trim(), checks)];
    });
}

/** A note is not a list; more lines are no waivers of a person. */
const MOST_LINES = 1000;
const LONGEST_LINE = 2000;

/** With a colon anything is meant for us; without one only what says so. */
const FOR_US = /^\s*exonym(?:\s{0,9}[:：]|(?=\s{1,9}allow\s))(.*)$/iu;

/** What may stand between what is allowed and why. A hyphen inside a word is none. */
const SEPARATOR = /\s*[—–―]+\s*|\s+-{1,3}\s+|--+|\s*[:：;；]\s*|\s+because\b\s*|\s*[(（]/iu;

function readWaiver(asked: string, checks: ReadonlySet<string>): ReadLine {
  const [, verb = "", rest = ""] = /^(\S*)\s*(.*)$/u.exec(asked) ?? [];
  if (verb.toLowerCase() !== "allow") return wrong(`A line that begins with «exonym:» goes on with «allow».`);
  const separator = SEPARATOR.exec(rest);
  const what = (separator === null ? rest : rest.slice(0, separator.index)).trim();
  const reason = separator === null ? "" : reasonOf(rest.slice(separator.index), separator[0]);
  const [, id = "", more = ""] = /^(\S*)\s*(.*)$/u.exec(what) ?? [];
  const check = id.replace(/[,.]$/, "").toLowerCase();
  if (check === "") return wrong("It does not say which check is meant.");
  if (!checks.has(check)) {
    const near = nearest(check, checks);
    return wrong(
      `There is no check «${shortened(id)}».${near === undefined ? "" : ` Did you mean ${near}?`}`,
    );
  }
  const until = /(?:^|\s)until\s+(\S+)\s*$/iu.exec(more);
  if (until !== null && !isDay(until[1] ?? ""))
    return wrong(`«${shortened(until[1] ?? "")}» is no day; write it as 2027-01-31.`);
  const term = (until === null ? more : more.slice(0, until.index)).trim().replace(QUOTES, "");
  if (reason === "") return wrong("It does not say why. Put the reason behind a dash.");
  return {
    waiver: { check, ...(term && { term }), ...(until?.[1] && { until: until[1] }), reason },
  };
}

/** Quotation marks that people put around a name. */
const QUOTES = /^["'«»„“”‘’「」]+|["'«»„“”‘’「」]+$/gu;

function reasonOf(behind: string, separator: string): string {
  const reason = behind.slice(separator.length).trim();
  return /[(（]$/u.test(separator) ? reason.replace(/[)）]\s*\.?$/u, "").trim() : reason;
}

function wrong(why: string): ReadLine {
  return { mistake: `${why} For example: «${WAIVER_EXAMPLE}».` };
}

function shortened(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 40)}…`;
}
