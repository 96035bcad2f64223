import { type Content, rawText } from "../../article/content.ts";
import { cutAt } from "../cut.ts";

/** The name of a directive, and its label in brackets; or, as VitePress and Docusaurus have it, the rest of the line. */
const LABELLED =
  /^[ \t]*:{2,}[ \t]*([A-Za-z][\w-]*)(?:\[(.*)\](?:\{[^{}]*\})?[ \t]*|[ \t]+(?![{#.])(.*\S)[ \t]*)$/s;

/** What a directive shows as its title. */
export interface DirectiveLabel {
  /** The directive's name. */
  readonly name: string;
  readonly content: Content;
  /** Offset in the raw text of the line. */
  readonly start: number;
  /** Whether brackets stand around it. */
  readonly inBrackets: boolean;
}

/** The label of a directive's line, with the markup in it. A word with `=` after the name is a setting, no label. */
export function directiveLabel(line: Content): DirectiveLabel | null {
  const raw = rawText(line);
  const match = LABELLED.exec(raw);
  if (match === null) return null;
  const [, name = "", bracketed, rest] = match;
  const label = bracketed ?? rest ?? "";
  if (bracketed === undefined && /[=]|^[\w-]+:/.test(label)) return null;
  const start = bracketed === undefined ? raw.trimEnd().length - label.length : raw.indexOf("[") + 1;
  const end = start + label.length;
  const { pieces, starts, ends } = cutAt(line, [start, end]);
  const first = starts.get(start);
  const last = ends.get(end);
  // Where no piece begins or ends there, the bracket is part of other markup.
  if (first === undefined || last === undefined) return null;
  return { name, content: pieces.slice(first, last + 1), start, inBrackets: bracketed !== undefined };
}
