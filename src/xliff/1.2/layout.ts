import type { Content } from "../../article/content.ts";
import type { PreviousVersion } from "../../article/translation.ts";
import { attributesXml, escapeText, sayable } from "../../xml/escape.ts";
import type { ReadSuggestion } from "../judge.ts";
import { EXONYM, type MarkReference, originText, USED } from "../marks.ts";
import type { BlockTerm, PlannedBlock, XliffHead } from "../model.ts";
import type { WrittenSegment } from "../planned.ts";
import { qualifierOf, stateName12 } from "../states.ts";
import { lead, type Style } from "../style.ts";
import { suggestionsToWrite, usedQuality } from "../suggestions.ts";
import { writeInline12 } from "./inline.ts";
import { termNotes12 } from "./term-notes.ts";

/** All of a new file before its first block. */
export function opening12(head: XliffHead): string {
  const file = attributesXml({
    original: head.original,
    "source-language": head.sourceLocale,
    "target-language": head.targetLocale,
    datatype: head.datatype,
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">',
    `  <file${file}>`,
    "    <header>",
    `      <tool tool-id="${EXONYM}" tool-name="Exonym"/>`,
    "    </header>",
    "    <body>",
  ].join("\n");
}

/** All of a new file behind its last block. */
export const CLOSING_12 = "\n    </body>\n  </file>\n</xliff>\n";

/** Start tag of a paragraph's group. */
export function openGroup12(block: PlannedBlock, { prefix }: Style): string {
  return `<${prefix}group${attributesXml({ id: block.id, restype: `x-${block.kind}` })}>`;
}

/**
 * The note that says where a sentence stands. Every sentence has it, as many tools show notes of a trans-unit only;
 * what it is annotated with tells it from our remarks.
 */
export function contextNote12(context: string, { prefix }: Style): string {
  return `<${prefix}note from="${EXONYM}" annotates="source">${escapeText(sayable(context))}</${prefix}note>`;
}

/** A remark by us. */
export function ourNote12(words: string, { prefix }: Style): string {
  return `<${prefix}note from="${EXONYM}">${escapeText(words)}</${prefix}note>`;
}

/** A paragraph: from the start tag of its group to the end tag. */
export function block12(block: PlannedBlock, segments: readonly WrittenSegment[], style: Style): string {
  const inside = segments
    .map(
      (segment, index) => lead(style, 1) + transUnit12(segment, style, block.context, block.terms?.[index]),
    )
    .join("");
  return `${openGroup12(block, style)}${inside}${lead(style, 0)}</${style.prefix}group>`;
}

/**
 * A segment, in the order of the schema: source, target, notes and alternatives.
 *
 * @param context where its paragraph stands, in words for a translator.
 * @param terms of the glossary, in its source.
 */
export function transUnit12(
  segment: WrittenSegment,
  style: Style,
  context: string | undefined,
  terms: readonly BlockTerm[] = [],
): string {
  const { prefix } = style;
  const at = lead(style, 2);
  const suggestions = suggestionsToWrite(segment);
  const approved = segment.approved ? "yes" : undefined;
  let result = `<${prefix}trans-unit${attributesXml({ id: segment.id, approved, "xml:space": "preserve" })}>`;
  result += `${at}<${prefix}source>${writeInline12(segment.source, prefix)}</${prefix}source>`;
  result += at + target12(segment, usedQuality(suggestions), style);
  if (context !== undefined) result += at + contextNote12(context, style);
  for (const note of termNotes12(terms, style)) result += at + note;
  if (segment.remark !== undefined) result += at + ourNote12(segment.remark, style);
  for (const note of segment.notes) result += `${at}<${prefix}note>${escapeText(note)}</${prefix}note>`;
  if (segment.previous !== null) result += at + previous12(segment.previous, style);
  for (const suggestion of suggestions) result += at + suggestion12(suggestion, style);
  return `${result}${lead(style, 1)}</${prefix}trans-unit>`;
}

function target12(segment: WrittenSegment, quality: number, { prefix }: Style): string {
  const attributes = attributesXml({
    state: stateName12(segment.state),
    "state-qualifier": segment.target === null ? undefined : qualifierOf(segment.origin, quality),
  });
  return `<${prefix}target${attributes}>${writeInline12(segment.target ?? [], prefix)}</${prefix}target>`;
}

/** How content is written, where another way than that of articles is wanted. */
type WriteContent = (content: Content) => string;

/**
 * The earlier wording of a segment, as an alt-trans.
 *
 * @param mark the `mrk` that is the segment, where the trans-unit holds several.
 */
export function previous12(
  previous: PreviousVersion,
  style: Style,
  mark: MarkReference = {},
  write: WriteContent = (content) => writeInline12(content, style.prefix),
): string {
  const attributes = { ...mark, "tool-id": EXONYM, alttranstype: "previous-version" };
  return altTrans12(attributes, previous, style, write);
}

/** A suggestion, as an alt-trans; `mark` as in {@link previous12}. */
export function suggestion12(
  { suggestion, used }: ReadSuggestion,
  style: Style,
  mark: MarkReference = {},
  write: WriteContent = (content) => writeInline12(content, style.prefix),
): string {
  const attributes = {
    mid: mark.mid,
    "match-quality": suggestion.quality > 0 ? String(suggestion.quality) : undefined,
    "tool-id": EXONYM,
    origin: originText(suggestion),
    extradata: used ? USED : undefined,
    extype: mark.extype,
  };
  return altTrans12(attributes, suggestion, style, write);
}

function altTrans12(
  attributes: Readonly<Record<string, string | undefined>>,
  { source, target }: { readonly source: Content; readonly target: Content },
  style: Style,
  write: WriteContent,
): string {
  const { prefix } = style;
  const at = lead(style, 3);
  const from = `${at}<${prefix}source>${write(source)}</${prefix}source>`;
  const to = `${at}<${prefix}target>${write(target)}</${prefix}target>`;
  return `<${prefix}alt-trans${attributesXml(attributes)}>${from}${to}${lead(style, 2)}</${prefix}alt-trans>`;
}
