import { type Content, codesOf } from "../article/content.ts";
import type { Locale } from "../article/locale.ts";
import { onlyNumber, type PluralForm, pluralCategories } from "../article/plural.ts";
import type { Article, SegmentedUnit, Unit } from "../article/unit.ts";

/** How many numbers a translator is shown for a form. */
const EXAMPLES = 4;

/** Numbers that are tried for examples: whole ones, then what only some languages have forms of their own for. */
const NUMBERS = [...Array.from({ length: 120 }, (_, number) => number), 1000, 1_000_000, 0.5, 1.5];

/**
 * An article as one language needs it: of a message that counts, the forms that the language has, each with the numbers
 * that it is for.
 *
 * @example
 * articleFor(article, parseLocale("uk")).units[0]?.context // "Key: items (plural: few, as with 2, 3, 4, 22)"
 */
export function articleFor(article: Article, locale: Locale): Article {
  if (article.units.every(({ plural }) => plural === undefined)) return article;
  const units = article.units.flatMap((unit): readonly SegmentedUnit[] => {
    if (unit.plural === undefined) return [unit];
    if (!hasForm(locale, unit.plural)) return [];
    const own = onlyNumber(locale, unit.plural) === undefined ? withoutOptional(unit) : unit;
    return [{ ...own, context: withExamples(unit.context, locale, unit.plural) }];
  });
  return { ...article, units };
}

/**
 * The units that a file has: all but forms that the source lacks, or as it is after it was localized.
 *
 * @param units of a parsed article: forms that it lacks stand before the one whose place they share.
 * @param locale absent: the file as it is.
 */
export function unitsInFile(units: readonly Unit[], locale?: Locale): readonly Unit[] {
  if (units.every(({ plural }) => plural === undefined)) return units;
  return units.filter(({ plural, start }, i) => {
    if (plural === undefined) return true;
    return locale === undefined ? units[i + 1]?.start !== start : hasForm(locale, plural);
  });
}

/** A form that stands for several numbers has to say which. */
function withoutOptional(unit: SegmentedUnit): SegmentedUnit {
  if (codesOf(unit.content).every(({ optional }) => !optional)) return unit;
  const required = (content: Content): Content =>
    content.map((part) => (part.type === "code" ? { ...part, optional: undefined } : part));
  const segments = unit.segments.map((segment) => ({ ...segment, content: required(segment.content) }));
  return { ...unit, content: required(unit.content), segments };
}

function hasForm(locale: Locale, { type, category, everywhere }: PluralForm): boolean {
  return everywhere === true || pluralCategories(locale, type).includes(category);
}

function withExamples(
  context: string | undefined,
  locale: Locale,
  { type, category }: PluralForm,
): string | undefined {
  const rules = new Intl.PluralRules([locale, "en"], { type });
  const numbers = NUMBERS.filter((number) => rules.select(number) === category).slice(0, EXAMPLES);
  if (context === undefined || numbers.length === 0) return context;
  return context.replace(/\)$/, `, as with ${numbers.join(", ")})`);
}
