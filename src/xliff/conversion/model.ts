import type { Content } from "../../article/content.ts";
import type { Locale } from "../../article/locale.ts";
import type { XliffSegment } from "../model.ts";

/** What one version says and the other cannot. */
export interface Loss {
  /** What it is, as the file names it: `phase-group`, `maxwidth of trans-unit`. */
  readonly what: string;
  /** Where it stands; the first {@link MOST_LINES}. */
  readonly lines: readonly number[];
  /** How often it stands there. */
  readonly count: number;
}

/** More lines are not told of one kind. */
export const MOST_LINES = 20;

/** A note of any version. */
export interface ConvertedNote {
  readonly text: string;
  /** Who wrote it (1.2) or what kind it is (2.x): each version has one of the two. */
  readonly category: string | undefined;
  readonly appliesTo: "source" | "target" | undefined;
  readonly priority: string | undefined;
  /** Our own: where a unit stands, or a remark on a segment. */
  readonly ours: "context" | "remark" | null;
  /** The segment that it is for, in a unit of an article; `undefined`: the unit. */
  readonly segment: string | undefined;
}

/** What a unit is made of, in order. */
export type ConvertedPiece =
  | { readonly type: "segment"; readonly id: string | null; readonly segment: XliffSegment }
  | { readonly type: "ignorable"; readonly source: Content; readonly target: Content | null };

/** What groups and units have in common. */
interface Named {
  readonly id: string | undefined;
  /** `resname` (1.2), `name` (2.x). */
  readonly name: string | undefined;
  /** `restype` (1.2), `type` (2.x), as it stands there. */
  readonly kind: string | undefined;
  readonly translate: boolean | undefined;
  /** Attributes of 1.2 that 2.1 holds as metadata. */
  readonly kept: ReadonlyMap<string, string>;
  readonly notes: readonly ConvertedNote[];
}

/** A trans-unit or unit; one of an article is a paragraph with a segment per sentence, a group in 1.2. */
export interface ConvertedUnit extends Named {
  readonly type: "unit";
  readonly isArticle: boolean;
  readonly pieces: readonly ConvertedPiece[];
}

/** A group of units. */
export interface ConvertedGroup extends Named {
  readonly type: "group";
  readonly children: readonly ConvertedNode[];
}

export type ConvertedNode = ConvertedGroup | ConvertedUnit;

/** A `file` element. */
export interface ConvertedFile {
  readonly id: string | undefined;
  readonly original: string | undefined;
  readonly kept: ReadonlyMap<string, string>;
  readonly notes: readonly ConvertedNote[];
  readonly children: readonly ConvertedNode[];
}

/** All that both versions can say of a file. */
export interface ConvertedDocument {
  readonly sourceLocale: Locale;
  readonly targetLocale: Locale;
  readonly files: readonly ConvertedFile[];
}
