import { childElements, childNamed, childrenNamed, type XmlElement } from "../../xml/tree.ts";

/** A `source`, `seg-source` or `target` of 1.2 with the inline elements in it, in order. */
export interface Text12 {
  readonly element: XmlElement;
  readonly inlines: readonly XmlElement[];
}

/** Versions of one text: those of a `trans-unit`, or of an `alt-trans` in it. */
export interface Bitext {
  readonly element: XmlElement;
  readonly source: Text12 | null;
  readonly segSource: Text12 | null;
  readonly targets: readonly Text12[];
}

/** A `trans-unit` as the rules see it. */
export interface TransUnit extends Bitext {
  readonly alternatives: readonly Bitext[];
}

/** Looks at a `trans-unit` once, for all rules. */
export function readTransUnit(unit: XmlElement): TransUnit {
  return { ...bitextOf(unit), alternatives: childrenNamed(unit, "alt-trans").map(bitextOf) };
}

/** All texts of a bitext. */
export function textsOf({ source, segSource, targets }: Bitext): readonly Text12[] {
  return [source, segSource, ...targets].filter((text) => text !== null);
}

function bitextOf(element: XmlElement): Bitext {
  return {
    element,
    source: textNamed(element, "source"),
    segSource: textNamed(element, "seg-source"),
    targets: childrenNamed(element, "target").map(textOf12),
  };
}

function textNamed(element: XmlElement, local: string): Text12 | null {
  const found = childNamed(element, local);
  return found ? textOf12(found) : null;
}

function textOf12(element: XmlElement): Text12 {
  const inlines: XmlElement[] = [];
  const walk = (around: XmlElement): void => {
    for (const child of childElements(around)) {
      if (child.tag.uri !== element.tag.uri) continue;
      inlines.push(child);
      walk(child);
    }
  };
  walk(element);
  return { element, inlines };
}

/** The `mrk` elements that stand directly in a text, as segments do. */
export function marks(text: Text12 | null): readonly XmlElement[] {
  return text === null ? [] : childrenNamed(text.element, "mrk");
}
