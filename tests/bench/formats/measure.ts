import { ExonymError } from "../../../src/article/problem.ts";
import type { FormatOptions } from "../../../src/formats/format.ts";
import { openArticle } from "../../../src/sync/article-file.ts";
import { trials } from "../../../src/sync/verify/trials.ts";
import { verify } from "../../../src/sync/verify.ts";
import type { Corpus, Document } from "../../formats/documents.ts";
import { judges } from "./judges.ts";

/** What came of a corpus: numbers of documents. */
export interface Figures {
  readonly documents: number;
  /** Units in all of them. */
  units: number;
  identical: number;
  /** Not taken as an article of its format, with a problem that says why. */
  refused: number;
  /** Anything thrown that is no problem of the document. */
  crashed: number;
  /** By trial: documents whose structure is kept, and units that were refused. */
  readonly kept: Record<string, number>;
  readonly refusedUnits: Record<string, number>;
  /** Documents that the judge in `exonym verify`, or another parser, found damaged. */
  damaged: number;
  /** Results that another parser looked at. */
  judged: number;
  /** What went wrong, at most a few. */
  readonly faults: string[];
}

/** Trials whose results another parser judges as well. */
const JUDGED = new Set(["accented", "special", "cjk"]);
const MOST_FAULTS = 40;

/** Verifies every document of a corpus, and has the results judged by a parser that is not ours. */
export function measure({ documents }: Corpus, options: FormatOptions): Figures {
  const figures: Figures = {
    documents: documents.length,
    ...{ units: 0, identical: 0, refused: 0, crashed: 0, damaged: 0, judged: 0 },
    ...{ kept: {}, refusedUnits: {}, faults: [] },
  };
  for (const document of documents) {
    try {
      measureOne(document, options, figures);
    } catch (error) {
      const known = error instanceof ExonymError;
      figures[known ? "refused" : "crashed"]++;
      blame(figures, document, known ? error.message : String(error instanceof Error ? error.stack : error));
    }
  }
  return figures;
}

function measureOne({ file, bytes }: Document, options: FormatOptions, figures: Figures): void {
  const opened = openArticle(bytes, file);
  const result = verify(bytes, opened, options);
  if (result.identity) figures.identical++;
  for (const count of Object.values(result.exposed)) figures.units += count;
  for (const [trial, outcome] of Object.entries(result.structure)) {
    if (outcome === "kept") count(figures.kept, trial);
    count(figures.refusedUnits, trial, result.refused[trial]);
  }
  const foreign = foreignFaults({ file, bytes }, options, figures);
  const isDamaged = Object.values(result.structure).includes("damaged") || foreign.length > 0;
  if (isDamaged) figures.damaged++;
  for (const finding of result.findings) {
    const { line, column, trial, message } = finding;
    blame(figures, { file, bytes }, `${line}:${column}: ${trial}: ${message}`);
  }
  for (const fault of foreign) blame(figures, { file, bytes }, fault);
}

/** How another parser sees source and result differ. */
function foreignFaults({ file, bytes }: Document, options: FormatOptions, figures: Figures): string[] {
  const { text, format } = openArticle(bytes, file);
  const judge = judges[format.name];
  if (judge === undefined) return [];
  const article = format.parse(text, options);
  const before = opinion(judge.judge, text);
  if (before === null) return [];
  return trials.flatMap((trial) => {
    if (!JUDGED.has(trial.name)) return [];
    const translations = new Map(article.units.map(({ id, content }) => [id, trial.fill(content)]));
    const result = format.serialize(article, translations, { ...options, frontMatter: {} });
    if (result.text === null) return [];
    figures.judged++;
    const after = opinion(judge.judge, result.text);
    const at = after === null ? -1 : differenceOf(before, after);
    if (after !== null && at === null) return [];
    const pair = at === null ? "" : `«${before[at]}» has become «${after?.[at]}»`;
    return [`${trial.name}: ${judge.by}: ${pair}`];
  });
}

/** `null` where that parser cannot read it either. */
function opinion(judge: (text: string) => readonly string[], text: string): readonly string[] | null {
  try {
    return judge(text);
  } catch {
    return null;
  }
}

function differenceOf(before: readonly string[], after: readonly string[]): number | null {
  for (let i = 0; i < Math.max(before.length, after.length); i++) if (before[i] !== after[i]) return i;
  return null;
}

function count(counts: Record<string, number>, key: string, more = 1): void {
  counts[key] = (counts[key] ?? 0) + more;
}

function blame({ faults }: Figures, { file }: Document, message: string): void {
  if (faults.length < MOST_FAULTS) faults.push(`${file}: ${message}`);
}
