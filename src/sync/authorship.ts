import { ExonymError } from "../article/problem.ts";
import { fingerprint } from "../project/fingerprint.ts";
import type { Session } from "./session.ts";

/** A localized article on the disk, and what is known of those that we made. */
export interface StandingArticle {
  /** Relative to the project. */
  readonly path: string;
  /** SHA-256 of the file; `null` where there is none. */
  readonly present: string | null;
  /** SHA-256 of what this clone wrote last; `null` where its index does not know. */
  readonly made: string | null;
  /** SHA-256 of what it wrote before that. */
  readonly earlier: readonly string[];
  /** Reads {@link articleMark} from the manifest, which comes with the article from a branch; `undefined` where it has none. */
  readonly recorded: () => Promise<string | undefined>;
}

/**
 * What the manifest records of an article as we make it: SHA-256 of its bytes, with LF for CRLF, as git may check it out
 * with other line ends.
 */
export function articleMark(bytes: Uint8Array): string {
  return fingerprint(Buffer.from(latin1(bytes).replaceAll("\r\n", "\n"), "latin1"));
}

/**
 * Whether somebody has changed a localized article itself since it was made. It is ours where this clone wrote it, now or
 * earlier; where the manifest beside it says that it is as it was made, as after a change of branch; where git left its
 * marks of a conflict in it; and where neither index nor manifest know of any.
 *
 * @param bytes what the article is to be now; `null` where it is to go.
 */
export async function isChangedByHand(
  { path, present, made, earlier, recorded }: StandingArticle,
  bytes: Uint8Array | null,
  readBytes: Session["readBytes"],
): Promise<boolean> {
  if (present === null || present === made || earlier.includes(present)) return false;
  if (bytes !== null && present === fingerprint(bytes)) return false;
  const mark = await recorded();
  if (made === null && mark === undefined) return false;
  const standing = await bytesOf(path, readBytes);
  if (standing === null) return true;
  return articleMark(standing) !== mark && !hasConflictMarks(standing);
}

async function bytesOf(path: string, readBytes: Session["readBytes"]): Promise<Uint8Array | null> {
  try {
    return (await readBytes(path)).bytes;
  } catch (error) {
    if (!(error instanceof ExonymError)) throw error;
    return null;
  }
}

function hasConflictMarks(bytes: Uint8Array): boolean {
  return /^<<<<<<< .*\r?$[\s\S]*^=======\r?$[\s\S]*^>>>>>>> /m.test(latin1(bytes));
}

/** Every byte as a character. */
function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}
