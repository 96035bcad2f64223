import { type ExonymError, positionAt, usageError } from "../article/problem.ts";

/**
 * What is said of a file that is not well-formed.
 *
 * @param offset where it stands, in UTF-16 code units.
 * @param what is wrong there, as the end of a sentence.
 */
export function notWellFormed(text: string, offset: number, file: string, what: string): ExonymError {
  return usageError(
    `The file is not well-formed XML: ${what}.`,
    "Correct it there, or take the file again from the tool that wrote it.",
    { file, position: positionAt(text, offset) },
  );
}

/** `line 3, column 5`, for another place in a message. */
export function placeOf(text: string, offset: number): string {
  const { line, column } = positionAt(text, offset);
  return `line ${line}, column ${column}`;
}

/** What is said of a file that could make itself grow. */
export function internalSubset(text: string, offset: number, file: string): ExonymError {
  return usageError(
    "The file declares its own document type with declarations inside, which could make it grow without bound.",
    "Remove the part of the DOCTYPE between [ and ].",
    { file, position: positionAt(text, offset) },
  );
}

/** What is said of elements in elements in elements. */
export function tooDeep(text: string, offset: number, file: string, most: number): ExonymError {
  return usageError(
    `Elements are nested more than ${most} deep.`,
    "This is hardly a file for translators; take it again from the tool that wrote it.",
    { file, position: positionAt(text, offset) },
  );
}

/** What is said of a file that is too long, in UTF-16 code units. */
export function tooLong(length: number, file: string, most: number): ExonymError {
  return usageError(
    `The file has ${length} characters, more than the ${most} that Exonym reads.`,
    "Split it into smaller files.",
    { file },
  );
}

/** A text that is no XML at all, such as an article. */
export function notMarkup(text: string, offset: number, file: string): ExonymError {
  return usageError(
    "This is not XML: it does not begin with «<», as every XML file does.",
    "Name the file that is meant, or save it again from the tool that wrote it. Translations are in XLIFF files, which end in .xlf.",
    { file, position: positionAt(text, offset) },
  );
}
