import { packagedSegmentationRules } from "../../src/project/packaged.ts";
import { compileSegmenter, type Segmenter } from "../../src/segmentation/segmenter.ts";
import { parseSrx, type SrxDocument } from "../../src/segmentation/srx.ts";
import { builtInRules } from "../../src/sync/built-in-rules.ts";

/** All built-in rule files. */
export function builtInDocuments(): SrxDocument[] {
  return packagedSegmentationRules().map(({ name, text }) => parseSrx(text, name));
}

/** A segmenter of the built-in rules, after those of a team. */
export function builtInSegmenter(...team: SrxDocument[]): Segmenter {
  return compileSegmenter(team, builtInRules);
}

/** A file with one language rule for every language; each rule `[break, before, after]`. */
export function house(rules: readonly (readonly [boolean, string, string])[], cascade = true): SrxDocument {
  const position = { line: 7, column: 9 };
  return {
    file: "house.srx",
    cascade,
    segmentSubflows: true,
    formatHandles: { start: false, end: true, isolated: false },
    languageRules: new Map([
      ["House", rules.map(([breaks, before, after]) => ({ break: breaks, before, after, position }))],
    ]),
    languageMaps: [{ pattern: ".*", ruleName: "House", position }],
  };
}

/** A text cut at offsets. */
export function cut(text: string, offsets: readonly number[]): string[] {
  return [0, ...offsets].map((offset, index) => text.slice(offset, offsets[index]));
}
