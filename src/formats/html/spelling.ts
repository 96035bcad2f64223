import type { Part } from "../../article/content.ts";
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
  const collapse = (value: string) => (isSpaced ? value : value.replace(SPACES, " "));
  return {
    misread:
      "The translation cannot be written there in HTML. Write it without line breaks or markup at its ends.",
    spell: (_unit, translation, caution) => {
      const raw = translation.map((part, i) =>
        spellPart(part, translation[i + 1], caution, (value) => escapeText(collapse(value), caution, habits)),
      );
      return { raw: raw.join(""), reads: translation.map((part) => asRead(part, collapse)) };
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
  const collapse = (text: string) => text.replace(SPACES, " ");
  return {
    misread: "The translation cannot be written there in HTML. Write it as plain text.",
    spell: (unit, translation, caution) => {
      const raw = translation
        .map((part, i) =>
          spellPart(part, translation[i + 1], caution, (text) => escapeText(collapse(text), caution, habits)),
        )
        .join("")
        .replaceAll(quote, quote === '"' ? "&quot;" : "&#39;");
      const reads = translation.map((part) => asRead(part, collapse));
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

function spellPart(
  part: Part,
  next: Part | undefined,
  caution: Caution,
  escaped: (value: string) => string,
): string {
  if (part.type === "code") return part.raw;
  if (part.raw !== undefined) {
    // Without its semicolon, a reference may go on in what follows now.
    return caution > 0 && /^&[^;]+$/.test(part.raw) ? `${part.raw};` : part.raw;
  }
  const raw = escaped(part.value);
  if (next === undefined) return raw;
  // What a sign at the end means depends on what follows it.
  return raw.replace(/[&<{]$/, (sign) => ALWAYS.get(sign) ?? sign);
}

const ALWAYS: ReadonlyMap<string, string> = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["{", "&#123;"],
]);

function escapeText(value: string, caution: Caution, { isXml, noBreakSpace }: Habits): string {
  const always = (sign: string) => ALWAYS.get(sign) ?? sign;
  const signs = caution > 0 ? /[&<>"]/g : isXml ? /[&<]|(?<=\]\])>/g : /&(?=[A-Za-z#])|<(?=[A-Za-z/!?])/g;
  return (
    value
      .replace(signs, always)
      // What a template language would take for its own.
      .replace(/\{(?=[{%])/g, always)
      .replaceAll("\u00A0", noBreakSpace)
  );
}

/** White space that a translator typed reads as one space. */
function asRead(part: Part, collapse: (value: string) => string): Part {
  if (part.type === "code" || part.raw !== undefined) return part;
  return { type: "text", value: collapse(part.value) };
}
