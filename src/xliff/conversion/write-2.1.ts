import type { Content } from "../../article/content.ts";
import { attributesXml, escapeText } from "../../xml/escape.ts";
import { type Writing2, writeInline2 } from "../2/inline.ts";
import { joinSegments21, openRoot21, originalData21 } from "../2/layout.ts";
import { matches21 } from "../2/matches.ts";
import { sourceMetadata21 } from "../2/metadata.ts";
import { MATCHES, METADATA, NEW_PREFIXES, wrap, wrapModule } from "../2/modules.ts";
import { createDataTable } from "../2/original-data.ts";
import { EXONYM } from "../marks.ts";
import type { XliffHead } from "../model.ts";
import { asWritten, type WrittenSegment } from "../planned.ts";
import { stateName2 } from "../states.ts";
import { lead, NEW_STYLE_21, type Style } from "../style.ts";
import { KEPT_CATEGORY } from "./collect-unit.ts";
import { withValidIds } from "./contents.ts";
import { targetOf } from "./copies.ts";
import { hasTarget, styleInside, translateAttribute } from "./layout.ts";
import type {
  ConvertedDocument,
  ConvertedFile,
  ConvertedNode,
  ConvertedNote,
  ConvertedUnit,
} from "./model.ts";
import { writeNote21 } from "./notes.ts";
import { isNmtoken, nmtokenOf, uniqueIds } from "./sayable.ts";

/** Ids in a file, and the languages of the document. */
interface FileScope {
  readonly takeUnitId: (wanted: string) => string;
  readonly takeGroupId: (wanted: string) => string;
  readonly document: ConvertedDocument;
}

/** Writes a document in 2.1. */
export function writeDocument21(document: ConvertedDocument): string {
  const takeFileId = uniqueIds();
  const hasTargets = document.files.some(({ children }) => children.some(hasTarget));
  const namesTarget = document.targetLocale !== "und" || hasTargets;
  const root = openRoot21(document.sourceLocale, namesTarget ? document.targetLocale : undefined);
  const files = document.files.map((file) => file21(file, takeFileId, document));
  return `${root}${files.join("")}\n</xliff>\n`;
}

function file21(
  file: ConvertedFile,
  takeFileId: (wanted: string) => string,
  document: ConvertedDocument,
): string {
  const style = styleInside(NEW_STYLE_21, -1);
  const scope = { takeUnitId: uniqueIds(), takeGroupId: uniqueIds(), document };
  const attributes = attributesXml({
    id: takeFileId(file.id !== undefined && isNmtoken(file.id) ? file.id : "f1"),
    original: file.original,
    canResegment: holdsArticle(file.children) ? "no" : undefined,
    "xml:space": "preserve",
  });
  const children = file.children.map((node) => node21(node, scope, 0)).join("");
  const inside = children === "" ? `${lead(NEW_STYLE_21, 0)}<group id="empty"/>` : children;
  return [
    `${lead(style, 0)}<file${attributes}>`,
    keptMetadata21(file.kept, [], style),
    wrap(
      "notes",
      file.notes.map((note) => writeNote21(note, undefined, style)),
      style,
    ),
    inside,
    `${lead(style, 0)}</file>`,
  ].join("");
}

function holdsArticle(nodes: readonly ConvertedNode[]): boolean {
  return nodes.some((node) => (node.type === "group" ? holdsArticle(node.children) : node.isArticle));
}

function node21(node: ConvertedNode, scope: FileScope, depth: number): string {
  const style = styleInside(NEW_STYLE_21, depth);
  if (node.type === "unit") return lead(style, 0) + unit21(node, scope, style);
  const id = scope.takeGroupId(nmtokenOf(node.id ?? "g1"));
  const { type, kept } = typeAndKept(node, id);
  const attributes = attributesXml({
    id,
    name: node.name,
    type,
    translate: node.translate === undefined ? undefined : node.translate ? "yes" : "no",
  });
  return [
    `${lead(style, 0)}<group${attributes}>`,
    keptMetadata21(kept, [], style),
    wrap(
      "notes",
      node.notes.map((note) => writeNote21(note, undefined, style)),
      style,
    ),
    ...node.children.map((child) => node21(child, scope, depth + 1)),
    `${lead(style, 0)}</group>`,
  ].join("");
}

/** What 2.1 has no attribute for: other sorts of resources, ids with characters that it does not allow. */
function typeAndKept(
  { kind, id, kept }: ConvertedNode,
  written: string,
): { readonly type: string | undefined; readonly kept: ReadonlyMap<string, string> } {
  const all = new Map(kept);
  if (id !== undefined && id !== written) all.set("id", id);
  if (kind === undefined) return { type: undefined, kept: all };
  const type = kind.replace(/^x-/, "");
  if (/^[^\s:]+:[^\s:]+$/.test(type) && !type.startsWith(`${EXONYM}:`)) return { type, kept: all };
  all.set("restype", kind);
  return { type: undefined, kept: all };
}

/** Metadata of a node: what 1.2 has attributes for, and the hashes of an article's sources. */
function keptMetadata21(kept: ReadonlyMap<string, string>, others: readonly string[], style: Style): string {
  const metas = [...kept].map(
    ([type, value]) => `${lead(style, 3)}<mda:meta${attributesXml({ type })}>${escapeText(value)}</mda:meta>`,
  );
  const group = `<mda:metaGroup${attributesXml({ category: KEPT_CATEGORY })}>${metas.join("")}${lead(style, 2)}</mda:metaGroup>`;
  return wrapModule(METADATA, NEW_PREFIXES, metas.length === 0 ? others : [...others, group], style);
}

