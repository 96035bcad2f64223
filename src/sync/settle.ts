import { isFinished } from "../article/translation.ts";
import { anatomyOf } from "../xliff/anatomy.ts";
import type { XliffBlock, XliffDocument, XliffSegment } from "../xliff/model.ts";
import { readState2, readState12 } from "../xliff/states.ts";
import type { Slot } from "./slot.ts";

/**
 * Has the file say `translated` where a person typed over a proposal and the tool left the state as it was. So far
 * only the suggestion beside it tells that a person did; a tool that later drops suggestions would make it a draft.
 */
export function settleStates(slots: readonly Slot[], document: XliffDocument): readonly Slot[] {
  const stale = staleSegments(
    document,
    slots.flatMap((slot) => (slot.kept !== null && mayBeStale(slot) ? [slot.kept] : [])),
  );
  if (stale.size === 0) return slots;
  return slots.map((slot) =>
    slot.kept !== null && stale.has(slot.kept)
      ? { ...slot, change: { ...slot.change, state: "translated", origin: "human" } }
      : slot,
  );
}

/** Whether a person's target is to stay as it is, and counts as finished by its words. */
function mayBeStale({ kept, change, accepts }: Slot): boolean {
  if (kept === null || accepts !== "nobody" || !kept.translate) return false;
  if (change.state !== undefined || change.target !== undefined) return false;
  return kept.target !== null && kept.origin === "human" && kept.state === "translated";
}

/** Those whose file states something that is not finished. A `mrk` of 1.2 shares its state with others: it is left alone. */
function staleSegments(
  document: XliffDocument,
  candidates: readonly XliffSegment[],
): ReadonlySet<XliffSegment> {
  const suspects = new Set(candidates.filter((segment) => mentionsState(document, segment)));
  const stale = new Set<XliffSegment>();
  if (suspects.size === 0) return stale;
  for (const block of document.blocks) {
    if (block.segments.some((segment) => suspects.has(segment))) addStale(document, block, suspects, stale);
  }
  return stale;
}

/** Cheap, and true too often: the start tags before the target's text are looked at, words and all. */
function mentionsState({ text, version }: XliffDocument, segment: XliffSegment): boolean {
  const is2 = version.startsWith("2");
  if (segment.targetInner === null || (!is2 && segment.fileSegment !== null)) return false;
  return /=\s*["'](?:needs-|new|initial|x-)/.test(
    text.slice(segment.element.start, segment.targetInner.start),
  );
}

function addStale(
  document: XliffDocument,
  block: XliffBlock,
  suspects: ReadonlySet<XliffSegment>,
  stale: Set<XliffSegment>,
): void {
  const { segments } = anatomyOf(document, block);
  block.segments.forEach((segment, index) => {
    if (!suspects.has(segment)) return;
    const states = segments[index]?.states ?? [];
    const value = (name: string) => states.find((each) => each.name === name)?.value;
    const state = document.version.startsWith("2")
      ? readState2(value("state"), value("subState"))
      : readState12(value("state"));
    if (state !== null && !isFinished(state)) stale.add(segment);
  });
}
