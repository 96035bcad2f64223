import { styleText } from "node:util";
import { ExonymError, formatProblem, type Problem } from "../article/problem.ts";

/** Exit codes of DESIGN.md. */
export const EXIT = { fine: 0, findings: 1, usage: 2, outside: 3 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Where a command prints. Machine output goes to {@link out} only, everything for people to {@link say}. */
export interface Terminal {
  /** Writes to standard output, as it is. */
  out(text: string | Uint8Array): void;
  /** Writes a line to standard error, unless `--quiet`. */
  say(line: string): void;
  /** Writes a problem to standard error, also under `--quiet`. */
  problem(problem: Problem): void;
  /** Shows progress on a terminal: a bar that is overwritten; nothing elsewhere. */
  progress(done: number, total: number, label: string): void;
  /** Removes the bar. */
  endProgress(): void;
  /** Colours for standard output, or the text as it is where there are none. */
  style(format: Parameters<typeof styleText>[0], text: string): string;
  /** Whether standard output shows colours. */
  readonly colours: boolean;
}

const BAR_WIDTH = 28;
/** Redrawing more often only costs time. */
const REDRAW_MILLISECONDS = 80;

/** The terminal of this process. `NO_COLOR` is honoured (no-color.org), as is `FORCE_COLOR`, which `0` switches off. */
export function processTerminal(quiet: boolean): Terminal {
  const { stdout, stderr } = process;
  const { NO_COLOR, FORCE_COLOR } = process.env;
  const colours = NO_COLOR ? false : FORCE_COLOR ? FORCE_COLOR !== "0" : stdout.isTTY === true;
  const bar = stderr.isTTY === true && !quiet;
  let drawn = 0;
  const clear = () => {
    if (drawn > 0) stderr.write("\r\u001B[K");
    drawn = 0;
  };
  return {
    out: (text) => stdout.write(text),
    say: (line) => {
      if (quiet) return;
      clear();
      stderr.write(`${line}\n`);
    },
    problem: (problem) => {
      clear();
      stderr.write(`${formatProblem(problem)}\n`);
    },
    progress: (done, total, label) => {
      const now = performance.now();
      if (!bar || (now - drawn < REDRAW_MILLISECONDS && done < total)) return;
      drawn = now;
      const filled = total === 0 ? BAR_WIDTH : Math.round((BAR_WIDTH * done) / total);
      stderr.write(
        `\r\u001B[K${"█".repeat(filled)}${"░".repeat(BAR_WIDTH - filled)} ${done}/${total} ${label}`,
      );
    },
    endProgress: clear,
    style: (format, text) => (colours ? styleText(format, text, { validateStream: false }) : text),
    colours,
  };
}

/** The exit code that problems ask for: something outside weighs more than the user's own. */
export function exitCodeOf(problems: readonly Problem[]): ExitCode {
  if (problems.some((problem) => problem.kind === "outside")) return EXIT.outside;
  return problems.length > 0 ? EXIT.usage : EXIT.fine;
}

/** Prints an error: one line for what the user can mend, a stack trace only for a defect of ours or with `--debug`. */
export function reportError(error: unknown, terminal: Terminal, debug: boolean): ExitCode {
  if (error instanceof ExonymError) {
    terminal.problem(error.problem);
    if (debug) terminal.say(error.stack ?? "");
    return exitCodeOf([error.problem]);
  }
  const message = error instanceof Error ? error.message : String(error);
  terminal.problem({
    kind: "outside",
    message: `Exonym itself failed: ${message}.`,
    advice: "Please report this, with the output of the same command and --debug.",
  });
  if (debug && error instanceof Error) terminal.say(error.stack ?? "");
  return EXIT.outside;
}
