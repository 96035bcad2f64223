import type { UnitId } from "../article/identity.ts";
import { identifyUnits, type Unit } from "../article/unit.ts";
import type { ArticleText } from "./reading.ts";

/** A text with the id that other rooms know it by. */
export interface IdentifiedText<Text extends ArticleText = ArticleText> {
  readonly id: UnitId;
  readonly unit: Text;
}

/** Gives ids to those of an article's texts that are translated, in order. */
export function identifyTexts<Text extends ArticleText>(
  texts: readonly Text[],
): readonly IdentifiedText<Text>[] {
  const units = texts.filter(({ isUnit }) => isUnit);
  return identifyUnits(units).flatMap(({ id }, i) => {
    const unit = units[i];
    return unit === undefined ? [] : [{ id, unit }];
  });
}

/** What other rooms see of a text. */
export function unitOf({ id, unit }: IdentifiedText): Unit {
  const { kind, content, start, end, context, plural } = unit;
  return { id, kind, content, start, end, context, ...(plural && { plural }) };
}
