import { type Content, mergeText, type Part } from "../../article/content.ts";
import type { FoundUnit } from "../../article/unit.ts";
import type { Caution, Place, Spelled } from "../reading.ts";

/** How a page is written, as far as one can choose. */
export interface Habits {
  /** Whether XML has to be able to read it, too: XHTML. */
  readonly isXml: boolean;
  /** How a no-break space is spelled. */
  readonly noBreakSpace: string;
}

/** What a page or a fragment shows of its habits. */
export function habitsOf(text: string): Habits {
  const noBreakSpace = /&nbsp;|&#160;|&#x0*a0;/i.exec(text)?.[0] ?? "\u00A0";
  return { isXml: /^\uFEFF?\s*<\?xml\s|<html\s[^>]*\bxmlns=/i.test(text.slice(0, 2000)), noBreakSpace };
}

/** White space that browsers show as one space. */
export const SPACES = /[ \t\n\f\r]+/g;

/**
 * The place of text between tags.
 *
 * @param isSpaced whether spaces stay as they are, as in `<pre>`.
 */
export function textPlace(habits: Habits, isSpaced: boolean): Place {
  return {
    misread:
      "The markup does not work where the translation has it. Keep links out of other links, and line breaks between words.",
    spell: (_unit, translation, caution) => {
      const reads = isSpaced ? mergeText(translation) : collapse(translation);
      return { raw: spellParts(reads, caution, habits), reads };
    },
  };
}

/** An attribute's value: what is around it in the source. */
export interface Value {
  readonly quote: '"' | "'" | "";
  /** Offsets of the value without quotes. */
  readonly start: number;
  readonly end: number;
  /** The value as spelled. */
  readonly raw: string;
}

/** The place of an attribute's value. Where it has no quotes and needs them, it gets them. */
export function attributePlace(value: Value, habits: Habits): Place {
  const quote = value.quote === "" ? '"' : value.quote;
  return {
    misread: "The translation cannot be written there in HTML. Write it as plain text.",
    spell: (unit, translation, caution) => {
      const reads = collapse(translation);
      const raw = spellParts(reads, caution, habits).replaceAll(quote, quote === '"' ? "&quot;" : "&#39;");
      if (value.quote !== "" || /^[^\s"'`=<>]+$/.test(raw)) return { raw, reads };
      return { raw, reads, around: quotedAround(unit, value) };
    },
  };
}

/** Puts quotes around a value, and what stands in it beside its text. */
function quotedAround({ start, end }: FoundUnit, value: Value): NonNullable<Spelled["around"]> {
  return {
    start: value.start,
    end: value.end,
    before: `"${value.raw.slice(0, start - value.start)}`,
    after: `${value.raw.slice(end - value.start)}"`,
  };
}

function spellParts(parts: Content, caution: Caution, habits: Habits): string {
  return parts.map((part, i) => spellPart(part, parts[i + 1] === undefined, caution, habits)).join("");
}

function spellPart(part: Part, isLast: boolean, caution: Caution, habits: Habits): string {
  if (part.type === "code") return part.raw;
  if (part.raw !== undefined) {
    // Without its semicolon, a reference may go on in what follows now.
    return caution > 0 && /^&[^;]+$/.test(part.raw) ? `${part.raw};` : part.raw;
  }
  const raw = escapeText(part.value, caution, habits);
  // What a sign at the end means depends on what follows it.
  return isLast ? raw : raw.replace(/[&<{]$/, (sign) => ALWAYS.get(sign) ?? sign);
}

const ALWAYS: ReadonlyMap<string, string> = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["{", "&#123;"],
  ["*", "&#42;"],
  ["%", "&#37;"],
]);

function escapeText(value: string, caution: Caution, { isXml, noBreakSpace }: Habits): string {
  const always = (sign: string) => ALWAYS.get(sign) ?? sign;
  const signs =
    caution > 0
      ? /[&<>"]|(?<=[$#])\{|\*(?=\|)|%(?=%)/g
      : isXml
        ? /[&<]|(?<=\]\])>/g
        : /&(?=[A-Za-z#])|<(?=[A-Za-z/!?%])/g;
  return (
    value
      .replace(signs, always)
      // What a template language would take for its own.
      .replace(/\{(?=[{%])/g, always)
      .replaceAll("\u00A0", noBreakSpace)
  );
}

/** Makes runs of white space that a translator typed one space, as browsers show them. */
function collapse(translation: Content): Content {
  const parts = mergeText(translation);
  return parts.map((part, i) => {
    if (part.type === "code" || part.raw !== undefined) return part;
    const value = part.value.replace(SPACES, " ");
    // The article's own white space beside it is enough.
    const start = isSpace(parts[i - 1], -1) ? value.replace(/^ /, "") : value;
    return { type: "text", value: isSpace(parts[i + 1], 0) ? start.replace(/ $/, "") : start };
  });
}

function isSpace(part: Part | undefined, at: number): boolean {
  return part?.type === "text" && part.value.at(at) === " ";
}
