import { qualified } from "../lookup.ts";
import { type Rule, V2_ITS } from "../rule.ts";

/** After 2.1, ITS module, Text Analysis. */
export const itsIdentity: Rule = {
  id: "its-identity",
  summary: "The ITS attributes taSource and taIdent stand together.",
  advice: "Add the other one.",
  severity: "error",
  versions: V2_ITS,
  source: "2.1, ITS module, Text Analysis",
  examples: {
    good: [
      '<segment><source><mrk id="m1" its:version="2.0" its:taSource="wiki" its:taIdent="kyiv">Kyiv</mrk></source></segment>',
    ],
    bad: ['<segment><source><mrk id="m1" its:version="2.0" its:taIdent="kyiv">Kyiv</mrk></source></segment>'],
  },
  element: {
    on: ["@its"],
    check({ tag, start }, report) {
      const source = qualified(tag, "its:taSource") !== undefined;
      if (source !== (qualified(tag, "its:taIdent") !== undefined)) {
        report(start, `<${tag.name}> has ${source ? "taSource" : "taIdent"} alone.`);
      }
    },
  },
};
