import { type Content, codesOf } from "../../article/content.ts";
import { prefixOf } from "../../xml/scan.ts";
import type { Splice } from "../../xml/splice.ts";
import { attribute, childrenNamed, type XmlElement } from "../../xml/tree.ts";
import { changeSuggestions, originAfter, renderChanged, type SuggestionChange } from "../change.ts";
import { type Attributes, insertion, rewriteElement } from "../element-splices.ts";
import type { SegmentChange, XliffSegment } from "../model.ts";
import { catalogCodes, NO_CATALOG } from "../render.ts";
import { qualifierOf, stateName12 } from "../states.ts";
import { lead, type Style, styleAt } from "../style.ts";
import { writer12 } from "./inline.ts";
import { isProposal, partsOf, readSuggestion, referredMid, segmentMarks, type UnitParts } from "./read.ts";

/** A trans-unit, and all that its splices need to know of where it is. */
export interface Site {
  readonly text: string;
  readonly file: string;
  readonly unit: XmlElement;
  readonly prefix: string;
  readonly style: Style;
  /** Number of `mrk` segments in `seg-source`. */
  readonly marks: number;
  readonly parts: UnitParts;
  /** The mids of the marks that stand in `seg-source` directly. */
  readonly directMarks: ReadonlySet<string | undefined>;
  /** The alternatives, by the number of the mark that they are for. */
  readonly alternativesOfMarks: ReadonlyMap<string | undefined, readonly XmlElement[]>;
  /** Behind the last child of XLIFF's own: the schema has elements of other namespaces last. */
  readonly end: number;
}

const NO_ALTERNATIVES: ReadonlyMap<string | undefined, readonly XmlElement[]> = new Map();

/** A trans-unit with all that its splices need, looked up once. */
export function siteOf(text: string, file: string, unit: XmlElement): Site {
  const parts = partsOf(unit);
  const { segSource, alternatives } = parts;
  const own = unit.children.findLast((child) => child.type === "element" && child.tag.uri === unit.tag.uri);
  return {
    text,
    file,
    unit,
    parts,
    prefix: prefixOf(unit.tag),
    style: styleAt(text, unit, 1),
    marks: segSource === undefined ? 0 : segmentMarks(segSource).length,
    directMarks: new Set(
      segSource === undefined ? [] : childrenNamed(segSource, "mrk").map(({ tag }) => attribute(tag, "mid")),
    ),
    alternativesOfMarks: alternatives.length === 0 ? NO_ALTERNATIVES : Map.groupBy(alternatives, referredMid),
    end: own?.end ?? unit.openEnd,
  };
}

/** What a change says of the attributes of a target. */
export function targetAttributes(
  segment: XliffSegment,
  change: SegmentChange,
  after: SuggestionChange,
): Attributes {
  const result: (readonly [string, string | undefined])[] = [];
  if (change.state !== undefined) result.push(["state", stateName12(change.state)]);
  if (change.origin !== undefined || (change.target !== undefined && change.state !== undefined)) {
    result.push(["state-qualifier", qualifierOf(originAfter(segment, change), after.quality)]);
  }
  return result;
}

/** Sets attributes and content of a target; puts one in behind `anchor` where there is none. */
export function spliceTarget(
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

/** What a change does to the suggestions that stand there. */
export function suggestionsAfter(site: Site, segment: XliffSegment, change: SegmentChange): SuggestionChange {
  return changeSuggestions(segment, proposalsOf(site, segment).map(readSuggestion), change);
}

/** The suggestions of a segment. */
export function proposalsOf(site: Site, segment: XliffSegment): readonly XmlElement[] {
  return alternativesOf(site, segment).filter(isProposal);
}

/** The alternatives of a segment: of its trans-unit, or those with the number of its mark. */
export function alternativesOf(site: Site, { fileSegment }: XliffSegment): readonly XmlElement[] {
  return fileSegment === null ? site.parts.alternatives : (site.alternativesOfMarks.get(fileSegment) ?? []);
}

/** Content with the codes of a source. */
export function render(
  site: Site,
  segment: XliffSegment,
  content: Content,
  source: XmlElement | undefined,
): string {
  const catalog = codesOf(content).length === 0 ? NO_CATALOG : catalogCodes(site.text, source, "");
  return renderChanged(site.file, segment, content, catalog, writer12(site.prefix));
}
