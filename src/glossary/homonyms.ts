import homonyms from "./homonyms.json" with { type: "json" };

/**
 * Whether a wording may be an ordinary word at its place: one of the language's homonyms of names, where no
 * capital tells (at the beginning of a sentence, or in a script without capitals).
 *
 * @param folded the wording, folded. @param start where it begins in the text, in UTF-16 code units.
 */
export function isDoubtful(folded: string, text: string, start: number, language: string): boolean {
  const words = WORDS.get(language);
  if (words === undefined || !words.has(folded)) return false;
  return !CAPITAL.test(text.charAt(start)) || beginsSentence(text, start);
}

const WORDS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(homonyms).map(([language, words]) => [language, new Set<string>(words)]),
);

const CAPITAL = /\p{Lu}/u;
/** What may stand between the end of a sentence and the first word of the next. */
const OPENING = /[\s\p{Ps}\p{Pi}\p{Pf}"'\p{Pd}¿¡•]/u;
const SENTENCE_END = /[.!?…:;。]/u;

function beginsSentence(text: string, start: number): boolean {
  let at = start - 1;
  while (at >= 0 && start - at < FARTHEST && OPENING.test(text.charAt(at))) at--;
  return at < 0 || SENTENCE_END.test(text.charAt(at));
}

const FARTHEST = 20;
