import { type Content, plainText, sameContent } from "../article/content.ts";
import { isFinished, type PreviousVersion, type Suggestion } from "../article/translation.ts";
import type { Segment, SegmentedUnit } from "../article/unit.ts";
import { CONFLICT_REMARK, openConflict } from "../xliff/merge-conflict.ts";
import type { NewSegment, SegmentChange, XliffSegment } from "../xliff/model.ts";
import { isAdapted, isProposal } from "./acceptance.ts";
import type { Link } from "./align.ts";
import type { Translation } from "./compose.ts";
import type { Group } from "./regroup.ts";
import { changeRemark } from "./remark.ts";
import { isDone, type Resegmented, regroupTargets, type TargetSentences, wholeRemark } from "./resegment.ts";
import { profile, similarity } from "./similarity.ts";

/** One segment of the article on its way into the XLIFF file. */
export interface Slot {
  readonly unit: SegmentedUnit;
  readonly segment: Segment;
  /** The segment of the existing file that stays, with what changes in it; or `null`: a new one is written. */
  readonly kept: XliffSegment | null;
  readonly change: SegmentChange;
  /** What is offered to the translator besides what the kept segment offers already. */
  readonly suggestions: readonly Suggestion[];
  readonly previous: PreviousVersion | null;
  readonly remark: string | undefined;
  readonly translation: Translation;
  /** Whether a memory, a machine, or nobody may fill the target. A person's target is never filled. */
  readonly accepts: "anyone" | "memory" | "nobody";
}

const NOTHING: Translation = { target: null, state: "needs-translation", origin: null };

/** The parts of a group's targets, made once; see {@link regroupTargets}. */
export type Parts = (group: Group) => ReturnType<typeof regroupTargets>;

/** Joins and cuts the targets of groups, each group once. Without `target`, nothing is known of them. */
export function partsOf(existing: readonly XliffSegment[], target: TargetSentences | null): Parts {
  const known = new Map<Group, ReturnType<typeof regroupTargets>>();
  return (group) => {
    const parts =
      known.get(group) ??
      (target
        ? regroupTargets(
            group.old.flatMap((index) => existing[index] ?? []),
            group,
            target,
          )
        : "nothing");
    known.set(group, parts);
    return parts;
  };
}

/**
 * What becomes of one sentence: it keeps all it has, keeps its target beside its earlier wording, has targets joined or cut,
 * or begins empty.
 *
 * @param path of the article, told beside what is offered
 */
export function makeSlot(
  unit: SegmentedUnit,
  segment: Segment,
  link: Link,
  existing: readonly XliffSegment[],
  path: string,
  parts: Parts,
): Slot {
  const empty: Slot = {
    unit,
    segment,
    kept: null,
    change: {},
    suggestions: [],
    previous: null,
    remark: undefined,
    translation: NOTHING,
    accepts: "anyone",
  };
  if (link.kind === "new") return { ...empty, suggestions: offers(segment, [link.from], existing, path) };
  if (link.kind === "regrouped") return regroupSlot(empty, link, existing, path, parts(link.group));
  const old = existing[link.old];
  if (!old) return empty;
  if (link.kind === "same") return keepSame(empty, old);
  return keepEdited(empty, old, offers(segment, link.also, existing, path));
}

function regroupSlot(
  empty: Slot,
  { group, at }: Link & { readonly kind: "regrouped" },
  existing: readonly XliffSegment[],
  path: string,
  parts: ReturnType<typeof regroupTargets>,
): Slot {
  const old = existing[group.old[at] ?? -1];
  const isLast = at === group.now.length - 1;
  // An old segment that none of the new ones stands for leaves its place to the last of them.
  const later = isLast ? group.old.slice(at + 1).flatMap((index) => existing[index] ?? []) : [];
  const offered = offers(empty.segment, group.old, existing, path);
  if (parts === "nothing") return old ? startAnew(empty, old, offered) : { ...empty, suggestions: offered };
  if (parts === "whole") {
    if (!old) return { ...empty, suggestions: offered };
    const whole = keepEdited(empty, old, group.old.length > 1 ? offered : []);
    if (at > 0 || whole.remark === undefined) return whole;
    const remark = wholeRemark(group.now.length);
    return { ...whole, remark, change: { ...whole.change, remark } };
  }
  const part = parts[at];
  if (!part) return { ...empty, suggestions: offered };
  // A wording that somebody may still want goes along.
  const held = later.flatMap(({ suggestions }) => suggestions.filter(({ origin }) => origin === "human"));
  return resegmented(empty, old ?? null, part, [...(isFinished(part.state) ? [] : offered), ...held]);
}

/** Puts a target in that was joined or cut: into the element that stays, or into a new one. */
function resegmented(
  empty: Slot,
  kept: XliffSegment | null,
  { target, state, origin, approved, remark }: Resegmented,
  suggestions: readonly Suggestion[],
): Slot {
  const { id, content: source } = empty.segment;
  const change = { id, source, target, state, origin, approved, previous: null, remark };
  return {
    ...empty,
    kept,
    change: kept ? change : {},
    suggestions,
    remark,
    translation: { target, state, origin },
    accepts: "nobody",
  };
}

