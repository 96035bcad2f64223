import { type ReadSuggestion, readsAs } from "./judge.ts";
import type { NewSegment } from "./model.ts";

/**
 * The suggestions of a segment as they are written. Where memory or a machine made the target, the one that it came
 * from is marked as used; where none of them reads like the target, the target itself is added as one, so that who
 * made it can be told from the file alone.
 */
export function suggestionsToWrite(
  segment: Pick<NewSegment, "source" | "target" | "origin" | "suggestions">,
): readonly ReadSuggestion[] {
  const { source, target, origin, suggestions } = segment;
  if (target === null || origin === null || origin === "human") {
    return suggestions.map((suggestion) => ({ suggestion, used: false, markable: true }));
  }
  const index = suggestions.findIndex((each) => each.origin === origin && readsAs(each.target, target));
  const written = suggestions.map((suggestion, at) => ({ suggestion, used: at === index, markable: true }));
  if (index >= 0) return written;
  const quality = origin === "memory" ? 100 : 0;
  return [
    ...written,
    { suggestion: { source, target, quality, origin, from: "" }, used: true, markable: true },
  ];
}

/** The quality of the suggestion that was used; 0 where none was. */
export function usedQuality(suggestions: readonly ReadSuggestion[]): number {
  return suggestions.find((each) => each.used)?.suggestion.quality ?? 0;
}
