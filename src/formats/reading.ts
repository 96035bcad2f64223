import type { Content } from "../article/content.ts";
import type { Problem } from "../article/problem.ts";
import type { FoundUnit } from "../article/unit.ts";
import type { Edit } from "./edit.ts";
import type { SerializeOptions } from "./format.ts";

/** How cautiously a translation is spelled: as a person would; with every escape there is; with other markup of the same meaning. */
export type Caution = 0 | 1 | 2;

/** A translation as the article is to have it. */
export interface Spelled {
  readonly raw: string;
  /** What reading `raw` has to give: the translation, with the markup that was chosen for its codes. */
  readonly reads: Content;
  /** Set where more than the unit is replaced, as when a plain value of YAML gets quotes: the range, and what stands around `raw` in it. */
  readonly around?: {
    readonly start: number;
    readonly end: number;
    readonly before: string;
    readonly after: string;
  };
}

/** What a text stands in, and so how a translation is written there. */
export interface Place {
  /**
   * Spells a translation in the place of its unit. What does not fit at one caution may fit at the next; where a
   * place has one spelling only, it gives that at each.
   *
   * @param translation normalised, with the codes of the unit, properly nested.
   */
  spell(unit: FoundUnit, translation: Content, caution: Caution): Spelled;
  /** What is wrong with a translation whatever its spelling, and what the translator can do; `null` where nothing is. */
  objection?(unit: FoundUnit, translation: Content): string | null;
  /** Said where no spelling reads as the translation is meant. */
  readonly misread: string;
}

/** A text of an article, with what is needed to write a translation in its place. */
export interface ArticleText extends FoundUnit {
  /** Whether there is anything to translate in it; the others only count for the structure. */
  readonly isUnit: boolean;
  readonly place: Place;
}

/** What a format makes of an article. */
export interface Reading {
  /**
   * All texts, ascending by their start, without overlap, with one exception: a text may lie inside a code of another one, which
   * comes before it (the `alt` of an image in a sentence). It moves with its code, wherever a translation puts that,
   * and so has no line in the outline. Such a text holds no others.
   */
  readonly texts: readonly ArticleText[];
  /**
   * What stands around the texts, as lines: two articles with equal outlines and texts have the same structure. It has
   * a line for each text that is not inside another one's code, none for what {@link Reading.localize} changes.
   */
  readonly outline: readonly string[];
  /** The language that the article itself declares, as written there. */
  readonly declaredLanguage?: string | undefined;
  /** What the author should know: parts that are left alone as they cannot be understood. Without `file`. */
  readonly warnings?: readonly Problem[] | undefined;
  /** Edits that make the article one of another language, whatever is translated in it: its `lang`, its links to other languages. In order. */
  readonly localize?: ((options: SerializeOptions) => readonly Edit[]) | undefined;
  /** Reads a translated article to prove it, where that depends on how this one was read; as its format reads where absent. */
  readonly readAgain?: ((text: string) => Reading) | undefined;
}
