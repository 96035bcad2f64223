import type { Code, Part } from "../../article/content.ts";
import { shortDisplay } from "../opaque.ts";
import { readEntity } from "./entities.ts";
import { CDATA_END, CDATA_START, joinAtReferences } from "./sections.ts";

/** Collects the parts of one text. */
export interface CharacterReader {
  /** What was read so far. */
  readonly parts: Part[];
  /** Reads character data, references resolved, white space as one space. */
  data(start: number, end: number): void;
  /** Reads a CDATA section, its marks included. */
  section(start: number, end: number): void;
  /** Takes a code. */
  code(code: Code): void;
}

/** White space that is more than one space, and references. */
const SPECIAL = /[ \t]*[\t\r\n][ \t\r\n]*| {2,}|&[^;&<\s]{1,64};/g;
const SPECIAL_IN_SECTION = /[ \t]*[\t\r\n][ \t\r\n]*| {2,}/g;

/**
 * Makes a reader of the characters between tags. White space reads as one space, as it does in HTML; what reads otherwise than
 * it is spelled becomes a run of its own.
 */
export function createCharacterReader(text: string): CharacterReader {
  const parts: Part[] = [];
  let afterSpace = false;

  function run(value: string, raw: string): void {
    if (raw === "") return;
    parts.push({ type: "text", value, raw });
    if (value !== "") afterSpace = value.endsWith(" ");
  }

  function plain(start: number, end: number): void {
    const raw = text.slice(start, end);
    if (afterSpace && raw.startsWith(" ")) {
      run("", " ");
      run(raw.slice(1), raw.slice(1));
    } else run(raw, raw);
  }

  function space(raw: string): void {
    run(afterSpace ? "" : " ", raw);
  }

  function reference(raw: string, at: number): void {
    const { value } = readEntity(text, at);
    if (value === null) {
      const id = `entity ${at}`;
      code({ type: "code", form: "single", id, kind: "other", raw, display: shortDisplay(raw) });
    } else if (/^[ \t\r\n]$/.test(value)) space(raw);
    else run(value, raw);
  }

  function read(start: number, end: number, special: RegExp): void {
    let from = start;
    // On the slice, so that nothing behind it is looked at.
    for (const { 0: raw, index } of text.slice(start, end).matchAll(special)) {
      const at = start + index;
      plain(from, at);
      if (raw.startsWith("&")) reference(raw, at);
      else space(raw);
      from = at + raw.length;
    }
    plain(from, end);
  }

  /** Begins a section: the next one, or the same behind a character that stands outside for want of a spelling inside. */
  function begin(): void {
    const [mark, last] = parts.slice(-2);
    const marks = `${mark?.raw}${last?.raw}${CDATA_START}`;
    const value = joinAtReferences(marks);
    if (value === marks) run("", CDATA_START);
    else parts.splice(-2, 2, { type: "text", value, raw: marks });
  }

  function code(part: Code): void {
    parts.push(part);
    afterSpace = false;
  }

  return {
    parts,
    data: (start, end) => read(start, end, SPECIAL),
    section(start, end) {
      begin();
      read(start + CDATA_START.length, end - CDATA_END.length, SPECIAL_IN_SECTION);
      run("", CDATA_END);
    },
    code,
  };
}
