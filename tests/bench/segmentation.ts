/**
 * Measures the built-in segmentation rules beside other engines, on development data that stands beside the checkout.
 * Run: npm run bench:segmentation [-- LANGUAGE…] [--errors] [--joined] [--own] [--markdown]
 *
 * With languages, only their data. `--errors` shows each boundary that is wrong, `--joined` measures also on all sentences
 * of a text joined, those without a final mark too. `--own` leaves the engines of others out, which
 * `tests/bench/peers/install.sh` gets. `--markdown` prints tables for the docs.
 * The exit code is 1 where a promise is not kept (`segmentation/promises.json`); only a run of all languages asks.
 */
import { readdirSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { packagedSegmentationRules } from "../../src/project/packaged.ts";
import { parseExpectedSplits } from "../../src/segmentation/expected-splits.ts";
import type { Segmenter } from "../../src/segmentation/segmenter.ts";
import {
  type Dataset,
  type Example,
  goldenRules,
  haveCorpora,
  ntrex,
  sentencexTests,
  universalDependencies,
} from "./segmentation/corpora.ts";
import { type Engine, exonym, installedPeers, intl } from "./segmentation/engines.ts";
import { countRight, f1, measure } from "./segmentation/measure.ts";
import promises from "./segmentation/promises.json" with { type: "json" };
import { rates } from "./segmentation/speed.ts";
import { beaten, mean, printMarkdown, printText, type Row, type Table } from "./segmentation/table.ts";

const { values, positionals } = parseArgs({
  options: {
    errors: { type: "boolean" },
    joined: { type: "boolean" },
    markdown: { type: "boolean" },
    own: { type: "boolean" },
  },
  allowPositionals: true,
});
const report = values.errors ? console.log : undefined;
const { peers, absent } = values.own ? { peers: [], absent: [] } : installedPeers();
const engines: readonly Engine[] = [exonym, intl, ...peers];
const names = engines.map(({ name }) => name);
const failures = new Map<string, number>();

const isWanted = ({ locale }: { readonly locale: string }): boolean =>
  positionals.length === 0 || positionals.some((tag) => locale === tag || locale.startsWith(`${tag}-`));

if (haveCorpora) measureAll();
else console.log("The corpora are not there; nothing to measure.");

function measureAll(): void {
  console.log(
    `${engines.map(({ name, version }) => `${name} ${version}`).join(", ")}; Node ${process.versions.node}`,
  );
  for (const name of absent) console.log(`${name} is left out: «bash tests/bench/peers/install.sh» gets it.`);
  console.log();
  const ud = boundaries("Universal Dependencies, dev", universalDependencies().filter(isWanted), () => true);
  if (values.joined)
    boundaries("the same, joined whole", universalDependencies("joined").filter(isWanted), () => true);
  const lines = boundaries("NTREX", ntrex().filter(isWanted), hasRules);
  const own = probes();
  const examples = allExamples(own.filter(isWanted));
  const speeds = positionals.length === 0 ? speed() : [];
  for (const [name, count] of failures) console.log(`${name} fails on ${count} texts: no boundary there.`);
  if (positionals.length === 0) judge(ud, lines, examples, speeds, own.length);
}

/** Measures F1 in per cent; the mean is over all languages, and over those that `counts`. */
function boundaries(
  title: string,
  datasets: readonly Dataset[],
  counts: (dataset: Dataset) => boolean,
): Row[] {
  if (datasets.length === 0) return [];
  const measured = datasets.map((dataset) => ({
    dataset,
    row: {
      title: `${dataset.locale} ${dataset.name}`,
      figures: engines.map(
        (engine) => 100 * f1(measure(dataset, forgiving(engine), engine === exonym ? report : undefined)),
      ),
    },
  }));
  const rows = measured.map(({ row }) => row);
  const counted = measured.filter(({ dataset }) => counts(dataset)).map(({ row }) => row);
  const means = [mean(rows, `mean of ${rows.length}`)];
  if (counted.length > 0 && counted.length < rows.length)
    means.unshift(mean(counted, `mean of ${counted.length} with rules of their own`));
  print({ title, engines: names, rows: [...rows, ...means], digits: 2, tolerance: promises.tolerance });
  return [...rows, ...means];
}

/** An engine that fails finds no boundary in that text, and is counted. */
function forgiving({ name, cut }: Engine): Segmenter {
  return (text, locale) => {
    try {
      return cut(text, locale);
    } catch {
      failures.set(name, (failures.get(name) ?? 0) + 1);
      return [];
    }
  };
}

function hasRules({ locale }: Dataset): boolean {
  const { language } = new Intl.Locale(locale);
  return packagedSegmentationRules().some(({ name }) => name === `${language}.srx`);
}

function allExamples(own: readonly Example[]): Row[] {
  const golden = goldenRules().filter(isWanted);
  const lists: readonly (readonly [string, readonly Example[]])[] = [
    ["golden rules, English", golden.filter(({ locale }) => locale === "en")],
    ["golden rules, others", golden.filter(({ locale }) => locale !== "en")],
    ["sentencex's tests", sentencexTests().filter(isWanted)],
    ["probes of our own", own],
  ];
  const rows = lists.flatMap(([title, list]) => {
    if (list.length === 0) return [];
    const figures = engines.map((engine) =>
      countRight(list, forgiving(engine), engine === exonym ? report : undefined),
    );
    return [{ title: `${title}, of ${list.length}`, figures }];
  });
  if (rows.length > 0)
    print({ title: "cut exactly as wanted", engines: names, rows, digits: 0, tolerance: 0 });
  return rows;
}

function probes(): Example[] {
  const folder = new URL("../segmentation/probes/", import.meta.url);
  return readdirSync(folder).flatMap((name) =>
    parseExpectedSplits(readFileSync(new URL(name, folder), "utf8"), name).map(
      ({ locale, text, offsets, line }) => ({
        title: `${name}:${line}`,
        locale,
        text,
        expected: [0, ...offsets].map((start, index) => text.slice(start, offsets[index])),
      }),
    ),
  );
}

function speed(): Row[] {
  const rows = ntrex()
    .filter(hasRules)
    .map((dataset) => ({ title: dataset.locale, figures: rates(dataset, engines) }));
  print({ title: "Mchar/s", engines: names, rows, digits: 1 });
  return rows;
}

function judge(
  ud: readonly Row[],
  lines: readonly Row[],
  examples: readonly Row[],
  speeds: readonly Row[],
  probeCount: number,
): void {
  const first = (row: Row | undefined): number => row?.figures[0] ?? 0;
  const worse = [
    ...beaten({ rows: ud, tolerance: promises.tolerance }),
    ...beaten({ rows: lines, tolerance: promises.tolerance }),
  ];
  const [english, other, sentencex, ours] = examples;
  const share = first(ours) / probeCount;
  const slow = speeds.filter((row) => first(row) < limit(promises.speed, row));
  const slowToIntl = speeds.filter(
    (row) => first(row) < limit(promises.speedToIntl, row) * (row.figures[1] ?? 0),
  );
  const kept: readonly (readonly [boolean, string])[] = [
    [
      first(ud.at(-1)) >= promises.boundaries,
      `UD mean ${first(ud.at(-1)).toFixed(2)}, at least ${promises.boundaries}`,
    ],
    [worse.length === 0, `no set more than ${promises.tolerance} below another engine${list(worse)}`],
    [first(english) >= promises.goldenEnglish, `golden rules, English: at least ${promises.goldenEnglish}`],
    [first(other) >= promises.goldenOther, `golden rules, others: at least ${promises.goldenOther}`],
    [first(sentencex) >= promises.sentencex, `sentencex's tests: at least ${promises.sentencex}`],
    [
      share >= promises.probes,
      `probes: ${(100 * share).toFixed(1)} % right, at least ${100 * promises.probes} %`,
    ],
    [
      slow.length === 0,
      `Mchar/s: at least ${promises.speed.en} for English, ${promises.speed.other} for all${list(slow)}`,
    ],
    [
      slowToIntl.length === 0,
      `speed to Intl's: at least ${promises.speedToIntl.en} for English, ${promises.speedToIntl.other} for all${list(slowToIntl)}`,
    ],
  ];
  for (const [isKept, promise] of kept) console.log(`${isKept ? "kept    " : "NOT KEPT"}  ${promise}`);
  if (kept.some(([isKept]) => !isKept)) process.exitCode = 1;
}

function limit(limits: { readonly en: number; readonly other: number }, { title }: Row): number {
  return title === "en" ? limits.en : limits.other;
}

function list(rows: readonly Row[]): string {
  return rows.length === 0 ? "" : `; not so: ${rows.map(({ title }) => title).join(", ")}`;
}

function print(table: Table): void {
  console.log(values.markdown ? printMarkdown(table) : printText(table));
}
