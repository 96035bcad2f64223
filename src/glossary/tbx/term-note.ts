import type { TermStatus } from "../concept.ts";
import { quote } from "../quote.ts";
import { meaningOf, type Say } from "../values.ts";
import { GENDERS, PARTS_OF_SPEECH, STATUSES } from "../vocabulary.ts";
import type { TermSection } from "./term-section.ts";
import WORDS from "./words.json" with { type: "json" };

/** The categories that say a term's status: ISO 30042, drafts of its dialects, and the first TBX-Min. */
const STATUS_CATEGORIES: ReadonlySet<string> = new Set(["administrativeStatus", "usageStatus", "termStatus"]);

/**
 * Reads a data category of a term.
 *
 * @param isOwn whether we have written the file: then `deprecatedTerm` is a forbidden one.
 * @returns whether a glossary has a place for it.
 */
export function readTermNote(
  name: string,
  value: string,
  section: TermSection,
  isOwn: boolean,
  say: Say,
): boolean {
  if (STATUS_CATEGORIES.has(name)) {
    const status = statusIn(value, isOwn);
    if (status !== undefined) section.status ??= status;
    else {
      section.isUndecided = true;
      say(
        `«${quote(value)}» is not a status of a term, so the term does not count.`,
        "Use preferredTerm-admn-sts, admittedTerm-admn-sts, deprecatedTerm-admn-sts or supersededTerm-admn-sts.",
      );
    }
    return true;
  }
  if (name === "normativeAuthorization") {
    section.authorization ??= statusIn(value, false);
    return section.authorization !== undefined;
  }
  if (name === "partOfSpeech") {
    const partOfSpeech = meaningOf(value, WORDS.partsOfSpeech, PARTS_OF_SPEECH);
    if (partOfSpeech !== undefined) section.grammar = { partOfSpeech, ...section.grammar };
    return partOfSpeech !== undefined;
  }
  if (name === "grammaticalGender") {
    const gender = GENDERS.find((known) => known === value.toLowerCase());
    if (gender !== undefined) section.grammar = { gender, ...section.grammar };
    // A private category beside it says which.
    return gender !== undefined || value === "other";
  }
  return false;
}

/** `preferredTerm-admn-sts`, `preferredTerm` and `preferred` are one. */
function statusIn(value: string, isOwn: boolean): TermStatus | undefined {
  const word = value
    .toLowerCase()
    .replace(/-adm[i]?n-sts$/, "")
    .replace(/[ _-]+/g, "")
    .replace(/term$/, "");
  if (isOwn && word === "deprecated") return "forbidden";
  return meaningOf(word, WORDS.statuses, STATUSES);
}
