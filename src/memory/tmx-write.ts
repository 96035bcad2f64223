import { type Code, type Content, codesOf, contentKey } from "../article/content.ts";
import type { BilingualEntry } from "./memory.ts";
import { STATE_RANK } from "./ranking.ts";
import { encodeContent, storedForm } from "./stored-content.ts";
import {
  CHARACTER_TYPE,
  escapeAttribute,
  escapeProp,
  escapeXml,
  hex,
  isXml,
  PROP,
  replaceNonXml,
  TOOL,
  TYPE_OF_KIND,
} from "./tmx-vocabulary.ts";

/**
 * Writes entries as TMX 1.4b, with everything that an entry holds, sorted and without dates: same entries, same bytes.
 * Every tool reads the sentences; what only we know stands in `prop` elements.
 *
 * @example writeTmx([{ sourceLocale: en, targetLocale: fr, source, target, context: null, state: "translated", from: "a.md" }])
 */
export function writeTmx(entries: readonly BilingualEntry[]): string {
  const units = sortEntries(entries).map(writeUnit);
  return `<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4">
<header creationtool="${TOOL}" creationtoolversion="1" segtype="sentence" o-tmf="${TOOL}" adminlang="en" srclang="*all*" datatype="plaintext"/>
<body>
${units.join("")}</body>
</tmx>
`;
}

/** By locales, article, source, target, best state first: an order that depends on the entries alone. */
export function sortEntries(entries: readonly BilingualEntry[]): BilingualEntry[] {
  return entries
    .map((entry) => ({ entry, key: sortKey(entry) }))
    .sort((a, b) => compareLists(a.key, b.key))
    .map(({ entry }) => entry);
}

function sortKey(entry: BilingualEntry): readonly string[] {
  const { context } = entry;
  return [
    entry.sourceLocale,
    entry.targetLocale,
    entry.from,
    contentKey(entry.source),
    contentKey(entry.target),
    String(9 - STATE_RANK[entry.state]),
    context === null ? "" : `${context.previousKey}\u0000${context.nextKey}\u0000`,
    encodeContent(storedForm(entry.source)),
    encodeContent(storedForm(entry.target)),
  ];
}

function compareLists(a: readonly string[], b: readonly string[]): number {
  for (const [index, left] of a.entries()) {
    const right = b[index] ?? "";
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}

function writeUnit(entry: BilingualEntry): string {
  const { context } = entry;
  const lines = [
    `<tu srclang="${escapeAttribute(entry.sourceLocale)}">`,
    prop(PROP.article, escapeProp(entry.from)),
    ...(context === null
      ? []
      : [prop(PROP.previous, escapeProp(context.previousKey)), prop(PROP.next, escapeProp(context.nextKey))]),
    prop(PROP.state, entry.state),
    writeVariant(entry.sourceLocale, storedForm(entry.source)),
    writeVariant(entry.targetLocale, storedForm(entry.target)),
    "</tu>",
  ];
  return `${lines.join("\n")}\n`;
}

function prop(type: string, value: string): string {
  return `<prop type="${type}">${escapeXml(value)}</prop>`;
}

function writeVariant(locale: string, content: Content): string {
  const codes = codesOf(content);
  const isComplete = codes.every(({ raw, display }) => raw === display && isXml(raw));
  const more = isComplete ? "" : prop(PROP.codes, escapeProp(JSON.stringify(codes.map(spelling))));
  return `<tuv xml:lang="${escapeAttribute(locale)}">${more}<seg>${writeSegment(content)}</seg></tuv>`;
}

function spelling({ raw, display }: Code): readonly [string, string] {
  return [raw, display];
}

function writeSegment(content: Content): string {
  const pairs = pairNumbers(content);
  let result = "";
  for (const part of content) {
    result += part.type === "text" ? writeText(part.value) : writeCode(part, pairs.get(part));
  }
  return result;
}

function writeText(value: string): string {
  return replaceNonXml(escapeXml(value), (unit) => `<ph type="${CHARACTER_TYPE}">${hex(unit)}</ph>`);
}

/** `bpt` and `ept` for a pair, `it` for a code whose partner is in another segment, `ph` for one that stands alone. */
function writeCode(code: Code, pair: number | undefined): string {
  const raw = escapeXml(replaceNonXml(code.raw, () => "\uFFFD"));
  const type = TYPE_OF_KIND[code.kind];
  // Ids of other tools may hold anything; only in the end have they to come back.
  const x = escapeAttribute(escapeProp(code.id));
  if (code.form === "single") return `<ph x="${x}" type="${type}">${raw}</ph>`;
  if (pair === undefined) {
    return `<it pos="${code.form === "open" ? "begin" : "end"}" x="${x}" type="${type}">${raw}</it>`;
  }
  // An `ept` has neither `x` nor `type` (section 2.3): its `bpt` says both.
  return code.form === "open"
    ? `<bpt i="${pair}" x="${x}" type="${type}">${raw}</bpt>`
    : `<ept i="${pair}">${raw}</ept>`;
}

/** Numbers the pairs from 1: an opening code, and the next closing one of the same id and kind. */
function pairNumbers(content: Content): ReadonlyMap<Code, number> {
  const open = new Map<string, Code>();
  const numbers = new Map<Code, number>();
  let last = 0;
  for (const code of codesOf(content)) {
    if (code.form === "open") {
      open.set(code.id, code);
    } else if (code.form === "close") {
      const partner = open.get(code.id);
      if (partner === undefined || partner.kind !== code.kind) continue;
      open.delete(code.id);
      last++;
      numbers.set(partner, last).set(code, last);
    }
  }
  return numbers;
}
