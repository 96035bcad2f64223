import { type Content, contentKey } from "./content.ts";
import { idMaker, type SegmentId, type UnitId } from "./identity.ts";
import type { Locale } from "./locale.ts";
import type { PluralForm } from "./plural.ts";
import type { Problem } from "./problem.ts";

/** What a unit is in its article, in words shared by all formats. */
export type UnitKind =
  | "paragraph"
  | "heading"
  | "list-item"
  | "quotation"
  | "table-cell"
  | "caption"
  | "front-matter"
  | "attribute"
  | "footnote";

/** One translatable block of an article. */
export interface Unit {
  readonly id: UnitId;
  readonly kind: UnitKind;
  /** Trimmed: white space at the edges is the skeleton's. Not empty. */
  readonly content: Content;
  /** Where the unit stands in {@link ParsedArticle.text}, in UTF-16 code units; the slice equals `rawText(content)`. */
  readonly start: number;
  readonly end: number;
  /** Where it stands in the article, in words for a translator (`Front matter: title`, `Heading 2`); optional. */
  readonly context?: string | undefined;
  /**
   * Set on the forms of a message that counts: needed only in target languages that have this form. Where the source has
   * no such form, it has the content and the place of the form `other`, so that several may stand at one place.
   */
  readonly plural?: PluralForm | undefined;
}

/**
 * What a format makes of an article: its text, and the units inside it in ascending order of their starts. They do not
 * overlap, but for units that lie inside a code of another one, which comes before them: an image's description in a sentence.
 */
export interface ParsedArticle {
  /** The whole article, decoded, BOM and line ends included. What lies between the units is the skeleton. */
  readonly text: string;
  readonly units: readonly Unit[];
  /** The language that the article itself declares (front matter `lang`), as written there. */
  readonly declaredLanguage?: string | undefined;
  /** What the author should know: parts that are left alone as they cannot be understood. Without `file`. */
  readonly warnings?: readonly Problem[] | undefined;
}

/** One sentence of a unit. */
export interface Segment {
  readonly id: SegmentId;
  /** Trimmed, codes renumbered from 1. */
  readonly content: Content;
  /** White space between this sentence and the next; empty after the last one of a unit. */
  readonly trailing: Content;
  /** Set where the sentence is furniture: it is rendered from resources and never exported. */
  readonly furniture?: Furniture | undefined;
}

/** A recognised standing line: the resource it is an instance of, and what fills its places. */
export interface Furniture {
  /** The i18next key, such as `photoCredit`. */
  readonly key: string;
  /** Placeholder name → what stood there in the source. */
  readonly values: Readonly<Record<string, Content>>;
  /** Markup around the whole line (the asterisks of `*(Photo: Reuters)*`), which rendering puts back. */
  readonly before?: Content | undefined;
  readonly after?: Content | undefined;
}

/** A unit cut into sentences: contents and trailings, joined, are the unit's content (but for code ids). */
export interface SegmentedUnit extends Unit {
  readonly segments: readonly Segment[];
}

/** An article ready for translation. */
export interface Article {
  /** Path below the folder of source articles, with `/`. */
  readonly path: string;
  /** Name of the format that parsed it. */
  readonly format: string;
  readonly language: Locale;
  readonly text: string;
  readonly units: readonly SegmentedUnit[];
}

/** A unit that has no id yet: what a format finds. */
export type FoundUnit = Omit<Unit, "id">;

/** Gives ids to units as a format found them, in order. */
export function identifyUnits(found: readonly FoundUnit[]): Unit[] {
  const makeId = idMaker<UnitId>("u");
  return found.map((unit) => ({ id: makeId(keyOf(unit)), ...unit }));
}

/** Forms of one message have equal contents where the source lacks them: each has an id of its own that stays. */
function keyOf({ kind, content, plural }: FoundUnit): string {
  const form = plural === undefined ? "" : `\u0000${plural.type} ${plural.category}`;
  return `${kind}\u0000${contentKey(content)}${form}`;
}
