import type { Content } from "../../article/content.ts";
import { attributesXml } from "../../xml/escape.ts";
import { contextNote12, previous12, suggestion12 } from "../1.2/layout.ts";
import { groupsToTake } from "../groups.ts";
import { EXONYM, markReference } from "../marks.ts";
import type { XliffSegment } from "../model.ts";
import { asWritten } from "../planned.ts";
import { qualifierOf, stateName12 } from "../states.ts";
import { lead, NEW_STYLE_12, type Style } from "../style.ts";
import { suggestionsToWrite, usedQuality } from "../suggestions.ts";
import { SEGMENT_ID } from "./collect-unit.ts";
import { targetOf } from "./copies.ts";
import { writeFull12 } from "./full-inline-1.2.ts";
import { hasTarget, styleInside, translateAttribute } from "./layout.ts";
import type {
  ConvertedDocument,
  ConvertedFile,
  ConvertedGroup,
  ConvertedNode,
  ConvertedPiece,
  ConvertedUnit,
} from "./model.ts";
import { writeNote12 } from "./notes.ts";
import { uniqueIds } from "./sayable.ts";

/** Ids in a file: groups and trans-units each have a scope of their own. */
interface FileScope {
  readonly takeUnitId: (wanted: string) => string;
  readonly takeGroupId: (wanted: string) => string;
}

/** Writes a document in 1.2. */
export function writeDocument12(document: ConvertedDocument): string {
  const files = document.files.map((file) => file12(file, document)).join("");
  return `<?xml version="1.0" encoding="UTF-8"?>\n<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">${files}\n</xliff>\n`;
}

function file12(file: ConvertedFile, { sourceLocale, targetLocale }: ConvertedDocument): string {
  const { datatype = "plaintext", ...kept } = Object.fromEntries(file.kept);
  const attributes = attributesXml({
    original: file.original ?? file.id ?? "",
    "source-language": sourceLocale,
    "target-language": targetLocale === "und" && !file.children.some(hasTarget) ? undefined : targetLocale,
    datatype,
    ...kept,
  });
  const scope = { takeUnitId: uniqueIds(), takeGroupId: uniqueIds() };
  const at = "\n      ";
  return [
    `\n  <file${attributes}>`,
    "\n    <header>",
    ...file.notes.map((note) => at + writeNote12(note, NEW_STYLE_12)),
    `${at}<tool tool-id="${EXONYM}" tool-name="Exonym"/>`,
    "\n    </header>",
    "\n    <body>",
    ...file.children.map((node) => node12(node, scope, 0)),
    "\n    </body>",
    "\n  </file>",
  ].join("");
}

function node12(node: ConvertedNode, scope: FileScope, depth: number): string {
  const style = styleInside(NEW_STYLE_12, depth);
  if (node.type === "group") return group12(node, scope, depth, style);
  if (node.isArticle) return article12(node, scope, style);
  return lead(style, 0) + transUnit12(node, scope, styleInside(style, -1));
}

function group12(group: ConvertedGroup, scope: FileScope, depth: number, style: Style): string {
  const id = group.kept.get("id") ?? group.id;
  const attributes = attributesXml({
    id: id === undefined ? undefined : scope.takeGroupId(id),
    resname: group.name,
    restype: restypeOf(group),
    translate: group.translate === undefined ? undefined : group.translate ? "yes" : "no",
    ...keptOf(group),
  });
  return [
    `${lead(style, 0)}<group${attributes}>`,
    ...group.notes.map((note) => lead(style, 1) + writeNote12(note, style)),
    ...group.children.map((child) => node12(child, scope, depth + 1)),
    `${lead(style, 0)}</group>`,
  ].join("");
}

function restypeOf({ kind, kept }: ConvertedNode): string | undefined {
  return (
    kept.get("restype") ?? (kind === undefined ? undefined : /^\S+$/.test(kind) ? `x-${kind}` : undefined)
  );
}

/** Attributes that 2.1 held as metadata. */
function keptOf({ kept }: ConvertedNode): Readonly<Record<string, string>> {
  return Object.fromEntries([...kept].filter(([name]) => name !== "id" && name !== "restype"));
}

/** A paragraph of an article: a group, a trans-unit per sentence; the spaces between sentences are the language's. */
function article12(unit: ConvertedUnit, scope: FileScope, style: Style): string {
  const attributes = attributesXml({
    id: unit.id === undefined ? undefined : scope.takeGroupId(unit.id),
    resname: unit.name,
    restype: `x-${unit.kind}`,
    ...keptOf(unit),
  });
  const context = unit.notes.find((note) => note.ours === "context");
  const translate = translateAttribute(unit);
  const segments = unit.pieces.flatMap((piece) => (piece.type === "segment" ? [piece.segment] : []));
  const others = unit.notes.filter((note) => note.ours !== "context");
  const takeNotes = groupsToTake(others, (note) => note.segment ?? segments[0]?.id);
  const inside = segments.map((segment) => {
    const notes = takeNotes(segment.id);
    const open = attributesXml({
      id: scope.takeUnitId(segment.id),
      approved: segment.approved ? "yes" : undefined,
      translate,
      "xml:space": "preserve",
    });
    return [
      `${lead(style, 1)}<trans-unit${open}>`,
      lead(style, 2) + source12(segment.source),
      target12(segment, style),
      context === undefined ? "" : lead(style, 2) + contextNote12(context.text, style),
      ...notes.map((note) => lead(style, 2) + writeNote12(note, style)),
      ...alternatives12(segment, style, null),
      `${lead(style, 1)}</trans-unit>`,
    ].join("");
  });
  return `${lead(style, 0)}<group${attributes}>${inside.join("")}${lead(style, 0)}</group>`;
}

