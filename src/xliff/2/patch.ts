import type { Content } from "../../article/content.ts";
import { setAttribute } from "../../xml/attributes.ts";
import { attributesXml } from "../../xml/escape.ts";
import type { Splice } from "../../xml/splice.ts";
import { attribute, childElements, childNamed, type XmlElement } from "../../xml/tree.ts";
import { type Changed, changedInner, type RawChange, renderChanged, withoutSource } from "../change.ts";
import { type Attributes, insertion, removal, rewriteElement } from "../element-splices.ts";
import type { SegmentChange, XliffSegment } from "../model.ts";
import { catalogCodes } from "../render.ts";
import { stateName2 } from "../states.ts";
import { lead } from "../style.ts";
import { changeCompanions } from "./companions.ts";
import { spliceGlossaryRefs } from "./glossary-refs.ts";
import { readInline2, writer2 } from "./inline.ts";
import { spliceHash } from "./metadata.ts";
import { isArticleUnit, partsOf, type UnitSite } from "./site.ts";
import { spliceData, spliceMatches, spliceNotes } from "./unit-lists.ts";

/** The splices that change segments of one unit. */
export function spliceUnit(site: UnitSite, changed: readonly Changed[]): readonly Splice[] {
  const companions = changed.map(({ segment, change }) => changeCompanions(site, segment, change));
  const removed = new Set(companions.flatMap((each) => each.removed));
  const renamed = new Map(
    changed.flatMap(({ segment, change }) =>
      change.id === undefined || change.id === segment.id ? [] : [[segment.id as string, change.id]],
    ),
  );
  return [
    ...(renamed.size === 0 ? [] : spliceGlossaryRefs(site.text, site.unit, (id) => renamed.get(id) ?? id)),
    ...changed.flatMap(({ segment, change }) => [
      ...spliceSegment(site, segment, change),
      ...spliceHash(site.text, site.hashes.get(segment.id), change),
    ]),
    ...companions.flatMap((each) => each.splices),
    ...spliceMatches(
      site,
      removed,
      companions.flatMap((each) => each.addedMatches),
    ),
    ...spliceNotes(
      site,
      removed,
      companions.flatMap((each) => each.addedNotes),
    ),
    ...spliceData(site),
  ];
}

/**
 * Source, target, state and ids inside a segment element.
 *
 * @param newRef the id that a `data` of this unit has where the segment goes; needed only where it leaves its unit.
 */
export function spliceSegment(
  site: UnitSite,
  segment: XliffSegment,
  change: RawChange,
  newRef: (id: string) => string | undefined = (id) => id,
): readonly Splice[] {
  const { text, style } = site;
  const { element } = partsOf(site, segment);
  const source = childNamed(element, "source");
  const target = childNamed(element, "target");
  const write = (content: Content) => render(site, segment, change, content, source);
  const scope = { data: site.originalData, idPrefix: `${segment.id}.` };
  const standing = target === undefined ? undefined : readInline2(target, scope);
  const inner = changedInner(segment, change, standing, write);
  const newSource = change.source === undefined || source === undefined ? undefined : write(change.source);
  const splices: Splice[] = [];
  if (newSource !== undefined && source !== undefined) {
    splices.push(...rewriteElement(text, source, newSource, []));
  }
  if (target !== undefined && inner === "" && isArticleUnit(site)) splices.push(removal(text, target));
  else if (target !== undefined) splices.push(...rewriteElement(text, target, inner, []));
  else if (inner !== undefined && inner !== "") {
    if (source === undefined) throw withoutSource(site.file, segment);
    const space = attribute(source.tag, "xml:space");
    const tag = `${style.prefix}target`;
    // A target has to treat white space as its source does (2.1, xml:space).
    const written = `<${tag}${attributesXml({ "xml:space": space })}>${inner}</${tag}>`;
    splices.push(insertion(source.end, lead(style, 2) + written));
  }
  const keptParts = [newSource === undefined ? source : undefined, inner === undefined ? target : undefined];
  return [
    ...rewriteElement(text, element, undefined, stateAttributes(change)),
    ...renameSegment(site, segment, change, element),
    ...keptParts.flatMap((part) =>
      part === undefined ? [] : spliceCodes(text, part, segment.id, change.id ?? segment.id, newRef),
    ),
    ...splices,
  ];
}

/** `approved` has no attribute of its own in 2.x: it is the state `final`. */
function stateAttributes({ state, approved }: SegmentChange): Attributes {
  const wanted = state ?? (approved === true ? "final" : undefined);
  if (wanted === undefined) return [];
  const written = stateName2(wanted);
  return [
    ["state", written.state],
    ["subState", written.subState],
  ];
}

function renameSegment(
  { text }: UnitSite,
  segment: XliffSegment,
  { id }: SegmentChange,
  element: XmlElement,
): readonly Splice[] {
  return id === undefined || id === segment.id ? [] : setAttribute(text, element, "id", id);
}

/** Codes that are not written anew: a new id of their segment stands before theirs, and their data may be elsewhere. */
function spliceCodes(
  text: string,
  parent: XmlElement,
  oldId: string,
  newId: string,
  newRef: (id: string) => string | undefined,
): readonly Splice[] {
  return childElements(parent).flatMap((child) => [
    ...["id", "startRef"].flatMap((name) => {
      const value = attribute(child.tag, name);
      return newId !== oldId && value?.startsWith(`${oldId}.`)
        ? setAttribute(text, child, name, `${newId}.${value.slice(oldId.length + 1)}`)
        : [];
    }),
    ...["dataRef", "dataRefStart", "dataRefEnd"].flatMap((name) => {
      const value = attribute(child.tag, name);
      return value === undefined ? [] : setAttribute(text, child, name, newRef(value));
    }),
    ...spliceCodes(text, child, oldId, newId, newRef),
  ]);
}

function render(
  site: UnitSite,
  segment: XliffSegment,
  change: SegmentChange,
  content: Content,
  source: XmlElement | undefined,
): string {
  const old = `${segment.id}.`;
  const isArticle = isArticleUnit(site);
  const idPrefix = isArticle ? `${change.id ?? segment.id}.` : "";
  const isRenamed = change.id !== undefined && change.id !== segment.id;
  // The codes of a source that goes, or of another id, are no model for new ones.
  const isModel = change.source === undefined && !isRenamed;
  const catalog = catalogCodes(site.text, isModel ? source : undefined, old);
  const writer = writer2({ prefix: site.style.prefix, idPrefix, data: site.data, isArticle });
  return renderChanged(site.file, segment, content, catalog, writer);
}
