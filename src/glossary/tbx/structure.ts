import { attribute, childElements, textOf, type XmlElement } from "../../xml/tree.ts";
import { complainAt, type TbxContext } from "./context.ts";

/** The elements that a data category is given by in the style DCA, with `type`. */
export const CATEGORY_ELEMENTS: ReadonlySet<string> = new Set([
  "admin",
  "adminNote",
  "descrip",
  "descripNote",
  "ref",
  "termNote",
  "transac",
  "transacNote",
  "xref",
]);

/** Groups, by the element that stands first in each and once only. */
const HEADS: ReadonlyMap<string, string> = new Map([
  ["adminGrp", "admin"],
  ["descripGrp", "descrip"],
  ["termNoteGrp", "termNote"],
  ["transacGrp", "transac"],
]);

/**
 * Checks how an entry is built (ISO 30042:2019, 4.3, and its schema of the core structure): a language section says its
 * language and has terms, a term section begins with its one term, a group begins with its one head, and every data category
 * has a name.
 */
export function checkEntry(entry: XmlElement, context: TbxContext): void {
  if (!childElements(entry).some(({ tag }) => tag.local === "langSec"))
    complainAt(context, entry, "The entry has no <langSec>.", "Give it a language section, or remove it.");
  visit(entry, undefined, context);
}

function visit(element: XmlElement, parent: XmlElement | undefined, context: TbxContext): void {
  const children = childElements(element);
  const { local } = element.tag;
  if (CATEGORY_ELEMENTS.has(local) && (attribute(element.tag, "type") ?? "").trim() === "")
    complainAt(
      context,
      element,
      `A <${local}> does not say its data category.`,
      'Give it a type attribute, as in <descrip type="definition">.',
    );
  if (local === "langSec" && !children.some(({ tag }) => tag.local === "termSec"))
    complainAt(context, element, "A <langSec> has no <termSec>.", "Give it a term, or remove it.");
  if (local === "termSec") checkTermSection(element, children, context);
  if (local === "termNote" && parent?.tag.local !== "termSec" && parent?.tag.local !== "termNoteGrp")
    complainAt(context, element, "A <termNote> stands outside of a <termSec>.", "Move it to its term.");
  const head = HEADS.get(local);
  if (head !== undefined) checkGroup(element, children, head, context);
  for (const child of children) visit(child, element, context);
}

function checkTermSection(section: XmlElement, children: readonly XmlElement[], context: TbxContext): void {
  const terms = children.filter(({ tag }) => tag.local === "term");
  const [first] = children;
  if (terms.length === 0)
    complainAt(context, section, "A <termSec> has no <term>.", "Give it a term, or remove it.");
  else if (first !== undefined && first.tag.local !== "term")
    complainAt(
      context,
      first,
      `In a <termSec>, <${first.tag.name}> stands before the <term>.`,
      "Put the <term> first.",
    );
  for (const second of terms.slice(1))
    complainAt(
      context,
      second,
      "A <termSec> has a second <term>.",
      "Give every term a <termSec> of its own; this one does not count.",
    );
}

function checkGroup(
  group: XmlElement,
  children: readonly XmlElement[],
  head: string,
  context: TbxContext,
): void {
  const heads = children.filter(({ tag }) => tag.local === head);
  const [first] = children;
  // In the style DCT the head is an element of another namespace.
  if (first === undefined || (first.tag.uri === group.tag.uri && first.tag.local !== head))
    complainAt(
      context,
      first ?? group,
      `A <${group.tag.name}> does not begin with its <${head}>.`,
      `Put the <${head}> first.`,
    );
  for (const second of heads.slice(1))
    complainAt(
      context,
      second,
      `A <${group.tag.name}> has a second <${head}>.`,
      `Give every <${head}> a group of its own.`,
    );
}

/** Which elements of the header hold other elements only (ISO 30042:2019, the core structure). */
const HOLDERS: ReadonlySet<string> = new Set([
  "tbxHeader",
  "fileDesc",
  "titleStmt",
  "publicationStmt",
  "sourceDesc",
  "encodingDesc",
  "revisionDesc",
  "change",
]);

/** Checks that the header's texts stand in paragraphs. */
export function checkHeader(element: XmlElement, context: TbxContext): void {
  if (!HOLDERS.has(element.tag.local)) return;
  for (const child of element.children) {
    if (child.type === "element") checkHeader(child, context);
    else if (child.type === "text" && child.value.trim() !== "")
      complainAt(
        context,
        { start: child.start + (/\S/.exec(child.value)?.index ?? 0) },
        `Text stands in <${element.tag.name}> itself.`,
        "Put it into a paragraph: <p>…</p>.",
      );
  }
}

/** The description of where a file comes from, in its header. */
export function descriptionOf(header: XmlElement): string {
  const description = childElements(header)
    .flatMap((child) => (child.tag.local === "fileDesc" ? childElements(child) : []))
    .find(({ tag }) => tag.local === "sourceDesc");
  return description === undefined ? "" : textOf(description).trim();
}
