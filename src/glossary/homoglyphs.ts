import data from "./homoglyphs.json" with { type: "json" };

/** Alphabets with letters that look alike, so that one is typed for another and nobody sees it. */
export type LookalikeScript = "Latin" | "Cyrillic" | "Greek" | "Armenian" | "Cherokee";

const LETTERS: Readonly<Record<LookalikeScript, RegExp>> = {
  Latin: /\p{Script=Latin}/u,
  Cyrillic: /\p{Script=Cyrillic}/u,
  Greek: /\p{Script=Greek}/u,
  Armenian: /\p{Script=Armenian}/u,
  Cherokee: /\p{Script=Cherokee}/u,
};

/** All of them, the most common in news first. */
export const LOOKALIKE_SCRIPTS: readonly LookalikeScript[] = [
  "Latin",
  "Cyrillic",
  "Greek",
  "Armenian",
  "Cherokee",
];

/**
 * The scripts of a word's letters, as far as they have look-alikes in each other. More than one is nearly always a slip of the
 * keyboard (Unicode UTS #39, section 5.1: mixed-script detection).
 *
 * @example scriptsOf("кВт") // ["Cyrillic"]
 */
export function scriptsOf(word: string): readonly LookalikeScript[] {
  return LOOKALIKE_SCRIPTS.filter((script) => LETTERS[script].test(word));
}

/**
 * The word with every letter of another script replaced by the one of `script` that looks like it; marks stay (ё for ë). The
 * result has as many UTF-16 code units as the word, each standing for the one at its offset. `undefined` where a letter has no
 * look-alike, so that nobody can tell what was meant.
 *
 * @param language Where given, letters that this language does not write are no answer: і in Russian, ј outside the Balkans.
 * @example unmix("Mоsсow", "Latin") // "Moscow", though three of its letters were Cyrillic
 */
export function unmix(word: string, script: LookalikeScript, language?: string): string | undefined {
  const lookalikes = LOOKALIKES[script];
  const own = LETTERS[script];
  let result = "";
  for (const character of word) {
    if (own.test(character) || !FOREIGN.test(character)) {
      result += character;
      continue;
    }
    const twin = twinOf(character, lookalikes, language);
    if (twin === undefined) return undefined;
    result += twin;
  }
  return result;
}

/** Letters of any of the scripts; all of them with look-alikes are one code unit long. */
const FOREIGN =
  /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}]/u;

function twinOf(
  character: string,
  lookalikes: ReadonlyMap<string, string>,
  language: string | undefined,
): string | undefined {
  const [base = "", ...marks] = character.normalize("NFD");
  const twin = lookalikes.get(base);
  if (twin === undefined) return undefined;
  const writers = WRITERS.get(twin);
  if (language !== undefined && writers !== undefined && !writers.has(language)) return undefined;
  const whole = marks.length === 0 ? twin : (twin + marks.join("")).normalize("NFC");
  return whole.length === character.length ? whole : undefined;
}

/** By script: its letters by those of other scripts that look like them. */
const LOOKALIKES: Readonly<Record<LookalikeScript, ReadonlyMap<string, string>>> = {
  Latin: lookalikesIn("Latin"),
  Cyrillic: lookalikesIn("Cyrillic"),
  Greek: lookalikesIn("Greek"),
  Armenian: lookalikesIn("Armenian"),
  Cherokee: lookalikesIn("Cherokee"),
};

function lookalikesIn(script: LookalikeScript): ReadonlyMap<string, string> {
  const twins = new Map<string, string>();
  for (const row of data.rows) {
    const own = row.find((letter) => LETTERS[script].test(letter));
    if (own === undefined) continue;
    // The first row wins: a Latin Y is a Cyrillic У sooner than a Kazakh Ү.
    for (const letter of row) if (letter !== own && !twins.has(letter)) twins.set(letter, own);
  }
  return twins;
}

/** Letters that few languages write, with these. */
const WRITERS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(data.languages).map(([letter, languages]) => [letter, new Set(languages.split(" "))]),
);
