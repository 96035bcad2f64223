import { basename, resolve } from "node:path";
import { usageError } from "../article/problem.ts";
import { type DecodedXml, decodeXml, encodeXml } from "../project/encoding.ts";
import { decodeUtf8, LARGEST_FILE, readBytes, writeAtomic } from "../project/files.ts";
import type { Terminal } from "./terminal.ts";

/** How messages name standard input. */
const STANDARD_INPUT = "standard input";

/** Reads a file that the user named, as UTF-8; `-` is standard input. */
export async function readInput(file: string): Promise<string> {
  return decodeUtf8(await readInputBytes(file), shownName(file));
}

/** Reads an XML file that the user named, in the encoding that it declares; `-` is standard input. */
export async function readXmlInput(file: string): Promise<DecodedXml> {
  return decodeXml(await readInputBytes(file), shownName(file));
}

/** How messages name a file that the user named; `-` is standard input. */
export function shownName(file: string): string {
  return file === "-" ? STANDARD_INPUT : file;
}

/** Reads a file that the user named; `-` is standard input. */
export async function readInputBytes(file: string): Promise<Uint8Array> {
  if (file !== "-") return readBytes(file);
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of process.stdin) {
    size += piece.length;
    if (size > LARGEST_FILE) throw tooMuch();
    pieces.push(Buffer.from(piece));
  }
  return Buffer.concat(pieces);
}

/**
 * The lines of standard input, one after the other, without their ends. LF and CRLF end a line and nothing else does,
 * so that a script gets as many answers as it has asked for, whatever its texts hold.
 *
 * @throws ExonymError (usage) where a line is not UTF-8, or longer than the largest file.
 */
export async function* inputLines(): AsyncGenerator<string, void, undefined> {
  let waiting: Buffer[] = [];
  let size = 0;
  let number = 0;
  const take = () => {
    number++;
    const line = decodeLine(Buffer.concat(waiting), number);
    waiting = [];
    size = 0;
    return line;
  };
  for await (const chunk of process.stdin) {
    let rest = Buffer.from(chunk);
    for (let end = rest.indexOf(LINE_FEED); end >= 0; end = rest.indexOf(LINE_FEED)) {
      waiting.push(rest.subarray(0, end));
      rest = rest.subarray(end + 1);
      yield take();
    }
    size += rest.length;
    if (size > LARGEST_FILE) throw tooMuch();
    if (rest.length > 0) waiting.push(rest);
  }
  if (waiting.length > 0) yield take();
}

const LINE_FEED = 10;

function decodeLine(bytes: Buffer, line: number): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes).replace(/\r$/, "");
  } catch {
    throw usageError("The line is not UTF-8.", "Save the text in UTF-8.", {
      file: STANDARD_INPUT,
      position: { line, column: 1 },
    });
  }
}

function tooMuch() {
  return usageError("There is more to read than fits into memory.", "Split it.", { file: STANDARD_INPUT });
}

/** Writes a result to the file that the user named, or to standard output. */
export async function writeOutput(
  text: string | Uint8Array,
  file: string | undefined,
  terminal: Terminal,
): Promise<void> {
  if (file === undefined || file === "-") terminal.out(text);
  else await writeAtomic(file, text);
}

/** As {@link writeOutput}, in the encoding of the file that the text was made from. */
export async function writeXmlOutput(
  text: string,
  like: { readonly decoded: DecodedXml; readonly file: string },
  file: string | undefined,
  terminal: Terminal,
): Promise<void> {
  const bytes = encodeXml(text, like.decoded, like.file);
  if (file !== undefined && file !== "-") await writeAtomic(file, bytes);
  else terminal.out(like.decoded.encoding === "utf-8" ? text : bytes);
}

/**
 * Refuses to write a result over what it is made from.
 *
 * @throws ExonymError (usage)
 */
export function assertOutputIsNoInput(output: string | undefined, inputs: readonly string[]): void {
  if (output === undefined || output === "-") return;
  if (!inputs.some((input) => resolve(input) === resolve(output))) return;
  throw usageError("The result would replace a file that it is made from.", "Give --out another name.", {
    file: output,
  });
}

/** What XLIFF files call an article that lies outside of a project. */
export function originalName(file: string): string {
  return basename(file);
}

/** @throws ExonymError (usage) where nothing was named and nothing is piped in. */
export function requireInput(given: boolean, advice: string): void {
  if (!given && process.stdin.isTTY) throw usageError("There is nothing to read.", advice);
}
