import { pinned } from "./regex/pinned.ts";

/** What stands before an opening quotation mark, if anything does: white space, opening brackets and quotation marks, dashes. */
const BEFORE_OPENING = pinned(/[\s\p{Ps}\p{Pi}\p{Pd}„‚]/v);
/** What stands before “ where it opens inside a quotation that is still open. */
const BEFORE_NESTED = pinned(/[\s\p{Ps}:：]/v);
/** What stands after a closing quotation mark that has a word before it. */
const AFTER_CLOSING = pinned(/[\s\p{Pe}\p{Pf}.,;:!?…。，、；：！？।؟،]/v);
/** A Hebrew word up to a mark that could be gershayim. */
const HEBREW_BEFORE = pinned(/\p{Script=Hebrew}['׳]?$/v);
/** A Hebrew letter after it: the last of an abbreviation, or the first of a quotation. */
const HEBREW_AFTER = pinned(/^\p{Script=Hebrew}/v);
const HEBREW_WORD_AFTER = pinned(/^\p{Script=Hebrew}{2}/v);
/** Where nothing but prefixes (and, that, the, in, to, from, as) stands before the mark: there a quotation may open. */
const HEBREW_PREFIXES = pinned(/(?<![\p{Script=Hebrew}'"׳״])[ושהכלבמ]{1,3}$/v);

/**
 * Tells opening quotation marks from closing ones, where a text spells both alike: " as “ or ”, and “ and ” each in
 * whichever role it plays („deutsch“, ”svenska”, “中文“). A mark beside white space or a bracket is told by that, any other
 * by whether a quotation is open. A line break ends all quotations. In a Hebrew word, the mark before the last letter of an
 * abbreviation (gershayim, typed as ") is none.
 *
 * @returns the text in as many UTF-16 code units, with “ for each mark that opens and ” for each that closes
 * @example
 * orientQuotes('"Yes." She left.') // '“Yes.” She left.'
 */
export function orientQuotes(text: string): string {
  let result = "";
  let done = 0;
  let isOpen = false;
  for (const { 0: mark, index } of text.matchAll(/["“”„\n]/g)) {
    if (mark === "\n" || mark === "„") {
      isOpen = mark === "„";
      continue;
    }
    if (isGershayim(text, index)) continue;
    isOpen = opens(mark, text, index, isOpen);
    const role = isOpen ? "“" : "”";
    if (role === mark) continue;
    result += text.slice(done, index) + role;
    done = index + 1;
  }
  return done === 0 ? text : result + text.slice(done);
}

function isGershayim(text: string, index: number): boolean {
  const after = text.slice(index + 1, index + 3);
  if (!HEBREW_AFTER.test(after)) return false;
  const before = text.slice(Math.max(0, index - 5), index);
  if (!HEBREW_BEFORE.test(before)) return false;
  return !HEBREW_WORD_AFTER.test(after) || !HEBREW_PREFIXES.test(before);
}

function opens(mark: string, text: string, index: number, isOpen: boolean): boolean {
  const before = text.charAt(index - 1);
  const after = text.charAt(index + 1);
  const afterSpace = before === "" || BEFORE_OPENING.test(before);
  const beforeSpace = after === "" || AFTER_CLOSING.test(after);
  if (mark === "“") return !isOpen || before === "" || BEFORE_NESTED.test(before);
  if (mark === "”") return !isOpen && afterSpace && !beforeSpace;
  return afterSpace === beforeSpace ? !isOpen : afterSpace;
}
