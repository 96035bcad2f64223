import { tryLocale } from "../article/locale.ts";
import { type StartTag, setAttribute } from "../xml/attributes.ts";
import type { Splice } from "../xml/splice.ts";
import { attribute } from "../xml/tree.ts";
import type { XliffHead } from "./model.ts";
import type { Outline } from "./outline.ts";

/** The splices that make the head of a file say what it is to say: the article's path, the two languages. */
export function headSplices(
  text: string,
  head: XliffHead,
  outline: Outline,
  is2: boolean,
): readonly Splice[] {
  const [file] = outline.files;
  if (file === undefined) return [];
  const languages = is2 ? outline.root : file;
  return [
    ...setAttribute(text, file, "original", head.original),
    ...setLocale(text, languages, is2 ? "srcLang" : "source-language", head.sourceLocale),
    ...setLocale(text, languages, is2 ? "trgLang" : "target-language", head.targetLocale),
  ];
}

/** Another spelling of the same locale stays. */
function setLocale(
  text: string,
  tag: StartTag,
  name: string,
  locale: XliffHead["sourceLocale"],
): readonly Splice[] {
  const value = attribute(tag.tag, name);
  if (value !== undefined && tryLocale(value) === locale) return [];
  return setAttribute(text, tag, name, locale);
}
