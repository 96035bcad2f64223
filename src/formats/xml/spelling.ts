import type { Code, Content, Part } from "../../article/content.ts";
import type { FoundUnit } from "../../article/unit.ts";
import { escapeAttribute, escapeText, forbiddenCharacter } from "../../xml/escape.ts";
import { readReference } from "../../xml/references.ts";
import type { Caution, Place, Spelled } from "../reading.ts";
import { CDATA_END, CDATA_START, SECTION_BREAK, splitSections } from "./sections.ts";

/** What stands around a text of XML. */
export interface XmlSurrounding {
  /** Whether it begins, and ends, inside a CDATA section. */
  readonly beginsInSection: boolean;
  readonly endsInSection: boolean;
  /** Whether it is the value of an attribute. */
  readonly inAttribute: boolean;
}

/** The place of a text of XML. */
export function createXmlPlace(surrounding: XmlSurrounding): Place {
  return {
    misread:
      "The translation cannot stand in the XML without being read otherwise. Move its markup, or take out what looks like markup.",
    objection: (_unit, translation) => objectionTo(translation),
    spell: (unit, translation, caution) => spellXml(unit, translation, surrounding, caution),
  };
}

/** What is wrong with a translation for any place in XML; `null` where nothing is. */
export function objectionTo(translation: Content): string | null {
  for (const part of translation) {
    const forbidden = part.type === "text" ? forbiddenCharacter(part.value) : undefined;
    if (forbidden !== undefined) {
      return `The translation has the character ${forbidden}, which no XML file can hold. Take it out.`;
    }
  }
  return null;
}

/**
 * Spells a translation as XML: in a CDATA section as it is, elsewhere with references. Codes stand outside of sections, so
 * that one ends before them. White space is single spaces, as it is read.
 */
function spellXml(
  { start, end }: FoundUnit,
  translation: Content,
  around: XmlSurrounding,
  caution: Caution,
): Spelled {
  const reads: Part[] = [];
  // Marks at the edges are no part of the text.
  let before = "";
  const pieces: string[] = [];
  let inSection = around.beginsInSection;
  const { inAttribute } = around;
  let afterSpace = false;
  for (const [i, part] of translation.entries()) {
    if (part.type === "code") {
      moveTo(staysInSection(part, inSection));
      pieces.push(part.raw);
      reads.push(part);
      afterSpace = false;
    } else if (part.value === "" && part.raw !== undefined) {
      if (part.raw === CDATA_START && !inAttribute && caution === 0) moveTo(true);
      if (part.raw === CDATA_END && caution === 0) moveTo(false);
    } else if (i < translation.length - 1) spellText(part.value, part.raw);
    else spellEnd(part.value, part.raw);
  }
  const after = markTo(around.endsInSection);
  const raw = pieces.join("");
  if (before === "" && after === "") return { raw, reads };
  return { raw, reads, around: { start, end, before, after } };

  function markTo(section: boolean): string {
    if (section === inSection) return "";
    return section ? CDATA_START : CDATA_END;
  }

  function moveTo(section: boolean): void {
    const mark = markTo(section);
    if (pieces.length === 0) before += mark;
    else if (mark !== "") pieces.push(mark);
    inSection = section;
  }

  /** The last text stands where the source's stood, so that what follows it stays; the only one is cut for that. */
  function spellEnd(value: string, spelling: string | undefined): void {
    const isOnly = pieces.length === 0 && inSection !== around.endsInSection;
    const cut = isOnly ? value.lastIndexOf(" ") + 1 || secondCharacter(value) : 0;
    if (cut > 0) spellText(value.slice(0, cut), undefined);
    moveTo(around.endsInSection);
    spellText(value.slice(cut), spelling);
  }

  function spellText(given: string, spelling: string | undefined): void {
    const collapsed = given.replace(/[ \t\r\n]+/g, " ");
    const value = afterSpace && collapsed.startsWith(" ") ? collapsed.slice(1) : collapsed;
    if (value === "") return;
    pieces.push(keepsSpelling(spelling) && value === given ? spelling : spell(value));
    reads.push({ type: "text", value });
    afterSpace = value.endsWith(" ");
  }

  /** Text of a section may have come out of it. */
  function keepsSpelling(spelling: string | undefined): spelling is string {
    const isOutside = caution === 0 && !inSection && !inAttribute;
    return isOutside && spelling !== undefined && !spelling.includes(CDATA_END) && isCharacterData(spelling);
  }

  function spell(value: string): string {
    if (inSection) {
      // The end of a section may also come about between two pieces of text.
      const isJoined = value.startsWith(">") && pieces.slice(-2).join("").endsWith("]]");
      const joined = isJoined ? SECTION_BREAK : "";
      const split = splitSections(value);
      return joined + (caution === 0 ? split : split.replaceAll("{", `{${SECTION_BREAK}`));
    }
    const escaped = inAttribute ? escapeAttribute(value).replaceAll("'", "&apos;") : escapeText(value);
    return caution === 0 ? escaped : escaped.replaceAll("{", "&#123;");
  }
}

/** Where the second character of a text begins; 0 where it has one only. */
function secondCharacter(value: string): number {
  const length = String.fromCodePoint(value.codePointAt(0) ?? 0).length;
  return length < value.length ? length : 0;
}

/** Whether a code stands in a section: only a template variable can, and it has to where it is no XML. */
function staysInSection(code: Code, inSection: boolean): boolean {
  if (code.kind !== "variable") return false;
  return inSection || !isCharacterData(code.raw);
}

/** Whether characters can stand between tags as they are. */
function isCharacterData(raw: string): boolean {
  for (let at = 0; at < raw.length; at++) {
    if (raw[at] === "<") return false;
    if (raw[at] === "&" && readReference(raw, at) === null) return false;
  }
  return true;
}
