import type { XmlElement } from "../../../xml/tree.ts";
import { attribute } from "../lookup.ts";
import { type Rule, V2 } from "../rule.ts";

function orderOf(target: XmlElement): number | null {
  const order = Number(attribute(target.tag, "order"));
  return Number.isInteger(order) && order > 0 ? order : null;
}

/** Why a target without order has a place. */
const IMPLICIT = ": one has no order, so it stands where its segment stands";

/** After 2.x, order of `<target>`. */
export const targetOrder: Rule = {
  id: "target-order",
  summary:
    "The orders of targets in a unit are different places from 1 to the number of its segments and ignorables.",
  advice: "Number the targets anew, or remove order.",
  severity: "error",
  versions: V2,
  source: "2.x, order of <target>",
  examples: {
    good: [
      '<unit id="u1"><segment><source>One.</source><target order="2">Un.</target></segment><segment><source>Two.</source><target order="1">Deux.</target></segment></unit>',
    ],
    bad: [
      '<unit id="u1"><segment><source>One.</source><target order="2">Un.</target></segment><segment><source>Two.</source><target>Deux.</target></segment></unit>',
      '<segment><source>One.</source><target order="2">Un.</target></segment>',
    ],
  },
  scope({ kind, passages }, report) {
    if (kind === "match" || !passages.some(({ target }) => target && orderOf(target.element) !== null))
      return;
    const taken = new Map<number, number | null>();
    passages.forEach(({ element, target }, index) => {
      const order = target && orderOf(target.element);
      const place = order ?? index + 1;
      const at = target?.element ?? element;
      if (place > passages.length)
        report(at, `The order ${place} is more than the ${passages.length} places of the unit.`);
      else if (taken.has(place)) {
        const implicit = order === null || taken.get(place) === null;
        report(at, `Two targets have the place ${place} in their unit${implicit ? IMPLICIT : ""}.`);
      }
      taken.set(place, order);
    });
  },
};
