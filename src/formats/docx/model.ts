import type { CodeKind } from "../../article/content.ts";
import data from "./content-model.json" with { type: "json" };

/** What elements of WordprocessingML mean to a translator, by local name (sections 17.3, 17.5, 17.13, 17.16). */
export const MODEL = {
  /** Hold text that counts as any other: a tracked insertion. */
  transparent: setOf(data.transparent),
  /** Hold text that no longer counts: a tracked deletion. */
  dropped: setOf(data.dropped),
  /** Say nothing to a reader. */
  invisible: setOf(data.invisible),
  /** Need no translator's care where they stand at the edge of a paragraph. */
  trivial: setOf(data.trivial),
  /** Are seen as white space. */
  spaces: setOf(data.spaces),
  /** Stand around text of their own, and make a pair of codes. */
  borders: setOf(data.borders),
  /** Stand between runs, not in them. */
  outsideRuns: setOf(data.outsideRuns),
  /** Fields whose result is text of the author (section 17.16.5); that of others is computed. */
  translatedFields: setOf(data.translatedFields),
  /** Elements that are characters (sections 17.3.3.18 and 17.3.3.29). */
  characters: mapOf(data.characters),
} as const;

const KINDS = mapOf(data.kinds);
const NAMES = mapOf(data.names);

/** What a code for an element does. */
export function kindOf(local: string): CodeKind {
  const kind = KINDS.get(local);
  return kind === "break" || kind === "image" || kind === "footnote" ? kind : "other";
}

/** What a translator is shown for an element. */
export function nameOf(local: string): string {
  return NAMES.get(local) ?? local;
}

/** The element for a character that Word has one for; `undefined` for others. */
export function elementFor(character: string): string | undefined {
  for (const [local, each] of MODEL.characters) if (each === character) return local;
  return undefined;
}

function setOf(names: readonly string[]): ReadonlySet<string> {
  return new Set(names);
}

function mapOf(values: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(values));
}
