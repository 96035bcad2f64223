import { sameContent } from "../article/content.ts";
import type { BilingualSegment, Suggestion } from "../article/translation.ts";

/** Names, as the place a suggestion is from, the wording that a merge left in the target. */
export const KEPT_WORDING = "merge conflict, the wording in the target";
/** Names, as the place a suggestion is from, the wording that a merge could not put into the target. */
export const OTHER_WORDING = "merge conflict, the other wording";

/** What a segment with two wordings tells its translator. */
export const CONFLICT_REMARK =
  "Two people translated this differently, each on a branch of their own. The other wording is offered as a suggestion. Please choose one, or write the best of both, and set the state to translated.";

/** What a segment tells whose translation is of another wording of the source, where nobody noted what changed. */
export const ADAPT_REMARK =
  "The source was edited on one branch while it was translated on the other. Please adapt the translation.";

/** What the name of a place begins with that a suggestion is from, where a returned file had a wording that was not taken. */
export const RETURNED_IN = "returned in ";

/** Wordings of returned files that were not taken, and that the target does not have: somebody may still want one. */
export function heldWordings(
  segment: Pick<BilingualSegment, "target" | "suggestions">,
): readonly Suggestion[] {
  const { target, suggestions } = segment;
  return suggestions.filter(
    (each) => each.from.startsWith(RETURNED_IN) && (target === null || !sameContent(each.target, target)),
  );
}

/**
 * The wordings that a merge of two branches left for a person to choose from; none where there was no conflict, or
 * where somebody has dealt with it by setting the state or by writing another target.
 */
export function openConflict(
  segment: Pick<BilingualSegment, "state" | "target" | "suggestions">,
): readonly Suggestion[] {
  if (segment.state !== "needs-review-translation" || segment.target === null) return [];
  const { target } = segment;
  return segment.suggestions.filter(
    (each) => each.from === OTHER_WORDING && !sameContent(each.target, target),
  );
}
