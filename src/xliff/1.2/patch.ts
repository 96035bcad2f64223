import type { Content } from "../../article/content.ts";
import { setAttribute } from "../../xml/attributes.ts";
import type { Splice } from "../../xml/splice.ts";
import { attribute, type XmlElement } from "../../xml/tree.ts";
import {
  approvedAfter,
  type Changed,
  changedInner,
  type RawChange,
  refuseForbiddenIn,
  withoutSource,
} from "../change.ts";
import { insertion, removal, rewriteElement } from "../element-splices.ts";
import { EXONYM, type MarkReference, markReference, USED } from "../marks.ts";
import type { SegmentChange, XliffSegment } from "../model.ts";
import { lead, startWithLead } from "../style.ts";
import { spliceToolState } from "../tool-states.ts";
import { readInline12 } from "./inline.ts";
import { ourNote12, previous12, suggestion12 } from "./layout.ts";
import { spliceMarks } from "./patch-marks.ts";
import { isPrevious, isRemark12, readSuggestion } from "./read.ts";
import {
  alternativesOf,
  proposalsOf,
  render,
  type Site,
  siteOf,
  spliceTarget,
  suggestionsAfter,
  targetAttributes,
} from "./site.ts";

/**
 * The splices that change segments of one trans-unit: one segment, or those of its `mrk` elements. What belongs to the
 * trans-unit as a whole (id, approved, remark) is changed only where it is one segment.
 */
export function spliceTransUnit(
  text: string,
  file: string,
  unit: XmlElement,
  changed: readonly Changed[],
): readonly Splice[] {
  const site = siteOf(text, file, unit);
  const [only] = changed;
  if (only !== undefined && changed.length === 1 && only.segment.fileSegment === null) {
    return [...spliceWhole(site, only.segment, only.change), ...spliceBeside(site, only)];
  }
  const marked = changed.filter(({ segment }) => segment.fileSegment !== null);
  const whole = changed.filter(({ segment }) => segment.fileSegment === null);
  return [
    ...(marked.length > 0 ? spliceMarks(site, marked) : []),
    ...whole.flatMap(({ segment, change }) => spliceWhole(site, segment, change)),
    ...changed.flatMap((each) => spliceBeside(site, each)),
  ];
}

/** What stands beside source and target of a segment. */
function spliceBeside(site: Site, { segment, change }: Changed): readonly Splice[] {
  return [
    ...(segment.fileSegment === null || site.marks === 1 ? spliceOwn(site, segment, change) : []),
    ...(change.state === undefined ? [] : spliceToolState(site.unit, segment.fileSegment, change.state)),
    ...splicePrevious(site, segment, change),
    ...spliceSuggestions(site, segment, change),
  ];
}

/** Source and target of a trans-unit that is one segment. */
function spliceWhole(site: Site, segment: XliffSegment, change: RawChange): readonly Splice[] {
  const { source, segSource, target } = site.parts;
  // The codes of a source that goes are no model for those of the new one.
  const model = change.source === undefined ? source : undefined;
  const write = (content: Content) => render(site, segment, content, model);
  const splices: Splice[] = [];
  if (change.source !== undefined && source !== undefined) {
    splices.push(...rewriteElement(site.text, source, write(change.source), []));
    // A tool's segmentation of the earlier wording says nothing of the new one.
    if (segSource !== undefined) splices.push(removal(site.text, segSource));
  }
  if (change.target === undefined && change.state === undefined) return splices;
  const standing = target === undefined ? undefined : readInline12(target);
  const inner = changedInner(segment, change, standing, write);
  const attributes = targetAttributes(segment, change, suggestionsAfter(site, segment, change));
  const anchor = target ?? segSource ?? source;
  if (anchor === undefined) throw withoutSource(site.file, segment);
  return [...splices, ...spliceTarget(site, target, anchor, inner, attributes)];
}

/** What belongs to the trans-unit itself. */
function spliceOwn(site: Site, segment: XliffSegment, change: SegmentChange): readonly Splice[] {
  const { text, unit } = site;
  const approved = approvedAfter(change);
  const known = attribute(unit.tag, "approved") !== undefined;
  return [
    ...(change.id === undefined ? [] : setAttribute(text, unit, "id", change.id)),
    ...(approved === undefined || (!approved && !known)
      ? []
      : setAttribute(text, unit, "approved", approved ? "yes" : "no")),
    ...spliceRemark(site, segment, change),
  ];
}

function spliceRemark(site: Site, segment: XliffSegment, { remark }: SegmentChange): readonly Splice[] {
  if (remark === undefined) return [];
  refuseForbiddenIn(site.file, segment, remark ?? "");
  const standing = site.parts.notes.filter(isRemark12);
  const note = remark === null ? null : ourNote12(remark, site.style);
  const [alternative] = site.parts.alternatives;
  if (note === null || standing.length > 0 || alternative === undefined || !isEarly(site.unit)) {
    return replaceAll(site, standing, note);
  }
  return [insertion(startWithLead(site.text, alternative), lead(site.style, 2) + note)];
}

/** Before 1.2 the notes had to stand before every alt-trans. */
function isEarly({ tag }: XmlElement): boolean {
  return /:1\.[01]$/.test(tag.uri);
}

function splicePrevious(site: Site, segment: XliffSegment, { previous }: SegmentChange): readonly Splice[] {
  if (previous === undefined) return [];
  const standing = alternativesOf(site, segment).filter(isPrevious);
  if (previous === null) return replaceAll(site, standing, null);
  for (const content of [previous.source, previous.target]) render(site, segment, content, undefined);
  return replaceAll(site, standing, previous12(previous, site.style, markOf(site, segment)));
}

function spliceSuggestions(site: Site, segment: XliffSegment, change: SegmentChange): readonly Splice[] {
  const after = suggestionsAfter(site, segment, change);
  const marks = proposalsOf(site, segment).flatMap((element, index) => {
    const { used } = readSuggestion(element);
    const wanted = after.used[index] ?? used;
    if (wanted === used) return [];
    return [
      ...(wanted ? setAttribute(site.text, element, "tool-id", EXONYM) : []),
      ...setAttribute(site.text, element, "extradata", wanted ? USED : undefined),
    ];
  });
  const added = after.added.map((each) => {
    refuseForbiddenIn(site.file, segment, each.suggestion.from);
    for (const content of [each.suggestion.source, each.suggestion.target]) {
      render(site, segment, content, undefined);
    }
    return append(site, suggestion12(each, site.style, markOf(site, segment)));
  });
  return [...marks, ...added];
}

function markOf({ directMarks }: Site, { fileSegment }: XliffSegment): MarkReference {
  return markReference(fileSegment, fileSegment !== null && directMarks.has(fileSegment));
}

/** Puts an element in the place of those that stand there; `null` only removes them. */
function replaceAll(site: Site, standing: readonly XmlElement[], element: string | null): readonly Splice[] {
  const [first, ...others] = standing;
  const removed = others.map((each) => removal(site.text, each));
  if (first === undefined) return element === null ? [] : [append(site, element)];
  if (element === null) return [removal(site.text, first), ...removed];
  return [{ start: first.start, end: first.end, text: element }, ...removed];
}

function append({ end, style }: Site, element: string): Splice {
  return insertion(end, lead(style, 2) + element);
}
