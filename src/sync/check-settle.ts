import { dayToday } from "../article/day.ts";
import type { Finding } from "../article/finding.ts";
import type { Problem } from "../article/problem.ts";
import { projectCheckIds } from "../checks/checks.ts";
import { type CheckSettings, waivableChecks } from "../checks/settings.ts";
import { openWaiverDesk } from "../checks/waivers.ts";
import type { Glossary } from "../glossary/concept.ts";
import type { Configuration } from "../project/configuration.ts";
import { isThere } from "../project/data-files.ts";
import { readText } from "../project/files.ts";
import { loadWaivers } from "../project/waivers.ts";
import type { XliffDocument } from "../xliff/model.ts";
import { articleName } from "./article-names.ts";
import { applyBaseline, BASELINE_FILE, type BaselineEntry, readBaseline } from "./baseline.ts";
import { attempt } from "./session.ts";
import { openSince } from "./since.ts";

/** What of the findings counts, besides what the checks think. */
export interface SettleOptions {
  /** Only what differs from this revision of git. */
  readonly since?: string | undefined;
  /** Today as `YYYY-MM-DD`, as waivers end and names change; by default as the clock says, in UTC. */
  readonly today?: string | undefined;
}

/** Findings told apart: those that count, and those that somebody has decided to live with. */
export interface Settled {
  readonly findings: readonly Finding[];
  readonly waived: readonly Finding[];
  /** How many findings of the baseline are gone, of the articles that were checked. */
  readonly gone: number;
  /** The entries of the baseline about articles that were not checked. */
  readonly unseen: readonly BaselineEntry[];
}

/** Takes the documents of a run, and settles what was found in them. */
export interface Settlement {
  /** The day of the run, as `YYYY-MM-DD`. */
  readonly today: string;
  add(document: XliffDocument): Promise<void>;
  /** @param whole whether all files of the project were checked. */
  settle(findings: readonly Finding[], whole: boolean): Settled;
}

/**
 * Opens waivers, baseline and comparison for a run. Waivers are judged first, then what is new since the revision is kept,
 * then the baseline is held against it.
 *
 * @param config `null` outside of a project, where notes alone can waive.
 * @param problems gets what is wrong with the project's files.
 * @throws ExonymError (usage) where the revision is unknown.
 */
export async function openSettlement(
  config: Pick<Configuration, "root" | "paths"> | null,
  glossary: Glossary,
  settings: CheckSettings,
  problems: Problem[],
  { since: revision, today = dayToday() }: SettleOptions,
): Promise<Settlement> {
  const reading = config && (await attempt(problems, () => loadWaivers(config, waivableChecks)));
  problems.push(...(reading?.problems ?? []));
  const baseline = (config && (await attempt(problems, () => loadBaseline(config)))) ?? [];
  const place = config ?? { root: process.cwd(), paths: NO_PROJECT };
  const since = revision === undefined ? null : await openSince(place, revision, glossary);
  const desk = openWaiverDesk({ glossary, settings, waivers: reading?.waivers ?? [], today });
  const articleOf = (file: string) => articleName(place, file);
  const seen = new Set<string>();
  return {
    today,
    async add(document) {
      const { file, original, targetLocale } = document;
      const article = articleOf(file);
      seen.add(`${targetLocale} ${article}`);
      desk.add(document, [...new Set([article, `${place.paths.source}/${article}`, file, original])]);
      await since?.add(document);
    },
    settle(found, whole) {
      const judged = [...desk.judge(found), ...desk.remarks(whole && since === null)];
      const kept = since === null ? judged : judged.filter(since.isNew);
      const wasSeen = ({ locale, article, check }: BaselineEntry) =>
        since === null && (whole || (!projectCheckIds.has(check) && seen.has(`${locale} ${article}`)));
      const { findings, gone } = applyBaseline(baseline, kept, articleOf, wasSeen);
      return {
        findings: findings.filter(({ waived }) => waived === undefined),
        waived: findings.filter(({ waived }) => waived !== undefined),
        gone,
        unseen: baseline.filter((entry) => !wasSeen(entry)),
      };
    },
  };
}

const NO_PROJECT = { source: "", locales: "locales", glossary: "config/glossary" } as Configuration["paths"]; // the others are not asked for here

/** A project's baseline; empty where it has none. */
async function loadBaseline(config: Pick<Configuration, "root">): Promise<readonly BaselineEntry[]> {
  if (!(await isThere(config, BASELINE_FILE))) return [];
  return readBaseline(await readText(config.root, BASELINE_FILE), BASELINE_FILE);
}
