import { readdirSync, readFileSync } from "node:fs";
import { compileSegmenter, type Segmenter } from "../../src/segmentation/segmenter.ts";
import { parseSrx, type SrxDocument } from "../../src/segmentation/srx.ts";

const FOLDER = new URL("../../src/segmentation/rules/", import.meta.url);

/** The built-in rule files: languages first, the default last. */
export function builtInDocuments(): SrxDocument[] {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith(".srx") && name !== "default.srx");
  return [...names.sort(), "default.srx"].map((name) =>
    parseSrx(readFileSync(new URL(name, FOLDER), "utf8"), name),
  );
}

/** A segmenter of the built-in rules, after those of a team. */
export function builtInSegmenter(...team: SrxDocument[]): Segmenter {
  return compileSegmenter([...team, ...builtInDocuments()]);
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
