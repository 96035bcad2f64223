import { contentKey } from "../../article/content.ts";
import type { Suggestion } from "../../article/translation.ts";
import { applySplices } from "../../xml/splice.ts";
import { attribute, childNamed } from "../../xml/tree.ts";
import { segmentMarks } from "../1.2/read.ts";
import { ADAPT_REMARK, CONFLICT_REMARK, KEPT_WORDING, OTHER_WORDING } from "../merge-conflict.ts";
import type { SegmentChange, XliffSegment } from "../model.ts";
import type { Triple } from "./align.ts";
import { type Decision, decide, sameState, type Wording, wordsOf } from "./decide.ts";
import type { Leaf } from "./sides.ts";

/** One of the two branches. */
export type Branch = "ours" | "theirs";

/** What is to be done to a segment of the merged file once it can be read. */
export interface Amendment {
  /** Of the `mrk` that is the segment, or the segment's id in 2.x; `null` for a whole trans-unit. */
  readonly mid: string | null;
  readonly change: SegmentChange;
  readonly isConflict: boolean;
  /** What the segment has to read as where nothing is to be changed. */
  readonly expected?: Wording | undefined;
}

/** How a leaf that both branches changed is put together. */
export interface LeafPlan {
  /** Whose source and id it has. */
  readonly source: Branch;
  /** Whose target and state it has. */
  readonly target: Branch;
  /** The target element, where it is made of both. */
  readonly targetXml?: string | undefined;
  readonly amendments: readonly Amendment[];
}

/** A leaf that both branches have. */
export type SharedLeaf = Triple<Leaf> & { readonly ours: Leaf; readonly theirs: Leaf };

/** The texts that the leaves stand in. */
export interface Texts {
  readonly ours: string;
  readonly theirs: string;
}

/** Plans a leaf that both branches changed. */
export function planLeaf(triple: SharedLeaf, texts: Texts): LeafPlan {
  const { base, ours, theirs } = triple;
  const [old, mine, yours] = [base?.segments() ?? [], ours.segments(), theirs.segments()];
  if (identity(ours) !== identity(theirs)) return planRenamed(triple, old, mine, yours);
  const marks = new Map(old.map((segment) => [segment.fileSegment, segment]));
  const isParallel =
    mine.length === yours.length && mine.every((each, i) => each.fileSegment === yours[i]?.fileSegment);
  if (!isParallel) return planWhole(old, mine, yours);
  const rows = mine.flatMap((left, index) => {
    const right = yours[index];
    if (right === undefined) return [];
    const before = mine.length === 1 ? old[0] : marks.get(left.fileSegment);
    return [{ left, right, decision: decide(before, left, right) }];
  });
  const conflicts = rows
    .filter(({ decision }) => decision === "conflict")
    .map(({ left, right }) => conflictOf(left, right));
  const sides = new Set(rows.map(({ decision }) => (decision === "theirs" ? "theirs" : "ours")));
  if (sides.size < 2) {
    const [target = "ours"] = sides;
    const expected = rows
      .filter(({ decision }) => decision !== "conflict")
      .map(({ left, right, decision }) => expectation(decision === "theirs" ? right : left));
    return { source: "ours", target, amendments: [...conflicts, ...expected] };
  }
  return planMarks(triple, rows, conflicts, texts) ?? planWhole(old, mine, yours);
}

function identity(leaf: Leaf): string {
  return [leaf.id, ...leaf.segments().map((segment) => contentKey(segment.source))].join("\u0000");
}

function expectation(segment: XliffSegment): Amendment {
  return { mid: segment.fileSegment, change: {}, isConflict: false, expected: segment };
}

/** One branch edited the source, or gave the segment another id. */
function planRenamed(
  { base, ours }: SharedLeaf,
  old: readonly XliffSegment[],
  mine: readonly XliffSegment[],
  yours: readonly XliffSegment[],
): LeafPlan {
  const isMine = base === undefined || identity(base) !== identity(ours);
  const source: Branch = isMine ? "ours" : "theirs";
  const [left] = mine;
  const [right] = yours;
  if (mine.length !== 1 || yours.length !== 1 || left === undefined || right === undefined)
    return planWhole(old, mine, yours, source);
  const [now, before] = isMine ? [left, right] : [right, left];
  const decision = decide(old[0], left, right);
  const amend = (change: SegmentChange, isConflict = false): LeafPlan => ({
    source,
    target: source,
    amendments: [{ mid: now.fileSegment, change, isConflict }],
  });
  if (decision === "conflict") return { source, target: source, amendments: [conflictOf(now, before)] };
  if (decision === source) return { source, target: source, amendments: [] };
  const isEdited = contentKey(now.source) !== contentKey(before.source);
  const isSame = wordsOf(now) === wordsOf(before);
  const { target, state, origin, approved } = before;
  if (isEdited && (isSame || target === null || origin !== "human")) return amend({});
  if (isEdited && target !== null) {
    return amend({
      target,
      state: "needs-adaptation",
      origin: "human",
      approved: false,
      previous: { source: before.source, target },
      remark: now.remark ?? ADAPT_REMARK,
    });
  }
  if (target === null) return amend({ target: [], state: "needs-translation", approved: false });
  return amend({
    ...(isSame ? {} : { target }),
    state,
    approved,
    ...(origin === null ? {} : { origin }),
  });
}

