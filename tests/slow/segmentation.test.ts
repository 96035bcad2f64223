import { describe, expect, it } from "vitest";
import {
  goldenRules,
  haveCorpora,
  ntrex,
  sentencexTests,
  universalDependencies,
} from "../bench/segmentation/corpora.ts";
import { countRight, f1, measure } from "../bench/segmentation/measure.ts";
import floors from "../segmentation/corpora.json" with { type: "json" };
import { EVERY_DAY, testLanguages } from "../segmentation/languages.ts";
import { builtInSegmenter } from "../segmentation/rules.ts";

const segmenter = builtInSegmenter();

/** What was reached, less a little: a change of rules must not fall below. `corpora.json` has the figures. */
describe.skipIf(!haveCorpora)("real texts that others have cut", () => {
  const datasets = haveCorpora ? [...universalDependencies(), ...ntrex()] : [];
  const floorOf: Readonly<Record<string, number>> = floors.boundaries;

  it.each(datasets.filter(({ name }) => name in floorOf))("$name", (dataset) => {
    expect(100 * f1(measure(dataset, segmenter))).toBeGreaterThanOrEqual(floorOf[dataset.name] ?? 100);
  });

  it("the golden rules and the tests of sentencex", () => {
    const golden = goldenRules();
    const english = golden.filter(({ locale }) => locale === "en");
    expect(countRight(english, segmenter)).toBeGreaterThanOrEqual(floors.goldenEnglish);
    const others = golden.filter(({ locale }) => locale !== "en");
    expect(countRight(others, segmenter)).toBeGreaterThanOrEqual(floors.goldenOther);
    expect(countRight(sentencexTests(), segmenter)).toBeGreaterThanOrEqual(floors.sentencex);
  });
});

describe("languages that npm test leaves out", () => {
  testLanguages((language) => !EVERY_DAY.has(language));
});
