import { isFinished } from "../article/translation.ts";
import { readsAs } from "../xliff/judge.ts";
import type { XliffSegment } from "../xliff/model.ts";

/** Whether a person has dealt with an edited source: the target changed since, or was declared finished as it is. */
export function isAdapted(old: XliffSegment): boolean {
  if (!old.previous || isFinished(old.state)) return true;
  return old.target !== null && !readsAs(old.target, old.previous.target);
}

/** A machine's target that nobody has accepted: a person's translation from the memory may replace it. */
export function isProposal(old: XliffSegment): boolean {
  return old.origin === "machine" && isUnaccepted(old);
}

/** A target of memory or machine that nobody has accepted. One that needs adaptation had been, for an earlier wording. */
export function isUnaccepted(old: XliffSegment): boolean {
  const isOpen = !isFinished(old.state) && old.state !== "needs-adaptation";
  return isFilledIn(old) && isOpen && !old.approved;
}

/**
 * Whether the target is word for word what memory or machine put in. Where a tool dropped our record of that, a person
 * may have changed it since: its origin stays what the file says, but it is kept as a person's work is.
 */
export function isFilledIn({ target, origin, suggestions }: XliffSegment): boolean {
  if (target === null || origin === "human") return false;
  return suggestions.some((offer) => offer.origin === origin && readsAs(offer.target, target));
}
