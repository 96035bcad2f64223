import { createHash } from "node:crypto";
import { constants, type Stats } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { outsideError } from "../article/problem.ts";
import { errorCode } from "./disk-error.ts";

/** SHA-256 of bytes (of a text: of its UTF-8 form), in hexadecimal: the fingerprint by which files are compared. */
export function fingerprint(bytes: Uint8Array | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** A file as it was read: its fingerprint, and what the system said of it at that moment. */
export interface ReadFingerprint {
  readonly hash: string;
  readonly stats: Stats;
}

const PIECE = 1024 * 1024;

/**
 * Fingerprints a file of any size in bounded memory; `null` where there is none.
 *
 * @param path Absolute.
 * @param shown The path as the user knows it.
 * @throws ExonymError (outside) where it is no regular file; the system's error where it cannot be read.
 */
export async function fingerprintFile(path: string, shown: string): Promise<ReadFingerprint | null> {
  let handle: FileHandle;
  try {
    // Without O_NONBLOCK the opening of a pipe would wait for a writer for ever.
    handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    const code = errorCode(error);
    if (code === "ENOENT" || code === "ENOTDIR") return null;
    throw error;
  }
  try {
    const stats = await handle.stat();
    if (stats.isDirectory()) {
      throw outsideError("A folder stands where a file is expected.", "Move the folder away.", {
        file: shown,
      });
    }
    if (!stats.isFile()) throw outsideError("This is not a regular file.", "Move it away.", { file: shown });
    const hash = createHash("sha256");
    const piece = Buffer.allocUnsafe(Math.min(PIECE, stats.size + 1));
    for (;;) {
      const { bytesRead } = await handle.read(piece, 0, piece.length, null);
      if (bytesRead === 0) break;
      hash.update(piece.subarray(0, bytesRead));
    }
    return { hash: hash.digest("hex"), stats };
  } finally {
    await handle.close();
  }
}
