import { plainText, text } from "../../article/content.ts";
import { declareTool } from "../../xliff/declare-tool.ts";
import { RETURNED_IN } from "../../xliff/merge-conflict.ts";
import type { SegmentChange, XliffSegment } from "../../xliff/model.ts";
import { patchXliff } from "../../xliff/patch.ts";
import { readXliff } from "../../xliff/read.ts";
import type { Reconciliation } from "./model.ts";
import { addNotes } from "./notes.ts";
import type { HoldReason } from "./reasons.ts";
import type { Current } from "./shelf.ts";

/** A file that lacks a translation of ours cannot have been sent with it; nor can the next one of its kind. */
export function noteUnmatched({ document, unmatched }: Current, { agreed, changes }: Reconciliation): void {
  const known = new Set(agreed);
  for (const segment of document.segments) {
    if (!known.has(segment) && changes.get(segment)?.target === undefined) unmatched.add(segment.id);
  }
}

/** What is no other wording of the sentence, or in damaged letters. */
const NOT_OFFERED: ReadonlySet<HoldReason> = new Set(["letters", "ruined", "source", "note"]);

/** Patches what is taken into our file, and offers what was held beside the segment that it was meant for. */
export function applyTo(current: Current, result: Reconciliation, from: string): void {
  const changes = new Map<XliffSegment, SegmentChange>(result.changes);
  for (const { segment, target, why } of result.held) {
    if (segment === null || target.length === 0 || NOT_OFFERED.has(why)) continue;
    const change = changes.get(segment) ?? {};
    const offer = {
      source: segment.source,
      target: [text(plainText(target))],
      quality: why === "conflict" || why === "twice" ? 100 : 0,
      origin: "human",
      from: RETURNED_IN + from,
    } as const;
    changes.set(segment, { ...change, addSuggestions: [...(change.addSuggestions ?? []), offer] });
  }
  const noted = new Map([...result.notes].map(([segment, notes]) => [segment.id, notes] as const));
  let document = current.document;
  if (changes.size > 0) {
    document = readXliff(declareTool(patchXliff(document, changes), current.path), current.path);
  }
  if (noted.size > 0) {
    const byId = new Map(
      document.segments.flatMap((each) => {
        const notes = noted.get(each.id);
        return notes ? [[each, notes] as const] : [];
      }),
    );
    document = readXliff(addNotes(document, byId), current.path);
  }
  current.document = document;
}
