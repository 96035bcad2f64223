import { contentKey } from "../../src/article/content.ts";
import type { NewSegment, XliffSegment } from "../../src/xliff/model.ts";
import { suggestionsToWrite } from "../../src/xliff/suggestions.ts";

/** What a file must say of a segment, in a form that compares. */
export function essence(segment: XliffSegment | NewSegment) {
  return {
    id: segment.id,
    source: contentKey(segment.source),
    target: segment.target && contentKey(segment.target),
    state: segment.state,
    origin: segment.origin,
    previous: segment.previous && [contentKey(segment.previous.source), contentKey(segment.previous.target)],
    suggestions: suggestionsToWrite(segment).map(({ suggestion }) => ({
      ...suggestion,
      source: contentKey(suggestion.source),
      target: contentKey(suggestion.target),
    })),
    remark: segment.remark ?? null,
  };
}
