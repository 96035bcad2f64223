import { basename } from "node:path";
import { createInterface } from "node:readline";
import { usageError } from "../article/problem.ts";
import { decodeUtf8, readBytes, writeAtomic } from "../project/files.ts";
import type { Terminal } from "./terminal.ts";

/** Reads a file that the user named, as UTF-8; `-` is standard input. */
export async function readInput(file: string): Promise<string> {
  if (file !== "-") return decodeUtf8(await readBytes(file), file);
  const pieces: Buffer[] = [];
  for await (const piece of process.stdin) pieces.push(Buffer.from(piece));
  return decodeUtf8(Buffer.concat(pieces), "standard input");
}

/** The lines of standard input, one after the other, without their ends. */
export function inputLines(): AsyncIterable<string> {
  return createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
}

/** Writes a result to the file that the user named, or to standard output. */
export async function writeOutput(text: string, file: string | undefined, terminal: Terminal): Promise<void> {
  if (file === undefined || file === "-") terminal.out(text);
  else await writeAtomic(file, text);
}

/** What XLIFF files call an article that lies outside of a project. */
export function originalName(file: string): string {
  return basename(file);
}

/** @throws ExonymError (usage) where nothing was named and nothing is piped in. */
export function requireInput(given: boolean, advice: string): void {
  if (!given && process.stdin.isTTY) throw usageError("There is nothing to read.", advice);
}

/** @throws ExonymError (usage) where the text is not JSON. */
export function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw usageError(`The file is not valid JSON: ${reason}.`, "Correct it.", { file });
  }
}
