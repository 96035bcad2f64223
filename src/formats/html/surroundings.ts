import type { UnitKind } from "../../article/unit.ts";
import elements from "./elements.json" with { type: "json" };

/** What stands around a text, as far as it matters for its translation; the same object for all texts of an element. */
export interface Surroundings {
  /** The innermost element. */
  readonly name: string;
  readonly kind: UnitKind;
  readonly context: string | undefined;
  /** Whether people may translate it: `translate` (HTML, 3.2.6.2) and the class `notranslate`. */
  readonly translate: boolean;
  /** Whether nobody reads it (scripts), or it is code. */
  readonly isUnread: boolean;
  /** The same of what the element itself stands in: a frame's title is read, the text in it is not. */
  readonly isInUnread: boolean;
  /** Whether spaces and line breaks stay as they are. */
  readonly isSpaced: boolean;
  /** Whether it is in a drawing (SVG). */
  readonly isDrawn: boolean;
  /** A text of a drawing; equal for all that belongs to it. */
  readonly drawingText: object | null;
}

/** What matters of an element. */
export interface ElementFacts {
  readonly name: string;
  readonly isForeign: boolean;
  attribute(name: string): string | undefined;
}

const KINDS: ReadonlyMap<string, UnitKind> = new Map(
  Object.entries(elements.kinds).map(([name, kind]) => [name, kind as UnitKind]), // JSON has no literal types
);
const CONTEXTS: ReadonlyMap<string, string> = new Map(Object.entries(elements.contexts));
const CODE = new Set(elements.code);
const UNREAD = new Set(elements.unread);
const SPACED = new Set(elements.spaced);
const BLOCKS = new Set(elements.blocks);
const DRAWING_TEXTS = new Set(elements.drawingTexts);

/** Elements without an end (HTML, 13.1.2). */
export const VOID: ReadonlySet<string> = new Set(elements.void);

/** Outside all elements. */
export const OUTSIDE: Surroundings = {
  name: "",
  kind: "paragraph",
  context: undefined,
  translate: true,
  isUnread: false,
  isInUnread: false,
  isSpaced: false,
  isDrawn: false,
  drawingText: null,
};

/** What stands around the texts in an element. */
export function surroundingsIn(
  parent: Surroundings,
  element: ElementFacts,
  translateCode: boolean,
): Surroundings {
  const { name, isForeign } = element;
  const isDrawn = parent.isDrawn ? name !== "foreignObject" : name === "svg";
  const startsText = parent.isDrawn && parent.drawingText === null && isForeign && DRAWING_TEXTS.has(name);
  return {
    name,
    kind: KINDS.get(name) ?? parent.kind,
    context: CONTEXTS.get(name) ?? (isBlock(name) ? undefined : parent.context),
    translate: translateOf(element) ?? parent.translate,
    isInUnread: parent.isUnread,
    isUnread: parent.isUnread || UNREAD.has(name) || (!translateCode && CODE.has(name)),
    isSpaced: parent.isSpaced || SPACED.has(name),
    isDrawn,
    drawingText: isDrawn ? (startsText ? {} : parent.drawingText) : null,
  };
}

/** Whether an element ends the sentences before it. */
export function isBlock(name: string): boolean {
  return BLOCKS.has(name);
}

/** What an element itself says of its translation: `translate` (HTML, 3.2.6.2) and the class `notranslate`. */
export function translateOf({ attribute }: Pick<ElementFacts, "attribute">): boolean | undefined {
  const classes = attribute("class");
  if (classes !== undefined && /(?:^|\s)notranslate(?:\s|$)/.test(classes)) return false;
  const value = attribute("translate")?.toLowerCase();
  if (value === "no") return false;
  return value === "" || value === "yes" ? true : undefined;
}
