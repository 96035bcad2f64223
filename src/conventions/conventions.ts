import type { Content } from "../article/content.ts";
import type { Locale } from "../article/locale.ts";
import { editContent, readingOf } from "./content-edits.ts";
import { isolate } from "./isolates.ts";
import { quoteRemarks } from "./quotes.ts";
import { spaceRemarks } from "./spaces.ts";

/** What of a language's typographic conventions is put right when a localized article is put together. */
export interface Conventions {
  /** French spaces: an ordinary space that must not break becomes a no-break one (`fix`), and missing ones come in too (`add`). */
  readonly spaces: "off" | "fix" | "add";
  /** Quotation marks of the language in place of straight and foreign ones (`fix`); the check `quotes` reports them in any case. */
  readonly quotes: "report" | "fix";
  /** Isolates around what is written in the other direction: inline codes, or typed text too. */
  readonly isolates: "off" | "codes" | "text";
}

/** What happens where a team says nothing: nothing that a reader could take for other words or other marks. */
export const DEFAULT_CONVENTIONS: Conventions = { spaces: "fix", quotes: "report", isolates: "codes" };

/**
 * A paragraph of a localized article as its language has it. Only text that translators typed is touched: what is spelled
 * as the source has it (`raw`) and inline codes stay. Twice is the same as once; linear in the content's length.
 *
 * @param content a whole unit, so that a quotation of several sentences is seen as one.
 * @example
 * applyConventions([text("Oui !")], parseLocale("fr"), DEFAULT_CONVENTIONS) // "Oui\u202f!"
 */
export function applyConventions(content: Content, locale: Locale, conventions: Conventions): Content {
  let result = content;
  if (conventions.quotes === "fix") {
    const remarks = quoteRemarks(readingOf(result), locale);
    result = editContent(
      result,
      remarks.map(({ edits }) => edits),
    );
  }
  if (conventions.spaces !== "off") {
    const remarks = spaceRemarks(readingOf(result), locale);
    const wanted = remarks.filter(({ isMissing }) => !isMissing || conventions.spaces === "add");
    result = editContent(
      result,
      wanted.map(({ edit }) => [edit]),
    );
  }
  return conventions.isolates === "off" ? result : isolate(result, locale, conventions.isolates);
}
