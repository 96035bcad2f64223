import type { CodeKind } from "../../article/content.ts";
import type { Range } from "../../xml/range.ts";
import type { RunFormat } from "./run-properties.ts";

/** Characters of a run as a reader sees them; a stretch that is spelled otherwise than it reads is as short as can be. */
export interface Characters extends Range {
  readonly type: "characters";
  readonly value: string;
}

/** Markup that nobody sees: borders between runs, marks of the spelling checker. A translated paragraph goes without it. */
export interface Glue extends Range {
  readonly type: "glue";
  /** Where a transparent wrapper begins (`1`) or ends (`-1`): its two ends stay in or out together. */
  readonly nesting?: 1 | -1;
}

/** Markup that stays as it is, and that a translator can move. */
export interface Single extends Range {
  readonly type: "single";
  readonly kind: CodeKind;
  readonly display: string;
  /** Whether it can be left out of a unit where it stands at its edge. */
  readonly isTrivial: boolean;
  /** Whether a reader sees it as white space: a tab, a line break. */
  readonly isSpace: boolean;
}

/** What the content of a run consists of. */
export type Atom = Characters | Glue | Single;

/** A run (section 17.3.2.25). */
export interface Run extends Range {
  readonly type: "run";
  /** Where its properties end and its content begins; before it, its head. */
  readonly bodyStart: number;
  /** Where its end tag begins. */
  readonly bodyEnd: number;
  readonly format: RunFormat;
  readonly key: string;
  /** Its content, without gaps. */
  readonly atoms: readonly Atom[];
}

/** One end of what holds runs: a hyperlink, a content control. */
export interface Border extends Range {
  readonly type: "open" | "close";
  readonly kind: CodeKind;
  readonly display: string;
}

/** What a paragraph consists of; items touch each other. */
export type Item = Run | Glue | Single | Border;

/** Whether a run holds anything but white space. */
export function hasSubstance(run: Run): boolean {
  return run.atoms.some(isSubstance);
}

/** Whether a run has characters that are seen. */
export function hasLetters(run: Run): boolean {
  return run.atoms.some((atom) => atom.type === "characters" && atom.value.trim() !== "");
}

/** Whether a run consists of markup that stays as it is, with nothing to read. */
export function isMarkOnly(run: Run): boolean {
  return hasSubstance(run) && run.atoms.every((atom) => atom.type !== "characters");
}

function isSubstance(atom: Atom): boolean {
  if (atom.type === "characters") return atom.value.trim() !== "";
  return atom.type === "single" && !atom.isSpace;
}
