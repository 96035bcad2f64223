import {
  attribute,
  childElements,
  childNamed,
  childrenNamed,
  textOf,
  type XmlElement,
} from "../../xml/tree.ts";
import type { AlternativeAnatomy, NoteAnatomy } from "../anatomy-model.ts";
import { elementAnatomy, optional, textAnatomy } from "../anatomy-parts.ts";
import type { Range } from "../model.ts";

/** The trans-units of a block: itself, or those in a paragraph's group at any depth. */
export function transUnitsOf(block: XmlElement): readonly XmlElement[] {
  if (block.tag.local === "trans-unit") return [block];
  return childElements(block).flatMap((child) =>
    child.tag.uri === block.tag.uri ? transUnitsOf(child) : [],
  );
}

/** The notes of a trans-unit (1.2, note). */
export function notes12(unit: XmlElement): readonly NoteAnatomy[] {
  return childrenNamed(unit, "note").map((note) => ({
    ...elementAnatomy(note),
    text: textOf(note),
    from: attribute(note.tag, "from") ?? null,
    appliesTo: attribute(note.tag, "annotates") ?? null,
    priority: attribute(note.tag, "priority") ?? null,
    within: rangeOf(unit),
  }));
}

/** The alternatives of a trans-unit (1.2, alt-trans). */
export function alternatives12(unit: XmlElement): readonly AlternativeAnatomy[] {
  return childrenNamed(unit, "alt-trans").map((element) => ({
    ...elementAnatomy(element),
    quality: attribute(element.tag, "match-quality") ?? null,
    origin: attribute(element.tag, "origin") ?? null,
    source: optional(childNamed(element, "source"), textAnatomy),
    target: optional(childNamed(element, "target"), textAnatomy),
    within: rangeOf(unit),
  }));
}

function rangeOf({ start, end }: Range): Range {
  return { start, end };
}
