import type { Locale } from "../article/locale.ts";
import { usageError } from "../article/problem.ts";
import { printRegex, RegexProblem } from "./regex/regex.ts";
import { parseRegex } from "./regex/syntax.ts";
import { isTame } from "./regex/tame.ts";
import type { LanguageMap, SrxDocument } from "./srx.ts";

/**
 * Makes a test whether a map's pattern matches a locale, in whatever case, and whether it spells tags with `-` or `_`.
 *
 * @throws ExonymError with the map's place where its pattern is wrong or cannot be translated.
 */
export function localeTest({ file }: SrxDocument, map: LanguageMap): (locale: Locale) => boolean {
  try {
    const node = parseRegex(`(?i:${map.pattern})`);
    if (!isTame(node)) throw new RegexProblem("it is too involved", 0);
    const regex = new RegExp(`^(?:${printRegex(node)})$`, "u");
    return (locale) => regex.test(locale) || regex.test(locale.replaceAll("-", "_"));
  } catch (error) {
    if (!(error instanceof RegexProblem)) throw error;
    throw usageError(
      `The language pattern «${map.pattern}» cannot be used: ${error.message}.`,
      "Rewrite it.",
      { file, position: map.position },
    );
  }
}
