import { type Locale, languageOf } from "../../article/locale.ts";
import connectors from "./connectors.json" with { type: "json" };

/** A capitalised sequence of words, or a part of one, that may be a name. */
export interface NameLike {
  /** As it stands in the text, with single spaces. */
  readonly text: string;
  /** Half-open range of the text, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  /** Whether its capital says anything: a sentence's first word has one anyway, and so has a whole headline in title case. */
  readonly isSure: boolean;
  /** Number of its words. */
  readonly words: number;
  /** Whether a capitalised word stands right before or behind it. */
  readonly isInLonger: boolean;
}

/** More words make no name, but a list or a headline. */
const LONGEST_NAME = 6;

/** Words between two capitalised ones: Bank of the West. */
const MOST_CONNECTORS = 2;

/** A sentence whose longer words nearly all have a capital is a headline in title case. */
const TITLE_CASE = 0.85;

const CONNECTORS: ReadonlySet<string> = new Set(connectors);

/** A word with what joins its parts: Jong-un, O’Brien, al-Assad. */
const WORD = /[\p{L}\p{M}\p{N}]+(?:['’\-‐‑][\p{L}\p{M}\p{N}]+)*/gu;

interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly isCapital: boolean;
  readonly isFirst: boolean;
}

/**
 * All capitalised sequences of a sentence and the parts of them, up to six words each: of «in North Korea» it gives
 * «North», «North Korea» and «Korea». For languages that write names with a capital. Time is linear in the text.
 */
export function namesLike(text: string, locale: Locale): readonly NameLike[] {
  const words = wordsOf(text, languageOf(locale) === "en");
  const titleCase = isTitleCase(words);
  const found: NameLike[] = [];
  for (let first = 0; first < words.length; first++) {
    const start = words[first];
    if (start === undefined || !start.isCapital) continue;
    let between = 0;
    for (let last = first; last < words.length && last - first < LONGEST_NAME; last++) {
      const word = words[last];
      if (word === undefined || (last > first && !isJoined(text, words[last - 1], word))) break;
      if (!word.isCapital) {
        if (!CONNECTORS.has(word.text) || ++between > MOST_CONNECTORS) break;
        continue;
      }
      between = 0;
      found.push({
        text: text.slice(start.start, word.end).replace(/\s/g, " "),
        start: start.start,
        end: word.end,
        isSure: !titleCase && !start.isFirst,
        words: last - first + 1,
        isInLonger: isBeside(text, words[first - 1], start) || isBeside(text, word, words[last + 1]),
      });
    }
  }
  return found;
}

function wordsOf(text: string, isEnglish: boolean): readonly Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(WORD)) {
    const whole = match[0];
    const word = isEnglish ? whole.replace(/['’]s$/i, "") : whole;
    const before = text.slice(words.at(-1)?.end ?? 0, match.index);
    words.push({
      text: word,
      start: match.index,
      end: match.index + word.length,
      isCapital: /^[\p{Lu}\p{Lt}]/u.test(word) && [...word].length > 1,
      isFirst:
        words.length === 0 || /[!?:;…«»„“”"*•\n\ufffc]|['‘]\s*$|[–—-]\s/.test(before) || /\.\s/.test(before),
    });
  }
  return words;
}

/** One space between; behind a short abbreviation (Mr., St.) its point too. */
function isJoined(text: string, before: Word | undefined, word: Word): boolean {
  if (before === undefined || word.start - before.end > 2) return false;
  const between = text.slice(before.end, word.start);
  return /^[ \u00a0]$/.test(between) || (before.text.length <= 3 && /^\.[ \u00a0]$/.test(between));
}

function isBeside(text: string, left: Word | undefined, right: Word | undefined): boolean {
  return left?.isCapital === true && right?.isCapital === true && isJoined(text, left, right);
}

function isTitleCase(words: readonly Word[]): boolean {
  const long = words.filter(({ text }) => text.length > 3);
  return long.length > 3 && long.filter(({ isCapital }) => isCapital).length > long.length * TITLE_CASE;
}
