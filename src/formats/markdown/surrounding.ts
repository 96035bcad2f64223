/** What surrounds a unit's text and so decides which characters mean something there. */
export type Surrounding = "paragraph" | "heading" | "underlined-heading" | "table-cell" | "caption";
