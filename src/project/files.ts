import { randomUUID } from "node:crypto";
import { constants, type Stats } from "node:fs";
import { chmod, chown, type FileHandle, lstat, open, realpath, rename, unlink } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { type ExonymError, outsideError, usageError } from "../article/problem.ts";
import { realPlace } from "./boundary.ts";
import { diskError, errorCode } from "./disk-error.ts";

/** Largest file that is read, in bytes: far above any article, below what fills the memory. */
export const LARGEST_FILE = 100 * 1024 * 1024;

/**
 * Reads a file of any place.
 *
 * @param path Absolute, or relative to the working directory.
 * @param shown The path as the user knows it, for messages.
 * @throws ExonymError: usage where there is no such file, it is no regular file (a pipe is never opened for good), or
 * it is larger than `limit` bytes; outside for everything else.
 */
export async function readBytes(path: string, shown = path, limit = LARGEST_FILE): Promise<Buffer> {
  let handle: FileHandle | undefined;
  try {
    // Without O_NONBLOCK the opening of a pipe would wait for a writer for ever.
    handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const stat = await handle.stat();
    if (stat.isDirectory()) {
      throw usageError("This is a folder, not a file.", "Name a file.", { file: shown });
    }
    if (!stat.isFile()) throw usageError("This is not a regular file.", "Name a file.", { file: shown });
    if (stat.size > limit) throw tooLarge(shown, limit);
    return await readAll(handle, stat.size, shown, limit);
  } catch (error) {
    throw readingError(error, shown);
  } finally {
    await handle?.close();
  }
}

/** Reads to the end, also where the file grows or tells no size. */
async function readAll(handle: FileHandle, size: number, shown: string, limit: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let total = 0;
  let room = size + 1; // one byte more, so that the end is seen in the same read
  for (;;) {
    const piece = Buffer.allocUnsafe(room);
    const { bytesRead } = await handle.read(piece, 0, room, null);
    if (bytesRead === 0) return pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces, total);
    total += bytesRead;
    if (total > limit) throw tooLarge(shown, limit);
    pieces.push(piece.subarray(0, bytesRead));
    room = Math.max(room - bytesRead, 65_536);
  }
}

function tooLarge(file: string, limit: number): ExonymError {
  const size = `${Math.floor(limit / 1024 / 1024)} MB`;
  return usageError(`The file is larger than ${size}.`, "Split it.", { file });
}

function readingError(error: unknown, file: string): unknown {
  const code = errorCode(error);
  if (code === "ENOENT") return usageError("There is no such file.", "Check the path.", { file });
  if (code === "ENOTDIR") return usageError("There is no such file.", "Check the path.", { file });
  return code === "" ? error : diskError(error, file);
}

/**
 * Decodes UTF-8. A byte order mark is kept as U+FEFF, so that encoding gives the bytes back.
 *
 * @param file The path as the user knows it, for the message.
 * @throws ExonymError (usage) with the position of the first byte that is not UTF-8.
 */
export function decodeUtf8(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw notUtf8(bytes, file);
  }
}

function notUtf8(bytes: Uint8Array, file: string): ExonymError {
  const offset = firstBadByte(bytes);
  let line = 1;
  let start = 0;
  for (let i = 0; i < offset; i++) {
    if (bytes[i] === 10 || (bytes[i] === 13 && bytes[i + 1] !== 10)) {
      line++;
      start = i + 1;
    }
  }
  const column =
    new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes.subarray(start, offset)).length + 1;
  const advice =
    bytes[0] === 0xff || bytes[0] === 0xfe
      ? "It seems to be UTF-16: save the file as UTF-8."
      : "Save the file as UTF-8.";
  const byte = (bytes[offset] ?? 0).toString(16).padStart(2, "0").toUpperCase();
  return usageError(`The byte 0x${byte} is not valid UTF-8.`, advice, { file, position: { line, column } });
}

/** Offset of the first byte of the first sequence that is not well-formed (Unicode 16, table 3-7). */
function firstBadByte(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at);
    if (length === 0) return at;
    at += length;
  }
  return at;
}

