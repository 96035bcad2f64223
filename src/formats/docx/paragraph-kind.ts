import type { UnitKind } from "../../article/unit.ts";
import type { XmlElement } from "../../xml/tree.ts";
import { wordAttribute, wordChild } from "./names.ts";
import styles from "./styles.json" with { type: "json" };

/** What a paragraph is, and in words for a translator where it stands. */
export interface ParagraphKind {
  readonly kind: UnitKind;
  readonly context?: string | undefined;
}

/** Styles of text that is a program's. */
const CODE = "code";

/** What a paragraph stands in. */
export type Container = "body" | "table-cell" | "text-box";

const KINDS_BY_STYLE: ReadonlyMap<string, keyof typeof styles> = new Map(
  Object.entries(styles).flatMap(
    ([kind, names]) => names.map((name) => [name, kind as keyof typeof styles] as const), // entries lose the keys' type
  ),
);

/**
 * Tells what a paragraph is by its properties (section 17.3.1.26): the id of its style, which Word makes of the style's
 * name in the author's language, its level in the outline, its numbering.
 */
export function kindOfParagraph(properties: XmlElement | undefined, container: Container): ParagraphKind {
  const { stem, level } = styleOf(properties);
  const byStyle = KINDS_BY_STYLE.get(stem);
  if (byStyle === "heading" || (byStyle === "title" && level !== "")) return heading(Number(level || "1"));
  if (byStyle === "title") return { kind: "heading", context: "Title" };
  const outline = Number(propertyValue(properties, "outlineLvl") ?? Number.NaN);
  if (outline >= 0 && outline <= 8) return heading(outline + 1);
  if (byStyle === "caption") return { kind: "caption", context: "Caption" };
  if (byStyle !== undefined && byStyle !== CODE) return { kind: byStyle };
  if (isNumbered(properties)) return { kind: "list-item" };
  if (container === "table-cell") return { kind: "table-cell" };
  return container === "text-box" ? { kind: "paragraph", context: "Text box" } : { kind: "paragraph" };
}

/** Whether a paragraph is a program's text, which stays. */
export function isCodeParagraph(properties: XmlElement | undefined): boolean {
  return KINDS_BY_STYLE.get(styleOf(properties).stem) === CODE;
}

/** The id of a paragraph's style, and the number at its end. */
function styleOf(properties: XmlElement | undefined): { readonly stem: string; readonly level: string } {
  const style =
    propertyValue(properties, "pStyle")
      ?.toLowerCase()
      .replace(/[\s_-]/g, "") ?? "";
  const stem = style.replace(/\d+$/, "");
  return { stem, level: style.slice(stem.length) };
}

function heading(level: number): ParagraphKind {
  return { kind: "heading", context: `Heading ${level}` };
}

/** Whether it has a number or bullet of its own; list 0 takes them away (section 17.9.18). */
function isNumbered(properties: XmlElement | undefined): boolean {
  const list = propertyValue(wordChild(properties, "numPr"), "numId");
  return list !== undefined && list !== "0";
}

function propertyValue(parent: XmlElement | undefined, name: string): string | undefined {
  const child = wordChild(parent, name);
  return child && wordAttribute(child.tag, "val");
}
