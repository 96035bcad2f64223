import { nearest } from "../article/nearest.ts";
import { usageError } from "../article/problem.ts";
import { docx } from "./docx.ts";
import { feed } from "./feed.ts";
import { BEGINNING, type Format } from "./format.ts";
import { html } from "./html.ts";
import { i18next } from "./i18next.ts";
import { markdown } from "./markdown.ts";
import { mdx } from "./mdx.ts";
import { newsml } from "./newsml.ts";
import { ninjs } from "./ninjs.ts";
import { nitf } from "./nitf.ts";
import { plainText } from "./text.ts";
import { wxr } from "./wxr.ts";

/** All formats. Of those with one ending, the ones that recognise their files come first. */
export const formats: readonly Format[] = [
  markdown,
  mdx,
  html,
  nitf,
  newsml,
  wxr,
  feed,
  ninjs,
  i18next,
  docx,
  plainText,
];

/** The endings of names that articles can have, lower case, with the dot. */
export const articleEndings: readonly string[] = [
  ...new Set(formats.flatMap(({ extensions }) => extensions)),
];

/**
 * The format of a file, by the ending of its name, whatever its case, and where that is not enough by its beginning.
 *
 * @param beginning the first {@link BEGINNING} bytes.
 * @example
 * formatFor("news/Kursk.MD", bytes)?.name // "markdown"
 */
export function formatFor(path: string, beginning: Uint8Array): Format | undefined {
  const candidates = formatsOfName(path);
  if (candidates.every(({ recognises }) => recognises === undefined)) return candidates[0];
  const characters = Buffer.from(beginning.subarray(0, BEGINNING)).toString("latin1");
  return candidates.find(({ recognises }) => recognises?.(characters) ?? true);
}

/** The formats that a file's name can mean. */
export function formatsOfName(path: string): readonly Format[] {
  return formats.filter((format) => hasEnding(format, path));
}

/** Whether a file's name is that of an article in some format. */
export function isArticleName(path: string): boolean {
  return formatsOfName(path).length > 0;
}

/**
 * The format of a name, as users and articles name it.
 *
 * @throws ExonymError (usage) where there is none.
 */
export function formatNamed(name: string): Format {
  const format = formats.find((one) => one.name === name);
  if (format !== undefined) return format;
  const names = formats.map((one) => one.name);
  const similar = nearest(name, names);
  const advice = similar === undefined ? `There are ${names.join(", ")}.` : `Did you mean «${similar}»?`;
  throw usageError(`There is no format «${name}».`, advice);
}

function hasEnding({ extensions }: Format, path: string): boolean {
  const name = path.toLowerCase();
  return extensions.some((extension) => name.endsWith(extension));
}