function keepSame(empty: Slot, old: XliffSegment): Slot {
  const id: SegmentChange = old.id === empty.segment.id ? {} : { id: empty.segment.id };
  const slot: Slot = { ...empty, kept: old, change: id, previous: old.previous, translation: old };
  if (old.previous && old.target !== null && isAdapted(old)) {
    // The file may still say needs-adaptation: tools forget to change it.
    const state = isFinished(old.state) ? old.state : "translated";
    return {
      ...slot,
      change: { ...id, previous: null, remark: null, state, origin: old.origin ?? "human" },
      previous: null,
      translation: { target: old.target, state, origin: old.origin },
      accepts: "nobody",
    };
  }
  if (!old.translate) return { ...slot, accepts: "nobody" };
  if (old.target === null) {
    // With the outdated target a person has thrown its record away: what is filled in now is for the present wording.
    const bare = old.previous ? { ...id, previous: null, remark: null } : id;
    return { ...slot, change: bare, previous: null, translation: NOTHING };
  }
  if (old.remark?.includes(CONFLICT_REMARK) && openConflict(old).length === 0) {
    // Somebody has decided between two branches' wordings; the state in the file may still say that nobody has.
    return { ...slot, change: { ...id, remark: null, state: old.state, origin: "human" }, accepts: "nobody" };
  }
  if (isDone(old)) return { ...slot, change: { ...id, remark: null }, accepts: "nobody" };
  return { ...slot, accepts: isProposal(old) ? "memory" : "nobody" };
}

/** Begins with an empty target; notes of people stay, and the element that they are in. */
function startAnew(empty: Slot, old: XliffSegment, suggestions: readonly Suggestion[]): Slot {
  if (old.notes.length === 0) return { ...empty, suggestions };
  const { id, content: source } = empty.segment;
  const cleared: SegmentChange = old.target === null ? {} : { target: [], state: "needs-translation" };
  return {
    ...empty,
    kept: old,
    change: { id, source, previous: null, remark: null, ...cleared },
    suggestions,
  };
}

function keepEdited(empty: Slot, old: XliffSegment, suggestions: readonly Suggestion[]): Slot {
  const { segment } = empty;
  if (old.target === null || isProposal(old)) return startAnew(empty, old, suggestions);
  const previous = earlierWording(old, old.target);
  const isDraft = old.state === "needs-review-translation";
  if (previous && sameContent(previous.source, segment.content)) {
    const state = isDraft ? old.state : "translated";
    const back: SegmentChange = { state, origin: old.origin ?? "human", previous: null, remark: null };
    return {
      ...empty,
      kept: old,
      change: { id: segment.id, source: segment.content, ...back },
      translation: { target: old.target, state, origin: old.origin },
      accepts: "nobody",
    };
  }
  const remark = changeRemark(previous?.source ?? old.source, segment.content);
  // What nobody had accepted is not fit for print because its source changed.
  const state = isDraft ? old.state : "needs-adaptation";
  return {
    ...empty,
    kept: old,
    change: {
      id: segment.id,
      source: segment.content,
      state,
      origin: old.origin ?? "human",
      approved: false,
      previous,
      remark,
    },
    suggestions,
    previous,
    remark,
    translation: { target: old.target, state, origin: old.origin, previous },
    accepts: "nobody",
  };
}

/**
 * The wording that a target was made for; `null` where nobody knows, as a tool dropped our record of it: to take the
 * latest one for it would say that a person had adapted the translation.
 */
function earlierWording(old: XliffSegment, target: Content): PreviousVersion | null {
  if (old.previous && !isAdapted(old)) return old.previous;
  return old.state === "needs-adaptation" ? null : { source: old.source, target };
}

/** Translations of sentences that were split or joined, offered for the pieces. */
function offers(
  segment: Segment,
  indexes: readonly (number | null)[],
  existing: readonly XliffSegment[],
  path: string,
): Suggestion[] {
  return indexes.flatMap((index) => {
    const old = index === null ? undefined : existing[index];
    if (!old?.target || old.origin === null) return [];
    const now = profile(plainText(segment.content));
    const quality = Math.floor(100 * similarity(profile(plainText(old.source)), now));
    return [
      {
        source: old.source,
        target: old.target,
        quality: Math.min(quality, 99),
        origin: old.origin,
        from: path,
      },
    ];
  });
}

/** What is written for a slot that keeps nothing. */
export function newSegment(slot: Slot): NewSegment {
  return {
    id: slot.segment.id,
    source: slot.segment.content,
    target: slot.translation.target,
    state: slot.translation.state,
    origin: slot.translation.origin,
    suggestions: slot.suggestions,
    previous: slot.previous,
    ...(slot.remark === undefined ? {} : { remark: slot.remark }),
  };
}
