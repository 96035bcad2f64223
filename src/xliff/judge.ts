import { type Content, sameContent } from "../article/content.ts";
import {
  isFinished,
  type Origin,
  type PreviousVersion,
  type State,
  type Suggestion,
} from "../article/translation.ts";

/** A suggestion as read, and whether it bears our mark that it was put into the segment. */
export interface ReadSuggestion {
  readonly suggestion: Suggestion;
  readonly used: boolean;
  /** Whether our mark can be set without overwriting another tool's. */
  readonly markable: boolean;
}

/** What a file says of a segment's target. */
export interface Stated {
  /** Asked for only where it matters. */
  readonly source: () => Content;
  /** Asked for only where it matters. */
  readonly target: () => Content;
  /** Whether the target is missing, or holds nothing but white space. */
  readonly isBlank: boolean;
  /** `null` where the file states none. */
  readonly state: State | null;
  /** Whether `approved="yes"` stands there (1.2). */
  readonly approved: boolean;
  /** Who made the target by its qualifier; not asked where a suggestion is marked as used. */
  readonly statedOrigin: Origin;
  readonly suggestions: readonly ReadSuggestion[];
  readonly previous: PreviousVersion | null;
}

/** What is so. */
export interface Judged {
  /** Whether the target counts as one. */
  readonly hasTarget: boolean;
  readonly state: State;
  readonly origin: Origin | null;
  readonly approved: boolean;
}

/**
 * Decides what a target is from the file alone. A state is a claim: OmegaT never updates it, other tools drop the
 * qualifier. What we put in stands in the file a second time, as a suggestion that is marked as used, or as the
 * earlier version; so a text that differs from it was typed by a person.
 *
 * - An empty target, and one equal to its source in a state that says untranslated, is no target: tools copy the source.
 * - A target that reads as the marked suggestion has that suggestion's origin, whatever the state.
 * - Any other target is a person's. Its state is `translated` where the file still states what held before the person
 *   came: `needs-translation` (but not beside an earlier target that it equals: that still waits); `needs-review-translation` beside a marked suggestion that now differs;
 *   `needs-adaptation` beside an earlier target that now differs.
 * - A target without a state is what it was without a person: to be reviewed, or to be adapted; else `translated`. An approved one is at least `final` where its state is unfinished.
 */
export function judgeTarget(stated: Stated): Judged {
  const { approved } = stated;
  if (stated.isBlank) return NOTHING;
  if (isSettled(stated)) return judged(stated.state, stated.statedOrigin, approved);
  const target = stated.target();
  const used = stated.suggestions.length === 0 ? NONE : stated.suggestions.filter((each) => each.used);
  const taken = used.find((each) => readsAs(each.suggestion.target, target));
  const said = stated.state ?? (approved ? "final" : unstated(target, taken?.suggestion, stated.previous));
  // Some tools reset states that they do not know: what waits for a person goes on waiting.
  const claimed = said === "needs-translation" && waits(target, stated.previous) ? "needs-adaptation" : said;
  if (claimed === "needs-translation" && taken === undefined && sameContent(stated.source(), target))
    return NOTHING;
  const origin = taken?.suggestion.origin ?? (used.length > 0 ? "human" : stated.statedOrigin);
  const state = taken || !isOutdated(claimed, target, used, stated.previous) ? claimed : "translated";
  return judged(state, origin, approved);
}

/** Whether there is nothing to compare the target with, and the file states what it is: so it is with most. */
function isSettled(stated: Stated): stated is Stated & { readonly state: State } {
  const { state, suggestions, previous } = stated;
  return suggestions.length === 0 && previous === null && state !== null && state !== "needs-translation";
}

function judged(state: State, origin: Origin, approved: boolean): Judged {
  const final = approved && !isFinished(state) ? "final" : state;
  return {
    hasTarget: true,
    state: final,
    origin,
    approved: approved || final === "final" || final === "signed-off",
  };
}

/**
 * The state of a target whose file states none, as a tool dropped it: what we put in, and what belongs to an earlier
 * wording, has not become a finished translation by that.
 */
function unstated(target: Content, taken: Suggestion | undefined, previous: PreviousVersion | null): State {
  if (taken && (taken.origin === "machine" || taken.quality < 100)) return "needs-review-translation";
  return waits(target, previous) ? "needs-adaptation" : "translated";
}

/** Whether a target is still the one of an earlier wording of the source. */
function waits(target: Content, previous: PreviousVersion | null): boolean {
  return previous !== null && readsAs(previous.target, target);
}

const NONE: readonly ReadSuggestion[] = [];

const NOTHING: Judged = { hasTarget: false, state: "needs-translation", origin: null, approved: false };

/** Whether a person has changed the target since the state was written. */
function isOutdated(
  state: State,
  target: Content,
  used: readonly ReadSuggestion[],
  previous: PreviousVersion | null,
): boolean {
  if (state === "needs-translation") return true;
  if (state === "needs-review-translation") return used.length > 0;
  return state === "needs-adaptation" && previous !== null && !waits(target, previous);
}

/**
 * Whether two texts read alike. Looser than equality: tools re-indent, normalise and drop attributes of codes,
 * and none of that makes a machine's words a person's.
 */
export function readsAs(a: Content, b: Content): boolean {
  return readingKey(a) === readingKey(b);
}

/** Equal for two texts exactly when they {@link readsAs | read alike}. */
export function readingKey(content: Content): string {
  let result = "";
  for (const part of content) {
    result += part.type === "text" ? part.value : `\u0002${part.form}${part.id}\u0003`;
  }
  return result.normalize("NFC").replace(/\s+/g, " ").trim();
}
