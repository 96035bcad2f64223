import type { Content, Part } from "../../article/content.ts";
import type { BodyText, Place } from "./blocks.ts";
import { escapeFully, escapeLightly } from "./escape.ts";
import { firstCharacter, lastCharacter } from "./flanking.ts";
import { closingMarkup, namesItsText } from "./references.ts";
import { isLineBreak } from "./signature.ts";
import { respellCodes } from "./spelling.ts";

/** How cautiously a translation is spelled: with few escapes; with all; with all, and HTML tags for emphasis. */
export type Caution = 0 | 1 | 2;

/** A translation as Markdown. */
export interface Rendered {
  readonly raw: string;
  /** What parsing `raw` has to give: the translation, with the markup that was chosen for its codes. */
  readonly reads: Content;
}

/**
 * Spells a translation in the place of its unit.
 *
 * @param translation normalised, with the codes of the unit, properly nested.
 */
export function renderTranslation(unit: BodyText, translation: Content, caution: Caution): Rendered {
  const parts = respellCodes(translation, unit.place, caution === 2);
  const reads: Part[] = [];
  const spelled: string[] = [];
  const opened: number[] = [];
  let brackets = unit.place === "caption" ? 1 : 0;
  parts.forEach((part, i) => {
    if (part.type === "text") {
      const keepsSpelling = part.raw !== undefined && (caution === 0 || part.raw !== part.value);
      spelled.push(keepsSpelling ? (part.raw ?? "") : spell(part.value, i));
      reads.push(part);
      return;
    }
    const isBracket = part.kind === "link" || part.kind === "image";
    const start = part.form === "close" ? opened.pop() : undefined;
    const code =
      start !== undefined && namesItsText(part)
        ? { ...part, raw: closingMarkup(part, spelled.slice(start).join("")) }
        : part;
    spelled.push(code.raw);
    reads.push(code);
    if (part.form === "open") opened.push(spelled.length);
    if (isBracket && part.form !== "single") brackets += part.form === "open" ? 1 : -1;
  });
  return { raw: spelled.join(""), reads };

  function spell(value: string, index: number): string {
    if (caution > 0) return escapeFully(value);
    const isFirst = spelled.every((spelling) => spelling === "");
    return escapeLightly(value, {
      before: lastCharacter(spelled.at(-1) ?? ""),
      after: firstCharacter(nextSpelling(parts, index)),
      atLineStart: beginsLine(unit.place) && (isFirst || isLineBreak(parts[index - 1])),
      inBrackets: brackets > 0,
      inTableCell: unit.place === "table-cell",
      inHeading: unit.place === "heading",
    });
  }
}

function beginsLine(place: Place): boolean {
  return place === "paragraph" || place === "underlined-heading";
}

/** How the next part that is not empty is spelled. */
function nextSpelling(parts: Content, index: number): string {
  for (let i = index + 1; i < parts.length; i++) {
    const part = parts[i];
    const spelling = part?.type === "text" ? (part.raw ?? part.value) : (part?.raw ?? "");
    if (spelling !== "") return spelling;
  }
  return "";
}
