import type { Finding } from "../../article/finding.ts";
import { type Position, type Problem, usageError } from "../../article/problem.ts";
import { glossaryForbidden } from "../../checks/glossary-forbidden.ts";
import type { Glossary } from "../../glossary/concept.ts";
import { decodeXml, encodeXml } from "../../project/encoding.ts";
import { readBytes, writeAtomic } from "../../project/files.ts";
import { fingerprint } from "../../project/fingerprint.ts";
import { readXliff } from "../../xliff/read.ts";
import { projectPlace } from "../article-names.ts";
import { createOutputs } from "../outputs.ts";
import type { Project } from "../project.ts";
import { finishMerge } from "../returned/finish-merge.ts";
import { openShelf } from "../returned/shelf.ts";
import { attempt, openSession, skippedProblem } from "../session.ts";
import {
  type FixedDocument,
  type FixedSentence,
  type FixedWord,
  fixDocument,
  type LeftWord,
} from "./document.ts";

/** What a fix did, or would do. */
export interface FixReport {
  readonly fixed: readonly FixedWord[];
  /** The sentences of {@link fixed}, before and after. */
  readonly sentences: readonly FixedSentence[];
  readonly left: readonly LeftWord[];
  /** The files that were changed, as the user names them. */
  readonly files: readonly string[];
  readonly problems: readonly Problem[];
}

export interface FixOptions {
  /** Tell what would be replaced, and write nothing. */
  readonly dryRun: boolean;
}

/**
 * Makes the safe fixes of a check: all files of the project at once or none, under the lock; other files one by one.
 * What cannot be fixed safely is told.
 *
 * @param project `null` outside of one.
 * @param findings what is to be fixed: those that count. Only `glossary-forbidden` has fixes.
 * @throws ExonymError where nothing can be done at all: a sync runs, the disk is full.
 */
export async function fixFindings(
  project: Project | null,
  glossary: Glossary,
  findings: readonly Finding[],
  { dryRun }: FixOptions,
): Promise<FixReport> {
  const wanted = byFile(findings.filter(({ check }) => check === glossaryForbidden.id));
  const report: MutableReport = { fixed: [], sentences: [], left: [], files: [], problems: [] };
  const inProject = new Map<string, Wanted>();
  for (const [file, places] of wanted) {
    if (project !== null && projectPlace(project.config, file) !== null) inProject.set(file, places);
    else await attempt(report.problems, () => fixFile(file, glossary, places, dryRun, report));
  }
  if (project !== null && inProject.size > 0)
    await fixInProject(project, glossary, inProject, dryRun, report);
  return report;
}

interface MutableReport {
  readonly fixed: FixedWord[];
  readonly sentences: FixedSentence[];
  readonly left: LeftWord[];
  readonly files: string[];
  readonly problems: Problem[];
}

/** Places of a file at which a concept is to be fixed. */
type Wanted = ReadonlySet<string>;

function byFile(findings: readonly Finding[]): ReadonlyMap<string, Wanted> {
  const files = new Map<string, Set<string>>();
  for (const { file, position, concept } of findings) {
    if (concept === undefined) continue;
    const places = files.get(file) ?? new Set();
    files.set(file, places.add(keyOf(position, concept)));
  }
  return files;
}

function keyOf({ line, column }: Position, concept: string): string {
  return `${line}:${column} ${concept}`;
}

async function fixFile(
  file: string,
  glossary: Glossary,
  wanted: Wanted,
  dryRun: boolean,
  report: MutableReport,
): Promise<void> {
  if (file === "-") {
    throw usageError("What comes from standard input cannot be fixed in place.", "Name the file.", { file });
  }
  const decoded = decodeXml(await readBytes(file), file);
  const { text, fixed, sentences, left } = fixDocument(
    readXliff(decoded.text, file),
    glossary,
    (place, concept) => wanted.has(keyOf(place, concept)),
  );
  if (text !== decoded.text && !dryRun) {
    if (fingerprint(await readBytes(file)) !== fingerprint(decoded.bytes)) {
      throw usageError("The file was changed in the meantime.", "Run the check again.", { file });
    }
    await writeAtomic(file, encodeXml(text, decoded, file));
  }
  if (text !== decoded.text) report.files.push(file);
  take(report, { fixed, sentences, left });
}

function take(report: MutableReport, { fixed, sentences, left }: Omit<FixedDocument, "text">): void {
  for (const each of fixed) report.fixed.push(each);
  for (const each of sentences) report.sentences.push(each);
  for (const each of left) report.left.push(each);
}

async function fixInProject(
  project: Project,
  glossary: Glossary,
  files: ReadonlyMap<string, Wanted>,
  dryRun: boolean,
  report: MutableReport,
): Promise<void> {
  const { config } = project;
  const session = await openSession(config.root, { mode: dryRun ? "dry-run" : "write", wait: true });
  try {
    const shelf = openShelf(project);
    report.problems.push(...session.recovered);
    const done: { readonly file: string; readonly path: string; readonly made: FixedDocument }[] = [];
    for (const [file, wanted] of files) {
      const place = projectPlace(config, file);
      if (place === null) continue;
      await attempt(report.problems, async () => {
        const current = await shelf.get(place);
        const made = fixDocument(current.document, glossary, (at, concept) => wanted.has(keyOf(at, concept)));
        if (made.text !== current.decoded.text) current.document = readXliff(made.text, current.path);
        done.push({ file, path: current.path, made });
      });
    }
    const outputs = createOutputs(session.journal);
    const skipped = await finishMerge({ outputs, session, retired: new Map(), search: { shelf } }, dryRun);
    const notWritten = new Set(skipped.map(({ path }) => path));
    report.problems.push(
      ...skipped.map((each) => ({ ...skippedProblem(each), advice: "Run the check again." })),
    );
    for (const { file, path, made } of done) {
      if (notWritten.has(path)) continue;
      if (made.fixed.length > 0) report.files.push(file);
      const named = <Item extends object>(items: readonly Item[]) => items.map((item) => ({ ...item, file }));
      take(report, { fixed: named(made.fixed), sentences: named(made.sentences), left: named(made.left) });
    }
  } catch (error) {
    await session.journal?.discard();
    throw error;
  } finally {
    session.close();
  }
}
