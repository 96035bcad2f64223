import type { Format } from "./format.ts";
import { markdown } from "./markdown.ts";
import { plainText } from "./text.ts";

/** All formats. */
export const formats: readonly Format[] = [markdown, plainText];

/**
 * The format that a file's name asks for, by its ending, whatever its case.
 *
 * @example
 * formatFor("news/Kursk.MD")?.name // "markdown"
 */
export function formatFor(path: string): Format | undefined {
  const name = path.toLowerCase();
  return formats.find(({ extensions }) => extensions.some((extension) => name.endsWith(extension)));
}
