import { Readable } from "node:stream";
import { vi } from "vitest";
import { main } from "../../src/cli/program.ts";
import type { Outcome } from "./command.ts";

/**
 * Runs `exonym` in this process, as `exonym()` does in one of its own, in a thirtieth of the time. What concerns the
 * process itself (signals, pipes, terminals) is for `exonym()`.
 */
export async function inProcess(
  args: readonly string[],
  options: {
    readonly cwd: string;
    readonly input?: string | Uint8Array;
    readonly env?: Readonly<Record<string, string>>;
  },
): Promise<Outcome & { readonly code: number }> {
  const directory = process.cwd();
  const listeners = new Map(
    [process.stdout, process.stderr].map((stream) => [stream, stream.listeners("error")]),
  );
  let [stdout, stderr] = ["", ""];
  const spies = [
    vi.spyOn(process.stdout, "write").mockImplementation((piece) => {
      stdout += piece;
      return true;
    }),
    vi.spyOn(process.stderr, "write").mockImplementation((piece) => {
      stderr += piece;
      return true;
    }),
    vi.spyOn(process, "emitWarning"),
    vi.spyOn(process, "stdin", "get").mockReturnValue(stdin(options.input ?? "")),
  ];
  for (const [name, value] of Object.entries({ FORCE_COLOR: "", NO_COLOR: "", ...options.env }))
    vi.stubEnv(name, value);
  const exitCode = process.exitCode;
  process.exitCode = undefined;
  process.chdir(options.cwd);
  try {
    await main(["node", "exonym", ...args]);
    return { code: Number(process.exitCode ?? 0), stdout, stderr };
  } finally {
    process.chdir(directory);
    process.exitCode = exitCode;
    vi.unstubAllEnvs();
    for (const spy of spies) spy.mockRestore();
    for (const [stream, before] of listeners) {
      for (const listener of stream.listeners("error")) {
        // Listeners are functions; their type does not say which.
        if (!before.includes(listener)) stream.off("error", listener as () => void);
      }
    }
  }
}

/** Standard input that is piped in, in small pieces: what reads it must not rely on whole lines or characters. */
function stdin(input: string | Uint8Array): typeof process.stdin {
  const bytes = Buffer.from(input);
  const pieces = Array.from({ length: Math.ceil(bytes.length / 7) }, (_, index) =>
    bytes.subarray(index * 7, index * 7 + 7),
  );
  return Object.assign(Readable.from(pieces), { fd: 0 }) as never; // what of standard input a command uses
}

/** Parses one JSON object per line. */
export function jsonLines(text: string): readonly unknown[] {
  if (text !== "" && !text.endsWith("\n")) throw new Error("The last line has no end.");
  return text === ""
    ? []
    : text
        .slice(0, -1)
        .split("\n")
        .map((line): unknown => JSON.parse(line));
}
