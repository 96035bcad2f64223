import {
  attribute,
  childElements,
  childNamed,
  childrenNamed,
  textOf,
  type XmlElement,
} from "../../xml/tree.ts";
import type {
  AlternativeAnatomy,
  GlossaryEntryAnatomy,
  MetaAnatomy,
  NoteAnatomy,
  ValueAnatomy,
} from "../anatomy-model.ts";
import { elementAnatomy, optional, textAnatomy, valueAnatomy } from "../anatomy-parts.ts";
import { GLOSSARY, METADATA, moduleElement } from "./modules.ts";
import { matchesOf } from "./read.ts";

/** The notes of a unit, and those that some tools put into its segments. */
export function notes2(unit: XmlElement): readonly NoteAnatomy[] {
  return [unit, ...childrenNamed(unit, "segment")].flatMap((holder) =>
    childrenNamed(holder, "notes")
      .flatMap((notes) => childrenNamed(notes, "note"))
      .map((note) => ({
        ...elementAnatomy(note),
        text: textOf(note),
        from: attribute(note.tag, "category") ?? null,
        appliesTo: attribute(note.tag, "appliesTo") ?? null,
        priority: attribute(note.tag, "priority") ?? null,
        within: { start: holder.start, end: holder.end },
      })),
  );
}

/** The matches of a unit (2.1, section 5.1); their texts are of the namespace of the core. */
export function alternatives2(unit: XmlElement): readonly AlternativeAnatomy[] {
  return matchesOf(unit).map((match) => {
    const named = (local: string) =>
      childElements(match).find(({ tag }) => tag.local === local && tag.uri === unit.tag.uri);
    return {
      ...elementAnatomy(match),
      quality: attribute(match.tag, "matchQuality") ?? null,
      origin: attribute(match.tag, "origin") ?? null,
      source: optional(named("source"), textAnatomy),
      target: optional(named("target"), textAnatomy),
      within: { start: unit.start, end: unit.end },
    };
  });
}

/** The original data of a unit (2.1, section 4.2.2.11). */
export function originalData2(unit: XmlElement): readonly ValueAnatomy[] {
  const holder = childNamed(unit, "originalData");
  return holder === undefined ? [] : childrenNamed(holder, "data").map(valueAnatomy);
}

/** The glossary of a unit. */
export function glossary2(unit: XmlElement): readonly GlossaryEntryAnatomy[] {
  const holder = moduleElement(unit, GLOSSARY);
  return (holder === undefined ? [] : childrenNamed(holder, "glossEntry")).map((entry) => ({
    ...elementAnatomy(entry),
    term: optional(childNamed(entry, "term"), valueAnatomy),
    translations: childrenNamed(entry, "translation").map(valueAnatomy),
    definition: optional(childNamed(entry, "definition"), valueAnatomy),
  }));
}

/** The metadata of a unit, out of their groups. */
export function metadata2(unit: XmlElement): readonly MetaAnatomy[] {
  const holder = moduleElement(unit, METADATA);
  const found: MetaAnatomy[] = [];
  const visit = (group: XmlElement, categories: readonly string[]): void => {
    for (const child of childElements(group)) {
      if (child.tag.uri !== METADATA.uri) continue;
      if (child.tag.local === "meta") {
        found.push({ ...valueAnatomy(child), type: attribute(child.tag, "type") ?? null, categories });
      } else if (child.tag.local === "metaGroup") {
        const category = attribute(child.tag, "category");
        visit(child, category === undefined ? categories : [...categories, category]);
      }
    }
  };
  if (holder !== undefined) visit(holder, []);
  return found;
}
