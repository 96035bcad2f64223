/** How a file is laid out: taken from the file itself where there is one. */
export interface Style {
  /** What stands before the names of XLIFF elements, such as `x:`; empty for the default namespace. */
  readonly prefix: string;
  /** The line end; empty where the file puts everything on one line. */
  readonly newline: string;
  /** White space before the start tag of a block. */
  readonly indent: string;
  /** White space that each further level adds. */
  readonly step: string;
}

/** The layout of files that are new: blocks stand in `xliff/file/body` in 1.2, in `xliff/file` in 2.1. */
export const NEW_STYLE_12: Style = { prefix: "", newline: "\n", indent: "      ", step: "  " };
export const NEW_STYLE_21: Style = { ...NEW_STYLE_12, indent: "    " };

/** What stands before an element that is `depth` levels inside a block. */
export function lead(style: Style, depth: number): string {
  return style.newline === "" ? "" : style.newline + style.indent + style.step.repeat(depth);
}
