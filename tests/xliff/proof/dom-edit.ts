import { type XmlDocument, XmlElement } from "libxml2-wasm";

/** A target that a DOM has, or a segment's mark in one. */
export interface DomTarget {
  readonly element: XmlElement;
  /** Which element of the document it is, in the order of start tags, from 0. */
  readonly number: number;
}

interface Node {
  readonly element: XmlElement;
  readonly number: number;
  readonly name: string;
  readonly isXliff: boolean;
  readonly children: readonly Node[];
}

/**
 * The targets of all segments, as the specifications place them: `target` of a trans-unit or segment, not of an
 * alt-trans or match; where a trans-unit is segmented by `mrk`, the marks of its target.
 */
export function targetsOf(document: XmlDocument): readonly DomTarget[] {
  const count = { elements: 0 };
  const root = nodeOf(document.root, document.root.namespaceUri, count);
  return unitsIn(root).flatMap(targetsIn);
}

/** Puts text in the place of all that an element holds. */
export function setText(element: XmlElement, text: string): void {
  for (const child of element.find("node()")) child.remove();
  element.addText(text);
}

function nodeOf(element: XmlElement, uri: string, count: { elements: number }): Node {
  const number = count.elements++;
  const children = element
    .find("*")
    .flatMap((child) => (child instanceof XmlElement ? [nodeOf(child, uri, count)] : []));
  return { element, number, name: element.name, isXliff: element.namespaceUri === uri, children };
}

function unitsIn(node: Node): readonly Node[] {
  if (node.isXliff && (node.name === "trans-unit" || node.name === "unit")) return [node];
  return node.children.flatMap(unitsIn);
}

function named(node: Node, name: string): readonly Node[] {
  return node.children.filter((child) => child.isXliff && child.name === name);
}

function targetsIn(unit: Node): readonly DomTarget[] {
  if (unit.name === "unit")
    return named(unit, "segment").flatMap((each) => named(each, "target").slice(0, 1));
  const [target] = named(unit, "target");
  if (target === undefined) return [];
  const marks = named(unit, "seg-source").slice(0, 1).flatMap(marksIn);
  const targetMarks = marksIn(target);
  const isWrittenWhole = targetMarks.length === 0 && !isEmpty(target);
  if (marks.length === 0 || isWrittenWhole) return [target];
  // A mark that stands for no segment of the source is of nobody's text; of two for one, the last counts.
  const byMid = new Map(targetMarks.map((mark) => [midOf(mark), mark]));
  return marks.flatMap((mark) => byMid.get(midOf(mark)) ?? []);
}

function midOf({ element }: Node): string {
  return element.attr("mid")?.value ?? "";
}

function marksIn(node: Node): readonly Node[] {
  return node.children.flatMap((child) => {
    const isMark = child.name === "mrk" && child.element.attr("mtype")?.value === "seg";
    return isMark ? [child] : marksIn(child);
  });
}

function isEmpty(target: Node): boolean {
  return target.children.length === 0 && target.element.content.trim() === "";
}
