import type { CaseRule } from "./concept.ts";

const CAPITAL = /[\p{Lu}\p{Lt}]/u;
const SMALL = /\p{Ll}/u;
const CASED = /[\p{Lu}\p{Lt}\p{Ll}]/gu;
const TWO_CAPITALS = /\p{Lu}\P{Ll}*\p{Lu}/u;

/** Says of a place in a text whether its letters have the case that a term asks for. */
export type CaseTest = (written: string) => boolean;

/** Any case will do. */
export const anyCase: CaseTest = () => true;
const WITH_CAPITAL: CaseTest = (written) => CAPITAL.test(written);
const IN_CAPITALS: CaseTest = (written) => !SMALL.test(written);
const WITH_CAPITALS: CaseTest = (written) => TWO_CAPITALS.test(written);

/**
 * The test for a term's spelling itself.
 *
 * @param term as the glossary spells it.
 */
export function spellingTest(term: string, rule: CaseRule = "smart"): CaseTest {
  if (rule === "insensitive") return anyCase;
  if (rule === "sensitive") {
    const capitals = capitalsOf(term);
    return (written) => capitalsOf(written) === capitals;
  }
  if (isAcronym(term)) return IN_CAPITALS;
  return CAPITAL.test(term) ? WITH_CAPITAL : anyCase;
}

/** The test for another form of the term: what is not the term's own letters may have any case. */
export function formTest(term: string, rule: CaseRule = "smart"): CaseTest {
  if (rule === "insensitive" || !CAPITAL.test(term)) return anyCase;
  return isAcronym(term) ? WITH_CAPITALS : WITH_CAPITAL;
}

/** Such a word is another word in small letters: US, WHO, НАТО. */
function isAcronym(term: string): boolean {
  return TWO_CAPITALS.test(term) && !SMALL.test(term);
}

/** Which letters are capitals, as ones among zeros. The letters themselves are the term's, or no place would be asked about. */
function capitalsOf(text: string): string {
  const cased = text.normalize("NFD").match(CASED) ?? [];
  return cased.map((letter) => (SMALL.test(letter) ? "0" : "1")).join("");
}
