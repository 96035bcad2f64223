import { attribute, childElements, textOf, type XmlElement } from "../../xml/tree.ts";
import { addNote, checkDays, createDraft, type Draft, finishConcept, isWordless } from "../draft.ts";
import { localeTagged } from "../languages.ts";
import { quote } from "../quote.ts";
import { readText, readWording, type Say } from "../values.ts";
import { KINDS } from "../vocabulary.ts";
import { categoryOf, checkCategory, type NamedCategory } from "./categories.ts";
import { complainAt, type TbxContext } from "./context.ts";
import { readEntryId } from "./entry-id.ts";
import { readOwnConcept, readOwnTerm } from "./own.ts";
import { checkEntry } from "./structure.ts";
import { readTermNote } from "./term-note.ts";
import { addSections, emptySection, type TermSection } from "./term-section.ts";
import type { Level } from "./vocabulary.ts";

const LANGUAGE_SECTIONS: ReadonlySet<string> = new Set(["langSec", "langSet", "langGroup"]);
const TERM_SECTIONS: ReadonlySet<string> = new Set(["termSec", "tig", "ntig", "termGroup"]);
const GROUPS: ReadonlySet<string> = new Set([
  "adminGrp",
  "descripGrp",
  "noteGrp",
  "termGrp",
  "termNoteGrp",
  "transacGrp",
]);
/** Hold no more than when something was done, or parts of what stands elsewhere. */
const UNREAD: ReadonlySet<string> = new Set(["date", "termCompList", "termComp", "termCompGrp"]);

/** Where in an entry the reader is. */
interface Place {
  readonly level: Level;
  readonly isGrouped: boolean;
  readonly section: TermSection | undefined;
  readonly sections: TermSection[];
}

/** Reads an entry (`<conceptEntry>`, or `<termEntry>` of older versions) and adds its concept to the collector's. */
export function readEntry(entry: XmlElement, context: TbxContext): void {
  if (context.isStrict) checkEntry(entry, context);
  const draft = createDraft();
  const id = entry.tag.attributes.find(({ name }) => name === "id" || name === "xml:id");
  if (id !== undefined && id.value.trim() !== "") draft.fields.id = readEntryId(id.value.trim());
  readChildren(
    entry,
    { level: "concept", isGrouped: false, section: undefined, sections: [] },
    draft,
    context,
  );
  const position = context.positionAt(entry.start);
  checkDays(draft, sayAt(entry, context));
  if (isWordless(draft)) context.collector.leaveOut("wordless", () => position, "An entry has no term.");
  else
    context.collector.add(
      finishConcept(draft),
      position,
      id === undefined ? undefined : context.positionAt(id.start),
    );
}

function readChildren(parent: XmlElement, place: Place, draft: Draft, context: TbxContext): void {
  for (const element of childElements(parent)) {
    const { local } = element.tag;
    if (LANGUAGE_SECTIONS.has(local)) readLanguage(element, draft, context);
    else if (TERM_SECTIONS.has(local)) {
      const section = emptySection();
      place.sections.push(section);
      readChildren(element, { ...place, level: "term", section }, draft, context);
    } else if (GROUPS.has(local)) readChildren(element, { ...place, isGrouped: true }, draft, context);
    else if (local === "term") readTerm(element, place.section, context);
    else if (local === "note" || local === "noteValue") readNote(element, draft, context);
    else if (!UNREAD.has(local)) readCategory(element, place, draft, context);
  }
}

function readLanguage(element: XmlElement, draft: Draft, context: TbxContext): void {
  const tag = attribute(element.tag, "xml:lang") ?? attribute(element.tag, "lang");
  const locale = tag === undefined ? undefined : localeTagged(tag);
  if (locale === undefined) {
    complainAt(
      context,
      element,
      tag === undefined
        ? `A <${element.tag.name}> does not say its language.`
        : `«${quote(tag)}» is not a language tag.`,
      tag === undefined
        ? "Give it an xml:lang attribute; its terms do not count."
        : "Use a BCP 47 tag such as uk or zh-Hant; these terms do not count.",
    );
    return;
  }
  const sections: TermSection[] = [];
  readChildren(
    element,
    { level: "language", isGrouped: false, section: undefined, sections },
    draft,
    context,
  );
  addSections(draft, locale, sections, sayAt(element, context));
}

function readTerm(element: XmlElement, section: TermSection | undefined, context: TbxContext): void {
  if (section === undefined || section.wording !== undefined) return;
  [section.wording] = readWording(textOf(element), sayAt(element, context));
}

function readNote(element: XmlElement, draft: Draft, context: TbxContext): void {
  const text = textIn(element, context);
  if (text !== "") addNote(draft, text, sayAt(element, context));
}

function readCategory(element: XmlElement, place: Place, draft: Draft, context: TbxContext): void {
  const category = categoryOf(element);
  if (category === undefined || !checkCategory(element, category, place.level, place.isGrouped, context)) {
    // Without its status nobody knows whether a term is one to use or one to avoid.
    if (category?.name === "administrativeStatus" || category?.name === "usageStatus")
      if (place.section !== undefined) place.section.isUndecided = true;
    return;
  }
  const say = sayAt(element, context);
  const value = textIn(element, context);
  if (value === "") return;
  if (takes(category, value, place, draft, context, say)) return;
  context.collector.leaveOut(
    `category ${category.name}`,
    () => context.positionAt(element.start),
    `The data category «${quote(category.name)}» is not read.`,
  );
}

/** @returns whether the category is one that a glossary has a place for. */
function takes(
  category: NamedCategory,
  value: string,
  { section, level }: Place,
  draft: Draft,
  context: TbxContext,
  say: Say,
): boolean {
  if (category.isOwn)
    return section === undefined
      ? readOwnConcept(category.name, value, draft, say)
      : readOwnTerm(category.name, value, section, say);
  if (section !== undefined && readTermNote(category.name, value, section, context.isOwn, say)) return true;
  switch (category.name) {
    case "definition": {
      // A concept has one definition; that of the whole entry goes before those of its languages.
      const definition = level === "concept" ? value : (draft.fields.definition ?? value);
      const text = readText(definition, say);
      if (text !== undefined) draft.fields.definition = text;
      return true;
    }
    case "subjectField": {
      const kind = KINDS.find((known) => known === value.toLowerCase());
      if (kind !== undefined) draft.fields.kind = kind;
      return kind !== undefined;
    }
    default:
      return false;
  }
}

/** The text of an element. In files of others, lines are folded as their indentation has it. */
function textIn(element: XmlElement, { isOwn }: TbxContext): string {
  const text = textOf(element).trim();
  return isOwn ? text : text.replace(/[^\S\n]*\n[^\S\n]+/g, " ").replace(/[^\S\n]+/g, " ");
}

function sayAt(element: XmlElement, context: TbxContext): Say {
  return (message, advice) => complainAt(context, element, message, advice);
}
