import type { Content } from "../article/content.ts";
import { setAttribute } from "./attributes.ts";
import {
  approvedAfter,
  changeSuggestions,
  isNewTarget,
  originAfter,
  refuseForbiddenIn,
  renderChanged,
  type SuggestionChange,
  withoutSource,
} from "./change.ts";
import { type Attributes, insertion, removal, rewriteElement } from "./element-splices.ts";
import { writer12 } from "./inline-1.2.ts";
import { ourNote12, previous12, suggestion12 } from "./layout-1.2.ts";
import { EXONYM, USED } from "./marks.ts";
import type { SegmentChange, XliffSegment } from "./model.ts";
import { isOurs, isPrevious, isProposal, readSuggestion, segmentMarks } from "./read-1.2.ts";
import { catalogCodes } from "./render.ts";
import type { Splice } from "./splice.ts";
import { qualifierOf, stateName12 } from "./states.ts";
import { lead, type Style, styleAt } from "./style.ts";
import { attribute, childElements, childNamed, childrenNamed, type XmlElement } from "./tree.ts";

/** A segment with what is to be changed in it. */
export interface Changed {
  readonly segment: XliffSegment;
  readonly change: SegmentChange;
}

/** All that a splice needs to know of where it is. */
interface Site {
  readonly text: string;
  readonly file: string;
  readonly unit: XmlElement;
  readonly style: Style;
}

/** The splices that change segments of one trans-unit: one segment, or those of its `mrk` elements. */
export function spliceTransUnit(
  text: string,
  file: string,
  unit: XmlElement,
  changed: readonly Changed[],
): readonly Splice[] {
  const site: Site = { text, file, unit, style: styleAt(text, unit, 1) };
  const marked = changed.filter(({ segment }) => segment.fileSegment !== null);
  const whole = changed.filter(({ segment }) => segment.fileSegment === null);
  return [
    ...(marked.length > 0 ? spliceMarks(site, marked) : []),
    ...whole.flatMap(({ segment, change }) => spliceWhole(site, segment, change)),
    ...changed.flatMap(({ segment, change }) => spliceRest(site, segment, change)),
  ];
}

/** Source and target of a trans-unit that is one segment. */
function spliceWhole(site: Site, segment: XliffSegment, change: SegmentChange): readonly Splice[] {
  const { unit } = site;
  const source = childNamed(unit, "source");
  const segSource = childNamed(unit, "seg-source");
  const target = childNamed(unit, "target");
  const write = (content: Content) => render(site, segment, content, source);
  const splices: Splice[] = [];
  if (change.source !== undefined && source !== undefined) {
    splices.push(...rewriteElement(site.text, source, write(change.source), []));
    // A tool's segmentation of the earlier wording says nothing of the new one.
    if (segSource !== undefined) splices.push(removal(site.text, segSource));
  }
  if (change.target === undefined && change.state === undefined) return splices;
  const inner = isNewTarget(segment, change) ? write(change.target) : undefined;
  const attributes = targetAttributes(segment, change, suggestionsAfter(site, segment, change));
  const anchor = target ?? segSource ?? source;
  if (anchor === undefined) throw withoutSource(site.file, segment);
  return [...splices, ...spliceTarget(site, target, anchor, inner, attributes)];
}

function targetAttributes(segment: XliffSegment, change: SegmentChange, after: SuggestionChange): Attributes {
  const result: (readonly [string, string | undefined])[] = [];
  if (change.state !== undefined) result.push(["state", stateName12(change.state)]);
  if (change.origin !== undefined || (change.target !== undefined && change.state !== undefined)) {
    result.push(["state-qualifier", qualifierOf(originAfter(segment, change), after.quality)]);
  }
  return result;
}

function spliceTarget(
  site: Site,
  target: XmlElement | undefined,
  anchor: XmlElement,
  inner: string | undefined,
  attributes: Attributes,
): readonly Splice[] {
  const { text, style } = site;
  if (target === undefined) {
    const written = attributes
      .map(([name, value]) => (value === undefined ? "" : ` ${name}="${value}"`))
      .join("");
    const element = `<${style.prefix}target${written}>${inner ?? ""}</${style.prefix}target>`;
    return [insertion(anchor.end, lead(style, 2) + element)];
  }
  return rewriteElement(text, target, inner, attributes);
}

