import type { Content, Part } from "../../article/content.ts";
import { isLineBreak } from "../normalize.ts";
import type { Caution, Spelled } from "../reading.ts";
import { escapeFully, escapeLightly } from "./escape.ts";
import { firstCharacter, lastCharacter } from "./flanking.ts";
import { closingMarkup, namesItsText } from "./references.ts";
import { respellCodes } from "./spelling.ts";
import type { Setting, Surrounding } from "./surrounding.ts";

/**
 * Spells a translation in the place of its unit.
 *
 * @param translation normalised, with the codes of the unit, properly nested.
 */
export function spellTranslation(setting: Setting, translation: Content, caution: Caution): Spelled {
  const { surrounding } = setting;
  const parts = respellCodes(translation, setting, caution === 2);
  const reads: Part[] = [];
  const spelled: string[] = [];
  const opened: number[] = [];
  let brackets = surrounding === "caption" ? 1 : 0;
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
      atLineStart: beginsLine(surrounding) && (isFirst || isLineBreak(parts[index - 1])),
      inBrackets: brackets > 0,
      inTableCell: surrounding === "table-cell",
      inHeading: surrounding === "heading",
      isMdx: setting.isMdx,
      hasMath: setting.hasMath,
    });
  }
}

function beginsLine(place: Surrounding): boolean {
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
