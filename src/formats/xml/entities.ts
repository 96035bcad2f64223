import { decodeString } from "micromark-util-decode-string";
import { readReference } from "../../xml/references.ts";

/** A reference to an entity by name, as XML spells it (XML 1.0, section 4.1). */
const NAMED = /&(?!(?:amp|lt|gt|quot|apos);)(?=[A-Za-z_:][\w:.-]{0,60};)/g;

/** Longest reference that is looked at, in UTF-16 code units. */
const MAX_REFERENCE = 64;

/**
 * The text with references that only a document type could declare (`&eacute;`) made unreadable as such, so that it can
 * be read without its DTD. Every offset stays: one character stands for another.
 */
export function maskEntities(text: string): string {
  return text.includes("&") ? text.replace(NAMED, "_") : text;
}

/** A reference in character data. */
export interface EntityReference {
  /** What it stands for; `null` where only a DTD that is not read could tell. */
  readonly value: string | null;
  /** Just behind its semicolon. */
  readonly end: number;
}

/**
 * Reads the reference at an offset: to a character, to one of XML's five entities, or to one of HTML's, which NITF and
 * early RSS declare in their DTDs.
 */
export function readEntity(text: string, start: number): EntityReference {
  const known = readReference(text, start);
  if (known !== null) return known;
  const length = text.slice(start, start + MAX_REFERENCE).indexOf(";");
  const end = length < 0 ? start + 1 : start + length + 1;
  const raw = text.slice(start, end);
  const value = length < 0 ? raw : decodeString(raw);
  return { value: value === raw ? null : value, end };
}
