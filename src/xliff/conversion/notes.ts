import { attributesXml, escapeText, sayable } from "../../xml/escape.ts";
import { attribute, textOf, type XmlElement } from "../../xml/tree.ts";
import { ourNote12 } from "../1.2/layout.ts";
import { isOurs, isRemark12 } from "../1.2/read.ts";
import { CONTEXT_CATEGORY, isRemark, ownerOfNote, REMARK_CATEGORY } from "../2/read.ts";
import { EXONYM } from "../marks.ts";
import type { Style } from "../style.ts";
import type { ConvertedNote } from "./model.ts";

/** A note of 1.2. */
export function readNote12(note: XmlElement, segment: string | undefined): ConvertedNote {
  const ours = isRemark12(note) ? "remark" : isOurs(note) ? "context" : null;
  return {
    text: textOf(note),
    category: attribute(note.tag, "from"),
    appliesTo: sideOf(attribute(note.tag, "annotates")),
    priority: priorityOf(note),
    ours,
    segment: ours === "context" ? undefined : segment,
  };
}

/** A note of 2.x. */
export function readNote2(note: XmlElement, segments: ReadonlySet<string>): ConvertedNote {
  const category = attribute(note.tag, "category");
  return {
    text: textOf(note),
    category,
    appliesTo: sideOf(attribute(note.tag, "appliesTo")),
    priority: priorityOf(note),
    ours: isRemark(note) ? "remark" : category === CONTEXT_CATEGORY ? "context" : null,
    segment: ownerOfNote(note, segments),
  };
}

function sideOf(value: string | undefined): "source" | "target" | undefined {
  return value === "source" || value === "target" ? value : undefined;
}

function priorityOf(note: XmlElement): string | undefined {
  const value = attribute(note.tag, "priority");
  return value !== undefined && value !== "1" && /^(?:[2-9]|10)$/.test(value) ? value : undefined;
}

/** A note in 1.2: our remark stays one, whatever its category was. */
export function writeNote12(note: ConvertedNote, style: Style): string {
  const { prefix } = style;
  const text = sayable(note.text);
  if (note.ours === "remark") return ourNote12(text, style);
  const attributes = attributesXml({
    from: note.ours === "context" ? EXONYM : note.category,
    annotates: note.ours === "context" ? "source" : note.appliesTo,
    priority: note.priority,
  });
  return `<${prefix}note${attributes}>${escapeText(text)}</${prefix}note>`;
}

/** A note in 2.1; `id` says which segment it is for. */
export function writeNote21(note: ConvertedNote, id: string | undefined, { prefix }: Style): string {
  const attributes = attributesXml({
    id,
    category:
      note.ours === "context" ? CONTEXT_CATEGORY : note.ours === "remark" ? REMARK_CATEGORY : note.category,
    appliesTo: note.ours === "context" ? "source" : note.ours === "remark" ? "target" : note.appliesTo,
    priority: note.priority,
  });
  return `<${prefix}note${attributes}>${escapeText(sayable(note.text))}</${prefix}note>`;
}
