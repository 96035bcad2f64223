import type { NameEnd } from "./name-end.ts";

/** What makes another word of 人, in Chinese and Japanese: 人民, 人口, 人権, 人気. */
const OTHER_WORD = /[民口员員权権權均才材工数數类類大气気氣力道文质質物格体體间間种種事身生选選称稱]/;

/** Whether the word for a country's people ends there: not 中国人 in 中国人民, which speaks of the country. */
export const endsPeople: NameEnd = (folded, start, end) =>
  end - start < 2 || folded.charAt(end - 1) !== "人" || !OTHER_WORD.test(folded.charAt(end));
