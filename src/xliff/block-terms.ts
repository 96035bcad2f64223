import type { Splice } from "../xml/splice.ts";
import type { XmlElement } from "../xml/tree.ts";
import { transUnitsOf } from "./1.2/rebuild.ts";
import { spliceTermNotes, termNotesAgree } from "./1.2/term-notes.ts";
import { spliceTerms, termsAgree } from "./2/glossary.ts";
import type { ModulePrefixes } from "./2/modules.ts";
import { unitTerms } from "./2/unit-terms.ts";
import type { BlockTerm, PlannedBlock, XliffDocument } from "./model.ts";
import { styleAt } from "./style.ts";

/** Whether a file has a place for terms: before 1.2 the order of notes was another one. */
export function holdsTerms({ version }: Pick<XliffDocument, "version">): boolean {
  return version === "1.2" || version.startsWith("2");
}

/** Whether a paragraph that stays tells the terms that it is to tell; so it does where nobody has looked. */
export function blockTermsAgree(block: PlannedBlock, element: XmlElement): boolean {
  const terms = unitTerms(block);
  if (terms === undefined) return true;
  if (element.tag.local === "unit") return termsAgree(element, terms);
  const byUnit = termsByUnit(block);
  return transUnitsOf(element).every((unit) => termNotesAgree(unit, byUnit.get(unit.start) ?? []));
}

/** The splices that let a paragraph that stays tell its terms; nothing else in it changes. */
export function spliceBlockTerms(
  text: string,
  block: PlannedBlock,
  element: XmlElement,
  prefixes: ModulePrefixes,
): readonly Splice[] {
  const terms = unitTerms(block);
  if (terms === undefined) return [];
  if (element.tag.local === "unit") {
    return spliceTerms(text, element, terms, prefixes, styleAt(text, element, 0));
  }
  const byUnit = termsByUnit(block);
  return transUnitsOf(element).flatMap((unit) => spliceTermNotes(text, unit, byUnit.get(unit.start) ?? []));
}

/** Where trans-units start → the terms of their segments, which are several where a tool has cut one. */
function termsByUnit({ segments, terms = [] }: PlannedBlock): ReadonlyMap<number, readonly BlockTerm[]> {
  const result = new Map<number, readonly BlockTerm[]>();
  segments.forEach((planned, index) => {
    if (!("kept" in planned)) return;
    const { start } = planned.kept.element;
    result.set(start, [...(result.get(start) ?? []), ...(terms[index] ?? [])]);
  });
  return result;
}
