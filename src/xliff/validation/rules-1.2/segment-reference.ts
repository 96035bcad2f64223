import { attribute } from "../lookup.ts";
import { type Report, type Rule, V1 } from "../rule.ts";
import { type Bitext, marks } from "../trans-unit.ts";

/** Reports what is wrong within a bitext, and gives the mids of its segments. */
function segmentsOf({ segSource, targets }: Bitext, report: Report): ReadonlySet<string> {
  const known = new Set<string>();
  for (const { tag, start } of marks(segSource)) {
    const mid = attribute(tag, "mid");
    if (mid === undefined) continue;
    if (known.has(mid)) report(start, `Two segments have the mid '${mid}'.`);
    known.add(mid);
  }
  for (const { tag, start } of targets.flatMap(marks)) {
    const mid = attribute(tag, "mid");
    if (mid !== undefined && !known.has(mid))
      report(start, `There is no segment '${mid}' in the seg-source.`);
  }
  return known;
}

/** After 1.2, mid, `<seg-source>`. */
export const segmentReference: Rule = {
  id: "segment-reference",
  summary:
    "The segments of a target, and the mid of an alt-trans, are those of the seg-source; each occurs once there.",
  advice: "Correct the mid, or mark the segment in the seg-source.",
  severity: "error",
  versions: V1,
  source: "1.2, mid, <seg-source>",
  examples: {
    good: [
      '<source>Kyiv</source><seg-source><mrk mtype="seg" mid="1">Kyiv</mrk></seg-source><target><mrk mtype="seg" mid="1">Kiev</mrk></target>',
    ],
    bad: [
      '<source>Kyiv</source><seg-source><mrk mtype="seg" mid="1">Kyiv</mrk></seg-source><target><mrk mtype="seg" mid="2">Kiev</mrk></target>',
    ],
  },
  transUnit(unit, report) {
    const own = segmentsOf(unit, report);
    for (const alternative of unit.alternatives) {
      segmentsOf(alternative, report);
      const mid = attribute(alternative.element.tag, "mid");
      if (mid !== undefined && !own.has(mid))
        report(alternative.element, `There is no segment '${mid}' in the seg-source.`);
    }
  },
};
