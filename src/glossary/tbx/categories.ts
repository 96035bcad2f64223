import { nearest } from "../../article/nearest.ts";
import { attribute, textOf, type XmlElement } from "../../xml/tree.ts";
import { quote } from "../quote.ts";
import { complainAt, type TbxContext } from "./context.ts";
import { CATEGORY_ELEMENTS } from "./structure.ts";
import { type Category, categoryNamed, DIALECTS, type Dialect, type Level, OWN } from "./vocabulary.ts";

/** The data category of an element, in either style. */
export interface NamedCategory {
  /** `partOfSpeech`; without what marks it as ours. */
  readonly name: string;
  /** Whether it is one of ours. */
  readonly isOwn: boolean;
}

/** The data category that an element gives; `undefined` where it says none. */
export function categoryOf({ tag }: XmlElement): NamedCategory | undefined {
  if (!CATEGORY_ELEMENTS.has(tag.local)) return { name: tag.local, isOwn: tag.uri === OWN.namespace };
  const type = (attribute(tag, "type") ?? "").trim();
  if (type === "") return undefined;
  const isOwn = type.startsWith(OWN.type);
  return { name: isOwn ? type.slice(OWN.type.length) : type, isOwn };
}

const LEVELS: Readonly<Record<Level, string>> = {
  concept: "the whole entry (<conceptEntry>)",
  language: "a language (<langSec>)",
  term: "a term (<termSec>)",
};

/**
 * Checks a data category against the dialect that the file says it is in: that the dialect has it, that it stands where it
 * may, and that its value is one of those allowed.
 *
 * @param isGrouped whether it stands in a group, such as a `<descripGrp>`.
 * @returns whether it may be read.
 */
export function checkCategory(
  element: XmlElement,
  { name, isOwn }: NamedCategory,
  level: Level,
  isGrouped: boolean,
  context: TbxContext,
): boolean {
  const { dialect } = context;
  if (dialect === undefined || isOwn) return true;
  const known = categoryNamed(name);
  const kind = element.tag.local;
  if (!checkStyle(element, context)) return true;
  if (known === undefined || !has(dialect, known)) {
    // Names that nobody knows are other tools' own; but these elements have nothing else in any dialect.
    if (known === undefined && !isClosed(kind, dialect)) return true;
    const owner = known && Object.values(DIALECTS).find((each) => has(each, known));
    const near = nearest(name, namesFor(kind, dialect));
    complainAt(
      context,
      element,
      `${dialect.name} has no data category «${quote(name)}» for <${element.tag.name}>.`,
      owner ? `Remove it, or call the file ${owner.name}.` : near ? `Did you mean ${near}?` : "Remove it.",
    );
    return false;
  }
  if (CATEGORY_ELEMENTS.has(kind) && kind !== known.kind) {
    complainAt(
      context,
      element,
      `The data category «${name}» stands in <${kind}>.`,
      `Put it into <${known.kind}>.`,
    );
    return false;
  }
  if (!known.levels.includes(level) || (known.isGrouped && !isGrouped)) {
    complainAt(
      context,
      element,
      known.levels.includes(level)
        ? `«${name}» stands by itself at ${LEVELS[level]}.`
        : `«${name}» stands at ${LEVELS[level]}, where ${dialect.name} does not have it.`,
      known.levels.includes(level)
        ? "Put it into a group, beside what it belongs to."
        : `Move it to ${levelsOf(known)}.`,
    );
    return false;
  }
  const value = textOf(element).trim();
  if (known.values !== undefined && !known.values.includes(value)) {
    complainAt(
      context,
      element,
      `«${quote(value)}» is no value of ${name}.`,
      `Use one of ${known.values.join(", ")}.`,
    );
    return false;
  }
  return true;
}

/** In one file categories are attributes or tags, not both. */
function checkStyle(element: XmlElement, context: TbxContext): boolean {
  const isAttribute = CATEGORY_ELEMENTS.has(element.tag.local);
  if (context.style === undefined || isAttribute === (context.style === "dca")) return true;
  complainAt(
    context,
    element,
    `<${element.tag.name}> is of the style ${isAttribute ? "DCA" : "DCT"}, and the file says that it is in ${context.style.toUpperCase()}.`,
    "Correct the style attribute of <tbx>, or this element.",
  );
  return false;
}

function has(dialect: Dialect, { module }: Category): boolean {
  return dialect.modules.some((each) => each === module);
}

/** Whether a dialect has nothing for an element but what it names. */
function isClosed(kind: string, dialect: Dialect): boolean {
  if (kind === "transac" || kind === "transacNote") return dialect.modules.length > 0;
  return (kind === "xref" || kind === "ref") && dialect.name === DIALECTS.min.name;
}

const ALL_NAMES = ["transactionType", "responsibility"] as const;

function namesFor(kind: string, dialect: Dialect): readonly string[] {
  return ALL_NAMES.filter((name) => {
    const category = categoryNamed(name);
    return category?.kind === kind && has(dialect, category);
  });
}

function levelsOf({ levels }: Category): string {
  const names: readonly Level[] = ["concept", "language", "term"];
  return names
    .filter((level) => levels.includes(level))
    .map((level) => LEVELS[level])
    .join(" or ");
}
