import type { XmlTag } from "../../../xml/scan.ts";
import { attribute } from "../lookup.ts";
import { type Rule, V2 } from "../rule.ts";

const SAME = ["canCopy", "canDelete", "canOverlap"];
/** These may be left out at the end. */
const SAME_IF_THERE = ["type", "subType", "copyOf"];

function compare(start: XmlTag, end: XmlTag, report: (message: string) => void): void {
  const differs = (name: string) => report(`The end code has another ${name} than its start code.`);
  for (const name of SAME)
    if ((attribute(start, name) ?? "yes") !== (attribute(end, name) ?? "yes")) differs(name);
  for (const name of SAME_IF_THERE) {
    const value = attribute(end, name);
    if (value !== undefined && value !== attribute(start, name)) differs(name);
  }
  const reorder = attribute(start, "canReorder") ?? "yes";
  if ((attribute(end, "canReorder") ?? "yes") !== (reorder === "firstNo" ? "no" : reorder))
    differs("canReorder");
}

/** After 2.x, `<sc>` and `<ec>`. */
export const pairAttributes: Rule = {
  id: "pair-attributes",
  summary:
    "An <ec> says the same as its <sc> in canCopy, canDelete, canOverlap, type, subType and copyOf; canReorder is no where the <sc> has firstNo.",
  advice: "Give both the same values.",
  severity: "error",
  versions: V2,
  source: "2.x, <sc> and <ec>",
  examples: {
    good: [
      '<segment><source><sc id="1" canCopy="no"/>Kyiv<ec startRef="1" canCopy="no"/></source></segment>',
    ],
    bad: [
      '<segment><source><sc id="1" canCopy="no"/>Kyiv<ec startRef="1"/></source></segment>',
      '<segment><source><sc id="1" type="fmt"/>Kyiv<ec startRef="1" type="ui"/></source></segment>',
    ],
  },
  scope(scope, report) {
    for (const side of ["source", "target"] as const) {
      const starts = new Map<string, XmlTag>();
      for (const { kind, id, element } of scope.inlines[side]) {
        if (kind === "sc" && id !== undefined) starts.set(id, element.tag);
        const start = kind === "ec" ? starts.get(attribute(element.tag, "startRef") ?? "") : undefined;
        if (start) compare(start, element.tag, (message) => report(element, message));
      }
    }
  },
};
