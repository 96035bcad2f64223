import { type Rule, V1 } from "../rule.ts";
import { unresolved } from "../summary.ts";

/** After 1.2, tool-id. */
export const toolReference: Rule = {
  id: "tool-reference",
  summary: "A tool-id is that of a <tool> in the header of its file.",
  advice: "Add the tool to the header, or correct the tool-id.",
  severity: "error",
  versions: V1,
  source: "1.2, tool-id",
  examples: {
    good: [
      '<file original="a.md" datatype="plaintext" source-language="en" target-language="fr" tool-id="x"><header><tool tool-id="x" tool-name="X"/></header><body><trans-unit id="t1"><source>Kyiv</source></trans-unit></body></file>',
    ],
    bad: [
      '<file original="a.md" datatype="plaintext" source-language="en" target-language="fr" tool-id="x"><body><trans-unit id="t1"><source>Kyiv</source></trans-unit></body></file>',
    ],
  },
  file(file, report) {
    for (const { value, start } of unresolved(file, "tool"))
      report(start, `There is no tool '${value}' in the header.`);
  },
};
