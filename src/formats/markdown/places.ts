import type { Content } from "../../article/content.ts";
import type { Place } from "../reading.ts";
import { misplacedAddress, newAddress } from "./addresses.ts";
import { spellTranslation } from "./render.ts";
import type { Surrounding } from "./surrounding.ts";

const MISREAD =
  "Markdown would read this translation otherwise than it is meant. " +
  "Look at punctuation that touches the markup, and keep markup around the same words as in the source.";

/** The places of Markdown by what surrounds a text in them. */
export const PLACES: Readonly<Record<Surrounding, Place>> = {
  paragraph: placeIn("paragraph"),
  heading: placeIn("heading"),
  "underlined-heading": placeIn("underlined-heading"),
  "table-cell": placeIn("table-cell"),
  caption: placeIn("caption"),
};

function placeIn(surrounding: Surrounding): Place {
  return {
    spell: (_unit, translation, caution) => spellTranslation(surrounding, translation, caution),
    objection: (unit, translation) => addressProblem(unit.content, translation),
    misread: MISREAD,
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
