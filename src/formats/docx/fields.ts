import type { XmlNode } from "../../xml/tree.ts";
import { textOf } from "../../xml/tree.ts";
import { MODEL } from "./model.ts";
import { isWord } from "./names.ts";
import { fieldCharacter } from "./run.ts";

/** A field that spans runs (section 17.16.18), by the indexes of the runs among their siblings. */
export interface Field {
  readonly begin: number;
  /** Where its instruction ends and its result begins; `null` where it has no result. */
  readonly separator: number | null;
  readonly end: number;
  /** What it does: `PAGE`, `HYPERLINK`. */
  readonly name: string;
}

/** A field whose end has not been seen. */
interface OpenField {
  readonly begin: number;
  separator: number | null;
  instruction: string;
  isMixed: boolean;
}

/** Finds the fields whose ends are siblings, by the index of their first run. Time is linear. */
export function findFields(children: readonly XmlNode[]): ReadonlyMap<number, Field> {
  const fields = new Map<number, Field>();
  const open: OpenField[] = [];
  children.forEach((child, index) => {
    if (child.type !== "element" || !isWord(child, "r")) return;
    const hasText = child.children.some((inner) => inner.type === "element" && isWord(inner, "t"));
    for (const inner of child.children) {
      if (inner.type !== "element") continue;
      const top = open.at(-1);
      const kind = fieldCharacter(inner);
      // A field whose ends share runs with text cannot be taken out of it.
      if (hasText && kind !== undefined && top) top.isMixed = true;
      if (kind === "begin") open.push({ begin: index, separator: null, instruction: "", isMixed: hasText });
      else if (kind === "separate" && top) top.separator ??= index;
      else if (kind === "end") {
        const field = open.pop();
        if (field === undefined || field.begin === index || field.isMixed) continue;
        const { begin, separator, instruction } = field;
        fields.set(begin, { begin, separator, end: index, name: fieldName(instruction) });
      } else if (isWord(inner, "instrText") && top?.separator === null && top.instruction.length < 100) {
        top.instruction += textOf(inner);
      }
    }
  });
  return fields;
}

/** Whether fields begin or end among siblings that end or begin elsewhere. */
export function cutsField(children: readonly XmlNode[]): boolean {
  let open = 0;
  for (const child of children) {
    for (const inner of child.type === "element" ? child.children : []) {
      const kind = inner.type === "element" ? fieldCharacter(inner) : undefined;
      if (kind === "begin") open++;
      if (kind === "end" && --open < 0) return true;
    }
  }
  return open !== 0;
}

/** The first word of a field's instruction, in capitals. */
export function fieldName(instruction: string): string {
  return /[^\s"\\]+/.exec(instruction)?.[0].toUpperCase().slice(0, 20) ?? "field";
}

/** Whether what a field shows was written by the author. */
export function isTranslatedField(name: string): boolean {
  return MODEL.translatedFields.has(name);
}
