import { duplicatedIds } from "../ids.ts";
import { attribute } from "../lookup.ts";
import { type Rule, V2 } from "../rule.ts";

/** After 2.x, Translation Candidates module, id. */
export const matchId: Rule = {
  id: "match-id",
  summary: "The matches of a unit have different ids.",
  advice: "Give one of them another id.",
  severity: "error",
  versions: V2,
  source: "2.x, Translation Candidates module, id",
  examples: {
    good: [
      '<unit id="u1"><mtc:matches><mtc:match id="a" ref="#s1"><source>Kyiv</source><target>Kiev</target></mtc:match><mtc:match id="b" ref="#s1"><source>Kyiv</source><target>Kiew</target></mtc:match></mtc:matches><segment id="s1"><source>Kyiv</source></segment></unit>',
    ],
    bad: [
      '<unit id="u1"><mtc:matches><mtc:match id="a" ref="#s1"><source>Kyiv</source><target>Kiev</target></mtc:match><mtc:match id="a" ref="#s1"><source>Kyiv</source><target>Kiew</target></mtc:match></mtc:matches><segment id="s1"><source>Kyiv</source></segment></unit>',
    ],
  },
  element: {
    on: ["mtc:matches"],
    check({ children }, report) {
      for (const match of duplicatedIds(children())) {
        report(match, `Two matches have the id '${attribute(match.tag, "id")}'.`);
      }
    },
  },
};
