/** A place in a text file that a person can go to. */
export interface Position {
  /** Line, from 1. */
  readonly line: number;
  /** Column in UTF-16 code units, from 1. */
  readonly column: number;
}

/** Whose problem it is, and so the exit code: 2 the user's input or configuration, 3 something outside. */
export type ProblemKind = "usage" | "outside";

/** What an {@link ExonymError} says, as data. */
export interface Problem {
  readonly kind: ProblemKind;
  /** What is wrong: one sentence. */
  readonly message: string;
  /** What to do: one sentence. */
  readonly advice: string;
  /** Path as the user knows it, relative to the project where possible. */
  readonly file?: string | undefined;
  readonly position?: Position | undefined;
}

/** An error that is reported to the user as `file:line:column: what is wrong. What to do.`, without a stack trace. */
export class ExonymError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem, cause?: unknown) {
    super(formatProblem(problem), cause === undefined ? undefined : { cause });
    this.name = "ExonymError";
    this.problem = problem;
  }
}

/** Where an error stands, for {@link usageError} and {@link outsideError}. */
export interface Where {
  readonly file?: string | undefined;
  readonly position?: Position | undefined;
}

/** An error in the user's input, configuration or command line (exit code 2). */
export function usageError(message: string, advice: string, where: Where = {}): ExonymError {
  return new ExonymError({ kind: "usage", message, advice, ...where });
}

/** An error of something outside: disk, network, a provider (exit code 3). */
export function outsideError(
  message: string,
  advice: string,
  where: Where = {},
  cause?: unknown,
): ExonymError {
  return new ExonymError({ kind: "outside", message, advice, ...where }, cause);
}

/** Runs what knows no files (a format, a parser); its problems get the file's name. */
export function withFile<Result>(file: string, run: () => Result): Result {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof ExonymError) || error.problem.file !== undefined) throw error;
    throw new ExonymError({ ...error.problem, file }, error);
  }
}

/**
 * `file:line:column: what is wrong. What to do.` Names and values in it may come from anywhere: what could steer a
 * terminal or begin a line of its own in a log is shown, not sent. Only advice may have several lines.
 */
export function formatProblem({ file, position, message, advice }: Problem): string {
  const at = position ? `:${position.line}:${position.column}` : "";
  const place = file === undefined ? "" : `${visible(file)}${at}: `;
  return `${place}${visible(message)} ${advice.split("\n").map(visible).join("\n")}`.trim();
}

/** Controls, line separators and bidirectional controls as `\u{1b}`. */
function visible(value: string): string {
  return value.replace(
    /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu,
    (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`,
  );
}

/** Turns an offset in UTF-16 code units into a {@link Position}; use {@link lineIndex} for many offsets of one text. */
export function positionAt(text: string, offset: number): Position {
  return lineIndex(text)(offset);
}

/**
 * Prepares a text for many look-ups of offset → position, each in O(log lines).
 * Lines end at LF, CRLF or a lone CR.
 */
export function lineIndex(text: string): (offset: number) => Position {
  let known: readonly number[] | null = null;
  return (offset) => {
    known ??= lineStarts(text);
    const starts = known;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}

/** Where each line begins. */
function lineStarts(text: string): readonly number[] {
  const starts = [0];
  if (!text.includes("\r")) {
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
    return starts;
  }
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  return starts;
}
