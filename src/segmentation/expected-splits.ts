import { type Locale, tryLocale } from "../article/locale.ts";
import { usageError } from "../article/problem.ts";
import type { Segmenter } from "./segmenter.ts";

/** A paragraph, and how a person wants it cut. */
export interface ExpectedSplit {
  readonly locale: Locale;
  /** The paragraph. */
  readonly text: string;
  /** Where sentences begin, in UTF-16 code units; the first is not named. */
  readonly offsets: readonly number[];
  /** The comment that stands over it: what it is an example of. */
  readonly description?: string;
  /** Line of the file, from 1. */
  readonly line: number;
}

/** A cut, or a sign that is no cut: `\|`. */
const CUT = /\s*(?<!\\)\|\s*/;

/**
 * Reads a file of expected splits: one paragraph per line, with `|` where it is to be cut. White space around a `|` is one
 * space in the paragraph. `language: uk` says what language the next lines are in, `#` begins a comment, `\|` is a bar.
 *
 * @param file its path as the user knows it
 * @param language the language of lines before the first that names one
 * @throws ExonymError with file and line where a language is missing or is none
 * @example parseExpectedSplits("language: en\nMr. Kim came. | He left.", "splits.txt")[0]?.offsets // [14]
 */
export function parseExpectedSplits(text: string, file: string, language?: Locale): ExpectedSplit[] {
  const result: ExpectedSplit[] = [];
  let locale = language;
  let description: string | undefined;
  for (const [index, line] of text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .entries()) {
    const position = { line: index + 1, column: 1 };
    const named = /^language:\s*(.*?)\s*$/.exec(line)?.[1];
    if (named !== undefined) {
      locale = tryLocale(named);
      if (locale === undefined)
        throw usageError(`«${named}» is no language tag.`, "Write one such as «uk».", { file, position });
    } else if (line.startsWith("#")) description = line.slice(1).trim();
    else if (line.trim() !== "") {
      if (locale === undefined) {
        const advice = "Put a line such as «language: uk» before it, or use --language.";
        throw usageError("The language of this line is not known.", advice, { file, position });
      }
      const split = readLine(line);
      result.push({
        locale,
        ...split,
        line: index + 1,
        ...(description === undefined ? {} : { description }),
      });
    }
  }
  return result;
}

function readLine(line: string): { text: string; offsets: number[] } {
  const separator = new RegExp(CUT, "g");
  const offsets: number[] = [];
  let text = "";
  let done = 0;
  for (const { 0: found, index } of line.matchAll(separator)) {
    text += unescapeBars(line.slice(done, index)) + (found.length > 1 ? " " : "");
    offsets.push(text.length);
    done = index + found.length;
  }
  return { text: text + unescapeBars(line.slice(done)), offsets };
}

function unescapeBars(text: string): string {
  return text.replaceAll("\\|", "|");
}

/** Whether a segmenter cuts a paragraph as expected; else how it does, written as in the file. */
export function checkSplit(split: ExpectedSplit, segmenter: Segmenter): { right: boolean; found: string } {
  const offsets = segmenter(split.text, split.locale);
  const right =
    offsets.length === split.offsets.length &&
    offsets.every((offset, index) => offset === split.offsets[index]);
  return { right, found: showSplit(split.text, offsets) };
}

/** A paragraph with `|` where it is cut, as a file of expected splits has it. */
export function showSplit(text: string, offsets: readonly number[]): string {
  const pieces = [0, ...offsets].map((start, index) =>
    text.slice(start, offsets[index]).replaceAll("|", "\\|"),
  );
  return pieces.reduce((shown, piece) => `${shown}|${shown.endsWith(" ") ? " " : ""}${piece}`);
}
