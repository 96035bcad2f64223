import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openConflict } from "../../src/xliff/merge-conflict.ts";
import type { XliffVersion } from "../../src/xliff/model.ts";
import { readXliff } from "../../src/xliff/read.ts";
import { mergeXliff } from "../../src/xliff/three-way/three-way.ts";
import { writeXliff } from "../../src/xliff/write.ts";
import { blocks, head } from "./arbitrary.ts";
import { hasCorpus, loadSchemas } from "./schemas.ts";
import { type BranchOf, shown, steps, workOn } from "./three-way-branches.ts";

const RUNS = Number(process.env.EXONYM_RUNS ?? 60);
const versions: readonly XliffVersion[] = ["1.2", "2.1"];

describe.each(versions)("two branches of a %s file", (version) => {
  const validate = hasCorpus ? loadSchemas()[version] : () => null;

  it("are merged with every word that somebody typed", () => {
    fc.assert(
      fc.property(blocks, steps, steps, (planned, mine, yours) => {
        const base = writeXliff(head(version), planned);
        const ours = workOn(base, version, mine, "O");
        const theirs = workOn(base, version, yours, "T");
        const merged = mergeXliff({ base, ours: ours.xml, theirs: theirs.xml }, "b.xlf");
        const words = wordings(merged.text);
        const typed = [...ours.typed.keys(), ...theirs.typed.keys()];
        expect(typed.filter((each) => !words.includes(each))).toEqual([]);
        // A file from which everything is removed is not valid in 2.x, whoever removed it.
        const isValid = [base, ours.xml, theirs.xml].every((xml) => validate(xml) === null);
        if (isValid && words.length > 0) expect(validate(merged.text)).toBeNull();
        conflictsAreReal(merged.text, ours, theirs);
        const other = mergeXliff({ base, ours: theirs.xml, theirs: ours.xml }, "b.xlf");
        // Of two edits of one source, the one of ours counts.
        const isRewritten = [mine, yours].every((list) => list.some((step) => step.do === "rewrite"));
        expect(isRewritten || byText(other.text) === byText(merged.text)).toBe(true);
      }),
      { numRuns: RUNS, seed: 3, endOnFailure: true },
    );
  });

  it("give back the one that changed, byte for byte", () => {
    fc.assert(
      fc.property(blocks, steps, (planned, list) => {
        const base = writeXliff(head(version), planned);
        const { xml } = workOn(base, version, list, "O");
        for (const versions of [
          { base, ours: xml, theirs: base },
          { base, ours: base, theirs: xml },
          { base, ours: xml, theirs: xml },
        ])
          expect(mergeXliff(versions, "b.xlf")).toEqual({ text: xml, conflicts: [], rescued: 0 });
      }),
      { numRuns: Math.ceil(RUNS / 3), seed: 5, endOnFailure: true },
    );
  });
});

function wordings(xml: string): readonly string[] {
  return readXliff(xml, "b.xlf").segments.flatMap(({ target, suggestions, previous }) => [
    shown(target),
    ...suggestions.map((each) => shown(each.target)),
    shown(previous?.target ?? null),
  ]);
}

/** In every conflict stand two wordings, one of each branch. */
function conflictsAreReal(xml: string, ours: BranchOf, theirs: BranchOf): void {
  for (const segment of readXliff(xml, "b.xlf").segments) {
    for (const other of openConflict(segment)) {
      // The branch that has the newer source has the target.
      const both = [shown(segment.target), shown(other.target)];
      const [kept, offered] = ours.typed.has(both[0] ?? "") ? both : both.toReversed();
      expect(ours.typed.has(kept ?? "")).toBe(true);
      expect(theirs.typed.has(offered ?? "")).toBe(true);
    }
  }
}

/** What a file says, whichever side is ours: of a conflict both wordings, in no order. */
function byText(xml: string): string {
  const rows = readXliff(xml, "b.xlf").segments.map((segment) => {
    const open = openConflict(segment);
    const targets = [shown(segment.target), ...open.map((each) => shown(each.target))].toSorted();
    return [open.length > 0 ? "" : segment.state, ...targets].join("|");
  });
  return rows.toSorted().join("\n");
}