/** A trans-unit by itself; several segments are marks in it. */
function transUnit12(unit: ConvertedUnit, scope: FileScope, style: Style): string {
  const segments = unit.pieces.flatMap((piece) => (piece.type === "segment" ? [piece.segment] : []));
  const isMarked = unit.pieces.length > 1;
  const open = attributesXml({
    id: scope.takeUnitId(unit.kept.get("id") ?? unit.id ?? "1"),
    approved: segments.length > 0 && segments.every(({ approved }) => approved) ? "yes" : undefined,
    translate: translateAttribute(unit),
    resname: unit.name,
    restype: restypeOf(unit),
    extradata: isMarked ? undefined : loneId(unit),
    ...keptOf(unit),
    "xml:space": "preserve",
  });
  const takeMid = uniqueIds();
  const mids = unit.pieces.map((piece, index) =>
    piece.type === "segment" ? takeMid(piece.id ?? String(index + 1)) : null,
  );
  const [first] = segments;
  return [
    `<trans-unit${open}>`,
    lead(style, 2) + source12(unit.pieces.flatMap(({ ...piece }) => sourceOf(piece))),
    isMarked ? `${lead(style, 2)}<seg-source>${marks12(unit.pieces, mids, sourceOf)}</seg-source>` : "",
    isMarked
      ? markedTarget12(unit.pieces, mids, segments, style)
      : first === undefined
        ? ""
        : target12(first, style),
    ...unit.notes.map((note) => lead(style, 2) + writeNote12(note, style)),
    ...unit.pieces.flatMap((piece, index) =>
      piece.type === "segment"
        ? alternatives12(piece.segment, style, isMarked ? (mids[index] ?? null) : null)
        : [],
    ),
    `${lead(style, 1)}</trans-unit>`,
  ].join("");
}

/** The id of a unit's only segment, where it is not the one that conversion gives. */
function loneId({ pieces }: ConvertedUnit): string | undefined {
  const [piece] = pieces;
  const id = piece?.type === "segment" ? piece.id : null;
  return id === null || id === "1" ? undefined : SEGMENT_ID + id;
}

function sourceOf(piece: ConvertedPiece): Content {
  return piece.type === "segment" ? piece.segment.source : piece.source;
}

function marks12(
  pieces: readonly ConvertedPiece[],
  mids: readonly (string | null)[],
  contentOf: (piece: ConvertedPiece) => Content,
): string {
  return pieces
    .map((piece, index) => {
      const inner = writeFull12(contentOf(piece));
      return piece.type === "segment"
        ? `<mrk${attributesXml({ mtype: "seg", mid: mids[index] ?? "" })}>${inner}</mrk>`
        : inner;
    })
    .join("");
}

/** The state is of the whole target: that of the segment that has come least far. */
function markedTarget12(
  pieces: readonly ConvertedPiece[],
  mids: readonly (string | null)[],
  segments: readonly XliffSegment[],
  style: Style,
): string {
  // A target without marks would read as one for all segments together.
  if (segments.every(({ target }) => target === null)) return "";
  const states = segments.filter(({ target }) => target !== null).map(({ state }) => state);
  const least = STATES.find((state) => states.includes(state)) ?? "needs-translation";
  const present = pieces
    .map((piece, index) => ({ piece, mid: mids[index] ?? null }))
    .filter(({ piece }) => piece.type === "ignorable" || piece.segment.target !== null);
  const inner = marks12(
    present.map(({ piece }) => piece),
    present.map(({ mid }) => mid),
    (piece) => (piece.type === "segment" ? (targetOf(piece.segment) ?? []) : (piece.target ?? piece.source)),
  );
  return `${lead(style, 2)}<target${attributesXml({ state: stateName12(least) })}>${inner}</target>`;
}

const STATES = [
  "needs-translation",
  "needs-review-translation",
  "needs-adaptation",
  "translated",
  "signed-off",
  "final",
] as const;

function source12(content: Content): string {
  return `<source>${writeFull12(content)}</source>`;
}

function target12(segment: XliffSegment, style: Style): string {
  const target = targetOf(segment);
  if (target === null) return "";
  const attributes = attributesXml({
    state: stateName12(segment.state),
    "state-qualifier":
      segment.target === null
        ? undefined
        : qualifierOf(segment.origin, usedQuality(suggestionsToWrite(asWritten({ kept: segment })))),
  });
  return `${lead(style, 2)}<target${attributes}>${writeFull12(target)}</target>`;
}

function alternatives12(segment: XliffSegment, style: Style, mid: string | null): readonly string[] {
  const mark = markReference(mid, true);
  const previous = segment.previous === null ? [] : [previous12(segment.previous, style, mark, writeFull12)];
  const offers = suggestionsToWrite(asWritten({ kept: segment }));
  return [...previous, ...offers.map((each) => suggestion12(each, style, mark, writeFull12))].map(
    (each) => lead(style, 2) + each,
  );
}