/** A piece that is written, with the id that it has in its unit. */
interface Placed {
  readonly segment: WrittenSegment | null;
  readonly oldId: string;
  readonly source: Content;
  readonly target: Content | null;
}

function unit21(unit: ConvertedUnit, scope: FileScope, style: Style): string {
  const id = scope.takeUnitId(nmtokenOf(unit.id ?? "u1"));
  const { type, kept } = unit.isArticle
    ? { type: `${EXONYM}:${unit.kind}`, kept: unit.kept }
    : typeAndKept(unit, id);
  const pieces = place(unit);
  const segments = pieces.flatMap(({ segment }) => (segment === null ? [] : [segment]));
  const data = createDataTable(new Map());
  const written = pieces.map((piece, index) =>
    piece21(piece, index, { prefix: "", data, isArticle: unit.isArticle }, style),
  );
  const hashes = unit.isArticle ? sourceMetadata21(segments, NEW_PREFIXES, style) : [];
  return [
    `<unit${attributesXml({ id, name: unit.name, type, translate: translateAttribute(unit) })}>`,
    wrapModule(
      MATCHES,
      NEW_PREFIXES,
      segments.flatMap((segment) => matches21(segment, NEW_PREFIXES, style)),
      style,
    ),
    keptMetadata21(kept, hashes, style),
    wrap("notes", notes21(unit, pieces, style), style),
    originalData21(data, style),
    unit.isArticle
      ? joinSegments21(headOf(scope.document), written, style)
      : written.map((each) => lead(style, 1) + each).join(""),
    `${lead(style, 0)}</unit>`,
  ].join("");
}

function headOf({
  sourceLocale,
  targetLocale,
}: ConvertedDocument): Pick<XliffHead, "sourceLocale" | "targetLocale"> {
  return { sourceLocale, targetLocale };
}

/** Gives the segments of a unit ids, and their codes ids that 2.x allows. */
function place(unit: ConvertedUnit): readonly Placed[] {
  const takeId = uniqueIds();
  return unit.pieces.map((piece) => {
    if (piece.type === "ignorable") {
      const target = piece.target === null ? null : withValidIds(piece.target);
      return { segment: null, oldId: "", source: withValidIds(piece.source), target };
    }
    const { segment } = piece;
    const id = takeId(nmtokenOf(piece.id ?? "1"));
    const source = withValidIds(segment.source);
    const plain = asWritten({ kept: segment });
    const written: WrittenSegment = {
      ...plain,
      id: id as WrittenSegment["id"], // an id by being written
      source,
      target: plain.target === null ? null : withValidIds(plain.target),
      state: plain.approved ? (plain.state === "signed-off" ? plain.state : "final") : plain.state,
      suggestions: plain.suggestions.map((each) => validPair(each)),
      previous: plain.previous === null ? null : validPair(plain.previous),
    };
    const copy = targetOf(segment);
    // An empty target would lack codes of an article that must not be deleted.
    const target = unit.isArticle && copy?.length === 0 ? null : copy;
    return {
      segment: written,
      oldId: segment.id,
      source,
      target: target === null ? null : withValidIds(target),
    };
  });
}

function validPair<Pair extends { readonly source: Content; readonly target: Content }>(pair: Pair): Pair {
  return { ...pair, source: withValidIds(pair.source), target: withValidIds(pair.target) };
}

function piece21(
  { segment, source, target }: Placed,
  index: number,
  writing: Omit<Writing2, "idPrefix">,
  style: Style,
): string {
  const at = lead(style, 2);
  // What stands between segments may hold a half of a pair whose other half is in another gap.
  const idPrefix = segment === null ? `gap${index}.` : `${segment.id}.`;
  const from = `${at}<source>${writeInline2(source, { ...writing, idPrefix })}</source>`;
  const to = target === null ? "" : `${at}<target>${writeInline2(target, { ...writing, idPrefix })}</target>`;
  if (segment === null) return `<ignorable>${from}${to}${lead(style, 1)}</ignorable>`;
  const state = target === null && segment.state === "needs-translation" ? {} : stateName2(segment.state);
  return `<segment${attributesXml({ id: segment.id, ...state })}>${from}${to}${lead(style, 1)}</segment>`;
}

/** Notes of segments have ids that begin with the segment's, as in every unit of ours. */
function notes21(unit: ConvertedUnit, pieces: readonly Placed[], style: Style): readonly string[] {
  const ids = new Map(pieces.map(({ segment, oldId }) => [oldId, segment?.id] as const));
  const counts = new Map<string, number>();
  return unit.notes.map((note) => writeNote21(note, noteId(note, ids, counts), style));
}

function noteId(
  { ours, segment }: ConvertedNote,
  ids: ReadonlyMap<string, string | undefined>,
  counts: Map<string, number>,
): string | undefined {
  const owner = segment === undefined ? undefined : ids.get(segment);
  if (owner === undefined || ours === "remark") return owner;
  const count = (counts.get(owner) ?? 0) + 1;
  counts.set(owner, count);
  return `${owner}.n${count}`;
}
