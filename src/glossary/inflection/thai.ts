import { endsWord } from "../characters.ts";
import type { NameEnd } from "./name-end.ts";

/** Vowels written before the consonant that they follow: no word begins behind one. */
const LEADING = /[เแโใไ]/;
/** Vowels written behind the consonant, the mark of repetition and of abbreviation apart: no word begins with one. */
const FOLLOWING = /[ะาำๅ]/;

/** Whether neither end of a place would tear a Thai syllable apart: not ลาว in ลาวา. */
export const endsThaiWord: NameEnd = (folded, start, end) =>
  endsWord(folded, end) && !LEADING.test(folded.charAt(start - 1)) && !FOLLOWING.test(folded.charAt(end));
