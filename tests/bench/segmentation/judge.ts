import promises from "./promises.json" with { type: "json" };
import { beaten, type Row } from "./table.ts";

/** What a run has measured. In all rows the first figure is Exonym's, the second that of `Intl.Segmenter`. */
export interface Figures {
  /** Universal Dependencies: F1 in per cent for each set, and last the mean of all. */
  readonly boundaries: readonly Row[];
  /** NTREX, likewise; the row before the last is the mean without Thai. */
  readonly lines: readonly Row[];
  /** Examples cut as wanted: golden rules in English and in others, sentencex's tests, our own probes. */
  readonly examples: readonly Row[];
  /** Million UTF-16 code units a second, a row for each language. */
  readonly speeds: readonly Row[];
  /** How many probes there are. */
  readonly probes: number;
}

export interface Verdict {
  readonly isKept: boolean;
  /** What was promised, in words. */
  readonly promise: string;
}

/** Says of each promise in `promises.json` whether it is kept. */
export function judge({ boundaries, lines, examples, speeds, probes }: Figures): Verdict[] {
  const { tolerance, speed, speedToIntl } = promises;
  const reached = own(boundaries.at(-1));
  const worse = beaten({ rows: [...boundaries, ...lines], tolerance });
  const slow = speeds.filter((row) => own(row) < limit(speed, row));
  const slowToIntl = speeds.filter((row) => own(row) < limit(speedToIntl, row) * (row.figures[1] ?? 0));
  const share = probes === 0 ? 1 : own(examples[3]) / probes;
  return [
    least(`UD mean ${reached.toFixed(2)}`, reached, promises.boundaries),
    {
      isKept: worse.length === 0,
      promise: `no set more than ${tolerance} below another engine${except(worse)}`,
    },
    least("golden rules, English", own(examples[0]), promises.goldenEnglish),
    least("golden rules, others", own(examples[1]), promises.goldenOther),
    least("sentencex's tests", own(examples[2]), promises.sentencex),
    least(`probes, ${(100 * share).toFixed(1)} % right`, 100 * share, promises.probes),
    { isKept: slow.length === 0, promise: `Mchar/s${limits(speed)}${except(slow)}` },
    {
      isKept: slowToIntl.length === 0,
      promise: `speed as a share of Intl's${limits(speedToIntl)}${except(slowToIntl)}`,
    },
  ];
}

function own(row: Row | undefined): number {
  return row?.figures[0] ?? 0;
}

function least(what: string, reached: number, wanted: number): Verdict {
  return { isKept: reached >= wanted, promise: `${what}: at least ${wanted}` };
}

interface Limits {
  readonly en: number;
  readonly other: number;
}

function limit(limits: Limits, { title }: Row): number {
  return title === "en" ? limits.en : limits.other;
}

function limits({ en, other }: Limits): string {
  return `: at least ${en} for English, ${other} for any other`;
}

function except(rows: readonly Row[]): string {
  return rows.length === 0 ? "" : `; not so ${rows.map(({ title }) => title).join(", ")}`;
}
