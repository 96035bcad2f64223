import { direction, type Locale } from "../../article/locale.ts";
import { setAttribute } from "../../xml/attributes.ts";
import { prefixOf } from "../../xml/scan.ts";
import { scanTrees, type XmlElement } from "../../xml/tree.ts";
import { applyEdits, type Edit } from "../edit.ts";
import { MODEL } from "./model.ts";
import { isOff, isWord, wordAttribute, wordChild, wordName } from "./names.ts";
import properties from "./properties.json" with { type: "json" };

/**
 * Tells Word the language and direction of paragraphs, so that it checks their spelling and sets them as it should:
 * `w:bidi` of the paragraph (section 17.3.1.6), `w:rtl` and `w:lang` of its runs (sections 17.3.2.30 and 17.3.2.20).
 *
 * @param starts where the paragraphs begin.
 */
export function localizeParagraphs(text: string, starts: ReadonlySet<number>, locale: Locale): string {
  const isRightToLeft = direction(locale) === "rtl";
  const language = languageForWord(locale);
  const edits: Edit[] = [];
  scanTrees(text, "", {
    wants: ({ uri, local }) => local === "p" && uri !== "",
    tree: (element) => visit(element, false),
    enter: () => undefined,
    leave: () => undefined,
  });
  edits.sort((a, b) => a.start - b.start);
  return applyEdits(text, edits).text;

  function visit(element: XmlElement, isChosen: boolean): void {
    const name = wordName(element.tag);
    if (name !== null && MODEL.dropped.has(name)) return;
    const isOwn = name === "p" ? starts.has(element.start) : isChosen;
    if (name === "p" && isOwn) direct(element);
    if (name === "r" && isOwn && wordChild(element, "t")) speak(element);
    for (const child of element.children) if (child.type === "element") visit(child, isOwn);
  }

  function direct(paragraph: XmlElement): void {
    setOnOff(paragraph, "pPr", "bidi", properties.afterBidi);
  }

  function speak(run: XmlElement): void {
    const q = prefixOf(run.tag);
    const holder = wordChild(run, "rPr");
    const attribute = isRightToLeft ? "bidi" : language.isEastAsian ? "eastAsia" : "val";
    const standing = wordChild(holder, "lang");
    const lang = `<${q}lang ${q}${attribute}="${language.tag}"/>`;
    if (holder === undefined || holder.tag.isSelfClosing) {
      const rtl = isRightToLeft ? `<${q}rtl/>` : "";
      const { start, end } = holder ?? { start: run.openEnd, end: run.openEnd };
      edits.push({ start, end, text: `<${q}rPr>${rtl}${lang}</${q}rPr>` });
      return;
    }
    setOnOff(run, "rPr", "rtl", properties.afterRtl);
    if (standing) edits.push(...setAttribute(text, standing, `${q}${attribute}`, language.tag));
    else insert(holder, lang, properties.afterLang);
  }

  /** Sets a property in the direction of the language: on, or else away where it is on. */
  function setOnOff(
    owner: XmlElement,
    holderName: "pPr" | "rPr",
    name: string,
    after: readonly string[],
  ): void {
    const q = prefixOf(owner.tag);
    const holder = wordChild(owner, holderName);
    const standing = wordChild(holder, name);
    const isOn = standing !== undefined && !isOff(wordAttribute(standing.tag, "val"));
    if (isOn === isRightToLeft) return;
    const xml = isRightToLeft ? `<${q}${name}/>` : "";
    if (standing) edits.push({ start: standing.start, end: standing.end, text: xml });
    else if (holder) insert(holder, xml, after);
    else {
      const wrapped = `<${q}${holderName}>${xml}</${q}${holderName}>`;
      edits.push({ start: owner.openEnd, end: owner.openEnd, text: wrapped });
    }
  }

  /** Puts a property where the schema has it: before those that come later. */
  function insert(holder: XmlElement, xml: string, after: readonly string[]): void {
    if (holder.tag.isSelfClosing) {
      const { name } = holder.tag;
      edits.push({ start: holder.start, end: holder.end, text: `<${name}>${xml}</${name}>` });
      return;
    }
    const next = holder.children.find(
      (child) => child.type === "element" && after.some((name) => isWord(child, name)),
    );
    const at = next?.start ?? holder.closeStart;
    edits.push({ start: at, end: at, text: xml });
  }
}

/** Languages whose proofing Word keeps in an attribute of its own. */
const EAST_ASIAN: ReadonlySet<string> = new Set(["zh", "ja", "ko", "yue"]);
/** Languages that Word has in two scripts. */
const TWO_SCRIPTS: ReadonlySet<string> = new Set(["sr", "uz", "az", "bs"]);

/** A locale as Word names languages: with a region, and a script where it tells two by that. */
function languageForWord(locale: Locale): { readonly tag: string; readonly isEastAsian: boolean } {
  const { language, script, region } = new Intl.Locale(locale).maximize();
  const parts = [language, TWO_SCRIPTS.has(language) ? script : undefined, region];
  return { tag: parts.filter((part) => part !== undefined).join("-"), isEastAsian: EAST_ASIAN.has(language) };
}
