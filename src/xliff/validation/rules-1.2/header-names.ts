import { type Rule, V1 } from "../rule.ts";
import { duplicates } from "../summary.ts";

const KINDS = [
  ["tool", "tools"],
  ["phase", "phases"],
  ["count-group", "count groups"],
  ["context-group", "context groups"],
  ["external-file", "external files"],
] as const;

/** After 1.2, schema, unique names. */
export const headerNames: Rule = {
  id: "header-names",
  summary:
    "Tools, phases, count groups, named context groups and uids of external files are different in a file.",
  advice: "Give one of them another name.",
  severity: "error",
  versions: V1,
  source: "1.2, schema, unique names",
  examples: {
    good: [
      '<file original="a.md" datatype="plaintext" source-language="en" target-language="fr"><header><tool tool-id="x" tool-name="X"/></header><body><trans-unit id="t1"><source>Kyiv</source></trans-unit></body></file>',
    ],
    bad: [
      '<file original="a.md" datatype="plaintext" source-language="en" target-language="fr"><header><tool tool-id="x" tool-name="X"/><tool tool-id="x" tool-name="Y"/></header><body><trans-unit id="t1"><source>Kyiv</source></trans-unit></body></file>',
    ],
  },
  file({ names }, report) {
    for (const [kind, words] of KINDS) {
      for (const { value, start } of duplicates(names(kind)))
        report(start, `Two ${words} are called '${value}'.`);
    }
  },
};
