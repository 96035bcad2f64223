import { type Locale, sentenceSpace } from "../../article/locale.ts";
import { attributesXml, escapeText, sayable } from "../../xml/escape.ts";
import type { PlannedBlock, XliffHead } from "../model.ts";
import type { WrittenSegment } from "../planned.ts";
import { stateName2 } from "../states.ts";
import { lead, type Style } from "../style.ts";
import { glossary21 } from "./glossary.ts";
import { writeInline2 } from "./inline.ts";
import { matches21 } from "./matches.ts";
import { metadata21 } from "./metadata.ts";
import { GLOSSARY, MATCHES, METADATA, NEW_PREFIXES, wrap, wrapModule } from "./modules.ts";
import { createDataTable, type DataTable, data2 } from "./original-data.ts";
import { CONTEXT_CATEGORY, REMARK_CATEGORY } from "./read.ts";
import { unitTerms } from "./unit-terms.ts";

/** Declaration and start tag of the root of a new file; without `targetLocale` it names none. */
export function openRoot21(sourceLocale: Locale, targetLocale: Locale | undefined): string {
  const root = attributesXml({
    version: "2.1",
    xmlns: "urn:oasis:names:tc:xliff:document:2.0",
    "xmlns:mtc": MATCHES.uri,
    "xmlns:gls": GLOSSARY.uri,
    "xmlns:mda": METADATA.uri,
    srcLang: sourceLocale,
    trgLang: targetLocale,
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<xliff${root}>`;
}

/** All of a new file before its first block. */
export function opening21(head: XliffHead): string {
  const file = attributesXml({
    id: "f1",
    original: head.original,
    canResegment: "no",
    "xml:space": "preserve",
  });
  return `${openRoot21(head.sourceLocale, head.targetLocale)}\n  <file${file}>`;
}

/** All of a new file behind its last block. */
export const CLOSING_21 = "\n  </file>\n</xliff>\n";

/** Start tag of a unit. */
export function openUnit21(block: PlannedBlock, { prefix }: Style): string {
  return `<${prefix}unit${attributesXml({ id: block.id, type: `exonym:${block.kind}` })}>`;
}

/** A paragraph: from the start tag of its unit to the end tag, in the order of the schema. */
export function block21(
  head: XliffHead,
  block: PlannedBlock,
  segments: readonly WrittenSegment[],
  style: Style,
): string {
  const matches = segments.flatMap((segment) => matches21(segment, NEW_PREFIXES, style));
  const context = block.context === undefined ? [] : [contextNote21(block.context, style)];
  const notes = [...context, ...segments.flatMap((segment) => notes21(segment, style))];
  const data = createDataTable(new Map());
  const inside = segments.map((segment) => segment21(segment, data, style));
  return [
    openUnit21(block, style),
    wrapModule(MATCHES, NEW_PREFIXES, matches, style),
    wrapModule(GLOSSARY, NEW_PREFIXES, glossary21(unitTerms(block) ?? [], NEW_PREFIXES, style), style),
    metadata21(segments, NEW_PREFIXES, style),
    wrap(`${style.prefix}notes`, notes, style),
    originalData21(data, style),
    joinSegments21(head, inside, style),
    `${lead(style, 0)}</${style.prefix}unit>`,
  ].join("");
}

/** The markup that was collected while segments were written, with what stands before it. */
export function originalData21(data: DataTable, style: Style): string {
  const entries = data.added().map((each) => data2(each, style.prefix));
  return wrap(`${style.prefix}originalData`, entries, style);
}

type Languages = Pick<XliffHead, "sourceLocale" | "targetLocale">;

/** Segments one behind the other, with the space between sentences as `ignorable`, as the languages have it. */
export function joinSegments21(head: Languages, segments: readonly string[], style: Style): string {
  const between = ignorable21(head, style);
  return segments.map((segment, index) => (index === 0 ? "" : between) + lead(style, 1) + segment).join("");
}

function ignorable21(head: Languages, style: Style): string {
  const { prefix } = style;
  const source = sentenceSpace(head.sourceLocale);
  const target = sentenceSpace(head.targetLocale);
  if (source === "" && target === "") return "";
  const at = lead(style, 2);
  const from = `${at}<${prefix}source>${source}</${prefix}source>`;
  const to = `${at}<${prefix}target>${target}</${prefix}target>`;
  return `${lead(style, 1)}<${prefix}ignorable>${from}${to}${lead(style, 1)}</${prefix}ignorable>`;
}

/**
 * A segment; the markup of its codes goes into the unit's original data. One without a translation has no target: an
 * empty one would lack codes that must not be deleted.
 */
export function segment21(segment: WrittenSegment, data: DataTable, style: Style): string {
  const { prefix } = style;
  const writing = { prefix, idPrefix: `${segment.id}.`, data, isArticle: true };
  const at = lead(style, 2);
  const open = `<${prefix}segment${attributesXml({ id: segment.id, ...stateName2(segment.state) })}>`;
  const source = `<${prefix}source>${writeInline2(segment.source, writing)}</${prefix}source>`;
  const target =
    segment.target === null || segment.target.length === 0
      ? ""
      : `${at}<${prefix}target>${writeInline2(segment.target, writing)}</${prefix}target>`;
  return `${open}${at}${source}${target}${lead(style, 1)}</${prefix}segment>`;
}

/** The note that says where a paragraph stands. */
export function contextNote21(context: string, { prefix }: Style): string {
  return `<${prefix}note category="${CONTEXT_CATEGORY}" appliesTo="source">${escapeText(sayable(context))}</${prefix}note>`;
}

/** Our remark on a segment, and the notes of people; their ids say which segment they are for. */
export function notes21(segment: WrittenSegment, style: Style): readonly string[] {
  const { prefix } = style;
  const remark = segment.remark === undefined ? [] : [remark21(segment.remark, segment.id, style)];
  const notes = segment.notes.map((note, index) => {
    const id = `${segment.id}.n${index + 1}`;
    return `<${prefix}note${attributesXml({ id })}>${escapeText(note)}</${prefix}note>`;
  });
  return [...remark, ...notes];
}

/** Our remark on a segment. */
export function remark21(words: string, segment: string, { prefix }: Style): string {
  const attributes = attributesXml({ id: segment, category: REMARK_CATEGORY, appliesTo: "target" });
  return `<${prefix}note${attributes}>${escapeText(words)}</${prefix}note>`;
}
