import type { Article } from "../article/unit.ts";
import type { XliffSegment } from "../xliff/model.ts";
import { align } from "./align.ts";
import { earlierOf, type Leaving, leavingOf } from "./leaving.ts";
import type { TargetSentences } from "./resegment.ts";
import { makeSlot, partsOf, type Slot } from "./slot.ts";

/** The article's segments with what the existing file has for them, and what the file has beyond that. */
export interface Merged {
  readonly slots: readonly Slot[];
  readonly leaving: readonly Leaving[];
}

/**
 * Brings the article as it is now and the translator's file together. Unchanged and moved sentences keep all they have;
 * an edited sentence keeps its target as `needs-adaptation` beside its earlier wording; new ones start empty.
 * Where rules of segmentation join or split sentences, no word of which has changed, their targets are joined and split.
 *
 * @param target of the target language; without it, joined and split sentences count as edited ones.
 */
export function merge(
  article: Article,
  existing: readonly XliffSegment[],
  target: TargetSentences | null = null,
): Merged {
  const places = article.units.flatMap((unit) =>
    unit.segments.filter((segment) => !segment.furniture).map((segment) => ({ unit, segment })),
  );
  const { links, gone } = align(
    existing.map((segment) => segment.source),
    places.map(({ segment }) => segment.content),
    target
      ? {
          old: existing.map(unitOf),
          now: places.map(({ unit }) => unit.id),
          after: places.map(({ segment }) => segment.trailing),
        }
      : undefined,
  );
  const parts = partsOf(existing, target);
  const slots = places.map(({ unit, segment }, index) =>
    makeSlot(unit, segment, links[index] ?? { kind: "new", from: null }, existing, article.path, parts),
  );
  const leaving = gone.flatMap((index) => leavingOf(existing, index));
  // Where a person has adapted a translation, the earlier one leaves the file.
  const adapted = links.flatMap((link, index) =>
    link.kind === "same" && slots[index]?.change.previous === null ? earlierOf(existing, link.old) : [],
  );
  return { slots, leaving: [...leaving, ...adapted] };
}

/** What is not to be translated stays out of it: no paragraph of ours has it. */
const unitOf = (segment: XliffSegment) => (segment.translate ? segment.unit : "");
