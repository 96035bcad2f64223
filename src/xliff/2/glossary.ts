import { attributesXml, escapeText, forbiddenCharacter } from "../../xml/escape.ts";
import { prefixOf } from "../../xml/scan.ts";
import type { Splice } from "../../xml/splice.ts";
import { attribute, childElements, childrenNamed, isNamed, textOf, type XmlElement } from "../../xml/tree.ts";
import { EXONYM } from "../marks.ts";
import type { BlockTerm } from "../model.ts";
import { lead, type Style, startWithLead } from "../style.ts";
import { GLOSSARY, type ModulePrefixes, moduleElement, modulePrefix, wrapModule } from "./modules.ts";

/** What the ids of our entries begin with; all others are another tool's. */
const OUR_ENTRY = `${EXONYM}-`;

/** Terms as entries of the glossary module (2.1, section 5.2), numbered in their unit. */
export function glossary21(terms: readonly BlockTerm[], prefixes: ModulePrefixes, style: Style): string[] {
  const prefix = modulePrefix(GLOSSARY, prefixes);
  const at = lead(style, 3);
  return terms.filter(isSayable).map((entry, index) => {
    const translations = entry.translations.map(({ text, status }) => {
      const source = attributesXml({ source: `${status}: ${entry.from}` });
      return `${at}<${prefix}translation${source}>${escapeText(text)}</${prefix}translation>`;
    });
    const term = `${at}<${prefix}term${attributesXml({ source: entry.from })}>${escapeText(entry.term)}</${prefix}term>`;
    const definition =
      entry.definition === undefined
        ? ""
        : `${at}<${prefix}definition>${escapeText(entry.definition)}</${prefix}definition>`;
    const open = `<${prefix}glossEntry${attributesXml({ id: OUR_ENTRY + (index + 1) })}>`;
    return `${open}${term}${translations.join("")}${definition}${lead(style, 2)}</${prefix}glossEntry>`;
  });
}

/** A name that XML cannot hold helps no translator, nor does one of which nothing is said. */
function isSayable({ term, translations, definition = "", from }: BlockTerm): boolean {
  if (translations.length === 0 && definition === "") return false;
  const words = [term, definition, from, ...translations.map(({ text }) => text)];
  return words.every((each) => forbiddenCharacter(each) === undefined);
}

/** Whether a unit's glossary says of our terms what it is to say. */
export function termsAgree(unit: XmlElement, terms: readonly BlockTerm[]): boolean {
  const standing = entriesOf(unit).filter(isOurs).map(essenceOf);
  const wanted = terms.filter(isSayable).map(essence);
  return standing.length === wanted.length && standing.every((each, index) => each === wanted[index]);
}

/** The splices that put our terms into a unit and leave the entries of other tools as they are. */
export function spliceTerms(
  text: string,
  unit: XmlElement,
  terms: readonly BlockTerm[],
  prefixes: ModulePrefixes,
  style: Style,
): readonly Splice[] {
  if (termsAgree(unit, terms)) return [];
  const standing = moduleElement(unit, GLOSSARY);
  if (standing === undefined) {
    const written = wrapModule(GLOSSARY, prefixes, glossary21(terms, prefixes, style), style);
    return [{ start: unit.openEnd, end: unit.openEnd, text: written }];
  }
  const own = new Map(prefixes).set(GLOSSARY, prefixOf(standing.tag));
  const added = glossary21(terms, own, style).map((entry) => lead(style, 2) + entry);
  const entries = entriesOf(unit);
  const foreign = entries.filter((entry) => !isOurs(entry));
  if (added.length === 0 && foreign.length === 0) {
    return [{ start: startWithLead(text, standing), end: standing.end, text: "" }];
  }
  const at = entries.at(-1)?.end ?? standing.openEnd;
  return [
    ...entries
      .filter(isOurs)
      .map((entry) => ({ start: startWithLead(text, entry), end: entry.end, text: "" })),
    { start: at, end: at, text: added.join("") },
  ];
}

/** The glossary of a unit that is made anew: our entries behind those of other tools. */
export function rebuiltGlossary(
  text: string,
  unit: XmlElement | undefined,
  terms: readonly BlockTerm[] | undefined,
  prefixes: ModulePrefixes,
  style: Style,
): string {
  const standing = unit === undefined ? undefined : moduleElement(unit, GLOSSARY);
  if (unit === undefined || standing === undefined) {
    return wrapModule(GLOSSARY, prefixes, glossary21(terms ?? [], prefixes, style), style);
  }
  if (terms === undefined) return lead(style, 1) + text.slice(standing.start, standing.end);
  const own = new Map(prefixes).set(GLOSSARY, prefixOf(standing.tag));
  const foreign = entriesOf(unit).filter((entry) => !isOurs(entry));
  const entries = [
    ...foreign.map((entry) => text.slice(entry.start, entry.end)),
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

function isOurs(entry: XmlElement): boolean {
  return attribute(entry.tag, "id")?.startsWith(OUR_ENTRY) ?? false;
}

/** An entry in a form that compares. */
function essence({ term, translations, definition, from }: BlockTerm): string {
  const written = translations.map(({ text, status }) => [`${status}: ${from}`, text]);
  return JSON.stringify([term, from, written, definition ?? null]);
}

function essenceOf(entry: XmlElement): string {
  const named = (local: string) =>
    childElements(entry).filter((child) => isNamed(child, local, GLOSSARY.uri));
  const [term] = named("term");
  const [definition] = named("definition");
  return JSON.stringify([
    term === undefined ? "" : textOf(term),
    term === undefined ? "" : (attribute(term.tag, "source") ?? ""),
    named("translation").map((each) => [attribute(each.tag, "source") ?? "", textOf(each)]),
    definition === undefined ? null : textOf(definition),
  ]);
}
