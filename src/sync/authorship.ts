import { digest } from "../article/identity.ts";
import { ExonymError } from "../article/problem.ts";
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
 * What the manifest records of an article as we make it: SHA-256 of its text, with LF for CRLF, as git may check it out
 * with other line ends.
 */
export function articleMark(text: string): string {
  return digest(text.replaceAll("\r\n", "\n"));
}

/**
 * Whether somebody has changed a localized article itself since it was made. It is ours where this clone wrote it, now or
 * earlier; where the manifest beside it says that it is as it was made, as after a change of branch; where git left its
 * marks of a conflict in it; and where neither index nor manifest know of any.
 *
 * @param text what the article is to be now; `null` where it is to go.
 */
export async function isChangedByHand(
  { path, present, made, earlier, recorded }: StandingArticle,
  text: string | null,
  read: Session["read"],
): Promise<boolean> {
  if (present === null || present === made || earlier.includes(present)) return false;
  if (text !== null && present === digest(text)) return false;
  const mark = await recorded();
  if (made === null && mark === undefined) return false;
  const standing = await textOf(path, read);
  if (standing === null) return true;
  return articleMark(standing) !== mark && !hasConflictMarks(standing);
}

async function textOf(path: string, read: Session["read"]): Promise<string | null> {
  try {
    return (await read(path)).text;
  } catch (error) {
    if (!(error instanceof ExonymError)) throw error;
    return null;
  }
}

function hasConflictMarks(text: string): boolean {
  return /^<<<<<<< .*\r?$[\s\S]*^=======\r?$[\s\S]*^>>>>>>> /m.test(text);
}
