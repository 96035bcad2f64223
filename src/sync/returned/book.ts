import type { Content } from "../../article/content.ts";
import type { SegmentChange, XliffSegment } from "../../xliff/model.ts";
import type { Returned, Verdict } from "./decide.ts";
import type { Held, Reconciliation, Repair } from "./model.ts";
import { isEcho } from "./notes.ts";
import type { HoldReason } from "./reasons.ts";

/** Where a reconciliation writes down what it has decided. */
export interface Book {
  enter(segment: XliffSegment, from: Returned, verdict: Verdict): void;
  hold(segment: XliffSegment | null, source: Content, target: Content | null, why: HoldReason): void;
  note(segment: XliffSegment, from: XliffSegment): void;
  skip(what: "unchanged" | "untranslated"): void;
  close(): Omit<Reconciliation, "agreed" | "placed">;
}

/** Opens an empty book. */
export function openBook(): Book {
  const changes = new Map<XliffSegment, SegmentChange>();
  const notes = new Map<XliffSegment, readonly string[]>();
  const taken: XliffSegment[] = [];
  const repairs: Repair[] = [];
  const held: Held[] = [];
  const counts = { unchanged: 0, untranslated: 0 };
  const hold: Book["hold"] = (segment, source, target, why) => {
    held.push({ segment, source, target: target ?? [], why });
  };
  return {
    hold,
    enter(segment, from, verdict) {
      if (verdict.kind === "hold") {
        hold(segment, from.source, from.target, verdict.why);
        return;
      }
      if (verdict.kind !== "take") {
        counts[verdict.kind]++;
        return;
      }
      changes.set(segment, verdict.change);
      taken.push(segment);
      const target = verdict.change.target ?? segment.target ?? [];
      for (const what of verdict.repairs) repairs.push({ segment, target, what });
    },
    note(segment, from) {
      const known = notes.get(segment) ?? [];
      const ours = segment.remark === null ? [] : [segment.remark];
      const said = [...segment.notes, ...known, ...ours];
      const fresh = from.notes.filter((note) => !isEcho(note, said));
      if (fresh.length > 0) notes.set(segment, [...known, ...new Set(fresh)]);
    },
    skip(what) {
      counts[what]++;
    },
    close: () => ({ changes, notes, taken, repairs, held, ...counts }),
  };
}
