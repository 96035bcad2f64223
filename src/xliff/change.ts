import { type Content, sameContent } from "../article/content.ts";
import { type ExonymError, usageError } from "../article/problem.ts";
import { isFinished, type Origin, type State, type Suggestion } from "../article/translation.ts";
import { forbiddenCharacter } from "../xml/escape.ts";
import { type ReadSuggestion, readsAs } from "./judge.ts";
import type { SegmentChange, XliffSegment } from "./model.ts";
import { type CodeCatalog, type InlineWriter, renderContent } from "./render.ts";

/** A change whose target may also be given as XML, which is put in as it is. */
export interface RawChange extends SegmentChange {
  readonly targetXml?: string;
}

/** A segment with what is to be changed in it. */
export interface Changed {
  readonly segment: XliffSegment;
  readonly change: RawChange;
}

/** What a change does to a segment's suggestions. */
export interface SuggestionChange {
  /** For each that stands there: whether it is to bear the mark of the one that was used. */
  readonly used: readonly boolean[];
  readonly added: readonly ReadSuggestion[];
  /** Quality of the one that is used after the change; 0 where none is. */
  readonly quality: number;
}

/**
 * Decides which suggestions are marked as used after a change, so that the file says who made the target:
 * a target of memory or machine has exactly one that reads like it; one that is set as a person's together with a
 * state or an origin has none. What is offered already is not offered again. A change of the target alone leaves the marks, as a translator's tool would.
 */
export function changeSuggestions(
  segment: XliffSegment,
  existing: readonly ReadSuggestion[],
  change: SegmentChange,
): SuggestionChange {
  const offered = (change.addSuggestions ?? [])
    .filter((suggestion) => !existing.some((each) => sameOffer(each.suggestion, suggestion)))
    .map((suggestion) => ({ suggestion, used: false, markable: true }));
  const origin = originAfter(segment, change);
  const isOurs = origin === "memory" || origin === "machine";
  if (existing.length === 0 && offered.length === 0 && !isOurs) return UNTOUCHED;
  const target = change.target ?? segment.target;
  if (change.origin === undefined && (change.target === undefined || change.state === undefined)) {
    const standing = existing.map((each) => each.used);
    return { used: standing, added: offered, quality: qualityOf(existing.filter((each) => each.used)) };
  }
  if (target === null || origin === null || origin === "human") {
    return { used: existing.map(() => false), added: offered, quality: 0 };
  }
  const fits = ({ suggestion }: ReadSuggestion) =>
    suggestion.origin === origin && readsAs(suggestion.target, target);
  const at = existing.findIndex((each) => each.markable && fits(each));
  const atAdded = at < 0 ? offered.findIndex(fits) : -1;
  const added = offered.map((each, index) => ({ ...each, used: index === atAdded }));
  const used = existing.map((_each, index) => index === at);
  const taken = existing[at] ?? added[atAdded];
  if (taken !== undefined) return { used, added, quality: taken.suggestion.quality };
  const quality = origin === "memory" ? 100 : 0;
  const own = { source: change.source ?? segment.source, target, quality, origin, from: "" };
  return { used, added: [...added, { suggestion: own, used: true, markable: true }], quality };
}

const UNTOUCHED: SuggestionChange = { used: [], added: [], quality: 0 };

function sameOffer(a: Suggestion, b: Suggestion): boolean {
  return a.origin === b.origin && a.from === b.from && sameContent(a.target, b.target);
}

function qualityOf(used: readonly ReadSuggestion[]): number {
  return used[0]?.suggestion.quality ?? 0;
}

/** Who made the target after a change; a target that is set without an origin is a person's. */
export function originAfter(segment: XliffSegment, change: SegmentChange): Origin | null {
  return change.origin ?? (change.target === undefined ? segment.origin : "human");
}

/** What `approved` becomes: `undefined` leaves it. A state that is not finished ends an approval, `final` is one. */
export function approvedAfter({ approved, state }: SegmentChange): boolean | undefined {
  return approved ?? approvalOf(state);
}

function approvalOf(state: State | undefined): boolean | undefined {
  if (state === undefined || (isFinished(state) && state !== "final")) return undefined;
  return state === "final";
}

/** Whether a change changes nothing. */
export function isEmptyChange(change: RawChange | undefined): boolean {
  if (change === undefined) return true;
  if (change.target !== undefined || change.targetXml !== undefined || change.state !== undefined)
    return false;
  const { id, source, origin, approved, previous, remark, addSuggestions = [] } = change;
  const others = [id, source, origin, approved, previous, remark];
  return addSuggestions.length === 0 && others.every((value) => value === undefined);
}

/**
 * What a change puts between the tags of a target; `undefined` where that stays, as it is set to what it reads as.
 *
 * @param standing the content that the target has in the file, where it is looked at already.
 * @param write content as XML.
 */
export function changedInner(
  segment: XliffSegment,
  change: RawChange,
  standing: Content | undefined,
  write: (content: Content) => string,
): string | undefined {
  if (change.targetXml !== undefined) return change.targetXml;
  if (change.target === undefined) return undefined;
  if (segment.origin !== null && sameContent(standing ?? segment.target ?? [], change.target))
    return undefined;
  return write(change.target);
}

/**
 * Writes the content that replaces a source or target, with the elements of the segment's own source.
 *
 * @throws ExonymError where the content holds a character that XML cannot hold.
 */
export function renderChanged(
  file: string,
  segment: XliffSegment,
  content: Content,
  catalog: CodeCatalog,
  writer: InlineWriter,
): string {
  const rendered = renderContent(content, catalog, writer);
  refuseForbiddenIn(file, segment, rendered);
  return rendered;
}

/** A segment that has no source, which no version allows, has no place for a target. */
export function withoutSource(file: string, segment: XliffSegment): ExonymError {
  return usageError(
    `Segment ${segment.id} of unit ${segment.fileUnit} has no source, so there is no place for a target.`,
    "Take the file again from the tool that wrote it.",
    { file, position: segment.position },
  );
}

/** @throws ExonymError where words for the file hold a character that XML cannot hold. */
export function refuseForbiddenIn(file: string, segment: XliffSegment, words: string): void {
  const found = forbiddenCharacter(words);
  if (found === undefined) return;
  throw usageError(
    `What is to be written into unit ${segment.fileUnit}, segment ${segment.id}, holds the character ${found}, which no XLIFF file can hold.`,
    "Remove it from the text.",
    { file, position: segment.position },
  );
}
