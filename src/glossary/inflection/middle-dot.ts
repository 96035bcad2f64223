import { classAt, classBefore } from "../characters.ts";
import type { NameEnd } from "./name-end.ts";

/** Dots that Chinese writes between the parts of a foreign person's name. */
const DOT = /[·‧・•]/;

/** Whether a Chinese name of a place is no part of a foreign person's: not 伦敦 in 杰克·伦敦. */
export const isNoPersonPart: NameEnd = (folded, start, end) => {
  if (DOT.test(folded.charAt(start - 1)) && classBefore(folded, start - 1) === "unspaced") return false;
  return !(DOT.test(folded.charAt(end)) && classAt(folded, end + 1) === "unspaced");
};
