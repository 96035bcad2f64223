import { applySplices, inOrder, type Splice } from "../../xml/splice.ts";
import { scanTrees } from "../../xml/tree.ts";
import { spliceDangling } from "../2/glossary-refs.ts";

/**
 * A merged file without references of glossary entries to sentences that are not there: one branch may tell a term of a
 * sentence that the other one took out.
 */
export function withoutDangling(text: string, file: string): string {
  if (!text.includes("glossEntry")) return text;
  const splices: Splice[] = [];
  scanTrees(text, file, {
    wants: ({ local }) => local === "unit",
    tree: (unit) => {
      splices.push(...spliceDangling(text, unit));
    },
    enter: () => undefined,
    leave: () => undefined,
  });
  return applySplices(text, inOrder(splices), { start: 0, end: text.length });
}
