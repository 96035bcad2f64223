import type { Code } from "../article/content.ts";
import { type Locale, languageOf } from "../article/locale.ts";
import international from "./agencies.json" with { type: "json" };
import { textFolder } from "./cells.ts";
import { LONGEST_ADDRESS, LONGEST_VALUE, type PlaceholderKind } from "./keys.ts";
import wordLists from "./name-words.json" with { type: "json" };

/** A value as it would fill a place of a template. */
export interface CandidateName {
  /** What the reader sees, trimmed. */
  readonly text: string;
  readonly codes: readonly Code[];
  /** Whether a colon or equals sign stands before it, which says «a name follows» where words would not. */
  readonly labelled: boolean;
}

const MOST_WORDS = 6;
const MOST_AUTHORS = 4;
/** Longest name in a script without capitals, and without spaces besides. */
const LONGEST_UNCASED = 40;
const LONGEST_UNSPACED = 15;

const ADDRESS = /^(?:https?:\/\/|www\.)[^\s]+$/i;
const DOMAIN = /^@?[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)*\.\p{L}{2,}(?:\/\S*)?$/u;
const HANDLE = /^@[\p{L}\p{N}_.]+$/u;
const SENTENCE_MARKS = /[!?;:"“”„«»…<>{}[\]=*|。！？；：؟؛।။「」]/u;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const NAME_CODES = new Set(["emphasis", "strong", "link", "html", "strikethrough", "other"]);

/**
 * Prepares the guards that keep ordinary prose from being taken for a name.
 *
 * @param agencies what the locale's resources add to the international agencies
 */
export function nameGuard(
  locale: Locale,
  agencies: readonly string[],
): (kind: Exclude<PlaceholderKind, "date" | "count">, name: CandidateName) => boolean {
  const fold = textFolder(locale);
  const known = new Set([...international, ...agencies].map(fold));
  const lowerCase = new Set(wordLists.agenciesInLowerCase.map(fold));
  const particles = new Set(wordLists.particles);
  const conjunctions = new Set(wordLists.conjunctions);
  const abbreviations = new Set(wordLists.abbreviations);
  const language = languageOf(locale);
  const banned = new Set(wordsFor(wordLists.notInNames, language));
  const endings = wordsFor(wordLists.notAtWordEnd, language);

  return (kind, { text, codes, labelled }) => {
    if (!codes.every((code) => isNameCode(code))) return false;
    const addressCode = codes.some((code) => code.form === "single" && code.kind === "link");
    if (text === "") return addressCode && codes.length === 1 && (kind === "source" || kind === "credit");
    if (kind === "source" && ADDRESS.test(text) && text.length <= LONGEST_ADDRESS) return true;
    if (addressCode || text.length > LONGEST_VALUE[kind]) return false;
    if (text.split("/").every((part) => known.has(fold(part.trim())))) return kind !== "place";
    if (kind === "agency" || SENTENCE_MARKS.test(text)) return false;
    if (kind === "author") return isAuthors(text, labelled || codes.length > 0);
    if (kind === "place") return isPlace(text);
    const words = text.split(/[\s/,+·・•()]+|(?<=\s)&(?=\s)/u).filter((word) => word !== "");
    if (words.length === 0 || words.length > MOST_WORDS) return false;
    if (kind === "holder" && /^\d{4}$/.test(words[0] ?? "")) words.shift();
    if (!words.some((word) => /\p{L}/u.test(word))) return false;
    return isCased(text)
      ? words.every((word) => isProperWord(word, false)) && commas(text) <= 3
      : isUncasedName(text, words);
  };

  function isAuthors(text: string, labelled: boolean): boolean {
    const names: string[][] = [[]];
    for (const word of text
      .split(/\s+|(?<=,)|(?=,)|(?=[/、，])|(?<=[/、，])/u)
      .filter((part) => part !== "")) {
      const between = names.at(-1)?.length !== 0 && conjunctions.has(fold(word)) && !isInitial(word);
      if (/^[,/、，]$/u.test(word) || between) names.push([]);
      else names.at(-1)?.push(word);
    }
    return names.length <= MOST_AUTHORS && names.every((words) => isAuthor(words, labelled));
  }

  function isAuthor(words: readonly string[], labelled: boolean): boolean {
    const name = words.join(" ");
    if (words.length === 0 || words.length > MOST_WORDS) return false;
    if (known.has(fold(name)) || HANDLE.test(name)) return true;
    if (/\p{Nd}/u.test(name)) return false;
    if (!isCased(name)) return isUncasedName(name, words);
    const proper = words.filter((word) => !particles.has(word));
    return (
      proper.length >= (labelled ? 1 : 2) &&
      proper.every((word) => isProperWord(word, true)) &&
      words.at(-1) === proper.at(-1)
    );
  }

  function isPlace(text: string): boolean {
    const words = text.split(/[\s,/]+/).filter((word) => word !== "");
    if (words.length === 0 || words.length > 5 || /\p{Nd}/u.test(text) || commas(text) > 1) return false;
    return isCased(text)
      ? words.every((word) => particles.has(word) || isProperWord(word, false)) &&
          !particles.has(words[0] ?? "")
      : isUncasedName(text, words);
  }

  /** A word that begins with a capital, an agency's own lower case, a web address or an initial. */
  function isProperWord(word: string, strict: boolean): boolean {
    const bare = word.replace(/\.$/, "");
    const lower = fold(bare);
    if (banned.has(lower)) return false;
    if (!strict && (DOMAIN.test(word) || HANDLE.test(word) || lowerCase.has(lower))) return true;
    if (word.endsWith(".") && !isInitial(word) && !abbreviations.has(lower)) return false;
    if (!/\p{L}/u.test(word)) return !strict && /^[\p{N}&'’.-]+$/u.test(word);
    return /^['’(]?\p{N}*[\p{Lu}\p{Lt}\p{Lo}]/u.test(word) || /^\p{Ll}{1,2}['’-]?\p{Lu}/u.test(word);
  }

  function isUncasedName(text: string, words: readonly string[]): boolean {
    if (UNSPACED.test(text)) {
      const fragments = [...banned];
      return [...text].length <= LONGEST_UNSPACED && !fragments.some((fragment) => text.includes(fragment));
    }
    if (text.length > LONGEST_UNCASED || words.length > 4 || text.endsWith(".")) return false;
    return words.every((word) => {
      if (/^\p{Script=Hangul}+$/u.test(word) && [...word].length > 8) return false;
      return (
        !banned.has(word) && !endings.some((ending) => word.length > ending.length && word.endsWith(ending))
      );
    });
  }
}

function isNameCode(code: Code): boolean {
  return code.form === "single"
    ? code.kind === "link" || code.kind === "variable"
    : NAME_CODES.has(code.kind);
}

function isInitial(word: string): boolean {
  return /^(?:\p{Lu}\p{Ll}?\.?-?){1,3}\.$/u.test(word) || /^\p{Lu}$/u.test(word);
}

/** Whether the text has a letter of a script with capitals; Georgian is written without them. */
function isCased(text: string): boolean {
  return /(?!\p{Script=Georgian})[\p{Lu}\p{Ll}]/u.test(text);
}

function commas(text: string): number {
  return text.split(/[,،、，]/u).length - 1;
}

function wordsFor(table: Readonly<Record<string, readonly string[]>>, language: string): readonly string[] {
  return Object.hasOwn(table, language) ? (table[language] ?? []) : [];
}
