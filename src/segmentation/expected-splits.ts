import { type Locale, tryLocale } from "../article/locale.ts";
import { type Position, usageError } from "../article/problem.ts";
import type { ReadRule } from "./rule.ts";
import type { Explainer } from "./segmenter.ts";

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

/**
 * Reads a file of expected splits: one paragraph per line, with `|` where it is to be cut. White space around a `|` is one
 * space in the paragraph; where there is none, the paragraph has none there (`好。|走吧。`). `language: uk` says what
 * language the next lines are in, a line that begins with `#` is a comment on those below it. `\|` is a bar, `\n` a line
 * break that the reader sees, `\#` a number sign at the head of a paragraph.
 *
 * @param file its path as the user knows it
 * @param language the language of lines before the first that names one
 * @throws ExonymError with file and place where a language is missing or is none, or a bar stands at no end of a sentence
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
    const fail = (message: string, advice: string, column = 1) => {
      const position: Position = { line: index + 1, column };
      return usageError(message, advice, { file, position });
    };
    const named = /^language:(.*)$/.exec(line)?.[1]?.trim();
    if (named !== undefined) {
      locale = tryLocale(named);
      if (locale === undefined) throw fail(`«${named}» is no language tag.`, "Write one such as «uk».");
    } else if (line.startsWith("#")) description = line.slice(1).trim();
    else if (line.trim() !== "") {
      if (locale === undefined) {
        const advice = "Put a line such as «language: uk» before it, or use --language.";
        throw fail("The language of this line is not known.", advice);
      }
      const split = readLine(line, (column) =>
        fail(
          "This bar does not stand between two sentences.",
          "Remove it, or write «\\|» for a bar.",
          column,
        ),
      );
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

function readLine(
  line: string,
  misplacedBar: (column: number) => Error,
): { text: string; offsets: readonly number[] } {
  const pieces = line.split(/(?<!\\)\|/);
  const offsets: number[] = [];
  let text = "";
  let end = 0;
  for (const [index, piece] of pieces.entries()) {
    end += piece.length + 1;
    const isLast = index === pieces.length - 1;
    if (pieces.length > 1 && piece.trim() === "") throw misplacedBar(isLast ? end - piece.length - 1 : end);
    const inner = index === 0 ? piece : piece.trimStart();
    const sentence = isLast ? inner : inner.trimEnd();
    const isSpaced = !isLast && (sentence !== inner || /^\s/.test(pieces[index + 1] ?? ""));
    text += unescapeMarks(sentence) + (isSpaced ? " " : "");
    if (!isLast) offsets.push(text.length);
  }
  return { text, offsets };
}

function unescapeMarks(text: string): string {
  return text.replace(/^\\#/, "#").replace(/\\([|n])/g, (_, mark: string) => (mark === "n" ? "\n" : mark));
}

function escapeMarks(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", "\\n");
}

/** A place where a paragraph is cut and should not be, or the other way round. */
export interface SplitDifference {
  /** Where a sentence begins, in UTF-16 code units of the paragraph. */
  readonly offset: number;
  /** Whether a cut is expected there. */
  readonly expected: boolean;
  /** The rule that decided; `undefined` where none says that a sentence may end there. */
  readonly rule: ReadRule | undefined;
}

/** How a paragraph is cut, and where that is not as expected. */
export interface ExplainedSplit {
  /** Where sentences begin, in UTF-16 code units, without the first. */
  readonly offsets: readonly number[];
  /** In order of offsets; none where all is as expected. */
  readonly differences: readonly SplitDifference[];
}

/**
 * Compares how a paragraph is cut with what a person expects, and says which rule decided where the two differ.
 *
 * @example
 * explainSplit(split, compileExplainer([], builtInRules)).differences[0]?.rule?.file // "en.srx"
 */
export function explainSplit({ text, locale, offsets }: ExpectedSplit, explainer: Explainer): ExplainedSplit {
  const candidates = explainer(text, locale);
  const found = candidates.filter((candidate) => candidate.break).map(({ offset }) => offset);
  const wanted = new Set(offsets);
  const ruleAt = new Map(candidates.map(({ offset, rule }) => [offset, rule]));
  const places = [...found.filter((offset) => !wanted.has(offset)), ...missing(offsets, found)];
  const differences = places
    .sort((one, other) => one - other)
    .map((offset) => ({ offset, expected: wanted.has(offset), rule: ruleAt.get(offset) }));
  return { offsets: found, differences };
}

function missing(expected: readonly number[], found: readonly number[]): readonly number[] {
  const known = new Set(found);
  return expected.filter((offset) => !known.has(offset));
}

/** A paragraph with `|` where it is cut, as a file of expected splits has it. */
export function showSplit(text: string, offsets: readonly number[]): string {
  return [0, ...offsets]
    .map((start, index) => {
      const bar = index === 0 ? "" : text[start - 1] === " " ? "| " : "|";
      return bar + escapeMarks(text.slice(start, offsets[index]));
    })
    .join("")
    .replace(/^#/, "\\#");
}
