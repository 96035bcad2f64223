import { positionAt, usageError, withFile } from "../article/problem.ts";
import type { Format, OpenedFile } from "../formats/format.ts";
import { articleEndings, formatFor, formatsOfName } from "../formats/formats.ts";
import { decodeUtf8 } from "../project/files.ts";

/** An article's file, opened by its format. */
export interface ArticleFile extends OpenedFile {
  readonly format: Format;
}

/**
 * Opens an article's file by the format that its name and beginning ask for.
 *
 * @param file the path as the user knows it: its ending counts, and messages name it.
 * @param format the format that a user has named for it.
 * @throws ExonymError (usage) where no format knows the file, or its bytes are not what the format has.
 * @example
 * const { text, save } = openArticle(await readBytes("treaty.html"), "treaty.html");
 */
export function openArticle(bytes: Uint8Array, file: string, format?: Format): ArticleFile {
  const found = format ?? formatFor(file, bytes);
  if (found === undefined) throw unknownFormat(file);
  const { open } = found;
  const opened = open ? withFile(file, () => open(bytes)) : openUtf8(bytes, file);
  return { ...opened, format: found };
}

function openUtf8(bytes: Uint8Array, file: string): OpenedFile {
  const text = decodeUtf8(bytes, file);
  const nothing = text.indexOf("\0");
  if (nothing >= 0) {
    throw usageError(
      "This is no text, or text in UTF-16 that does not say so: it holds a character U+0000.",
      "Save it as UTF-8.",
      { file, position: positionAt(text, nothing) },
    );
  }
  return { text, save: (text) => Buffer.from(text, "utf8") };
}

function unknownFormat(file: string) {
  const possible = formatsOfName(file).map(({ name }) => name);
  if (possible.length > 0) {
    return usageError(
      `The file's ending can mean ${possible.join(", ")}, but its content is none of these.`,
      "Name its format in the configuration (formats) if it is one of them; exclude it if it is no article.",
      { file },
    );
  }
  const endings = articleEndings.join(", ");
  return usageError("No format is known for this file.", `Files may end in ${endings}.`, { file });
}
