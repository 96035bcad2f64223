import data from "./roles.json" with { type: "json" };

/** Roles that wordings tell; the other ones go by shape and position. */
export type WordedRole = "credit" | "caption" | "byline" | "source" | "date" | "comments" | "related";

/** Wordings of all languages at once: an article's language is not known before its text has been found. */
export interface Wordings {
  /** What stands before a colon, an equals sign, a slash or a bar (`photo:`). */
  readonly labels: ReadonlyMap<string, WordedRole>;
  /** What is a line by itself, digits and brackets aside. */
  readonly lines: ReadonlyMap<string, WordedRole>;
  /** Words at the beginning (`photo by *`) and at the end (`* 기자`), the longest first. */
  readonly openings: readonly (readonly [string, WordedRole])[];
  readonly endings: readonly (readonly [string, WordedRole])[];
}

const ROLES: readonly WordedRole[] = ["credit", "caption", "byline", "source", "date", "comments", "related"];

/** Shortest wording of an alphabet that is a label without being marked as one: `more:` and `plus:` begin sentences. */
const MIN_LABEL = 7;

let known: Wordings | undefined;

/**
 * The wordings of `roles.json`: per language and role, separated by `|`. One that ends in a colon is a label, `*` stands
 * for what differs from line to line, and all others are whole lines.
 */
export function wordings(): Wordings {
  known ??= compile();
  return known;
}

function compile(): Wordings {
  const labels = new Map<string, WordedRole>();
  const lines = new Map<string, WordedRole>();
  const openings: [string, WordedRole][] = [];
  const endings: [string, WordedRole][] = [];
  for (const roles of Object.values(data)) {
    const byRole: Partial<Record<WordedRole, string>> = roles; // not every language has every role
    for (const role of ROLES) {
      for (const wording of (byRole[role] ?? "").split(" | ")) {
        if (wording.endsWith(":")) setOnce(labels, folded(wording.slice(0, -1)), role);
        else if (wording.endsWith("*")) openings.push([folded(wording.slice(0, -1)), role]);
        else if (wording.startsWith("*")) endings.push([folded(wording.slice(1)), role]);
        else if (wording !== "") addLine(folded(wording), role);
      }
    }
  }
  const longestFirst = ([a]: readonly [string, WordedRole], [b]: readonly [string, WordedRole]) =>
    b.length - a.length;
  return { labels, lines, openings: openings.sort(longestFirst), endings: endings.sort(longestFirst) };

  function addLine(wording: string, role: WordedRole) {
    setOnce(lines, wording, role);
    const isLabel = wording.includes(" ") || wording.length >= MIN_LABEL || /[^\p{sc=Latn}]/u.test(wording);
    if (role === "related" && isLabel) setOnce(labels, wording, role);
  }
}

/** A wording of several languages has the role that comes first. */
function setOnce(map: Map<string, WordedRole>, wording: string, role: WordedRole): void {
  if (!map.has(wording)) map.set(wording, role);
}

/** One spelling for all that differ in case, kind of apostrophe and kind of space. Keeps a space at an edge. */
export function folded(text: string): string {
  return text
    .normalize("NFC")
    .toLowerCase()
    .replaceAll("i\u0307", "i")
    .replace(/[’ʼ]/g, "'")
    .replace(/\s+/g, " ");
}
