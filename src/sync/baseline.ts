import type { Finding } from "../article/finding.ts";
import { digest } from "../article/identity.ts";
import { usageError } from "../article/problem.ts";
import { waiverChecks } from "../checks/waiver-checks.ts";
import { parseJson } from "../project/json.ts";
import { byCodeUnit } from "../project/paths.ts";

/** Where a project's baseline stands, relative to it. */
export const BASELINE_FILE = "config/baseline.json";

/** Findings that a team began with: how many of them there are of a check, about a concept, in a sentence. */
export interface BaselineEntry {
  readonly locale: string;
  /** As {@link articleName} gives it. */
  readonly article: string;
  readonly check: string;
  readonly concept?: string | undefined;
  /** Digest of source and target: lines may move, but whoever edits a sentence is told again. */
  readonly text: string;
  readonly count: number;
}

/** What findings are when a baseline is held against them. */
export interface BaselineResult {
  /** All of them; those that are known are marked as waived. */
  readonly findings: readonly Finding[];
  /** How many of the baseline's are not there any more, of the articles that were looked at. */
  readonly gone: number;
}

const VERSION = 1;
const REASON = "It is in the baseline.";
const ADVICE = "Repair it, or delete it and run «exonym check --update-baseline».";
const NEVER = new Set<string>(waiverChecks.map(({ id }) => id));

/**
 * The baseline of findings: of those that count and those that are in it already. What a note or a file waives is not in
 * it, nor what is said of waivers.
 *
 * @param articleOf the name of a file's article.
 */
export function baselineOf(
  findings: readonly Finding[],
  articleOf: (file: string) => string,
): readonly BaselineEntry[] {
  return joined(findings.filter(isForBaseline).map((finding) => entryOf(finding, articleOf)));
}

/**
 * Holds a baseline against findings. Where an entry is there once and the finding twice, one is new.
 *
 * @param wasLookedAt whether all findings of an entry's article are among these.
 */
export function applyBaseline(
  baseline: readonly BaselineEntry[],
  findings: readonly Finding[],
  articleOf: (file: string) => string,
  wasLookedAt: (entry: BaselineEntry) => boolean,
): BaselineResult {
  const left = new Map(baseline.map((entry) => [keyOf(entry), entry.count]));
  const judged = findings.map((finding): Finding => {
    if (left.size === 0 || !isForBaseline(finding)) return finding;
    const key = keyOf(entryOf(finding, articleOf));
    const count = left.get(key) ?? 0;
    if (count === 0) return finding;
    left.set(key, count - 1);
    return { ...finding, waived: { reason: REASON, by: "baseline" } };
  });
  const gone = baseline.reduce(
    (sum, entry) => sum + (wasLookedAt(entry) ? (left.get(keyOf(entry)) ?? 0) : 0),
    0,
  );
  return { findings: judged, gone };
}

/**
 * The baseline as a file: JSON with one entry a line, in an order of its own, so that git merges what two people have changed.
 * Every entry's line ends in a comma, as the last line is always the same.
 */
export function serializeBaseline(entries: readonly BaselineEntry[]): string {
  const lines = joined(entries).map(({ locale, article, check, concept, text, count }) => {
    const entry = { locale, article, check, concept, text, ...(count === 1 ? {} : { count }) };
    return `${JSON.stringify(entry)},\n`;
  });
  return `[\n${lines.join("")}{"version":${VERSION}}\n]\n`;
}

/**
 * Reads a baseline.
 *
 * @throws ExonymError (usage) where it is none: half a baseline would show a backlog as news.
 */
export function readBaseline(text: string, file: string): readonly BaselineEntry[] {
  const conflict = /^(?:<{7}|={7}|>{7})/m.exec(text);
  if (conflict !== null) {
    const line = text.slice(0, conflict.index).split("\n").length;
    throw usageError("A merge has left a conflict in the baseline.", "Keep the lines of both sides.", {
      file,
      position: { line, column: 1 },
    });
  }
  const data = parseJson(text, file, ADVICE);
  if (!Array.isArray(data)) throw usageError("The baseline is not a list.", ADVICE, { file });
  const items: readonly unknown[] = data;
  const entries = items.flatMap((item, index) => {
    const entry = readEntry(item);
    if (entry === undefined)
      throw usageError(`Entry ${index + 1} of the baseline cannot be understood.`, ADVICE, { file });
    return entry === "version" ? [] : [entry];
  });
  // Whoever keeps the lines of both sides of a merge has not twice as many findings.
  return eitherBaseline(entries, []);
}

/** The entries of two baselines; what both have counts as often as in the one that has it more often. */
export function eitherBaseline(
  one: readonly BaselineEntry[],
  other: readonly BaselineEntry[],
): readonly BaselineEntry[] {
  const entries = new Map<string, BaselineEntry>();
  for (const entry of [...one, ...other]) {
    const key = keyOf(entry);
    if (entry.count > (entries.get(key)?.count ?? 0)) entries.set(key, entry);
  }
  return [...entries.values()];
}

function readEntry(item: unknown): BaselineEntry | "version" | undefined {
  if (typeof item !== "object" || item === null) return undefined;
  const {
    version,
    locale,
    article,
    check,
    concept,
    text,
    count = 1,
  }: Partial<Record<string, unknown>> = {
    ...item,
  };
  if (version === VERSION && check === undefined) return "version";
  if (typeof locale !== "string" || typeof article !== "string") return undefined;
  if (typeof check !== "string" || typeof text !== "string") return undefined;
  if (concept !== undefined && typeof concept !== "string") return undefined;
  if (typeof count !== "number" || !Number.isSafeInteger(count) || count < 1) return undefined;
  return { locale, article, check, concept, text, count };
}

function isForBaseline({ check, waived }: Finding): boolean {
  return (waived === undefined || waived.by === "baseline") && !NEVER.has(check);
}

function entryOf(finding: Finding, articleOf: (file: string) => string): BaselineEntry {
  const { check, concept, locale, file, unit, segment, source, target, message } = finding;
  // A finding about no sentence is known by its place and what it says.
  const words = source === undefined && target === undefined ? [unit, segment, message] : [source, target];
  const text = digest(JSON.stringify(words.map((word) => word ?? ""))).slice(0, 16);
  return { locale, article: articleOf(file), check, concept, text, count: 1 };
}

function keyOf({ locale, article, check, concept = "", text }: BaselineEntry): string {
  return [locale, article, check, concept, text].join("\u0000");
}

/** Equal entries as one, in the order of the file. */
function joined(entries: readonly BaselineEntry[]): readonly BaselineEntry[] {
  const byKey = new Map<string, BaselineEntry>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const known = byKey.get(key);
    byKey.set(key, known ? { ...known, count: known.count + entry.count } : entry);
  }
  return [...byKey].sort(([a], [b]) => byCodeUnit(a, b)).map(([, entry]) => entry);
}