/** Length of the well-formed sequence that begins at `at`, or 0. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  if (first < 0xc2 || first > 0xf4) return 0;
  const length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  const low = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const high = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  for (let i = 1; i < length; i++) {
    const byte = bytes[at + i] ?? 0;
    if (i === 1 ? byte < low || byte > high : byte < 0x80 || byte > 0xbf) return 0;
  }
  return length;
}

/**
 * Reads a text of the project.
 *
 * @param root Absolute path of the project.
 * @param path Relative to the project, with `/`.
 * @throws ExonymError as {@link readBytes} and {@link decodeUtf8}, and where a link leads out of the project.
 * @example await readText(config.root, "source-articles/treaty.md")
 */
export async function readText(root: string, path: string): Promise<string> {
  return decodeUtf8(await readProjectBytes(root, path), path);
}

/** As {@link readText}, undecoded. */
export async function readProjectBytes(root: string, path: string): Promise<Buffer> {
  let place: string;
  try {
    place = await realPlace(root, path);
  } catch (error) {
    throw readingError(error, path);
  }
  return readBytes(place, path);
}

/**
 * Replaces a file as a whole or not at all: temporary file in the same folder, fsync, rename, fsync of the folder.
 * The mode of a file that is there is kept, and a link is written through. The folder must exist.
 *
 * @param path Relative to `root`; without `root` any path.
 * @param root Absolute path of the project; when given, no link may lead out of it.
 * @throws ExonymError (outside) in plain words where it cannot be written; the file then is as it was.
 */
export async function writeAtomic(path: string, bytes: Uint8Array | string, root?: string): Promise<void> {
  try {
    const place = root === undefined ? await throughLink(resolve(path)) : await realPlace(root, path);
    const present = await replaceable(place, path);
    const temporary = join(dirname(place), temporaryName());
    try {
      await writeDurably(temporary, bytes);
      if (present !== undefined) await resemble(temporary, present);
      await rename(temporary, place);
    } catch (error) {
      await unlink(temporary).catch(() => undefined);
      throw error;
    }
    await syncFolder(dirname(place));
  } catch (error) {
    throw errorCode(error) === "" ? error : diskError(error, path);
  }
}

async function throughLink(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    if (errorCode(error) !== "ENOENT") throw error;
    return path;
  }
}

/** A name for a temporary file: hidden, so that no listing takes it for an article. */
export function temporaryName(): string {
  return `.exonym-${randomUUID()}.tmp`;
}

/** Gives a new file the mode, and as far as the system permits the owner, of the one that it will replace. */
export async function resemble(path: string, present: Stats): Promise<void> {
  // In a container that runs as root the file must not turn into root's.
  if (process.getuid?.() === 0) await chown(path, present.uid, present.gid).catch(() => undefined);
  await chmod(path, present.mode & 0o777);
}

/**
 * What is known of the file at `place`, or `undefined` where there is none.
 *
 * @throws ExonymError (outside) where it is write-protected, though a rename would replace it, or is no regular file.
 */
export async function replaceable(place: string, shown: string): Promise<Stats | undefined> {
  try {
    const stat = await lstat(place);
    if (stat.isDirectory()) {
      throw outsideError("A folder stands where a file is expected.", "Move the folder away.", {
        file: shown,
      });
    }
    if (!stat.isFile()) {
      throw outsideError("This is not a regular file.", "Move it away.", { file: shown });
    }
    if ((stat.mode & 0o222) === 0) {
      const advice = "Remove the write protection, or leave the file out.";
      throw outsideError("The file is write-protected.", advice, { file: shown });
    }
    return stat;
  } catch (error) {
    if (errorCode(error) === "ENOENT") return undefined;
    throw error;
  }
}

/** Writes a new file and waits until the disk holds it. */
export async function writeDurably(path: string, bytes: Uint8Array | string): Promise<void> {
  const handle = await open(path, "wx");
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes renames in a folder durable, where the system can do that (Windows does it by itself). */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  try {
    const handle = await open(folder, constants.O_RDONLY);
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    // Some network drives cannot sync a folder; there is nothing better to do then.
    if (!["EINVAL", "ENOTSUP", "EACCES", "EISDIR", "EBADF"].includes(errorCode(error))) throw error;
  }
}
