import { sentenceSpace } from "../article/locale.ts";
import type { PreviousVersion } from "../article/translation.ts";
import { attributesXml, escapeText } from "./escape.ts";
import { writeInline2 } from "./inline-2.ts";
import type { ReadSuggestion } from "./judge.ts";
import { originText } from "./marks.ts";
import type { PlannedBlock, XliffHead } from "./model.ts";
import type { WrittenSegment } from "./planned.ts";
import { CONTEXT_CATEGORY, MATCHES_URI, PREVIOUS_SUBTYPE, REMARK_CATEGORY, USED_SUBTYPE } from "./read-2.ts";
import { stateName2 } from "./states.ts";
import { lead, type Style } from "./style.ts";
import { suggestionsToWrite } from "./suggestions.ts";

/** All of a new file before its first block. */
export function opening21(head: XliffHead): string {
  const root = attributesXml({
    version: "2.1",
    xmlns: "urn:oasis:names:tc:xliff:document:2.0",
    "xmlns:mtc": MATCHES_URI,
    srcLang: head.sourceLocale,
    trgLang: head.targetLocale,
  });
  const file = attributesXml({
    id: "f1",
    original: head.original,
    canResegment: "no",
    "xml:space": "preserve",
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<xliff${root}>\n  <file${file}>`;
}

/** All of a new file behind its last block. */
export const CLOSING_21 = "\n  </file>\n</xliff>\n";

/** Prefix of the matches module's elements, bound on the root of files that are new. */
const MATCHES_PREFIX = "mtc:";

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
  const matches = segments.flatMap((segment) => matches21(segment, MATCHES_PREFIX, style));
  const context = block.context === undefined ? [] : [contextNote21(block.context, style)];
  const notes = [...context, ...segments.flatMap((segment) => notes21(segment, style))];
  const inside = segments.map((segment) => segment21(segment, style));
  return [
    openUnit21(block, style),
    wrapMatches(MATCHES_PREFIX, matches, style),
    wrap(`${style.prefix}notes`, notes, style),
    joinSegments21(head, inside, style),
    `${lead(style, 0)}</${style.prefix}unit>`,
  ].join("");
}

/** Puts elements into one that holds them; nothing where there are none. With what stands before it. */
export function wrap(name: string, elements: readonly string[], style: Style, attributes = ""): string {
  if (elements.length === 0) return "";
  const inside = elements.map((element) => lead(style, 2) + element).join("");
  return `${lead(style, 1)}<${name}${attributes}>${inside}${lead(style, 1)}</${name}>`;
}

/** Matches in the element that holds them, which binds its prefix where the file does not. */
export function wrapMatches(matchesPrefix: string | null, matches: readonly string[], style: Style): string {
  const binding = matchesPrefix === null ? ` xmlns:${MATCHES_PREFIX.slice(0, -1)}="${MATCHES_URI}"` : "";
  return wrap(`${matchesPrefix ?? MATCHES_PREFIX}matches`, matches, style, binding);
}

/** Segments one behind the other, with the space between sentences as `ignorable`, as the languages have it. */
export function joinSegments21(head: XliffHead, segments: readonly string[], style: Style): string {
  const between = ignorable21(head, style);
  return segments.map((segment, index) => (index === 0 ? "" : between) + lead(style, 1) + segment).join("");
}

function ignorable21(head: XliffHead, style: Style): string {
  const { prefix } = style;
  const source = sentenceSpace(head.sourceLocale);
  const target = sentenceSpace(head.targetLocale);
  if (source === "" && target === "") return "";
  const at = lead(style, 2);
  const from = `${at}<${prefix}source>${source}</${prefix}source>`;
  const to = `${at}<${prefix}target>${target}</${prefix}target>`;
  return `${lead(style, 1)}<${prefix}ignorable>${from}${to}${lead(style, 1)}</${prefix}ignorable>`;
}

/** A segment. */
export function segment21(segment: WrittenSegment, style: Style): string {
  const { prefix } = style;
  const at = lead(style, 2);
  const idPrefix = `${segment.id}.`;
  const open = `<${prefix}segment${attributesXml({ id: segment.id, ...stateName2(segment.state) })}>`;
  const source = `<${prefix}source>${writeInline2(segment.source, prefix, idPrefix)}</${prefix}source>`;
  const inside = writeInline2(segment.target ?? [], prefix, idPrefix);
  const target = `<${prefix}target>${inside}</${prefix}target>`;
  return `${open}${at}${source}${at}${target}${lead(style, 1)}</${prefix}segment>`;
}

/**
 * What was offered for a segment and its earlier wording, as matches that refer to it.
 *
 * @param matchPrefix what the file binds to the matches module, with its colon; `null` where it binds nothing.
 */
export function matches21(
  segment: WrittenSegment,
  matchPrefix: string | null,
  style: Style,
): readonly string[] {
  const previous =
    segment.previous === null ? [] : [previous21(segment.previous, segment.id, matchPrefix, style)];
  const suggestions = suggestionsToWrite(segment);
  return [...previous, ...suggestions.map((each) => suggestion21(each, segment.id, matchPrefix, style))];
}

/** The earlier wording of a segment, as a match. */
export function previous21(
  previous: PreviousVersion,
  segment: string,
  matchPrefix: string | null,
  style: Style,
): string {
  return match21(
    { ref: `#${segment}`, type: "other", subType: PREVIOUS_SUBTYPE },
    previous,
    matchPrefix,
    style,
  );
}

/** A suggestion, as a match. */
export function suggestion21(
  { suggestion, used }: ReadSuggestion,
  segment: string,
  matchPrefix: string | null,
  style: Style,
): string {
  const { origin, quality } = suggestion;
  const memory = quality > 100 ? "icm" : "tm";
  const attributes = {
    ref: `#${segment}`,
    type: origin === "machine" ? "mt" : origin === "memory" || quality > 100 ? memory : "other",
    subType: used ? USED_SUBTYPE : undefined,
    matchQuality: quality > 0 ? String(Math.min(quality, 100)) : undefined,
    origin: originText(suggestion),
  };
  return match21(attributes, suggestion, matchPrefix, style);
}

function match21(
  attributes: Readonly<Record<string, string | undefined>>,
  { source, target }: PreviousVersion,
  matchPrefix: string | null,
  style: Style,
): string {
  const { prefix } = style;
  const at = lead(style, 3);
  const from = `${at}<${prefix}source>${writeInline2(source, prefix, "")}</${prefix}source>`;
  const to = `${at}<${prefix}target>${writeInline2(target, prefix, "")}</${prefix}target>`;
  const name = `${matchPrefix ?? MATCHES_PREFIX}match`;
  return `<${name}${attributesXml(attributes)}>${from}${to}${lead(style, 2)}</${name}>`;
}

/** The note that says where a paragraph stands. */
export function contextNote21(context: string, { prefix }: Style): string {
  return `<${prefix}note category="${CONTEXT_CATEGORY}">${escapeText(context)}</${prefix}note>`;
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
  const attributes = attributesXml({ id: segment, category: REMARK_CATEGORY });
  return `<${prefix}note${attributes}>${escapeText(words)}</${prefix}note>`;
}
