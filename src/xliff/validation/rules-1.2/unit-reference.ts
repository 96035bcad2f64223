import { type Rule, V1 } from "../rule.ts";
import { unresolved } from "../summary.ts";

/** After 1.2, xid. */
export const unitReference: Rule = {
  id: "unit-reference",
  summary: "An xid is the id of a unit of its file.",
  advice: "Correct the xid, or remove it.",
  severity: "error",
  versions: V1,
  source: "1.2, xid",
  examples: {
    good: [
      '<file original="a.md" datatype="plaintext" source-language="en" target-language="fr"><body><trans-unit id="t1"><source><ph id="1" xid="t2"/></source></trans-unit><trans-unit id="t2"><source>Kyiv</source></trans-unit></body></file>',
    ],
    bad: ['<source><ph id="1" xid="t9"/></source>'],
  },
  file(file, report) {
    for (const { value, start } of unresolved(file, "unit"))
      report(start, `There is no unit '${value}' in this file.`);
  },
};
