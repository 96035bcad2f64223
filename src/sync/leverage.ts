import type { Content } from "../article/content.ts";
import { contentKey } from "../article/content.ts";
import type { Locale } from "../article/locale.ts";
import { type BilingualSegment, isFinished, type Suggestion } from "../article/translation.ts";
import {
  contextOf,
  type Memory,
  type MemoryContext,
  type MemoryEntry,
  type MemoryMatch,
} from "../memory/memory.ts";
import type { Slot } from "./slot.ts";

/** Fills what may be filled from the memory: in-context matches first, then exact ones. */
export function leverage(
  slots: readonly Slot[],
  memory: Memory,
  sourceLocale: Locale,
  targetLocale: Locale,
): Slot[] {
  const contexts = contextsOf(slots.map((slot) => slot.segment.content));
  return slots.map((slot, index) => {
    const edited = slot.previous !== null && slot.change.previous !== undefined;
    if (slot.accepts === "nobody" && !edited) return slot;
    const matches = memory.lookup({
      sourceLocale,
      targetLocale,
      source: slot.segment.content,
      context: contexts[index] ?? null,
    });
    const [best] = matches;
    if (!best) return slot;
    if (slot.accepts === "nobody") {
      return addOffers(
        slot,
        matches.map((match) => suggestionOf(match, slot.segment.content)),
      );
    }
    return fill(slot, best, matches, isAmongEquals(slots, index));
  });
}

/**
 * Puts a match into a slot. Several wordings for one sentence, and no context to choose by, are for a person to choose
 * from; so is one wording for a form of a counted message, which may be that of another form.
 */
function fill(slot: Slot, best: MemoryMatch, matches: readonly MemoryMatch[], amongEquals: boolean): Slot {
  const ambiguous = best.kind === "exact" && matches.length > 1;
  const otherForm = slot.unit.plural !== undefined && (best.kind === "exact" || amongEquals);
  const sure = !ambiguous && !otherForm && isFinished(best.entry.state);
  const state = sure ? "translated" : "needs-review-translation";
  const filled = withTarget(slot, best.entry.target, state, "memory");
  const offered = ambiguous ? matches : [best]; // the first is marked as the one used
  return addOffers(
    filled,
    offered.map((match) => suggestionOf(match, slot.segment.content)),
  );
}

/** Whether the sentences before and after are the same as this one, as those of a message's forms are: then its context tells nothing. */
function isAmongEquals(slots: readonly Slot[], index: number): boolean {
  const [before, own, after] = [index - 1, index, index + 1].map((at) => slots[at]?.segment.content);
  if (before === undefined || own === undefined || after === undefined) return false;
  return contentKey(before) === contentKey(own) && contentKey(after) === contentKey(own);
}

/** Sets a slot's target; the text of the kept element is changed, or the new segment gets it. */
export function withTarget(
  slot: Slot,
  target: Content,
  state: "translated" | "needs-review-translation",
  origin: "memory" | "machine",
): Slot {
  return {
    ...slot,
    change: slot.kept ? { ...slot.change, target, state, origin } : slot.change,
    translation: { target, state, origin },
    accepts: "nobody",
  };
}

/** Adds offers that the kept segment does not make already. */
export function addOffers(slot: Slot, offers: readonly Suggestion[]): Slot {
  const known = new Set((slot.kept?.suggestions ?? []).concat(slot.suggestions).map(offerKey));
  const fresh = offers.filter((offer) => !known.has(offerKey(offer)));
  return fresh.length === 0 ? slot : { ...slot, suggestions: [...slot.suggestions, ...fresh] };
}

const offerKey = (offer: Suggestion) =>
  `${offer.origin}\u0000${offer.quality}\u0000${contentKey(offer.target)}`;

function suggestionOf(match: MemoryMatch, source: Content): Suggestion {
  return {
    source,
    target: match.entry.target,
    quality: match.score,
    origin: "memory",
    from: match.entry.from,
  };
}

/** What stands around each sentence of an article. */
function contextsOf(sentences: readonly Content[]): MemoryContext[] {
  return sentences.map((_, index) => contextOf(sentences[index - 1] ?? null, sentences[index + 1] ?? null));
}

/** What of a bilingual file belongs into the memory: translations that a person made or accepted. */
export function memoryEntries(
  segments: readonly Pick<BilingualSegment, "source" | "target" | "state" | "origin" | "approved">[],
  from: string,
): MemoryEntry[] {
  const contexts = contextsOf(segments.map((segment) => segment.source));
  return segments.flatMap(({ source, target, state, origin, approved }, index) => {
    const accepted = origin === "human" || approved || (origin === "machine" && isFinished(state));
    if (!target || !accepted || !isFinished(state)) return [];
    return [{ source, target, context: contexts[index] ?? null, state, from }];
  });
}
