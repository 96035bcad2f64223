import type { Style } from "../style.ts";
import type { ConvertedNode, ConvertedUnit } from "./model.ts";

/** Deeper groups are not indented further, so that a small file cannot become a large one by spaces. */
const MOST_LEVELS = 16;

/** The layout of what stands a number of levels inside a place, or outside of it where that is negative. */
export function styleInside(base: Style, levels: number): Style {
  const more = "  ".repeat(Math.max(0, Math.min(levels, MOST_LEVELS)));
  const shift = (indent: string) => (levels < 0 ? indent.slice(-2 * levels) : more + indent);
  const [block, child, grandchild, innermost] = base.indents;
  return { ...base, indents: [shift(block), shift(child), shift(grandchild), shift(innermost)] };
}

/** The `translate` attribute of a unit: what all its segments inherit is said of the unit itself. */
export function translateAttribute(unit: ConvertedUnit): "yes" | "no" | undefined {
  const segments = unit.pieces.flatMap((piece) => (piece.type === "segment" ? [piece.segment] : []));
  if (segments.length > 0 && segments.every(({ translate }) => !translate)) return "no";
  return unit.translate === undefined ? undefined : unit.translate ? "yes" : "no";
}

/** Whether any segment inside has a target, be it empty. */
export function hasTarget(node: ConvertedNode): boolean {
  if (node.type === "group") return node.children.some(hasTarget);
  return node.pieces.some((piece) =>
    piece.type === "segment" ? piece.segment.hasTarget : piece.target !== null,
  );
}
