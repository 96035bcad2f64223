import type { PreviousVersion } from "../../article/translation.ts";
import { attributesXml } from "../../xml/escape.ts";
import type { ReadSuggestion } from "../judge.ts";
import { originText } from "../marks.ts";
import type { WrittenSegment } from "../planned.ts";
import { lead, type Style } from "../style.ts";
import { suggestionsToWrite } from "../suggestions.ts";
import { writeInline2 } from "./inline.ts";
import { MATCHES, type ModulePrefixes, modulePrefix } from "./modules.ts";
import { createDataTable, data2 } from "./original-data.ts";
import { PREVIOUS_SUBTYPE, USED_SUBTYPE } from "./read.ts";

/** What was offered for a segment and its earlier wording, as matches that refer to it (2.1, section 5.1). */
export function matches21(
  segment: WrittenSegment,
  prefixes: ModulePrefixes,
  style: Style,
): readonly string[] {
  const previous =
    segment.previous === null ? [] : [previous21(segment.previous, segment.id, prefixes, style)];
  const suggestions = suggestionsToWrite(segment);
  return [...previous, ...suggestions.map((each) => suggestion21(each, segment.id, prefixes, style))];
}

/** The earlier wording of a segment, as a match. */
export function previous21(
  previous: PreviousVersion,
  segment: string,
  prefixes: ModulePrefixes,
  style: Style,
): string {
  return match21({ ref: `#${segment}`, type: "other", subType: PREVIOUS_SUBTYPE }, previous, prefixes, style);
}

/** A suggestion, as a match. */
export function suggestion21(
  { suggestion, used }: ReadSuggestion,
  segment: string,
  prefixes: ModulePrefixes,
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
  return match21(attributes, suggestion, prefixes, style);
}

/** A match has original data of its own: it may be of another paragraph. */
function match21(
  attributes: Readonly<Record<string, string | undefined>>,
  { source, target }: PreviousVersion,
  prefixes: ModulePrefixes,
  style: Style,
): string {
  const { prefix } = style;
  const at = lead(style, 3);
  const data = createDataTable(new Map());
  const writing = { prefix, idPrefix: "", data, isArticle: false };
  const from = `${at}<${prefix}source>${writeInline2(source, writing)}</${prefix}source>`;
  const to = `${at}<${prefix}target>${writeInline2(target, writing)}</${prefix}target>`;
  const entries = data
    .added()
    .map((each) => data2(each, prefix))
    .join("");
  const original = entries === "" ? "" : `${at}<${prefix}originalData>${entries}</${prefix}originalData>`;
  const name = `${modulePrefix(MATCHES, prefixes)}match`;
  return `<${name}${attributesXml(attributes)}>${original}${from}${to}${lead(style, 2)}</${name}>`;
}
