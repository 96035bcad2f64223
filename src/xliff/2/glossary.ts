import { attributesXml, escapeText } from "../../xml/escape.ts";
import { prefixOf } from "../../xml/scan.ts";
import type { Splice } from "../../xml/splice.ts";
import { attribute, childElements, childrenNamed, isNamed, textOf, type XmlElement } from "../../xml/tree.ts";
import { removal } from "../element-splices.ts";
import { lead, type Style, startWithLead } from "../style.ts";
import { definitionWords } from "../told-terms.ts";
import { isOurEntry, type NewId, OUR_ENTRY, withNewRefs } from "./glossary-refs.ts";
import { GLOSSARY, type ModulePrefixes, moduleElement, modulePrefix, wrapModule } from "./modules.ts";
import { isTermNote2, notesOf } from "./read.ts";
import type { UnitTerm } from "./unit-terms.ts";

/**
 * Terms as entries of the glossary module (2.1, section 5.2), numbered in their unit. What is to be avoided is no
 * translation, as tools offer those: it is told with the definition. `ref` is the sentence, not the very words: that would
 * need a `mrk` in the source, and so one in every target.
 */
export function glossary21(terms: readonly UnitTerm[], prefixes: ModulePrefixes, style: Style): string[] {
  const prefix = modulePrefix(GLOSSARY, prefixes);
  const at = lead(style, 3);
  const element = (name: string, source: string | undefined, words: string) =>
    `${at}<${prefix}${name}${attributesXml({ source })}>${escapeText(words)}</${prefix}${name}>`;
  return terms.map((term, index) => {
    const definition = definitionWords(term);
    return [
      `<${prefix}glossEntry${attributesXml({ id: OUR_ENTRY + (index + 1), ref: refOf(term) })}>`,
      element("term", term.from, term.term),
      ...term.translations.map(({ text, status }) => element("translation", `${status}: ${term.from}`, text)),
      definition === undefined ? "" : element("definition", undefined, definition),
      `${lead(style, 2)}</${prefix}glossEntry>`,
    ].join("");
  });
}

function refOf({ segment }: UnitTerm): string | undefined {
  return segment === undefined ? undefined : `#${segment}`;
}

/** Whether a unit's glossary says of our terms what it is to say. */
export function termsAgree(unit: XmlElement, terms: readonly UnitTerm[]): boolean {
  const standing = entriesOf(unit).filter(isOurEntry).map(essenceOf);
  const wanted = terms.map(essence);
  return (
    standing.length === wanted.length &&
    standing.every((each, index) => each === wanted[index]) &&
    !notesOf(unit).some(isTermNote2)
  );
}

/** The splices that put our terms into a unit and leave the entries of other tools as they are. */
export function spliceTerms(
  text: string,
  unit: XmlElement,
  terms: readonly UnitTerm[],
  prefixes: ModulePrefixes,
  style: Style,
): readonly Splice[] {
  if (termsAgree(unit, terms)) return [];
  return [...spliceEntries(text, unit, terms, prefixes, style), ...removedNotes(text, unit)];
}

function spliceEntries(
  text: string,
  unit: XmlElement,
  terms: readonly UnitTerm[],
  prefixes: ModulePrefixes,
  style: Style,
): readonly Splice[] {
  const standing = moduleElement(unit, GLOSSARY);
  if (standing === undefined) {
    const written = wrapModule(GLOSSARY, prefixes, glossary21(terms, prefixes, style), style);
    return written === "" ? [] : [{ start: unit.openEnd, end: unit.openEnd, text: written }];
  }
  const own = new Map(prefixes).set(GLOSSARY, prefixOf(standing.tag));
  const added = glossary21(terms, own, style).map((entry) => lead(style, 2) + entry);
  const entries = entriesOf(unit);
  const foreign = entries.filter((entry) => !isOurEntry(entry));
  if (added.length === 0 && foreign.length === 0) {
    return [{ start: startWithLead(text, standing), end: standing.end, text: "" }];
  }
  const at = entries.at(-1)?.end ?? standing.openEnd;
  return [
    ...entries
      .filter(isOurEntry)
      .map((entry) => ({ start: startWithLead(text, entry), end: entry.end, text: "" })),
    { start: at, end: at, text: added.join("") },
  ];
}

/** Takes out the notes by which the file told terms when it was one of 1.2. */
function removedNotes(text: string, unit: XmlElement): readonly Splice[] {
  return childrenNamed(unit, "notes").flatMap((list) => {
    const notes = childrenNamed(list, "note");
    const ours = notes.filter(isTermNote2);
    return ours.length > 0 && ours.length === childElements(list).length
      ? [removal(text, list)]
      : ours.map((note) => removal(text, note));
  });
}

/**
 * The glossary of a unit that is made anew: our entries behind those of other tools.
 *
 * @param newId what those that stay refer to.
 */
export function rebuiltGlossary(
  text: string,
  unit: XmlElement | undefined,
  terms: readonly UnitTerm[] | undefined,
  newId: NewId,
  prefixes: ModulePrefixes,
  style: Style,
): string {
  const standing = unit === undefined ? undefined : moduleElement(unit, GLOSSARY);
  if (unit === undefined || standing === undefined) {
    return wrapModule(GLOSSARY, prefixes, glossary21(terms ?? [], prefixes, style), style);
  }
  if (terms === undefined) return lead(style, 1) + withNewRefs(text, standing, newId);
  const own = new Map(prefixes).set(GLOSSARY, prefixOf(standing.tag));
  const foreign = entriesOf(unit).filter((entry) => !isOurEntry(entry));
  const entries = [
    ...foreign.map((entry) => withNewRefs(text, entry, newId)),
    ...glossary21(terms, own, style),
  ];
  if (entries.length === 0) return "";
  const open = text.slice(standing.start, standing.openEnd);
  const inside = entries.map((entry) => lead(style, 2) + entry).join("");
  return `${lead(style, 1)}${open}${inside}${lead(style, 1)}</${standing.tag.name}>`;
}

function entriesOf(unit: XmlElement): readonly XmlElement[] {
  const glossary = moduleElement(unit, GLOSSARY);
  return glossary === undefined ? [] : childrenNamed(glossary, "glossEntry");
}

/** An entry in a form that compares. */
function essence(entry: UnitTerm): string {
  const { term, translations, from } = entry;
  const written = translations.map(({ text, status }) => [`${status}: ${from}`, text]);
  return JSON.stringify([refOf(entry) ?? null, term, from, written, definitionWords(entry) ?? null]);
}

function essenceOf(entry: XmlElement): string {
  const named = (local: string) =>
    childElements(entry).filter((child) => isNamed(child, local, GLOSSARY.uri));
  const [term] = named("term");
  const [definition] = named("definition");
  return JSON.stringify([
    attribute(entry.tag, "ref") ?? null,
    term === undefined ? "" : textOf(term),
    term === undefined ? "" : (attribute(term.tag, "source") ?? ""),
    named("translation").map((each) => [attribute(each.tag, "source") ?? "", textOf(each)]),
    definition === undefined ? null : textOf(definition),
  ]);
}
