/**
 * Measures the built-in segmentation rules against Intl.Segmenter, on development data where it is there.
 * Run: npx node tests/bench/segmentation.ts [--errors LANGUAGE]
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { type Locale, parseLocale } from "../../src/article/locale.ts";
import { compileSegmenter, type Segmenter } from "../../src/segmentation/segmenter.ts";
import { parseSrx } from "../../src/segmentation/srx.ts";

const RULES = new URL("../../src/segmentation/rules/", import.meta.url);
const CORPUS = new URL("../../../shared/corpora/segmentation/", import.meta.url);

interface Score {
  hits: number;
  found: number;
  expected: number;
}

interface Dataset {
  readonly name: string;
  readonly lang: string;
  readonly units: readonly { readonly s: readonly string[]; readonly j: string }[];
}

interface Golden {
  readonly src: string;
  readonly lang: string;
  readonly text: string;
  readonly exp: readonly string[];
  readonly golden?: boolean;
}

const intl: Segmenter = (text, locale) =>
  Array.from(new Intl.Segmenter(locale, { granularity: "sentence" }).segment(text), (s) => s.index).filter(
    (i) => i > 0,
  );

/** A sentence without a final mark is a block of its own: nobody could find its end in running text. */
function blocks(sentences: readonly string[]): string[][] {
  const result: string[][] = [[]];
  for (const sentence of sentences) {
    result.at(-1)?.push(sentence);
    if (!/[\p{STerm}…]["'’”“»«›)\]）」』\s]*$/u.test(sentence)) result.push([]);
  }
  return result.filter((block) => block.length > 0);
}

function measure(dataset: Dataset, segmenter: Segmenter, errors?: (line: string) => void): Score {
  const score: Score = { hits: 0, found: 0, expected: 0 };
  const locale = parseLocale(dataset.lang);
  for (const unit of dataset.units) {
    for (const block of blocks(unit.s)) {
      const text = block.join(unit.j);
      const expected = new Set<number>();
      let offset = 0;
      for (const sentence of block.slice(0, -1)) {
        offset += sentence.length + unit.j.length;
        expected.add(offset);
      }
      const found = new Set(segmenter(text, locale));
      score.expected += expected.size;
      score.found += found.size;
      for (const place of found) {
        if (expected.has(place)) score.hits++;
        else errors?.(`+ ${text.slice(Math.max(0, place - 50), place)}⏐${text.slice(place, place + 30)}`);
      }
      for (const place of expected) {
        if (!found.has(place))
          errors?.(`- ${text.slice(Math.max(0, place - 50), place)}⏐${text.slice(place, place + 30)}`);
      }
    }
  }
  return score;
}

function f1({ hits, found, expected }: Score): number {
  return found + expected === 0 ? 1 : (2 * hits) / (found + expected);
}

function pieces(text: string, offsets: readonly number[]): string[] {
  return [0, ...offsets].map((offset, index) => text.slice(offset, offsets[index]).trim());
}

function goldens(cases: readonly Golden[], segmenter: Segmenter, errors?: (line: string) => void): number {
  let right = 0;
  for (const { text, lang, exp } of cases) {
    const found = pieces(text, segmenter(text, parseLocale(lang)));
    if (JSON.stringify(found) === JSON.stringify(exp.map((e) => e.trim()))) right++;
    else errors?.(`${lang}: ${JSON.stringify(found)}`);
  }
  return right;
}

function readJson<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(name, CORPUS), "utf8")); // the corpus's own shape
}

if (!existsSync(CORPUS)) {
  console.log("The segmentation corpus is not there; nothing to measure.");
} else {
  const names = readdirSync(RULES).filter((name) => name.endsWith(".srx"));
  const ordered = [...names.filter((name) => name !== "default.srx").sort(), "default.srx"];
  const started = performance.now();
  const own = compileSegmenter(
    ordered.map((name) => parseSrx(readFileSync(new URL(name, RULES), "utf8"), name)),
  );
  console.log(`Rules read in ${(performance.now() - started).toFixed(0)} ms`);
  const errorsOf = process.argv[2] === "--errors" ? process.argv[3] : undefined;
  const show = (name: string) =>
    errorsOf !== undefined && name.includes(errorsOf) ? console.log : undefined;

  const sums = { own: 0, intl: 0, count: 0 };
  for (const file of readdirSync(CORPUS).filter((name) => name.startsWith("ud_"))) {
    const dataset = readJson<Dataset>(file);
    const ours = f1(measure(dataset, own, show(file)));
    const theirs = f1(measure(dataset, intl));
    sums.own += ours;
    sums.intl += theirs;
    sums.count++;
    console.log(file.padEnd(28), (100 * ours).toFixed(2).padStart(7), (100 * theirs).toFixed(2).padStart(7));
  }
  console.log(
    "macro".padEnd(28),
    ((100 * sums.own) / sums.count).toFixed(2).padStart(7),
    ((100 * sums.intl) / sums.count).toFixed(2).padStart(7),
  );

  const golden = readJson<Golden[]>("golden-rules.json").filter((each) => each.golden);
  const sets: [string, Golden[]][] = [
    ["goldens en", golden.filter((each) => each.lang === "en")],
    ["goldens other", golden.filter((each) => each.lang !== "en")],
    ["sentencex tests", readJson<Golden[]>("sentencex-tests.json")],
  ];
  for (const [name, cases] of sets) {
    console.log(name.padEnd(28), goldens(cases, own, show(name)), goldens(cases, intl), "of", cases.length);
  }

  const english = readJson<Dataset>("ud_en_ewt_dev.json");
  const text = english.units
    .flatMap((unit) => unit.s)
    .join(" ")
    .repeat(20);
  const locale: Locale = parseLocale("en");
  own(text, locale);
  const start = performance.now();
  own(text, locale);
  console.log(`speed ${(text.length / 1000 / (performance.now() - start)).toFixed(1)} Mchar/s`);
}
