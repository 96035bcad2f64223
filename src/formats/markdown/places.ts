import type { Content } from "../../article/content.ts";
import type { Place } from "../reading.ts";
import { misplacedAddress, newAddress } from "./addresses.ts";
import { isLabel, normalizeLabel } from "./references.ts";
import { spellTranslation } from "./render.ts";
import type { Setting, Surrounding } from "./surrounding.ts";
import type { Syntax } from "./syntax.ts";

const MISREAD =
  "Markdown would read this translation otherwise than it is meant. " +
  "Look at punctuation that touches the markup, and keep markup around the same words as in the source.";

/** The place of a text, by what surrounds it. */
export function placeIn(surrounding: Surrounding, { isMdx, hasMath }: Syntax): Place {
  const setting: Setting = { surrounding, isMdx, hasMath };
  return {
    spell: (_unit, translation, caution) => spellTranslation(setting, translation, caution),
    objection: (unit, translation) => addressProblem(unit.content, translation),
    misread: MISREAD,
  };
}

/** An image, as far as its description needs to know it. */
interface ImageLabel {
  /** What stands between the brackets. */
  readonly label: string;
  /** What stands after it: `](url)`, `][label]`, or less where the description is the label. */
  readonly closing: string;
  /** Where the image ends. */
  readonly end: number;
}

/** The place of an image's description. Where it is the image's label, that is spelled out as soon as it is translated. */
export function descriptionPlace(syntax: Syntax, { label, closing, end }: ImageLabel): Place {
  const place = placeIn("caption", syntax);
  return {
    ...place,
    spell: (unit, translation, caution) => {
      const spelled = place.spell(unit, translation, caution);
      if (!isLabel(closing) || normalizeLabel(spelled.raw) === normalizeLabel(label)) return spelled;
      const after = `][${label.replace(/\s+/g, " ").trim()}]`;
      return { ...spelled, around: { start: unit.start, end, before: "", after } };
    },
  };
}

function addressProblem(source: Content, translation: Content): string | null {
  const misplaced = misplacedAddress(source, translation);
  if (misplaced !== null)
    return `Keep the characters right before and after «${misplaced}» as in the source.`;
  const address = newAddress(source, translation);
  if (address === null) return null;
  return `«${address}» would become a link, which the source does not have here. Leave it out, or have it added to the source.`;
}
