import type { Locale } from "../../article/locale.ts";
import { localeTagged } from "../languages.ts";

/** What the cells of a column of UTX are. */
export type UtxColumn =
  | "source"
  | "target"
  | "source-pos"
  | "target-pos"
  | "status"
  | "comment"
  | "concept-id"
  | "unread";

/** What the lines before the terms say. */
export interface UtxHeader {
  readonly source: Locale | undefined;
  readonly target: Locale | undefined;
  readonly columns: readonly UtxColumn[];
  /** As they stand in the file. */
  readonly names: readonly string[];
}

/** Reads the first line: `#UTX 1.20; en/uk; 2024-01-31; copyright: …`; `undefined` where it is none. */
export function readUtxLanguages(
  line: string,
): { readonly source: Locale | undefined; readonly target: Locale | undefined } | undefined {
  if (!/^#\s*utx(?:-s)?\s/i.test(line)) return undefined;
  const pair = /^#\s*utx(?:-s)?\s+[^\s;]*[\s;]\s*([A-Za-z0-9_-]+)(?:\/([A-Za-z0-9_-]+))?/i.exec(line);
  return {
    source: pair?.[1] === undefined ? undefined : localeTagged(pair[1]),
    target: pair?.[2] === undefined ? undefined : localeTagged(pair[2]),
  };
}

/** Reads the line of columns: `#src⇥tgt⇥src:pos⇥term status`, or `#term:en⇥term:uk`; `undefined` where it is none. */
export function readUtxColumns(
  line: string,
  languages: Omit<UtxHeader, "columns" | "names">,
): UtxHeader | undefined {
  if (!/^#\s*(?:src|term:[a-z0-9_-]+)\t/i.test(line)) return undefined;
  const names = line
    .replace(/^#\s*/, "")
    .split("\t")
    .map((name) => name.trim());
  return { ...languages, columns: names.map((name) => columnOf(name.toLowerCase(), languages)), names };
}

function columnOf(name: string, { source, target }: Omit<UtxHeader, "columns" | "names">): UtxColumn {
  const language = /^term:(.+)$/.exec(name)?.[1];
  if (language !== undefined) {
    const locale = localeTagged(language);
    if (locale !== undefined && locale === source) return "source";
    return locale !== undefined && locale === target ? "target" : "unread";
  }
  switch (name.replace(/\s+/g, " ")) {
    case "src":
      return "source";
    case "tgt":
      return "target";
    case "src:pos":
      return "source-pos";
    case "tgt:pos":
      return "target-pos";
    case "term status":
      return "status";
    case "comment":
    case "src:comment":
    case "tgt:comment":
      return "comment";
    case "concept id":
      return "concept-id";
    default:
      return "unread";
  }
}
