import { type ExonymError, usageError } from "../../article/problem.ts";

/** What is said of an archive that is cut off, or whose parts contradict each other. */
export function damaged(what: string): ExonymError {
  return usageError(
    `The file is a damaged ZIP archive: ${what}.`,
    "Open it in the program that it comes from and save it again.",
  );
}

/** What is said of an archive that has more than any article needs. */
export function tooMuch(what: string): ExonymError {
  return usageError(
    `The file is a ZIP archive with ${what}, more than Exonym reads.`,
    "Make sure that it is the article; then remove what it does not need, such as large pictures.",
  );
}

/** What is said of an archive that uses what is not read here. */
export function unsupported(what: string): ExonymError {
  return usageError(
    `The file is a ZIP archive ${what}, which Exonym does not read.`,
    "Open it in the program that it comes from and save it again, without a password.",
  );
}

/** What is said of a file that is no archive at all. */
export function noArchive(): ExonymError {
  return usageError(
    "The file is no ZIP archive, or its end is missing.",
    "Take the file again from where it comes from.",
  );
}
