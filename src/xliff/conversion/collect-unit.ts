import type { Content } from "../../article/content.ts";
import {
  attribute,
  childElements,
  childNamed,
  childrenNamed,
  textOf,
  type XmlElement,
} from "../../xml/tree.ts";
import { readInline2 } from "../2/inline.ts";
import { METADATA, moduleElement } from "../2/modules.ts";
import { notesOf, readOriginalData } from "../2/read.ts";
import kinds from "../kinds.json" with { type: "json" };
import { EXONYM } from "../marks.ts";
import type { XliffSegment } from "../model.ts";
import { isKept, keptAttributes } from "./losses.ts";
import type { ConvertedPiece, ConvertedUnit } from "./model.ts";
import { readNote2, readNote12 } from "./notes.ts";
import { gapsOf } from "./segmentation-1.2.ts";

/** The segments of a document by where their elements start. */
export type SegmentsAt = ReadonlyMap<number, readonly XliffSegment[]>;

/** Category of the metadata that hold what 1.2 has an attribute for. */
export const KEPT_CATEGORY = `${EXONYM}-1.2`;

/** Stands before the id of a unit's only segment, for which 1.2 has no other place. */
export const SEGMENT_ID = `${EXONYM}:segment `;

/** A trans-unit that is no sentence of an article. */
export function unitOf12(element: XmlElement, segmentsAt: SegmentsAt): ConvertedUnit {
  const { tag } = element;
  const kept = new Map(keptAttributes(tag));
  const extra = kept.get("extradata");
  const ownId = extra?.startsWith(SEGMENT_ID) ? extra.slice(SEGMENT_ID.length) : null;
  if (ownId !== null) kept.delete("extradata");
  return {
    type: "unit",
    isArticle: false,
    id: attribute(tag, "id"),
    name: attribute(tag, "resname"),
    kind: attribute(tag, "restype"),
    translate: translateOf(element),
    kept,
    notes: childrenNamed(element, "note").map((note) => readNote12(note, undefined)),
    pieces: piecesOf12(element, segmentsAt.get(element.start) ?? [], ownId),
  };
}

function piecesOf12(
  element: XmlElement,
  segments: readonly XliffSegment[],
  ownId: string | null,
): readonly ConvertedPiece[] {
  const segSource = childNamed(element, "seg-source");
  const [first] = segments;
  if (segSource === undefined || first === undefined || first.fileSegment === null) {
    return segments.map((segment) => ({ type: "segment", id: ownId, segment }));
  }
  const target = childNamed(element, "target");
  const sources = gapsOf(segSource);
  const targets = target === undefined ? [] : gapsOf(target);
  const gap = (index: number): readonly ConvertedPiece[] => {
    const source = sources[index] ?? [];
    const own = targets.length === sources.length ? (targets[index] ?? []) : [];
    return source.length + own.length === 0 ? [] : [{ type: "ignorable", source, target: own }];
  };
  return [
    ...segments.flatMap((segment, index): readonly ConvertedPiece[] => [
      ...gap(index),
      { type: "segment", id: segment.fileSegment, segment },
    ]),
    ...gap(segments.length),
  ];
}

/** A paragraph of an article in 1.2: a group with a trans-unit per sentence. */
export function articleUnitOf12(group: XmlElement, segmentsAt: SegmentsAt): ConvertedUnit {
  const { tag } = group;
  const restype = (attribute(tag, "restype") ?? "").replace(/^x-/, "");
  const units = transUnitsIn(group);
  const pieces = units.flatMap((unit) =>
    (segmentsAt.get(unit.start) ?? []).map(
      (segment): ConvertedPiece => ({ type: "segment", id: segment.id, segment }),
    ),
  );
  const notes = [
    ...childrenNamed(group, "note").map((note) => ({ ...readNote12(note, undefined), isOfGroup: true })),
    ...units.flatMap((unit) =>
      childrenNamed(unit, "note").map((note) => readNote12(note, segmentsAt.get(unit.start)?.[0]?.id)),
    ),
  ];
  // A group's own note of ours says where it stands, and each sentence says it again.
  const [context] = notes.filter(
    (note) => note.ours === "context" || ("isOfGroup" in note && note.ours !== null),
  );
  const others = notes.filter(
    (note) => note.ours !== "context" && !("isOfGroup" in note && note.ours !== null),
  );
  const translated = units.map((unit) => translateOf(unit));
  return {
    type: "unit",
    isArticle: true,
    id: attribute(tag, "id"),
    name: attribute(tag, "resname"),
    kind: kinds.includes(restype) ? restype : "paragraph",
    translate: translateOf(group) ?? (translated.every((each) => each === false) ? false : undefined),
    kept: keptAttributes(tag),
    notes: [...(context === undefined ? [] : [{ ...context, ours: "context" as const }]), ...others],
    pieces,
  };
}

