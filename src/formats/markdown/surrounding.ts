/** What surrounds a unit's text and so decides which characters mean something there. */
export type Surrounding = "paragraph" | "heading" | "underlined-heading" | "table-cell" | "caption";

/** Where a translation is written: what surrounds it, and which Markdown it is. */
export interface Setting {
  readonly surrounding: Surrounding;
  /** Whether `{` and `<` begin expressions and JSX, and there are no addresses in angle brackets. */
  readonly isMdx: boolean;
  /** Whether `$…$` is mathematics. */
  readonly hasMath: boolean;
}
