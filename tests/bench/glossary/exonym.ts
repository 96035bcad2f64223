import type { Glossary } from "../../../src/glossary/concept.ts";
import { type Match, matcherOf } from "../../../src/glossary/matcher.ts";
import { glossaryOf, type PrintedFinding, runCheck } from "./check.ts";
import type { Translation } from "./corpus.ts";
import type { PlaceName } from "./names.ts";
import {
  CONTROL,
  forbiddingRows,
  policyRows,
  removeProject,
  type WordingsByLanguage,
  writeProject,
} from "./project.ts";
import { type Pair, type Score, score, type Task } from "./score.ts";

/** What two runs of `exonym check` said. */
export interface Runs {
  readonly missing: readonly PrintedFinding[];
  readonly forbidden: readonly PrintedFinding[];
  /** The glossary of the first run. */
  readonly glossary: Glossary;
}

/** What Exonym did in one language. */
export interface Result {
  /** A pair is missed where a finding of at least a warning says so, or where the name was not seen in the source. */
  readonly presence: Score;
  /** Findings count too that say that the target names it fewer times. */
  readonly count: Score;
  /** Hits with derived words (курський for Курськ). */
  readonly withDerivations: Score;
  /** Pairs of which nothing was said even where the target has no name at all. */
  readonly unseen: readonly Pair[];
}

/** Runs the checks over all languages. */
export async function runExonym(
  texts: readonly Translation[],
  english: readonly string[],
  names: readonly PlaceName[],
  wordings: WordingsByLanguage,
): Promise<Runs> {
  const policy = writeProject(texts, english, policyRows(names, wordings), "glossary-missing");
  const forbidding = writeProject(texts, english, forbiddingRows(names, wordings), "glossary-forbidden");
  try {
    const [missing, forbidden] = await Promise.all([runCheck(policy), runCheck(forbidding)]);
    return { missing, forbidden, glossary: await glossaryOf(policy) };
  } finally {
    removeProject(policy);
    removeProject(forbidding);
  }
}

/** Judges what was said about one language. */
export function judgeExonym(task: Task, { missing, forbidden, glossary }: Runs): Result {
  const indexes = new Map(task.names.map(({ id }, index) => [id, index]));
  const pairOf = ({ unit, concept = "" }: PrintedFinding): Pair => ({
    sentence: Number(unit),
    name: indexes.get(concept) ?? -1,
  });
  const own = missing.filter(({ locale }) => locale === task.locale);
  const seen = keys(own.filter(isControl).map(pairOf));
  const said = own.filter((finding) => !isControl(finding));
  const unseen = task.pairs.filter((pair) => !seen.has(key(pair)));
  const missedBy = (findings: readonly PrintedFinding[]) => {
    const absent = keys(findings.map(pairOf));
    return task.pairs.filter((pair) => absent.has(key(pair)) || !seen.has(key(pair)));
  };
  const presence = missedBy(said.filter(isComplaint));
  const count = missedBy(said.filter((finding) => isComplaint(finding) || isAboutCount(finding)));
  const found = forbidden
    .filter((finding) => finding.locale === task.locale && !isControl(finding))
    .map(pairOf);
  const everything = task.targets.flatMap((target, sentence) =>
    namesIn(target, task, glossary).map(({ concept }) => ({ sentence, name: indexes.get(concept.id) ?? -1 })),
  );
  return {
    presence: score(task, presence, found),
    count: score(task, count, found),
    withDerivations: score(task, presence, [...found, ...everything]),
    unseen,
  };
}

/** What the matcher finds in a target without knowing its source: no ordinary words, no surnames. */
export function namesIn(target: string, { locale }: Task, glossary: Glossary): Match[] {
  return matcherOf(glossary, locale)
    .find(target)
    .filter(({ isDoubtful, layer }) => !isDoubtful && layer !== "surname");
}

/** What is only remarked (it is there fewer times, or in Latin letters) does not fail a check. */
function isComplaint({ severity }: PrintedFinding): boolean {
  return severity !== "info";
}

/** «…, the translation once»: it is there, but not as often. */
function isAboutCount({ message }: PrintedFinding): boolean {
  return /, the translation (?:once|twice|\d+ times)\./.test(message);
}

function isControl({ file }: PrintedFinding): boolean {
  return file.endsWith(`/${CONTROL}.xlf`);
}

function key({ sentence, name }: Pair): string {
  return `${sentence} ${name}`;
}

function keys(pairs: readonly Pair[]): ReadonlySet<string> {
  return new Set(pairs.map(key));
}