/** The trans-units inside a group, at any depth. */
function transUnitsIn(group: XmlElement): readonly XmlElement[] {
  return childElements(group).flatMap((child) => {
    if (child.tag.uri !== group.tag.uri) return [];
    return child.tag.local === "trans-unit"
      ? [child]
      : child.tag.local === "group"
        ? transUnitsIn(child)
        : [];
  });
}

/** A unit of 2.x. */
export function unitOf2(element: XmlElement, segmentsAt: SegmentsAt): ConvertedUnit {
  const { tag } = element;
  const type = attribute(tag, "type");
  const kind = articleKind(type);
  const scope = { data: readOriginalData(childNamed(element, "originalData")), idPrefix: "" };
  const contentOf = (part: XmlElement | undefined): Content =>
    part === undefined ? [] : readInline2(part, scope);
  const pieces = childElements(element).flatMap((child): readonly ConvertedPiece[] => {
    if (child.tag.uri !== tag.uri) return [];
    if (child.tag.local === "ignorable") {
      const target = childNamed(child, "target");
      const source = contentOf(childNamed(child, "source"));
      return [{ type: "ignorable", source, target: target === undefined ? null : contentOf(target) }];
    }
    return (segmentsAt.get(child.start) ?? []).map((segment) => ({
      type: "segment",
      id: segment.fileSegment,
      segment,
    }));
  });
  const ids = new Set(
    pieces.flatMap((piece) => (piece.type === "segment" ? [String(piece.segment.id)] : [])),
  );
  const inside = childrenNamed(element, "segment").flatMap(notesOf);
  return {
    type: "unit",
    isArticle: kind !== undefined,
    id: attribute(tag, "id"),
    name: attribute(tag, "name"),
    kind: kind ?? type,
    translate: translateOf(element),
    kept: keptMetadata(element),
    notes: [...notesOf(element), ...inside].map((note) => readNote2(note, ids)),
    pieces,
  };
}

function articleKind(type: string | undefined): string | undefined {
  const kind = type?.startsWith(`${EXONYM}:`) ? type.slice(EXONYM.length + 1) : undefined;
  return kind !== undefined && kinds.includes(kind) ? kind : undefined;
}

/** What metadata of ours hold for 1.2. */
function keptMetadata(element: XmlElement): ReadonlyMap<string, string> {
  const metadata = moduleElement(element, METADATA);
  return metadata === undefined ? new Map() : metasIn(metadata);
}

/** As {@link keptMetadata}, of the metadata element itself. */
export function metasIn(metadata: XmlElement): ReadonlyMap<string, string> {
  const metas = childrenNamed(metadata, "metaGroup")
    .filter((group) => attribute(group.tag, "category") === KEPT_CATEGORY)
    .flatMap((group) => childrenNamed(group, "meta"));
  return new Map(
    metas.flatMap((meta) => {
      const type = attribute(meta.tag, "type") ?? "";
      return isKept(type) || type === "id" || type === "restype" ? [[type, textOf(meta)] as const] : [];
    }),
  );
}

/** The `translate` attribute; `undefined` where it is inherited. */
export function translateOf({ tag }: Pick<XmlElement, "tag">): boolean | undefined {
  const value = attribute(tag, "translate");
  return value === "no" ? false : value === "yes" ? true : undefined;
}
