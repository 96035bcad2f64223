import type { Content } from "../../article/content.ts";
import type { Splice } from "../../xml/splice.ts";
import { attribute, childNamed, type XmlElement } from "../../xml/tree.ts";
import { type Changed, changedInner } from "../change.ts";
import { type Attributes, insertion, rewriteElement } from "../element-splices.ts";
import { stateName12 } from "../states.ts";
import { segmentMarks } from "./read.ts";
import { render, type Site, spliceTarget, suggestionsAfter, targetAttributes } from "./site.ts";

/** The marks of a trans-unit: those of `seg-source`, and the target's by `mid`. */
interface Marks {
  readonly segSource: XmlElement;
  readonly sources: readonly XmlElement[];
  readonly target: XmlElement | undefined;
  readonly targets: ReadonlyMap<string, XmlElement>;
}

/**
 * Changes source and target of segments that are `mrk` elements. The state belongs to the whole target: it is set
 * where all segments get the same one.
 */
export function spliceMarks(site: Site, changed: readonly Changed[]): readonly Splice[] {
  const marks = marksOf(site.unit);
  if (marks === null) return [];
  const inner = new Map<string, string>();
  const sources = new Map(marks.sources.map((mark) => [midOf(mark), mark]));
  const splices: Splice[] = [];
  for (const { segment, change } of changed) {
    const source = sources.get(segment.fileSegment ?? "");
    if (change.source !== undefined) splices.push(...spliceSource(site, marks, changed, change.source));
    const model = change.source === undefined ? source : undefined;
    const target = changedInner(segment, change, undefined, (content) =>
      render(site, segment, content, model),
    );
    if (target !== undefined) inner.set(midOf(source), target);
  }
  return [...splices, ...spliceTargets(site, marks, inner, attributesOf(site, marks, changed))];
}

function marksOf(unit: XmlElement): Marks | null {
  const segSource = childNamed(unit, "seg-source");
  if (segSource === undefined) return null;
  const target = childNamed(unit, "target");
  const standing = target === undefined ? [] : segmentMarks(target);
  const targets = new Map(standing.map((mark) => [midOf(mark), mark]));
  return { segSource, sources: segmentMarks(segSource), target, targets };
}

function midOf(mark: XmlElement | undefined): string {
  return mark === undefined ? "" : (attribute(mark.tag, "mid") ?? "");
}

/** A source that changes stands twice: in `source` and, marked, in `seg-source`. */
function spliceSource(
  site: Site,
  { sources }: Marks,
  [first]: readonly Changed[],
  content: Content,
): readonly Splice[] {
  const [mark, ...others] = sources;
  const source = childNamed(site.unit, "source");
  if (mark === undefined || source === undefined || first === undefined || others.length > 0) {
    throw new Error("The source of one of several mrk segments cannot be changed.");
  }
  const inner = render(site, first.segment, content, undefined);
  return [...rewriteElement(site.text, source, inner, []), ...rewriteElement(site.text, mark, inner, [])];
}

function attributesOf(site: Site, { sources }: Marks, changed: readonly Changed[]): Attributes {
  const [first, ...others] = changed;
  if (first === undefined || changed.length < sources.length) return [];
  if (others.length === 0) {
    return targetAttributes(first.segment, first.change, suggestionsAfter(site, first.segment, first.change));
  }
  const { state } = first.change;
  if (state === undefined || others.some(({ change }) => change.state !== state)) return [];
  return [["state", stateName12(state)]];
}

/** Fills the marks that the target has, and adds those that it lacks; a new target gets all of them. */
function spliceTargets(
  site: Site,
  { segSource, sources, target, targets }: Marks,
  inner: ReadonlyMap<string, string>,
  attributes: Attributes,
): readonly Splice[] {
  const { text } = site;
  const filled = [...inner].flatMap(([mid, value]) => {
    const mark = targets.get(mid);
    return mark === undefined ? [] : rewriteElement(text, mark, value, []);
  });
  const isNew = target === undefined || target.tag.isSelfClosing;
  if (isNew && inner.size === 0 && attributes.length === 0) return [];
  const added = sources
    .filter((mark) => !targets.has(midOf(mark)) && (isNew || inner.has(midOf(mark))))
    .map((mark) => {
      const tag = text.slice(mark.start, mark.openEnd);
      const open = mark.tag.isSelfClosing ? `${tag.slice(0, -2).trimEnd()}>` : tag;
      return `${open}${inner.get(midOf(mark)) ?? ""}</${mark.tag.name}>`;
    })
    .join("");
  if (isNew) return spliceTarget(site, target, segSource, added, attributes);
  return [
    ...filled,
    ...spliceTarget(site, target, segSource, undefined, attributes),
    ...(added === "" ? [] : [insertion(target.closeStart, added)]),
  ];
}
