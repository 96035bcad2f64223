import { duplicatedIds } from "../ids.ts";
import { attribute } from "../lookup.ts";
import { type Rule, V2 } from "../rule.ts";

/** After 2.x, id of `<note>`. */
export const noteId: Rule = {
  id: "note-id",
  summary: "Notes that stand together have different ids.",
  advice: "Give one of the notes another id.",
  severity: "error",
  versions: V2,
  source: "2.x, id of <note>",
  examples: {
    good: ['<notes><note id="n1">City</note><note id="n2">Country</note></notes>'],
    bad: ['<notes><note id="n1">City</note><note id="n1">Country</note></notes>'],
  },
  element: {
    on: ["notes"],
    check({ children }, report) {
      for (const note of duplicatedIds(children()))
        report(note, `Two notes have the id '${attribute(note.tag, "id")}'.`);
    },
  },
};
