import { childElements, childNamed, childrenNamed, type XmlElement } from "../../xml/tree.ts";
import { attribute } from "./lookup.ts";

/** An inline element of 2.x: `pc`, `ph`, `sc`, `ec`, `mrk`, `sm`, `em` or `cp`. */
export interface InlineElement {
  readonly element: XmlElement;
  readonly kind: string;
  readonly id: string | undefined;
  /** The `pc` around it, if there is one; `mrk` does not count. */
  readonly parent: InlineElement | null;
}

/** A `source` or `target` with its inline elements in order, the outer before the inner. */
export interface Side {
  readonly element: XmlElement;
  readonly inlines: readonly InlineElement[];
}

/** A `segment`, `ignorable` or `match`: what has a source and perhaps a target. */
export interface Passage {
  readonly element: XmlElement;
  readonly kind: "segment" | "ignorable" | "match";
  readonly id: string | undefined;
  readonly source: Side | null;
  readonly target: Side | null;
}

/** What inline elements may refer to: a `unit`, or a `match`, which is a world of its own. */
export interface InlineScope {
  readonly kind: "unit" | "match";
  readonly element: XmlElement;
  readonly passages: readonly Passage[];
  /** The inline elements of all sources, and of all targets in the order that they are to be read in. */
  readonly inlines: { readonly source: readonly InlineElement[]; readonly target: readonly InlineElement[] };
  /** The `data` elements of `originalData`. */
  readonly data: readonly XmlElement[];
  readonly notes: readonly XmlElement[];
  /** The unit around a match. */
  readonly unit: InlineScope | null;
  /** Ids of what can be pointed at: segments, ignorables and inline elements. */
  readonly spans: () => ReadonlySet<string>;
}

/** Looks at a unit once, for all rules. */
export function unitScope(unit: XmlElement): InlineScope {
  const passages: Passage[] = [];
  for (const child of childElements(unit)) {
    if (child.tag.uri !== unit.tag.uri) continue;
    if (child.tag.local === "segment" || child.tag.local === "ignorable") {
      passages.push(passageOf(child, child.tag.local, unit.tag.uri));
    }
  }
  const notes = childNamed(unit, "notes");
  let spans: ReadonlySet<string> | null = null;
  return {
    spans: () => {
      spans ??= idsOf(passages);
      return spans;
    },
    kind: "unit",
    element: unit,
    passages,
    inlines: allInlines(passages),
    data: dataOf(unit, unit.tag.uri),
    notes: notes ? childrenNamed(notes, "note") : [],
    unit: null,
  };
}

/** The scope of a match of the Translation Candidates module in a unit. */
export function matchScope(match: XmlElement, unit: InlineScope): InlineScope {
  const core = unit.element.tag.uri;
  const passages = [passageOf(match, "match", core)];
  return {
    kind: "match",
    element: match,
    passages,
    inlines: allInlines(passages),
    spans: () => idsOf(passages),
    data: dataOf(match, core),
    notes: [],
    unit,
  };
}

function passageOf(element: XmlElement, kind: Passage["kind"], core: string): Passage {
  const side = (local: string): Side | null => {
    const found = childElements(element).find(({ tag }) => tag.local === local && tag.uri === core);
    return found ? { element: found, inlines: inlinesOf(found, core) } : null;
  };
  return { element, kind, id: attribute(element.tag, "id"), source: side("source"), target: side("target") };
}

function inlinesOf(side: XmlElement, core: string): InlineElement[] {
  const found: InlineElement[] = [];
  const walk = (element: XmlElement, parent: InlineElement | null): void => {
    for (const child of element.children) {
      if (child.type !== "element" || child.tag.uri !== core) continue;
      const kind = child.tag.local;
      const inline = { element: child, kind, id: attribute(child.tag, "id"), parent };
      found.push(inline);
      walk(child, kind === "pc" ? inline : parent);
    }
  };
  walk(side, null);
  return found;
}

function dataOf(element: XmlElement, core: string): XmlElement[] {
  const original = childElements(element).find(({ tag }) => tag.local === "originalData" && tag.uri === core);
  return original ? [...childrenNamed(original, "data")] : [];
}

function allInlines(passages: readonly Passage[]): InlineScope["inlines"] {
  return {
    source: passages.flatMap(({ source }) => source?.inlines ?? []),
    target: orderedPassages(passages).flatMap(({ target }) => target?.inlines ?? []),
  };
}

/** Passages by `order` of their targets; an implicit order is the passage's own place (section 4.7.3 of 2.1). */
function orderedPassages(passages: readonly Passage[]): readonly Passage[] {
  if (!passages.some(({ target }) => target && attribute(target.element.tag, "order") !== undefined))
    return passages;
  return passages
    .map((passage, index) => {
      const order = Number(passage.target && attribute(passage.target.element.tag, "order"));
      return { passage, place: order > 0 ? order : index + 1 };
    })
    .sort((one, other) => one.place - other.place)
    .map(({ passage }) => passage);
}

/** Whether all passages have a target, so that nothing is still to come. */
export function isTranslated({ passages }: InlineScope): boolean {
  return passages.every(({ target }) => target !== null);
}

/** What all inline elements are called in messages. */
export function described({ element }: InlineElement): string {
  const id = attribute(element.tag, "id") ?? attribute(element.tag, "startRef");
  return id === undefined ? `<${element.tag.name}>` : `<${element.tag.name}> '${id}'`;
}

/** The kind of an inline element, the same for a pair that is written as one element or as two. */
export function familyOf(kind: string): string {
  if (kind === "sc" || kind === "ec") return "pc";
  return kind === "sm" ? "mrk" : kind;
}

const CODES = new Set(["ph", "pc", "sc", "ec"]);

/** Whether an inline element is a code, not an annotation or a character. */
export function isCode({ kind }: InlineElement): boolean {
  return CODES.has(kind);
}

function idsOf(passages: readonly Passage[]): ReadonlySet<string> {
  const inlines = passages.flatMap(({ source, target }) => [
    ...(source?.inlines ?? []),
    ...(target?.inlines ?? []),
  ]);
  return new Set([...passages, ...inlines].map(({ id }) => id).filter((id) => id !== undefined));
}
