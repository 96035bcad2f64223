import { isDay } from "../article/day.ts";
import { nearest } from "../article/nearest.ts";
import { quote } from "./quote.ts";
import { LONGEST_TERM, LONGEST_TEXT } from "./vocabulary.ts";

/** Says what is wrong in a cell, and what to do. */
export type Say = (message: string, advice: string) => void;

/** Wordings between bars; `\|` is a bar and `\\` a backslash of the wording itself. White space inside is one space. */
export function readList(value: string, say: Say): readonly string[] {
  if (!/[|\\]/.test(value)) return readWording(value, say);
  const wordings: string[] = [];
  let current: string[] = [];
  const finish = () => {
    wordings.push(...readWording(current.join(""), say));
    current = [];
  };
  for (let at = 0; at < value.length; at++) {
    const character = value.charAt(at);
    const next = value.charAt(at + 1);
    if (character === "\\" && (next === "|" || next === "\\")) {
      current.push(next);
      at++;
    } else if (character === "|") finish();
    else current.push(character);
  }
  finish();
  return wordings;
}

/** One wording; none where it is empty, or no term. White space inside is one space. */
export function readWording(value: string, say: Say): readonly string[] {
  const wording = value.replace(/\s+/g, " ").trim();
  if (wording === "") return [];
  if (wording.length > LONGEST_TERM) {
    say(
      `The wording «${quote(wording)}» has ${wording.length} characters.`,
      `A term has ${LONGEST_TERM} at most; put longer texts into the note.`,
    );
    return [];
  }
  const control = CONTROL.exec(wording)?.[0];
  if (control !== undefined) {
    say(
      `The wording «${quote(wording)}» has a control character in it, U+${control.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}.`,
      "Remove it; or save the file as UTF-8, if it is in another encoding.",
    );
    return [];
  }
  return [wording];
}

/** Nobody can see, type or search these. */
const CONTROL = /[\u0000-\u001f\u007f-\u009f\ufffe\uffff]/;

/** A text for people; `undefined` where it is a book. */
export function readText(value: string, say: Say): string | undefined {
  if (value.length <= LONGEST_TEXT) return value;
  say(`The text «${quote(value)}» has ${value.length} characters.`, `Shorten it to ${LONGEST_TEXT}.`);
  return undefined;
}

/** One of a few known words, in any case. */
export function oneOf<T extends string>(
  value: string,
  known: readonly T[],
  what: string,
  say: Say,
): T | undefined {
  const found = known.find((word) => word === value.toLowerCase());
  if (found !== undefined) return found;
  const near = nearest(value, known);
  say(
    `«${quote(value)}» is not ${what}.`,
    near ? `Did you mean ${near}?` : `Use one of ${known.join(", ")}.`,
  );
  return undefined;
}

/**
 * What another tool's word means here, in any case: `superseded` is deprecated. `undefined` where that is not known.
 *
 * @param words the meanings, by words in small letters.
 */
export function meaningOf<T extends string>(
  word: string,
  words: Readonly<Record<string, string>>,
  known: readonly T[],
): T | undefined {
  const key = word.trim().toLowerCase();
  const meaning = Object.hasOwn(words, key) ? words[key] : undefined;
  return known.find((each) => each === meaning);
}

const YES_NO = ["yes", "no"] as const;

/** `yes` or `no`. */
export function yesOrNo(value: string, say: Say): boolean | undefined {
  const word = oneOf(value, YES_NO, "an answer to yes or no", say);
  return word === undefined ? undefined : word === "yes";
}

/** A day as `YYYY-MM-DD`. */
export function readDay(value: string, say: Say): string | undefined {
  if (isDay(value)) return value;
  say(`«${quote(value)}» is not a day of the calendar.`, "Write it as year-month-day: 2016-05-19.");
  return undefined;
}
