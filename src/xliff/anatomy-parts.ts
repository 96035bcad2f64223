import type { XmlAttribute } from "../xml/scan.ts";
import { attribute, childElements, textOf, type XmlElement } from "../xml/tree.ts";
import type {
  AttributeAnatomy,
  CodeAnatomy,
  ElementAnatomy,
  TextAnatomy,
  ValueAnatomy,
} from "./anatomy-model.ts";

/** An element as plain data. */
export function elementAnatomy({ tag, start, openEnd, closeStart, end }: XmlElement): ElementAnatomy {
  return {
    name: tag.local,
    range: { start, end },
    inner: { start: openEnd, end: tag.isSelfClosing ? openEnd : closeStart },
    attributes: tag.attributes.map(attributeAnatomy),
  };
}

/** An attribute as plain data. */
function attributeAnatomy({ name, value, valueStart, valueEnd }: XmlAttribute): AttributeAnatomy {
  return { name, value, range: { start: valueStart, end: valueEnd } };
}

/** Those of some names that an element has, in its order. */
export function attributesNamed({ tag }: XmlElement, names: readonly string[]): readonly AttributeAnatomy[] {
  return tag.attributes.filter(({ name }) => names.includes(name)).map(attributeAnatomy);
}

/** A source, target or `mrk` with the inline elements inside. */
export function textAnatomy(element: XmlElement): TextAnatomy {
  const codes: CodeAnatomy[] = [];
  const visit = (around: XmlElement): void => {
    for (const child of childElements(around)) {
      if (child.tag.uri === element.tag.uri) codes.push({ ...elementAnatomy(child), id: idOf(child) });
      visit(child);
    }
  };
  visit(element);
  return { ...elementAnatomy(element), codes };
}

function idOf({ tag }: XmlElement): string | null {
  for (const name of ["id", "mid", "rid", "startRef"]) {
    const value = attribute(tag, name);
    if (value !== undefined) return value;
  }
  return null;
}

/** An element that holds text alone. */
export function valueAnatomy(element: XmlElement): ValueAnatomy {
  return { ...elementAnatomy(element), text: textOf(element) };
}

/** Of an element that may be missing. */
export function optional<Anatomy>(
  element: XmlElement | undefined,
  anatomy: (element: XmlElement) => Anatomy,
): Anatomy | null {
  return element === undefined ? null : anatomy(element);
}
