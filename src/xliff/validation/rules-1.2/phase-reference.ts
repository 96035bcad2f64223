import { type Rule, V1 } from "../rule.ts";
import { unresolved } from "../summary.ts";

/** After 1.2, phase-name. */
export const phaseReference: Rule = {
  id: "phase-reference",
  summary: "A phase-name is that of a <phase> in the header of its file.",
  advice: "Add the phase to the header, or correct the phase-name.",
  severity: "error",
  versions: V1,
  source: "1.2, phase-name",
  examples: {
    good: [
      '<file original="a.md" datatype="plaintext" source-language="en" target-language="fr"><header><phase-group><phase phase-name="p1" process-name="translation"/></phase-group></header><body><trans-unit id="t1" phase-name="p1"><source>Kyiv</source></trans-unit></body></file>',
    ],
    bad: [
      '<file original="a.md" datatype="plaintext" source-language="en" target-language="fr"><body><trans-unit id="t1" phase-name="p1"><source>Kyiv</source></trans-unit></body></file>',
    ],
  },
  file(file, report) {
    for (const { value, start } of unresolved(file, "phase"))
      report(start, `There is no phase '${value}' in the header.`);
  },
};
