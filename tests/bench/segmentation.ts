/**
 * Measures the built-in segmentation rules beside other engines, on development data that stands beside the checkout.
 * Run: npm run bench:segmentation [-- LANGUAGE…] [--errors]
 * With languages, only their data; with --errors, each boundary that is wrong.
 */
import { parseArgs } from "node:util";
import { compileSegmenter, type Segmenter } from "../../src/segmentation/segmenter.ts";
import { builtInRules } from "../../src/sync/built-in-rules.ts";
import {
  type Dataset,
  goldenRules,
  haveCorpora,
  ntrex,
  sentencexTests,
  universalDependencies,
} from "./segmentation/corpora.ts";
import { countRight, f1, measure } from "./segmentation/measure.ts";

const { values, positionals } = parseArgs({
  options: { errors: { type: "boolean" } },
  allowPositionals: true,
});
const report = values.errors ? console.log : undefined;

const own = compileSegmenter([], builtInRules);
const intl: Segmenter = (text, locale) =>
  Array.from(
    new Intl.Segmenter(locale, { granularity: "sentence" }).segment(text),
    ({ index }) => index,
  ).slice(1);
const engines = { Exonym: own, Intl: intl };

const isWanted = ({ locale }: { readonly locale: string }): boolean =>
  positionals.length === 0 || positionals.some((tag) => locale === tag || locale.startsWith(`${tag}-`));

if (!haveCorpora) {
  console.log("The corpora are not there; nothing to measure.");
} else {
  boundaries("Universal Dependencies", universalDependencies().filter(isWanted));
  boundaries("NTREX", ntrex().filter(isWanted));
  const golden = goldenRules().filter(isWanted);
  examples(
    "golden rules, en",
    golden.filter(({ locale }) => locale === "en"),
  );
  examples(
    "golden rules, other",
    golden.filter(({ locale }) => locale !== "en"),
  );
  examples("sentencex tests", sentencexTests().filter(isWanted));
  if (positionals.length === 0) speed();
}

function boundaries(title: string, datasets: readonly Dataset[]): void {
  if (datasets.length === 0) return;
  row(title, Object.keys(engines));
  const sums = Object.keys(engines).map(() => 0);
  for (const dataset of datasets) {
    const scores = Object.values(engines).map((engine) =>
      f1(measure(dataset, engine, engine === own ? report : undefined)),
    );
    scores.forEach((score, index) => {
      sums[index] = (sums[index] ?? 0) + score;
    });
    row(`${dataset.locale} ${dataset.name}`, scores.map(percent));
  }
  row(
    "macro",
    sums.map((sum) => percent(sum / datasets.length)),
  );
  console.log();
}

function examples(title: string, list: ReturnType<typeof goldenRules>): void {
  if (list.length === 0) return;
  const counts = Object.values(engines).map((engine) =>
    String(countRight(list, engine, engine === own ? report : undefined)),
  );
  row(`${title} (${list.length})`, counts);
}

function speed(): void {
  for (const tag of ["en", "de", "uk", "zh-Hans", "ja", "th", "ar", "vi"]) {
    const dataset = ntrex().find(({ locale }) => locale === tag);
    if (dataset === undefined) continue;
    const text = dataset.blocks.map(({ sentences, joiner }) => sentences.join(joiner)).join(" ");
    const repeated = text.repeat(Math.ceil(2_000_000 / text.length));
    const rates = Object.values(engines).map((engine) => {
      engine(text, dataset.locale);
      const start = performance.now();
      engine(repeated, dataset.locale);
      return (repeated.length / 1000 / (performance.now() - start)).toFixed(1);
    });
    row(`Mchar/s, ${tag}`, rates);
  }
}

function percent(value: number): string {
  return (100 * value).toFixed(2);
}

function row(title: string, cells: readonly string[]): void {
  console.log(title.padEnd(28) + cells.map((cell) => cell.padStart(10)).join(""));
}
