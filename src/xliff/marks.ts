import type { Origin, Suggestion } from "../article/translation.ts";

/** What marks our own elements in a file: the id of the tool, the author of notes, the prefix of subTypes. */
export const EXONYM = "exonym";

/** The author (1.2) or category (2.x) of notes that tell a term of the glossary. */
export const GLOSSARY_NOTE = `${EXONYM}-glossary`;

/** Beside one suggestion of a segment: its target was put into the segment. */
export const USED = "used";

/** Which `mrk` of its trans-unit an alt-trans is for, as attributes: none where it is for the whole. */
export interface MarkReference {
  readonly mid?: string | undefined;
  readonly extype?: string | undefined;
}

const MARK = `${EXONYM}:mid `;

/**
 * Refers to a mark. The schema of 1.2 lets `mid` name only marks that stand in `seg-source` directly; for one inside
 * a code `extype` says it, which is free text.
 */
export function markReference(mid: string | null, isDirect: boolean): MarkReference {
  if (mid === null) return {};
  return isDirect ? { mid } : { extype: MARK + mid };
}

/** The mark that {@link markReference} refers to; `undefined` for the whole trans-unit. */
export function referredMark({ mid, extype }: MarkReference): string | undefined {
  return mid ?? (extype?.startsWith(MARK) ? extype.slice(MARK.length) : undefined);
}

/** `memory: name`, the text that says where a suggestion is from. */
export function originText({ origin, from }: Pick<Suggestion, "origin" | "from">): string {
  return from === "" ? origin : `${origin}: ${from}`;
}

/** Reads what {@link originText} wrote; any other text is the name of a memory. */
export function parseOrigin(value: string): { origin: Origin; from: string } {
  const match = /^(human|memory|machine)(?:: |$)/.exec(value);
  if (match === null) return { origin: "memory", from: value };
  return { origin: match[1] as Origin, from: value.slice(match[0].length) }; // one of the three of the pattern
}