/** Targets of `mrk` segments. The state belongs to the whole target: it is set where all changed ones agree. */
function spliceMarks(site: Site, changed: readonly Changed[]): readonly Splice[] {
  const { unit } = site;
  const segSource = childNamed(unit, "seg-source");
  const target = childNamed(unit, "target");
  if (segSource === undefined) return [];
  const sources = segmentMarks(segSource);
  const standing = new Map(
    (target === undefined ? [] : segmentMarks(target)).map((mark) => [
      attribute(mark.tag, "mid") ?? "",
      mark,
    ]),
  );
  const targets = new Map<string, string>();
  for (const { segment, change } of changed) {
    if (change.source !== undefined) throw new Error("The source of a mrk segment cannot be changed.");
    const mid = segment.fileSegment ?? "";
    const source = sources.find((mark) => attribute(mark.tag, "mid") === mid);
    if (change.target !== undefined) targets.set(mid, render(site, segment, change.target, source));
  }
  const states = stateOfAll(changed, sources.length);
  const attributes: Attributes = states === undefined ? [] : [["state", states]];
  const replaced = [...targets].flatMap(([mid, inner]) => {
    const mark = standing.get(mid);
    return mark === undefined ? [] : rewriteElement(site.text, mark, inner, []);
  });
  const missing = sources.filter((mark) => {
    const mid = attribute(mark.tag, "mid") ?? "";
    return !standing.has(mid) && (target === undefined || targets.has(mid));
  });
  if (targets.size === 0 || missing.length === 0) {
    return [
      ...replaced,
      ...(target === undefined ? [] : spliceTarget(site, target, segSource, undefined, attributes)),
    ];
  }
  const added = missing
    .map((mark) => {
      const tags = site.text.slice(mark.start, mark.openEnd).replace(/\s*\/>$/, ">");
      return `${tags}${targets.get(attribute(mark.tag, "mid") ?? "") ?? ""}</${mark.tag.name}>`;
    })
    .join("");
  if (target === undefined || target.tag.isSelfClosing) {
    return spliceTarget(site, target, segSource, added, attributes);
  }
  const states12 = spliceTarget(site, target, segSource, undefined, attributes);
  return [...replaced, ...states12, insertion(target.closeStart, added)];
}

function stateOfAll(changed: readonly Changed[], count: number): string | undefined {
  const [first, ...others] = changed.map(({ change }) => change.state);
  if (first === undefined || changed.length < count || others.some((state) => state !== first))
    return undefined;
  return stateName12(first);
}

/** What a trans-unit says besides source and target. */
function spliceRest(site: Site, segment: XliffSegment, change: SegmentChange): readonly Splice[] {
  const { text, unit } = site;
  const approved = approvedAfter(change);
  const known = attribute(unit.tag, "approved") !== undefined;
  return [
    ...(change.id === undefined ? [] : setAttribute(text, unit, "id", change.id)),
    ...(approved === undefined || (!approved && !known)
      ? []
      : setAttribute(text, unit, "approved", approved ? "yes" : "no")),
    ...spliceRemark(site, segment, change),
    ...splicePrevious(site, segment, change),
    ...spliceSuggestions(site, segment, change),
  ];
}

function spliceRemark(site: Site, segment: XliffSegment, { remark }: SegmentChange): readonly Splice[] {
  if (remark === undefined) return [];
  refuseForbiddenIn(site.file, segment, remark ?? "");
  const standing = childrenNamed(site.unit, "note").filter(isOurs);
  return replaceAll(site, standing, remark === null ? null : ourNote12(remark, site.style));
}

function splicePrevious(site: Site, segment: XliffSegment, { previous }: SegmentChange): readonly Splice[] {
  if (previous === undefined) return [];
  const standing = alternativesOf(site.unit, segment).filter(isPrevious);
  if (previous === null) return replaceAll(site, standing, null);
  for (const content of [previous.source, previous.target]) render(site, segment, content, undefined);
  return replaceAll(site, standing, previous12(previous, site.style, segment.fileSegment));
}

function spliceSuggestions(site: Site, segment: XliffSegment, change: SegmentChange): readonly Splice[] {
  const after = suggestionsAfter(site, segment, change);
  const marks = proposalsOf(site.unit, segment).flatMap((element, index) => {
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
    return append(site, suggestion12(each, site.style, segment.fileSegment));
  });
  return [...marks, ...added];
}

function suggestionsAfter(site: Site, segment: XliffSegment, change: SegmentChange): SuggestionChange {
  return changeSuggestions(segment, proposalsOf(site.unit, segment).map(readSuggestion), change);
}

function proposalsOf(unit: XmlElement, segment: XliffSegment): readonly XmlElement[] {
  return alternativesOf(unit, segment).filter(isProposal);
}

function alternativesOf(unit: XmlElement, { fileSegment }: XliffSegment): readonly XmlElement[] {
  return childrenNamed(unit, "alt-trans").filter(
    (each) => fileSegment === null || attribute(each.tag, "mid") === fileSegment,
  );
}

function render(site: Site, segment: XliffSegment, content: Content, source: XmlElement | undefined): string {
  const catalog = catalogCodes(site.text, source, "");
  return renderChanged(site.file, segment, content, catalog, writer12(site.style.prefix));
}

/** Puts an element in the place of those that stand there; `null` only removes them. */
function replaceAll(site: Site, standing: readonly XmlElement[], element: string | null): readonly Splice[] {
  const [first, ...others] = standing;
  const removed = others.map((each) => removal(site.text, each));
  if (first === undefined) return element === null ? [] : [append(site, element)];
  if (element === null) return [removal(site.text, first), ...removed];
  return [{ start: first.start, end: first.end, text: element }, ...removed];
}

/** Behind the last child of XLIFF's own: the schema has elements of other namespaces last. */
function append({ unit, style }: Site, element: string): Splice {
  const own = childElements(unit).filter((child) => child.tag.uri === unit.tag.uri);
  return insertion(own.at(-1)?.end ?? unit.openEnd, lead(style, 2) + element);
}
