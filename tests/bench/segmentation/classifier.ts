/**
 * Asks whether a classifier would cut better than the rules do where no rule knows the case: a logistic regression over the
 * shapes of the words around a terminal (with `words`, also the words themselves, each by language), trained on four fifths
 * of each treebank and measured on the last, five times. It may only overrule the general rules, and words that may begin a
 * sentence; and only where it is sure.
 * Run: node tests/bench/segmentation/classifier.ts [words]
 */
import type { Locale } from "../../../src/article/locale.ts";
import { compileExplainer } from "../../../src/segmentation/segmenter.ts";
import { builtInRules } from "../../../src/sync/built-in-rules.ts";
import { haveCorpora, universalDependencies } from "./corpora.ts";
import { f1 } from "./measure.ts";

const FOLDS = 5;
const EPOCHS = 12;
const RATE = 0.2;
const DECAY = 1e-4;
/** How sure it has to be to overrule a rule. */
const SURE = 0.8;
/** What a rule's verdict weighs before anything is learned, in log-odds. */
const TRUST = 2;
/** Rules of a class whose comment says so leave a case open. */
const OPEN =
  /^(?:A terminal, with|A sentence does not begin with a small|Initials)|begins? (?:a )?sentences?/;

interface Case {
  readonly dataset: string;
  readonly fold: number;
  readonly isBreak: boolean;
  /** What the rules say, and whether that may be overruled. */
  readonly verdict: boolean;
  readonly open: boolean;
  readonly features: readonly string[];
}

if (!haveCorpora) console.log("The corpora are not there; nothing to measure.");
else compare(process.argv[2] === "words");

function compare(words: boolean): void {
  const explain = compileExplainer([], builtInRules);
  const cases: Case[] = [];
  const expected = new Map<string, number>();
  for (const { name, locale, blocks } of universalDependencies()) {
    for (const [index, { sentences, joiner }] of blocks.entries()) {
      const text = sentences.join(joiner);
      const ends = boundaries(sentences, joiner);
      expected.set(name, (expected.get(name) ?? 0) + ends.size);
      for (const { offset, break: verdict, rule } of explain(text, locale)) {
        cases.push({
          dataset: name,
          fold: Math.floor((FOLDS * index) / blocks.length),
          isBreak: ends.has(offset),
          verdict,
          open: OPEN.test(rule.rule.description ?? ""),
          features: featuresOf(text, offset, words ? locale : undefined),
        });
      }
    }
  }
  const weights = Array.from({ length: FOLDS }, (_, fold) =>
    train(cases.filter((each) => each.open && each.fold !== fold)),
  );
  const sums = { rules: 0, classifier: 0 };
  for (const [name, count] of expected) {
    const own = cases.filter(({ dataset }) => dataset === name);
    const rules = score(own, count, ({ verdict }) => verdict);
    const classifier = score(own, count, (each) => decide(each, weights[each.fold] ?? new Map()));
    sums.rules += rules;
    sums.classifier += classifier;
    print(name, rules, classifier);
  }
  print("macro", sums.rules / expected.size, sums.classifier / expected.size);
}

function boundaries(sentences: readonly string[], joiner: string): Set<number> {
  let offset = 0;
  return new Set(sentences.slice(0, -1).map((sentence) => (offset += sentence.length + joiner.length)));
}

/** The words around an offset by case, length and marks; with a language, also by name. */
function featuresOf(text: string, offset: number, locale: Locale | undefined): string[] {
  const [, previous = "", marks = ""] =
    /([\p{L}\p{N}\p{M}'’.-]*?)\s?([\p{P}\p{S}]*)\s*$/u.exec(text.slice(Math.max(0, offset - 60), offset)) ??
    [];
  const [, opening = "", next = "", following = ""] =
    /^([^\p{L}\p{N}]*)([\p{L}\p{N}\p{M}'’-]*)\P{L}*(\p{L}*)/u.exec(text.slice(offset, offset + 60)) ?? [];
  const [before, after] = [shapeOf(previous), shapeOf(next)];
  const shapes = [
    "bias",
    `before ${before} ${length(previous)}`,
    `marks ${marks.slice(0, 3)}`,
    `opening ${opening.trim().slice(0, 2)}`,
    `after ${after} ${length(next)}`,
    `both ${before} ${length(previous)} ${after}`,
    `marks, after ${marks.slice(0, 2)} ${after}`,
    `after, following ${after} ${shapeOf(following)}`,
    `dots ${previous.includes(".")}`,
  ];
  if (locale === undefined) return shapes;
  const named = [`word before ${previous.toLowerCase()}`, `word after ${next}`];
  return [...shapes, ...[...shapes, ...named].map((feature) => `${locale} ${feature}`)];
}

function shapeOf(word: string): string {
  if (word === "") return "none";
  if (/^\p{N}/u.test(word)) return "number";
  if (/^\p{Lu}+$/u.test(word)) return word.length === 1 ? "initial" : "capitals";
  return /^\p{Lu}/u.test(word) ? "capital" : /^\p{Ll}/u.test(word) ? "small" : "other";
}

function length(word: string): number {
  return Math.min(6, word.length);
}

/** Logistic regression by stochastic gradient descent (AdaGrad), in a fixed order, so that each run gives the same. */
function train(cases: readonly Case[]): Map<string, number> {
  const weights = new Map<string, number>();
  const squares = new Map<string, number>();
  for (let step = 0; step < EPOCHS * cases.length; step++) {
    const one = cases[(step * 7919) % cases.length];
    if (one === undefined) break;
    const error = (one.isBreak ? 1 : 0) - probability(one, weights);
    for (const feature of one.features) {
      const weight = weights.get(feature) ?? 0;
      const gradient = error - DECAY * weight;
      const square = (squares.get(feature) ?? 0) + gradient * gradient;
      squares.set(feature, square);
      weights.set(feature, weight + (RATE * gradient) / Math.sqrt(square + 1e-8));
    }
  }
  return weights;
}

function probability({ features, verdict }: Case, weights: ReadonlyMap<string, number>): number {
  const odds = features.reduce((sum, feature) => sum + (weights.get(feature) ?? 0), verdict ? TRUST : -TRUST);
  return 1 / (1 + Math.exp(-odds));
}

function decide(one: Case, weights: ReadonlyMap<string, number>): boolean {
  if (!one.open) return one.verdict;
  const chance = probability(one, weights);
  return one.verdict ? chance > 1 - SURE : chance > SURE;
}

function score(cases: readonly Case[], expected: number, verdict: (one: Case) => boolean): number {
  const found = cases.filter(verdict);
  return f1({ hits: found.filter(({ isBreak }) => isBreak).length, found: found.length, expected });
}

function print(name: string, rules: number, classifier: number): void {
  console.log(
    name.padEnd(16),
    (100 * rules).toFixed(2).padStart(8),
    (100 * classifier).toFixed(2).padStart(8),
  );
}
