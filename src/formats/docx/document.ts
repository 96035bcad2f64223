import { ExonymError } from "../../article/problem.ts";
import type { Range } from "../../xml/range.ts";
import { scanTrees } from "../../xml/tree.ts";
import type { ArticleText, Reading } from "../reading.ts";
import { describesTable } from "./descriptions.ts";
import { isCompatibility, wordName } from "./names.ts";
import { type Alternatives, createTextFinder } from "./texts.ts";

/** What a document is read to. */
export interface DocumentReading extends Reading {
  /** Texts that newer and older programs show in the same place: what stands in one is to stand in the other. */
  readonly alternatives: readonly Alternatives[];
  /** Where the paragraph of a text begins; descriptions have none. */
  readonly paragraphs: ReadonlyMap<ArticleText, number>;
}

/**
 * Reads the XML of a document's main part.
 *
 * @throws ExonymError where it is not well-formed, too deep or too long; without `file`. Its position is that in the part.
 */
export function readDocument(text: string): DocumentReading {
  const finder = createTextFinder(text);
  const texts: ArticleText[] = [];
  let cells = 0;
  withoutFile(() =>
    scanTrees(text, "", {
      wants: (tag) =>
        wordName(tag) === "p" || isCompatibility(tag, "AlternateContent") || describesTable(tag),
      tree: (element, bindings) => {
        const container = cells > 0 ? "table-cell" : "body";
        for (const each of finder.textsIn(element, { bindings, container, within: null })) texts.push(each);
      },
      enter: (tag) => {
        if (wordName(tag) === "tc") cells++;
      },
      leave: (tag) => {
        if (wordName(tag) === "tc") cells--;
      },
    }),
  );
  return {
    texts,
    outline: between(text, finder.holes),
    alternatives: finder.alternatives,
    paragraphs: finder.paragraphs,
  };
}

/** What stands between ranges; one inside another does not count. */
function between(text: string, holes: readonly Range[]): readonly string[] {
  const lines: string[] = [];
  let from = 0;
  for (const { start, end } of [...holes].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (start < from) continue;
    lines.push(text.slice(from, start));
    from = end;
  }
  return [...lines, text.slice(from)];
}

/** The part has no name that a user knows; the caller tells the document's. */
function withoutFile(run: () => void): void {
  try {
    run();
  } catch (error) {
    if (!(error instanceof ExonymError)) throw error;
    throw new ExonymError({ ...error.problem, file: undefined }, error);
  }
}
