import { decodeString } from "micromark-util-decode-string";
import { type Content, mergeText, type Part, plainText, type Text } from "../../article/content.ts";
import { articleText } from "../article-text.ts";
import { trimContent } from "../edges.ts";
import { protectOpaque } from "../opaque.ts";
import type { ArticleText, Caution, Place } from "../reading.ts";
import { escapeFully, REFERENCE } from "./escape.ts";

/** How a text between quotes is written. */
export interface Quoting {
  /** What does not read as it is spelled, a line break with all white space around it among it. */
  readonly spelled: RegExp;
  /** What such a piece reads as. */
  read(raw: string): string;
  /** Spells text between quotes of a sort; a closing parenthesis counts as one. */
  escape(value: string, quote: string, caution: Caution): string;
  /** Whether every sign can be escaped; else what looks like a template tag in a translation is one. */
  readonly hasEscapes: boolean;
  readonly misread: string;
}

/** A line's end, with the marks of quotations that the next one begins with. */
const LINE_BREAK = String.raw`[ \t]*(?:\r\n|[\n\r])[ \t>]*`;
const PUNCTUATION = /[!-/:-@[-`{-~]/g;
const MISREAD =
  "The translation cannot be written between these quotes. Leave out backslashes and quotation marks.";

const isBreak = (raw: string) => /[\n\r]/.test(raw);
const numeric = (sign: string) => `&#${sign.codePointAt(0)};`;

/** The title of a link (CommonMark 6.3): backslashes and references. */
export const TITLE: Quoting = {
  spelled: new RegExp(String.raw`${LINE_BREAK}|\\[!-/:-@[-\`{-~]|${REFERENCE}`, "g"),
  read: (raw) => (isBreak(raw) ? " " : decodeString(raw)),
  escape: (value, quote, caution) => {
    // A backslash does not keep a backtick from being the end of code that began before the link.
    if (caution === 2) return value.replace(PUNCTUATION, numeric);
    if (caution === 1) return escapeFully(value);
    const isQuote = (sign: string) => sign === quote || (quote === ")" && sign === "(");
    return value
      .replace(/\\(?=[!-/:-@[-`{-~]|$)/g, "\\\\")
      .replace(/&(?=#|[A-Za-z])/g, "&amp;")
      .replace(/["'()|`<]/g, (sign) => (isQuote(sign) || /[|`<]/.test(sign) ? `\\${sign}` : sign));
  },
  hasEscapes: true,
  misread: MISREAD,
};

/** An attribute of JSX: references, no backslashes. */
export const JSX_ATTRIBUTE: Quoting = {
  spelled: new RegExp(`${LINE_BREAK}|${REFERENCE}`, "g"),
  read: (raw) => (isBreak(raw) ? " " : decodeString(raw)),
  escape: (value, quote, caution) => {
    if (caution > 0) return value.replace(PUNCTUATION, numeric);
    return value
      .replace(/&(?=#|[A-Za-z])/g, "&amp;")
      .replaceAll(quote, quote === '"' ? "&quot;" : numeric(quote))
      .replace(/[|`]/g, numeric);
  },
  hasEscapes: true,
  misread: MISREAD,
};

/** A parameter of a shortcode: a backslash before a quote, and nothing else. */
export const PARAMETER: Quoting = {
  spelled: new RegExp(String.raw`${LINE_BREAK}|\\"`, "g"),
  read: (raw) => (isBreak(raw) ? " " : '"'),
  escape: (value, quote) => (quote === '"' ? value.replaceAll('"', '\\"') : value),
  hasEscapes: false,
  misread: "A shortcode cannot hold this translation. Leave out backslashes, braces and backticks.",
};

/**
 * A text between quotes.
 *
 * @param start offset of the first character after the quote.
 * @param end offset of the closing quote.
 * @returns `null` where it is blank.
 */
export function quotedText(
  text: string,
  start: number,
  end: number,
  context: string,
  quoting: Quoting,
): ArticleText | null {
  const whole = mergeText(readRuns(text.slice(start, end), quoting));
  return articleText(protectOpaque(whole), start, {
    kind: "attribute",
    context,
    place: placeBetween(text[end] ?? "", quoting),
  });
}

function readRuns(raw: string, { spelled, read }: Quoting): Text[] {
  const runs: Text[] = [];
  let from = 0;
  const plain = (to: number) =>
    ({ type: "text", value: raw.slice(from, to), raw: raw.slice(from, to) }) as const;
  for (const { 0: piece, index } of raw.matchAll(spelled)) {
    runs.push(plain(index), { type: "text", value: read(piece), raw: piece });
    from = index + piece.length;
  }
  return [...runs, plain(raw.length)];
}

function placeBetween(quote: string, quoting: Quoting): Place {
  const spell = (part: Part, caution: Caution) =>
    part.type === "code" ? part.raw : (part.raw ?? quoting.escape(part.value, quote, caution));
  return {
    misread: quoting.misread,
    spell: ({ start, end }, translation, caution) => {
      const raw = translation.map((part) => spell(part, caution)).join("");
      // At the end, a backslash would take the quote for its own.
      const needsSpace = !quoting.hasEscapes && raw.endsWith("\\");
      const around = { start, end, before: "", after: " " };
      const reads = quoting.hasEscapes ? translation : readBack(raw, translation, quoting);
      return { raw, reads, ...(needsSpace && { around }) };
    },
  };
}

/** What reading gives where nothing can be escaped: what looks like a template variable in a parameter is a code there, too. */
function readBack(raw: string, translation: Content, quoting: Quoting): Content {
  const runs = mergeText(readRuns(raw, quoting));
  const wanted = translation.map((part) =>
    part.type === "text" ? part.value : plainText(readRuns(part.raw, quoting)),
  );
  // Else it cannot be right; the proof will find it.
  return plainText(runs) === wanted.join("") ? trimContent(protectOpaque(runs)).content : translation;
}
