import type { CodeKind } from "../../article/content.ts";
import type { Range } from "../../xml/range.ts";
import type { XmlElement, XmlNode } from "../../xml/tree.ts";
import { shortDisplay } from "../opaque.ts";
import { cutsField, fieldName, findFields, isTranslatedField } from "./fields.ts";
import { type Item, isMarkOnly, type Run } from "./items.ts";
import { MODEL, nameOf } from "./model.ts";
import { wordAttribute, wordChild, wordName } from "./names.ts";
import { readRun, single, singleOf } from "./run.ts";
import { isCode, isHidden } from "./run-properties.ts";

/** Lays out what stands in a paragraph as a row of items without gaps. */
export function flatten(text: string, children: readonly XmlNode[]): readonly Item[] {
  const items: Item[] = [];
  visit(children);
  return items;

  function visit(nodes: readonly XmlNode[]): void {
    const fields = findFields(nodes);
    // Ends of the fields whose results are being laid out: they may stand in one another by the thousand.
    const ends: number[] = [];
    for (let i = 0; i < nodes.length; i++) {
      const node = nodes[i];
      if (node === undefined) continue;
      const end = ends.at(-1) ?? nodes.length;
      const field = fields.get(i);
      const last = field && field.end < end ? nodes[field.end] : undefined;
      if (i === end) {
        border("close", node, "hyperlink");
        ends.pop();
      } else if (field === undefined || last === undefined) visitNode(node);
      else {
        const { separator } = field;
        const middle = separator === null || separator === field.end ? undefined : nodes[separator];
        if (separator !== null && middle && isTranslatedField(field.name)) {
          border("open", { start: node.start, end: middle.end }, "hyperlink");
          ends.push(field.end);
          i = separator;
        } else {
          items.push(computed({ start: node.start, end: last.end }, field.name));
          i = field.end;
        }
      }
    }
  }

  function visitNode(node: XmlNode): void {
    const name = node.type === "element" ? wordName(node.tag) : null;
    if (node.type !== "element") glue(node);
    else if (name === "r") visitRun(node);
    else if (name === "fldSimple") visitSimpleField(node);
    else if (name !== null && MODEL.transparent.has(name)) visitTransparent(node);
    else if (name !== null && (MODEL.dropped.has(name) || MODEL.invisible.has(name))) glue(node);
    else if (name !== null && MODEL.borders.has(name)) visitBorders(node, name);
    else items.push(singleOf(node, text));
  }

  function visitRun(element: XmlElement): void {
    const run = readRun(text, element);
    if (run === null || run.atoms.every(({ type }) => type === "glue")) glue(element);
    else if (isHidden(run.format)) items.push(single(element, "hidden text"));
    else if (isCode(run.format)) items.push(codeOf(run));
    else items.push(isMarkOnly(run) ? markOf(run) : run);
  }

  function visitSimpleField(element: XmlElement): void {
    const name = fieldName(wordAttribute(element.tag, "instr") ?? "");
    if (!isTranslatedField(name) || element.tag.isSelfClosing) items.push(computed(element, name));
    else visitPair(element, element, "hyperlink");
  }

  function visitTransparent(element: XmlElement): void {
    if (element.tag.isSelfClosing) glue(element);
    // Without it, the field would read otherwise.
    else if (cutsField(element.children)) visitPair(element, element, element.tag.local);
    else {
      items.push({ type: "glue", start: element.start, end: element.openEnd, nesting: 1 });
      visit(element.children);
      items.push({ type: "glue", start: element.closeStart, end: element.end, nesting: -1 });
    }
  }

  function visitBorders(element: XmlElement, name: string): void {
    const holder = name === "sdt" ? wordChild(element, "sdtContent") : element;
    const isEmpty = holder === undefined || holder.tag.isSelfClosing;
    if (isEmpty) items.push(singleOf(element, text));
    else visitPair(element, holder, name);
  }

  function visitPair(outer: XmlElement, holder: XmlElement, name: string): void {
    border("open", { start: outer.start, end: holder.openEnd }, name);
    visit(holder.children);
    border("close", { start: holder.closeStart, end: outer.end }, name);
  }

  function border(type: "open" | "close", { start, end }: Range, name: string): void {
    const kind: CodeKind = name === "hyperlink" ? "link" : "other";
    items.push({ type, start, end, kind, display: `<${type === "close" ? "/" : ""}${nameOf(name)}>` });
  }

  function glue({ start, end }: Range): void {
    items.push({ type: "glue", start, end });
  }
}

/** The result of a field, which Word computes. */
function computed(range: Range, name: string): Item {
  return { ...single(range, name), kind: "variable", display: `{${name}}` };
}

/** A run of a program's text, which is shown and stays. */
function codeOf(run: Run): Item {
  const shown = run.atoms.map((atom) => (atom.type === "characters" ? atom.value : " ")).join("");
  return { ...single(run, ""), kind: "code", display: shortDisplay(shown) };
}

/** A run without anything to read as one piece of markup, whatever its format. */
function markOf({ start, end, atoms }: Run): Item {
  const marks = atoms.filter((atom) => atom.type === "single");
  const [first] = marks.filter(({ isSpace }) => !isSpace);
  return {
    type: "single",
    start,
    end,
    kind: first?.kind ?? "other",
    display: first?.display ?? "",
    isTrivial: marks.every(({ isTrivial }) => isTrivial),
    isSpace: false,
  };
}
