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
import { packagedRulesFor } from "../../src/project/packaged.ts";
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
import { judge } from "./segmentation/judge.ts";
import { countRight, f1, measure } from "./segmentation/measure.ts";
import promises from "./segmentation/promises.json" with { type: "json" };
import { rates } from "./segmentation/speed.ts";
import { printSummary } from "./segmentation/summary.ts";
import { mean, printMarkdown, printText, type Row, type Table } from "./segmentation/table.ts";

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

const WITHOUT_THAI: Choice = { name: "without Thai", counts: ({ locale }) => locale !== "th" };

if (haveCorpora) measureAll();
else console.log("The corpora are not there; nothing to measure.");

function measureAll(): void {
  console.log(
    `${engines.map(({ name, version }) => `${name} ${version}`).join(", ")}; Node ${process.versions.node}`,
  );
  for (const name of absent) console.log(`${name} is left out: «bash tests/bench/peers/install.sh» gets it.`);
  console.log();
  const ud = boundaries(
    "Universal Dependencies, dev",
    universalDependencies().filter(isWanted),
    WITHOUT_THAI,
  );
  if (values.joined)
    boundaries("the same, joined whole", universalDependencies("joined").filter(isWanted), WITHOUT_THAI);
  const lines = boundaries("NTREX", ntrex().filter(isWanted), WITHOUT_THAI);
  const own = probes();
  const examples = allExamples(own.filter(isWanted));
  const speeds = positionals.length === 0 ? speed() : [];
  for (const [name, count] of failures) console.log(`${name} fails on ${count} texts: no boundary there.`);
  if (positionals.length > 0) return;
  const figures = { boundaries: ud, lines, examples, speeds, probes: own.length };
  console.log(printSummary(names, figures));
  const verdicts = judge(figures);
  for (const { isKept, promise } of verdicts) console.log(`${isKept ? "kept    " : "NOT KEPT"}  ${promise}`);
  if (verdicts.some(({ isKept }) => !isKept)) process.exitCode = 1;
}

/** Datasets of which a mean of their own is shown. */
interface Choice {
  readonly name: string;
  counts(dataset: Dataset): boolean;
}

/** Measures F1 in per cent. The last row is the mean of all, the one before it that of the chosen. */
function boundaries(title: string, datasets: readonly Dataset[], { name, counts }: Choice): Row[] {
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
  const chosen = counted.length > 0 && counted.length < rows.length ? counted : rows;
  const means = [
    ...(chosen === rows ? [] : [mean(chosen, `mean of ${chosen.length} ${name}`)]),
    mean(rows, `mean of ${rows.length}`),
  ];
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

/** Whether a language has a file of its own, or shares one: then it is not only the two for all languages. */
function hasRules({ locale }: Dataset): boolean {
  return packagedRulesFor(locale).length > 2;
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

function print(table: Table): void {
  console.log(values.markdown ? printMarkdown(table) : printText(table));
}
