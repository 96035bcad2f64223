import homonyms from "./homonyms.json" with { type: "json" };

/**
 * Whether a wording may be an ordinary word at its place: one of the language's homonyms of names, where no
 * capital tells (at the beginning of a sentence, or in a script without capitals), or, in Vietnamese, a syllable of a person's name.
 *
 * @param folded the wording, folded. @param start where it begins in the text, in UTF-16 code units.
 */
export function isDoubtful(folded: string, text: string, start: number, language: string): boolean {
  const words = WORDS.get(language);
  if (words === undefined || !words.has(folded)) return false;
  if (!CAPITAL.test(text.charAt(start)) || beginsSentence(text, start)) return true;
  return SYLLABLES_ARE_NAMES.has(language) && followsName(text, start);
}

/**
 * Whether a name of several capitalised words stands at the beginning of a sentence with the first capital alone, which any word
 * has there: «Біла церква на пагорбі», «White house for sale».
 *
 * @param written as it stands in the text. @param term as the glossary spells it.
 */
export function lacksInnerCapitals(written: string, term: string, text: string, start: number): boolean {
  if (!/[\s-]/.test(term)) return false;
  return INNER_CAPITAL.test(term) && !INNER_CAPITAL.test(written) && beginsSentence(text, start);
}

const INNER_CAPITAL = /[\s-]\p{Lu}/u;

/** Languages whose names of persons are strings of syllables that name countries too: Trần Minh Đức, Tố Nga. */
const SYLLABLES_ARE_NAMES: ReadonlySet<string> = new Set(["vi"]);

/** Whether the word before has a capital that no sentence gave it. */
function followsName(text: string, start: number): boolean {
  const before = WORD_BEFORE.exec(text.slice(Math.max(0, start - FARTHEST), start));
  if (before === null) return false;
  const word = start - before[0].length;
  return CAPITAL.test(text.charAt(word)) && !beginsSentence(text, word);
}

const WORD_BEFORE = /[\p{L}\p{M}]+ $/u;

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
