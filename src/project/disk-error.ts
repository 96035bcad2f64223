import { type ExonymError, outsideError } from "../article/problem.ts";

/** The code of a system error (`ENOENT`), or the empty string for anything else. */
export function errorCode(error: unknown): string {
  if (!(error instanceof Error) || !("code" in error)) return "";
  return typeof error.code === "string" ? error.code : "";
}

/** The primary result code of an error of `node:sqlite` (sqlite.org/rescode.html). */
export function sqliteCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !("errcode" in error) || typeof error.errcode !== "number")
    return undefined;
  return error.errcode & 0xff;
}

const SQLITE_FULL = 13;

/** What a system error means and what to do about it, in plain words. */
export interface Explanation {
  readonly message: string;
  readonly advice: string;
}

const EXPLANATIONS: ReadonlyMap<string, Explanation> = new Map([
  ["ENOSPC", { message: "The disk is full.", advice: "Make room and run the command again." }],
  ["EDQUOT", { message: "Your disk quota is used up.", advice: "Make room and run the command again." }],
  ["EFBIG", { message: "The file is too large for this disk.", advice: "Split it, or use another disk." }],
  [
    "EACCES",
    { message: "You have no permission for this file or its folder.", advice: "Change its permissions." },
  ],
  [
    "EPERM",
    {
      message: "The system does not permit this.",
      advice: "Check permissions, and whether another program holds the file.",
    },
  ],
  [
    "EROFS",
    { message: "The disk can only be read.", advice: "Mount it for writing, or work on another disk." },
  ],
  ["EISDIR", { message: "A folder stands where a file is expected.", advice: "Move the folder away." }],
  ["ENOTEMPTY", { message: "A folder stands where a file is expected.", advice: "Move the folder away." }],
  ["ENOTDIR", { message: "A file stands where a folder is expected.", advice: "Move the file away." }],
  ["EEXIST", { message: "Something else already stands there.", advice: "Move it away." }],
  ["ENOENT", { message: "There is no such file.", advice: "Check the path." }],
  [
    "ENAMETOOLONG",
    {
      message: "The name is too long for this disk.",
      advice: "Shorten the name of the article or its folder.",
    },
  ],
  ["ELOOP", { message: "Symbolic links lead in a circle.", advice: "Remove the links." }],
  [
    "EMFILE",
    { message: "Too many files are open.", advice: "Raise the limit (ulimit -n), or lower «concurrency»." },
  ],
  [
    "ENFILE",
    {
      message: "The system has too many files open.",
      advice: "Close other programs and run the command again.",
    },
  ],
  [
    "EBUSY",
    { message: "Another program holds the file.", advice: "Close it there and run the command again." },
  ],
  [
    "ETXTBSY",
    { message: "Another program holds the file.", advice: "Close it there and run the command again." },
  ],
  ["EIO", { message: "The disk reports an error.", advice: "Check the disk." }],
  ["ESTALE", { message: "The network drive has lost the file.", advice: "Run the command again." }],
]);

/** Explains a system error; an unknown one with its own words. */
export function explain(error: unknown): Explanation {
  const known = EXPLANATIONS.get(sqliteCode(error) === SQLITE_FULL ? "ENOSPC" : errorCode(error));
  if (known !== undefined) return known;
  const words = error instanceof Error ? error.message : String(error);
  return {
    message: `The disk could not be used: ${words}.`,
    advice: "Check the disk and run the command again.",
  };
}

/** A system error as an `outsideError` (exit code 3) about `file`. */
export function diskError(error: unknown, file: string): ExonymError {
  const { message, advice } = explain(error);
  return outsideError(message, advice, { file }, error);
}

/** The same function, whose system errors are about `file`, in plain words. */
export function withDiskErrors<Arguments extends readonly unknown[], Result>(
  file: string,
  act: (...values: Arguments) => Result,
): (...values: Arguments) => Result {
  return (...values) => {
    try {
      return act(...values);
    } catch (error) {
      throw errorCode(error) === "" ? error : diskError(error, file);
    }
  };
}
