import type { Position } from "../../article/problem.ts";
import { positionAt, usageError } from "../../article/problem.ts";
import { setAttribute } from "../../xml/attributes.ts";
import { applySplices, inOrder, type Splice } from "../../xml/splice.ts";
import { attribute, childElements, childrenNamed, type XmlElement } from "../../xml/tree.ts";
import { ourNote12 } from "../1.2/layout.ts";
import { isOurs } from "../1.2/read.ts";
import { matchesOf, USED_SUBTYPE } from "../2/read.ts";
import { declareTool } from "../declare-tool.ts";
import { insertion } from "../element-splices.ts";
import { originText, USED } from "../marks.ts";
import { CONFLICT_REMARK, KEPT_WORDING } from "../merge-conflict.ts";
import type { SegmentChange, XliffDocument, XliffSegment } from "../model.ts";
import { patchXliff, scanUnits } from "../patch.ts";
import { readXliff } from "../read.ts";
import { lead, styleAt } from "../style.ts";
import { withoutDangling } from "./dangling.ts";
import { loose, wordsOf } from "./decide.ts";
import { type Amendment, readsAsExpected } from "./leaf.ts";
import { mergeTrees, type RawMerge } from "./merge.ts";
import { type Side, sideOf } from "./sides.ts";

/** Three versions of a XLIFF file, decoded. */
export interface Versions {
  /** What both branches began with; empty where both made the file. */
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
}

/** Something that two branches changed differently. */
export interface MergeConflict {
  /** `wording`: the segment has both wordings; `other`: ours was kept. */
  readonly kind: "wording" | "other";
  /** In the merged file for a wording, in ours for anything else. */
  readonly position: Position;
  readonly message: string;
}

/** What came of a merge. */
export interface XliffMerge {
  readonly text: string;
  readonly conflicts: readonly MergeConflict[];
  /** Number of segments that one branch removed and the other worked on; they were kept. */
  readonly rescued: number;
}

/**
 * Merges two branches of a XLIFF file of any tool, segment by segment. What one branch changed is taken with its own
 * bytes; everything else stays as it is in ours. Where two people wrote different targets for one segment, it keeps
 * ours, has theirs as a suggestion, a note that says so, and the state `needs-review-translation`; {@link openConflict}
 * finds these. A segment that one branch removed and the other worked on stays. Time is linear in the files' length.
 *
 * @param file the path as the user knows it, for messages.
 * @throws ExonymError where a version is not well-formed, is no XLIFF, or the two are of different XLIFF versions.
 * @throws Error where a person's words would be lost: an error of ours; nothing must be written.
 * @example
 * const { text, conflicts } = mergeXliff({ base, ours, theirs }, "locales/uk/xliff/treaty.md.xlf");
 */
export function mergeXliff({ base, ours, theirs }: Versions, file: string): XliffMerge {
  const hasBase = base.trim() !== "";
  const old = hasBase ? readSide(base, file, "base") : undefined;
  const [mine, yours] = [readSide(ours, file, "ours"), readSide(theirs, file, "theirs")];
  if (ours === theirs || base === theirs) return { text: ours, conflicts: [], rescued: 0 };
  if (base === ours) return { text: theirs, conflicts: [], rescued: 0 };
  refuseMixed(mine, yours, file);
  const isComparable = old !== undefined && old.root.tag.uri === mine.root.tag.uri;
  const raw = mergeTrees({ base: isComparable ? old : undefined, ours: mine, theirs: yours });
  const { document, wordings } = amend(raw, file);
  refuseLoss(document, [mine, yours], old);
  const others = raw.kept.map(({ name, offset }) => ({
    kind: "other" as const,
    position: positionAt(ours, offset),
    message: `Both branches changed «${name}» in different ways; the one here was kept.`,
  }));
  return { text: document.text, conflicts: [...wordings, ...others], rescued: raw.rescued.length };
}

const NAMES = {
  base: "the common ancestor",
  ours: "this branch's version",
  theirs: "the other branch's version",
};

/**
 * How messages name one side of a merge: lines and columns are those of that version, which may not be the one on disk.
 *
 * @example sideName("a.xlf", "theirs") // "a.xlf (the other branch's version)"
 */
export function sideName(file: string, side: keyof typeof NAMES): string {
  return `${file} (${NAMES[side]})`;
}

function readSide(text: string, file: string, side: keyof typeof NAMES): Side {
  const shown = sideName(file, side);
  const read = sideOf(text, shown);
  if (read !== null) return read;
  throw usageError("This is not a XLIFF file.", "Merge it by hand.", { file: shown });
}

