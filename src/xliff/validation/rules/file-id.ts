import { type Rule, V2 } from "../rule.ts";
import { duplicates } from "../summary.ts";

/** After 2.x, id of `<file>`. */
export const fileId: Rule = {
  id: "file-id",
  summary: "Every file of a document has an id of its own.",
  advice: "Give one of the files another id.",
  severity: "error",
  versions: V2,
  source: "2.x, id of <file>",
  examples: {
    good: [
      '<file id="f1"><unit id="u1"><segment><source/></segment></unit></file><file id="f2"><unit id="u1"><segment><source/></segment></unit></file>',
    ],
    bad: [
      '<file id="f1"><unit id="u1"><segment><source/></segment></unit></file><file id="f1"><unit id="u1"><segment><source/></segment></unit></file>',
    ],
  },
  document(files, report) {
    for (const { value, start } of duplicates(files)) report(start, `Two files have the id '${value}'.`);
  },
};
