import { type Content, type Part, rawText, renumber } from "../../article/content.ts";
import type { FoundUnit } from "../../article/unit.ts";
import { trimContent } from "../edges.ts";
import { protectOpaque } from "../opaque.ts";
import type { Caution, Place, Spelled } from "../reading.ts";
import { readsAsPlain } from "./plain.ts";
import {
  hasEscapes,
  isBlock,
  quotedStyle,
  readInside,
  type ScalarStyle,
  spellInside,
  unspellInside,
} from "./scalar.ts";
import type { FrontMatterValue } from "./value.ts";

/** The place of a value's text: it keeps its style where the translation can stand in it, else it gets double quotes. */
export function placeOfValue(scalar: FrontMatterValue, style: ScalarStyle): Place {
  return {
    misread:
      "The front matter would read this translation otherwise than it is meant. Leave out unusual characters.",
    spell: (unit, translation, caution) => spellValue(unit, translation, caution, scalar, style),
  };
}

function spellValue(
  unit: FoundUnit,
  translation: Content,
  caution: Caution,
  scalar: FrontMatterValue,
  style: ScalarStyle,
): Spelled {
  const value = translation
    .map((part) => (part.type === "text" ? part.value : unspellInside(part.raw, style)))
    .join("");
  const raw = translation.map((part) => spellPart(part, style)).join("");
  if (fits(raw, value, caution, scalar, style))
    return { raw, reads: readBack(raw, value, style, translation) };
  const quoted = quotedStyle(style);
  const inQuotes = spellInside(value, quoted);
  return {
    raw: inQuotes,
    reads: readBack(inQuotes, value, quoted, translation),
    // A block's range goes on to the next line; the line break at its end has to stay.
    around: { start: scalar.start, end: isBlock(style) ? unit.end : scalar.end, before: '"', after: '"' },
  };
}

function spellPart(part: Part, style: ScalarStyle): string {
  return part.type === "text" ? (part.raw ?? spellInside(part.value, style)) : part.raw;
}

function fits(
  raw: string,
  value: string,
  caution: Caution,
  { inFlow }: FrontMatterValue,
  style: ScalarStyle,
): boolean {
  if (style === "single-quoted" || hasEscapes(style)) return true;
  if (caution > 0) return false;
  if (style === "plain") return readsAsPlain(raw, value, inFlow);
  return isBlock(style) || !/['\0-\x08\x0A-\x1F\x7F]/.test(value);
}

/**
 * What reading gives of a value. Characters and template variables that are codes in an article are such here too, even
 * if a translator typed them: a value is data, and nothing is done with them there.
 */
function readBack(raw: string, value: string, style: ScalarStyle, translation: Content): Content {
  const parts = readInside(raw, style, 0);
  const reads = parts.map((part) => part.value).join("");
  // Else it cannot be right; the proof will find it.
  if (reads !== value || rawText(parts) !== raw) return translation;
  return renumber(trimContent(protectOpaque(parts)).content);
}