/** Where the branches cut a trans-unit differently: it is one branch's as it stands, with the other's words beside it. */
function planWhole(
  old: readonly XliffSegment[],
  mine: readonly XliffSegment[],
  yours: readonly XliffSegment[],
  renamed?: Branch,
): LeafPlan {
  const all = (segments: readonly XliffSegment[]) => segments.map(wordsOf).join("\u0000");
  const source = renamed ?? "ours";
  const isUntouched = renamed === undefined && old.length > 0 && all(old) === all(mine);
  if (isUntouched) return { source: "theirs", target: "theirs", amendments: [] };
  const target = source;
  const [kept, other] = target === "ours" ? [mine, yours] : [yours, mine];
  const known = new Set([...old, ...kept].map(wordsOf));
  const lost = other.filter((each) => each.origin === "human" && each.target && !known.has(wordsOf(each)));
  const [first] = kept;
  if (first === undefined || lost.length === 0) return { source, target, amendments: [] };
  const { change, ...rest } = conflictOf(first, first);
  const addSuggestions = lost.flatMap((each) => offer(each, OTHER_WORDING));
  return { source, target, amendments: [{ ...rest, change: { ...change, addSuggestions } }] };
}

interface MarkRow {
  readonly left: XliffSegment;
  readonly right: XliffSegment;
  readonly decision: Decision;
}

/**
 * Two people translated different `mrk` segments of one trans-unit: the target has the marks of both. It is that of
 * the branch that has all marks which are wanted; `null` where none has.
 */
function planMarks(
  { ours, theirs }: SharedLeaf,
  rows: readonly MarkRow[],
  conflicts: readonly Amendment[],
  texts: Texts,
): LeafPlan | null {
  const elements = { ours: childNamed(ours.element, "target"), theirs: childNamed(theirs.element, "target") };
  for (const [frame, other] of [["ours", "theirs"] as const, ["theirs", "ours"] as const]) {
    const [into, from] = [elements[frame], elements[other]];
    if (into === undefined || from === undefined) return null;
    const wanted = new Set(
      rows
        .filter(({ decision }) => (decision === "theirs" ? "theirs" : "ours") === other)
        .map(({ left }) => left.fileSegment ?? ""),
    );
    const found = new Map(segmentMarks(from).map((mark) => [attribute(mark.tag, "mid") ?? "", mark]));
    const splices = segmentMarks(into).flatMap((mark) => {
      const mid = attribute(mark.tag, "mid") ?? "";
      const taken = wanted.has(mid) ? found.get(mid) : undefined;
      if (taken === undefined) return [];
      wanted.delete(mid);
      return [{ start: mark.start, end: mark.end, text: texts[other].slice(taken.start, taken.end) }];
    });
    if (wanted.size > 0) continue;
    const targetXml = applySplices(texts[frame], splices, into);
    return { source: "ours", target: frame, targetXml, amendments: conflicts };
  }
  return null;
}

function conflictOf(kept: XliffSegment, other: XliffSegment): Amendment {
  const isAdapted = kept.previous !== null && wordsOf(kept) !== wordsOf(kept.previous);
  const remark =
    kept.remark === null || isAdapted || kept.remark.includes(CONFLICT_REMARK)
      ? CONFLICT_REMARK
      : `${kept.remark} ${CONFLICT_REMARK}`;
  return {
    mid: kept.fileSegment,
    isConflict: true,
    change: {
      state: "needs-review-translation",
      origin: "human",
      approved: false,
      remark,
      // With the record of an earlier wording, a target that differs from it would count as dealt with.
      ...(isAdapted ? { previous: null } : {}),
      addSuggestions: [...offer(kept, KEPT_WORDING), ...offer(other, OTHER_WORDING)],
    },
  };
}

function offer({ source, target }: XliffSegment, from: string): readonly Suggestion[] {
  return target === null ? [] : [{ source, target, quality: 0, origin: "human", from }];
}

/** Whether two readings of a segment say the same of its target. */
export function readsAsExpected(segment: Wording, expected: Wording): boolean {
  return wordsOf(segment) === wordsOf(expected) && sameState(segment, expected);
}
