import type { Content } from "../../article/content.ts";
import type { UnitId } from "../../article/identity.ts";
import type { ParsedArticle } from "../../article/unit.ts";
import type { Format, FormatOptions } from "../../formats/format.ts";

/** What a result is judged against. */
export interface Judged<Options extends FormatOptions> {
  readonly article: ParsedArticle;
  readonly translations: ReadonlyMap<UnitId, Content>;
  /** What the result is parsed with. */
  readonly options: Options;
}

/**
 * Where only the article on a page was translated, all of the page is judged: in the result, which is in other words,
 * another part of it may look like the article.
 */
export function judgeWholePage<Options extends FormatOptions>(
  format: Format,
  judged: Judged<Options>,
): Judged<Options> {
  const { article, translations, options } = judged;
  if (options.html?.scope !== "article") return judged;
  const whole: Options = { ...options, html: { ...options.html, scope: "page" } };
  const page = format.parse(article.text, whole);
  // Of texts that occur several times, ids depend on which of them are there; places do not.
  const byPlace = new Map(
    article.units.map(({ id, start, end }) => [`${start}-${end}`, translations.get(id)]),
  );
  const moved = page.units.flatMap(({ id, start, end }): [UnitId, Content][] => {
    const translation = byPlace.get(`${start}-${end}`);
    return translation === undefined ? [] : [[id, translation]];
  });
  return { article: page, translations: new Map(moved), options: whole };
}
