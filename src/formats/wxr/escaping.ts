import { type Content, type Part, renumber } from "../../article/content.ts";
import { isTranslatable } from "../edges.ts";
import type { ArticleText, Place } from "../reading.ts";

/**
 * Characters that WordPress and its plugins take for their own, how HTML can spell them, and what stands for them while the
 * rest is spelled: characters that no text has (Unicode, section 23.7).
 */
const SPECIAL: readonly (readonly [character: string, spelling: string, stand: string])[] = [
  ["[", "&#91;", "\uFDD0"],
  ["%", "&#37;", "\uFDD1"],
  ["#", "&#35;", "\uFDD2"],
];

/**
 * A text as WordPress has it: with codes for what it fills in, which a translation cannot make by accident.
 *
 * @param protect makes the codes.
 */
export function withCodes(found: ArticleText, protect: (content: Content) => Content): ArticleText {
  const content = renumber(protect(found.content));
  const isUnit = found.isUnit && isTranslatable(content);
  return { ...found, content, isUnit, place: withEscapes(found.place) };
}

/** Spells what looks like a shortcode or placeholder in a translation as references, where it would be taken for one. */
function withEscapes(place: Place): Place {
  return {
    ...place,
    spell: (unit, translation, caution) => {
      if (caution === 0) return place.spell(unit, translation, caution);
      const spelled = place.spell(unit, mapText(translation, "character"), caution);
      const raw = SPECIAL.reduce(
        (text, [, spelling, stand]) => text.replaceAll(stand, spelling),
        spelled.raw,
      );
      return { ...spelled, raw, reads: mapText(spelled.reads, "stand") };
    },
  };
}

function mapText(content: Content, from: "character" | "stand"): Content {
  return content.map((part): Part => {
    if (part.type === "code" || (from === "character" && part.raw !== undefined)) return part;
    let { value } = part;
    for (const [character, , stand] of SPECIAL) {
      value = from === "character" ? value.replaceAll(character, stand) : value.replaceAll(stand, character);
    }
    return { ...part, value };
  });
}
