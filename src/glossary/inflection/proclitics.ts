import { classAt } from "../characters.ts";
import rules from "./proclitics.json" with { type: "json" };

/** A place inside a word where a term may begin, behind what is written onto it. */
export interface InnerStart {
  /** Where the term begins, in UTF-16 code units of the folded text. */
  readonly offset: number;
  /** Where its article stands: the same, or the proclitic that it has merged with. */
  readonly from: number;
  /** Whether a term's article has merged with the proclitic: then the text has {@link Proclitics.merge} of the term. */
  readonly merged: boolean;
  /** Whether only words made from a name count here: the article is written onto them (الروسي), but onto no name that has none. */
  readonly derivedOnly: boolean;
  /** Shorter terms do not count here: they would be found in too many words that only begin alike. UTF-16 code units. */
  readonly shortest: number;
}

/** The proclitics of a language: «and», «in», «to», written as one word with the next (وكييف, בקייב). */
export interface Proclitics {
  /** The places behind each of the proclitics with which the word at an offset begins, the nearest first. At most three for each. */
  startsIn(folded: string, offset: number): readonly InnerStart[];
  /** What is left of a term that begins with an article behind a proclitic that merges with it (الولايات → لولايات); else `undefined`. */
  merge(term: string): string | undefined;
}

/** The shortest term behind a proclitic, behind one that is rare before names, and behind one that took its article. */
const SHORTEST = { plain: 3, rare: 5, merged: 4 };

interface Rules {
  readonly proclitics: readonly string[];
  readonly article: string;
  readonly merging: readonly string[];
  readonly merged: string;
  readonly standsToo: boolean;
  readonly beforeDerived: boolean;
  readonly rare: readonly string[];
}

/** The proclitics of a language by its primary subtag; `undefined` where it writes none onto words. */
export function procliticsOf(language: string): Proclitics | undefined {
  return BY_LANGUAGE.get(language);
}

const BY_LANGUAGE: ReadonlyMap<string, Proclitics> = new Map([
  ["ar", createProclitics(rules.ar)],
  ["he", createProclitics(rules.he)],
]);

function createProclitics({
  proclitics,
  article,
  merging,
  merged,
  standsToo,
  beforeDerived,
  rare,
}: Rules): Proclitics {
  const known = new Set(proclitics);
  const letters = new Set(proclitics.join(""));
  const longest = Math.max(...proclitics.map((proclitic) => proclitic.length));

  return {
    startsIn(folded, offset) {
      const starts: InnerStart[] = [];
      let proclitic = "";
      if (beforeDerived && folded.startsWith(article, offset)) addDerived(starts, folded, offset, article);
      for (let at = offset; proclitic.length < longest; ) {
        const letter = folded.charAt(at);
        if (!letters.has(letter)) break;
        proclitic += letter;
        const next = behindMarks(folded, at + 1);
        if (known.has(proclitic)) {
          const merges = merging.includes(letter);
          const shortest = rare.includes(letter) ? SHORTEST.rare : SHORTEST.plain;
          if (!merges || standsToo || !folded.startsWith(article, next))
            starts.push({ offset: next, from: next, merged: false, derivedOnly: false, shortest });
          if (beforeDerived) {
            const written = merges ? merged : article;
            if (folded.startsWith(written, next)) addDerived(starts, folded, next, written);
          }
          if (merges && folded.startsWith(merged, next)) {
            const from = merged === "" ? next : at;
            starts.push({
              offset: next,
              from,
              merged: true,
              derivedOnly: false,
              shortest: Math.max(shortest, SHORTEST.merged),
            });
          }
        }
        at = next;
      }
      return starts;
    },
    merge(term) {
      if (!term.startsWith(article)) return undefined;
      const rest = term.slice(article.length);
      return rest.startsWith(merged) ? rest : merged + rest;
    },
  };
}

/** The place behind an article that a text has at an offset. */
function addDerived(starts: InnerStart[], folded: string, offset: number, article: string): void {
  const behind = behindMarks(folded, offset + article.length);
  starts.push({ offset: behind, from: behind, merged: false, derivedOnly: true, shortest: SHORTEST.merged });
}

/** Skips vowel points, and the stroke that lengthens a letter (لـرويترز). */
function behindMarks(text: string, offset: number): number {
  let at = offset;
  while (text[at] === "ـ" || classAt(text, at) === "mark") at++;
  return at;
}
