import type { Locale } from "../../article/locale.ts";
import type { Grammar, TermStatus } from "../concept.ts";
import { addGrammar, addTerm, addWords, type Draft, statusOf } from "../draft.ts";
import type { Say } from "../values.ts";

/** What one `<termSec>`, `<tig>` or `<ntig>` says, as far as it has been read. */
export interface TermSection {
  wording: string | undefined;
  status: TermStatus | undefined;
  /** A status that another category of lower right gives. */
  authorization: TermStatus | undefined;
  /** Whether its status is one that nobody knows, so that the term cannot count. */
  isUndecided: boolean;
  /** Whether its term stands only for a language that has none. */
  isPlaceholder: boolean;
  grammar: Grammar;
  readonly forms: string[];
  readonly derived: string[];
}

/** A term section of which nothing is known. */
export function emptySection(): TermSection {
  return {
    wording: undefined,
    status: undefined,
    authorization: undefined,
    isUndecided: false,
    isPlaceholder: false,
    grammar: {},
    forms: [],
    derived: [],
  };
}

/**
 * Adds a language's terms to a concept. Of those without a status the first is preferred, unless another is said to be;
 * grammar is that of the first term that has any.
 *
 * @param say is told of a term with two statuses.
 */
export function addSections(draft: Draft, locale: Locale, sections: readonly TermSection[], say: Say): void {
  let hasPreferred = sections.some((section) => saidStatus(section) === "preferred");
  let hasGrammar = false;
  for (const section of sections) {
    addWords(draft, "forms", locale, section.forms);
    addWords(draft, "derived", locale, section.derived);
    if (!hasGrammar && Object.keys(section.grammar).length > 0) {
      addGrammar(draft, locale, section.grammar);
      hasGrammar = true;
    }
    const { wording, isUndecided, isPlaceholder } = section;
    if (wording === undefined || isUndecided || isPlaceholder) continue;
    const known = statusOf(draft, locale, wording);
    const said = saidStatus(section);
    if (said === undefined && known !== undefined) continue;
    const status = said ?? (hasPreferred ? "admitted" : "preferred");
    hasPreferred ||= status === "preferred";
    addTerm(draft, locale, wording, status, say);
  }
}

function saidStatus({ status, authorization }: TermSection): TermStatus | undefined {
  return status ?? authorization;
}
