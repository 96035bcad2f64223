import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** The command line, run from its source. */
export const MAIN = fileURLToPath(new URL("../../src/cli/main.ts", import.meta.url));

export interface Outcome {
  /** Exit code; `null` where a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `exonym` as a process of its own, as a user would. */
export function exonym(
  args: readonly string[],
  options: {
    readonly cwd: string;
    readonly input?: string;
    readonly killAfter?: number;
    readonly env?: NodeJS.ProcessEnv;
  },
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [MAIN, ...args], {
      cwd: options.cwd,
      env: { ...process.env, FORCE_COLOR: undefined, ...options.env },
    });
    let [stdout, stderr] = ["", ""];
    child.stdout.on("data", (piece) => {
      stdout += piece;
    });
    child.stderr.on("data", (piece) => {
      stderr += piece;
    });
    const timer =
      options.killAfter === undefined
        ? undefined
        : setTimeout(() => child.kill("SIGKILL"), options.killAfter);
    child.on("error", reject);
    child.on("close", (code) => {
      clearTimeout(timer);
      resolve({ code, stdout, stderr });
    });
    child.stdin.on("error", () => undefined); // a command that reads nothing may end first
    child.stdin.end(options.input ?? "");
  });
}
