import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { parseLocale } from "../../src/article/locale.ts";
import {
  type ExpectedSplit,
  parseExpectedSplits,
  showSplit,
} from "../../src/segmentation/expected-splits.ts";
import type { Segmenter } from "../../src/segmentation/segmenter.ts";
import { builtInSegmenter, cut } from "./rules.ts";

/**
 * Languages of all scripts and habits that `npm test` looks at; `npm run test:slow` looks at all others, as each takes some
 * time to compile.
 */
export const EVERY_DAY: ReadonlySet<string> = new Set(
  "ar de el en es fr he hi ja ko pl ru th tr uk und vi zh".split(" "),
);

/** How a paragraph has been marked where it is cut. */
const MARK = "¦";

/** Holds that paragraphs of some languages are cut as a person would, and as ever; rules are compiled once for both. */
export function testLanguages(isAsked: (language: string) => boolean): void {
  const segmenter = builtInSegmenter();
  testProbes(isAsked, segmenter);
  testGolden(isAsked, segmenter);
}

/** A probe that we know to be cut wrongly, and why, says so in its comment. */
const isKnownGap = ({ description }: ExpectedSplit): boolean =>
  description?.toLowerCase().startsWith("not yet") ?? false;

function testProbes(isAsked: (language: string) => boolean, segmenter: Segmenter): void {
  describe("paragraphs of our own, cut as a person would", () => {
    let [right, all] = [0, 0];

    it.each(filesIn("probes", isAsked))("$name", ({ text, name }) => {
      const surprises: string[] = [];
      for (const split of parseExpectedSplits(text, name)) {
        const found = showSplit(split.text, segmenter(split.text, split.locale));
        const isRight = found === showSplit(split.text, split.offsets);
        all++;
        if (isRight) right++;
        if (isRight === isKnownGap(split))
          surprises.push(`line ${split.line}: ${isRight ? "is right by now" : `cut as ${found}`}`);
      }
      expect(surprises).toEqual([]);
    });

    it("are right in at least 96 of 100 cases", () => {
      expect(all).toBeGreaterThan(100);
      expect(right / all).toBeGreaterThanOrEqual(0.96);
    });
  });
}

/**
 * Paragraphs of our own with a mark where they are cut, right or wrong: the same on every machine and with every version of
 * Node, as sentences that shift are lost to a memory. After a change of the rules that is meant, look at the differences that
 * `-u` makes in `golden/`.
 */
function testGolden(isAsked: (language: string) => boolean, segmenter: Segmenter): void {
  it.each(filesIn("golden", isAsked))("$name is cut as ever", async ({ text, name, path }) => {
    const locale = parseLocale(name.replace(".txt", ""));
    const paragraphs = text.replaceAll(MARK, "").trimEnd().split("\n");
    const marked = paragraphs.map((paragraph) => cut(paragraph, segmenter(paragraph, locale)).join(MARK));
    await expect(`${marked.join("\n")}\n`).toMatchFileSnapshot(path);
  });
}

function filesIn(
  folder: string,
  isAsked: (language: string) => boolean,
): { name: string; path: string; text: string }[] {
  const names = readdirSync(new URL(`${folder}/`, import.meta.url));
  const asked = names.filter((name) => isAsked(new Intl.Locale(name.replace(".txt", "")).language));
  return asked.map((name) => {
    const path = fileURLToPath(new URL(`${folder}/${name}`, import.meta.url));
    return { name, path, text: readFileSync(path, "utf8") };
  });
}
