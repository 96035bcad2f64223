import type { ArticleText } from "../reading.ts";
import { PARAMETER, quotedText } from "./quoted.ts";
import type { Syntax } from "./syntax.ts";

/** What may stand in a tag: in quotes, anything. A backslash is one, but before a quote. */
const TAG_INSIDE = String.raw`(?:[^{}"\`]|"(?:[^"\\]|\\"?)*"|\`[^\`]*\`)*`;

/** A list of attributes of Pandoc or kramdown: `{.callout-note title="…"}`, `{#fig-a fig-alt="…"}`. */
const LIST = String.raw`(?<![{\\])\{[ \t]{0,3}(?:[.#:]|[A-Za-z-]{1,40}=)${TAG_INSIDE}\}`;

/** A tag of a template: of Liquid, or of what Hugo calls shortcodes; or a list of attributes. */
const TAG = new RegExp(String.raw`\{%${TAG_INSIDE}%\}|\{\{[<%]${TAG_INSIDE}[%>]\}\}|${LIST}`, "g");

/** A parameter with a name: `alt="A dog"`, `` alt=`A dog` ``. */
const NAMED = /(?<![\w-])([A-Za-z][\w-]*)[ \t]*=[ \t]*(?:"((?:[^"\\]|\\"?)*)"|`([^`]*)`|'([^']*)')/g;

/** The parameters of shortcodes, and attributes in lists of them, that people read, in a stretch of an article. Positional ones have no name to tell them by. */
export function parameterTexts(
  text: string,
  start: number,
  end: number,
  { attributes }: Syntax,
): readonly ArticleText[] {
  const texts: ArticleText[] = [];
  for (const { 0: tag, index } of text.slice(start, end).matchAll(TAG)) {
    for (const match of tag.matchAll(NAMED)) {
      const [whole, name = "", ...values] = match;
      const value = values.find((one) => one !== undefined);
      if (value === undefined || !attributes.has(name)) continue;
      const valueEnd = start + index + match.index + whole.length - 1;
      const found = quotedText(text, valueEnd - value.length, valueEnd, `Parameter «${name}»`, PARAMETER);
      if (found !== null) texts.push(found);
    }
  }
  return texts;
}