/** Bytes of one file mean something else in a file of another version, or with other prefixes. */
function refuseMixed(mine: Side, yours: Side, file: string): void {
  const advice = "Bring one branch to the form of the other, then merge again.";
  if (mine.root.tag.uri !== yours.root.tag.uri || mine.version.charAt(0) !== yours.version.charAt(0)) {
    throw usageError("The branches have this file in different versions of XLIFF.", advice, { file });
  }
  for (const { name, value } of mine.root.tag.attributes) {
    const other = attribute(yours.root.tag, name);
    if ((name !== "xmlns" && !name.startsWith("xmlns:")) || other === value) continue;
    if (name !== "xmlns" && other === undefined) continue;
    throw usageError(`The branches use the prefix of «${name}» for different things.`, advice, { file });
  }
}

interface Amended {
  readonly document: XliffDocument;
  readonly wordings: readonly MergeConflict[];
}

/** Reads the merged file and changes the segments that are not yet as they have to be. */
function amend(raw: RawMerge, file: string): Amended {
  const merged = readXliff(raw.text, file);
  const changes = new Map<XliffSegment, SegmentChange>();
  let conflicts = 0;
  for (const segment of merged.segments) {
    const amendment = amendmentOf(raw, segment);
    if (amendment === undefined) continue;
    if (amendment.isConflict) conflicts++;
    changes.set(segment, amendment.expected ? correction(segment, amendment) : amendment.change);
  }
  const patched = withoutDangling(declareTool(patchXliff(merged, changes), file), file);
  const document = patched === raw.text ? merged : readXliff(patched, file);
  if (conflicts === 0) return { document, wordings: [] };
  const marked = readXliff(markConflicts(document), file);
  const wordings = marked.segments.filter((_segment, index) => {
    const before = merged.segments[index];
    return before !== undefined && amendmentOf(raw, before)?.isConflict === true;
  });
  return {
    document: marked,
    wordings: wordings.map(({ position }) => ({
      kind: "wording" as const,
      position,
      message: "Two people translated this segment differently.",
    })),
  };
}

function amendmentOf({ amendments }: RawMerge, segment: XliffSegment): Amendment | undefined {
  return amendments.get(segment.element.start)?.find(({ mid }) => mid === segment.fileSegment);
}

/** What a segment needs to read as the branch that it is from: who made a target hangs on the suggestions beside it. */
function correction(segment: XliffSegment, { expected }: Amendment): SegmentChange {
  if (expected === undefined || readsAsExpected(segment, expected)) return {};
  const { target, state, origin, approved } = expected;
  if (target === null || origin === null) return {};
  return { target, state, origin, approved };
}

/**
 * Marks the wording that a conflict left in the target as what was put there, so that a target that a person has
 * changed since is seen to be one, whatever the state says.
 */
function markConflicts(document: XliffDocument): string {
  const { text } = document;
  const kept = originText({ origin: "human", from: KEPT_WORDING });
  const isKept = ({ tag }: XmlElement) => attribute(tag, "origin") === kept;
  const splices: Splice[] = [];
  scanUnits(document, (unit) => {
    if (unit.tag.local === "unit") {
      for (const match of matchesOf(unit).filter(isKept)) {
        splices.push(...setAttribute(text, match, "subType", USED_SUBTYPE));
      }
      return;
    }
    const offers = childrenNamed(unit, "alt-trans").filter(isKept);
    for (const offer of offers) splices.push(...setAttribute(text, offer, "extradata", USED));
    if (offers.length === 0 || childrenNamed(unit, "note").some(isOurs)) return;
    // A trans-unit of several segments has no remark of its own.
    const style = styleAt(text, unit, 1);
    const own = childElements(unit).filter((child) => child.tag.uri === unit.tag.uri);
    const note = lead(style, 2) + ourNote12(CONFLICT_REMARK, style);
    splices.push(insertion(own.at(-1)?.end ?? unit.openEnd, note));
  });
  return applySplices(text, inOrder(splices), { start: 0, end: text.length });
}

/** A person's words in one of the branches that the base does not have must stand in the result. */
function refuseLoss(result: XliffDocument, branches: readonly Side[], base: Side | undefined): void {
  const known = new Set<string>();
  const know = (each: Pick<XliffSegment, "target">) => known.add(loose(wordsOf(each)));
  for (const leaf of base?.leaves ?? []) for (const each of leaf.segments()) know(each);
  for (const segment of result.segments) {
    know(segment);
    for (const each of segment.suggestions) know(each);
    if (segment.previous) know(segment.previous);
  }
  for (const segment of branches.flatMap(({ leaves }) => leaves).flatMap((leaf) => leaf.segments())) {
    if (segment.origin !== "human" || known.has(loose(wordsOf(segment)))) continue;
    throw new Error(`The target of segment ${segment.id} would be lost.`);
  }
}
