import { type Content, plainText } from "../../article/content.ts";
import { isFinished } from "../../article/translation.ts";
import { readsAs } from "../../xliff/judge.ts";
import type { XliffSegment } from "../../xliff/model.ts";
import type { History, Known } from "./model.ts";
import { placeSegments } from "./placing.ts";

/** What can be said of the file that was sent out. */
export interface Evidence {
  /** Whether the present target of a segment of ours surely stood in the file that was sent. */
  wasSent(segment: XliffSegment): boolean;
  /** Whether a returned target is one that we had before, so that nobody typed it now. */
  isOld(segment: XliffSegment, target: Content): boolean;
}

/** Two segments of one sentence. */
export interface SamePair {
  readonly returned: XliffSegment;
  readonly current: XliffSegment;
}

/** Characters that two people do not type alike by chance. */
const TELLING = 20;

/** Weighs what is known. Whatever is in doubt was not sent. */
export function weigh(known: Known, pairs: readonly SamePair[], current: readonly XliffSegment[]): Evidence {
  if (known.kind === "in-place") return { wasSent: () => true, isOld: () => false };
  if (known.kind === "sent") return bySentFile(known.document.segments, current);
  if (known.kind === "history") return byHistory(known.history, pairs);
  return { wasSent: awaitsAdaptation, isOld: () => false };
}

/**
 * A translation that awaits adaptation was put beside its new source by a sync: a file that has the new source has had
 * the translation, too.
 */
function awaitsAdaptation({ state, target, previous }: XliffSegment): boolean {
  return (
    state === "needs-adaptation" && target !== null && previous !== null && readsAs(target, previous.target)
  );
}

function bySentFile(sent: readonly XliffSegment[], current: readonly XliffSegment[]): Evidence {
  const targets = new Map(
    placeSegments(sent, current).same.map((pair) => [
      current[pair.current],
      sent[pair.returned]?.target ?? null,
    ]),
  );
  const matches = (segment: XliffSegment, target: Content | null) => {
    const then = targets.get(segment);
    return then !== undefined && then !== null && target !== null && readsAs(then, target);
  };
  return {
    wasSent: (segment) => matches(segment, segment.target) || awaitsAdaptation(segment),
    isOld: matches,
  };
}

/** What was seen of one run's translations in the returned file. */
interface Seen {
  characters: number;
  agreed: number;
  others: number;
  missing: number;
}

/**
 * A returned file that has our translations of some run, word for word, was made after that run; so it was sent with all
 * translations that are as old or older. Words that somebody could have got from a suggestion prove nothing, nor does
 * a file in which a translation of that run is missing.
 */
function byHistory(history: History, pairs: readonly SamePair[]): Evidence {
  const runs = new Map<number, Seen>();
  for (const { returned, current } of pairs) {
    const run = isPersons(current) ? history.firstSeen(current) : null;
    if (run === null || run === 0 || current.target === null) continue;
    const seen = runs.get(run) ?? { characters: 0, agreed: 0, others: 0, missing: 0 };
    runs.set(run, seen);
    if (returned.target === null) seen.missing++;
    else if (!readsAs(returned.target, current.target)) seen.others++;
    else if (!isOffered(current, current.target)) {
      seen.agreed++;
      seen.characters += plainText(current.target).length;
    }
  }
  let latest = 0;
  for (const [run, { characters, agreed, others, missing }] of runs) {
    if (missing === 0 && agreed >= others && characters >= TELLING) latest = Math.max(latest, run);
  }
  const wasSent = (segment: XliffSegment) => {
    const run = history.firstSeen(segment);
    return (latest > 0 && run !== null && run <= latest) || awaitsAdaptation(segment);
  };
  // Who had our present words before them and writes earlier ones has gone back to these on purpose.
  return { wasSent, isOld: (segment, target) => history.had(segment, target) && !wasSent(segment) };
}

/** Whether a person wrote or accepted a segment's target. */
export function isPersons({
  target,
  origin,
  approved,
  state,
}: Pick<XliffSegment, "target" | "origin" | "approved" | "state">): boolean {
  if (target === null || origin === null) return false;
  return origin === "human" || approved || (origin === "machine" && isFinished(state));
}

/** Whether memory or machine had offered a target. */
export function isOffered({ suggestions }: XliffSegment, target: Content): boolean {
  return suggestions.some((offer) => offer.origin !== "human" && readsAs(offer.target, target));
}
