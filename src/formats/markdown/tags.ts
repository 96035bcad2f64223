import type { ArticleText } from "../reading.ts";
import { JSX_ATTRIBUTE, quotedText } from "./quoted.ts";
import type { Syntax } from "./syntax.ts";
import type { TokenEvent } from "./tokens.ts";

const NAME = /^mdxJsx(?:Flow|Text)TagAttributeName$/;
const VALUE = /^mdxJsx(?:Flow|Text)TagAttributeValueLiteralValue$/;

/**
 * The texts in the attributes of a tag of JSX: strings that people read. Expressions are code.
 *
 * @param events the tag is between the indices `from` and `to`.
 */
export function tagTexts(
  text: string,
  events: readonly TokenEvent[],
  from: number,
  to: number,
  { attributes }: Syntax,
): readonly ArticleText[] {
  const texts: ArticleText[] = [];
  let name = "";
  let start: number | null = null;
  for (let i = from; i < to; i++) {
    const event = events[i];
    if (event === undefined) continue;
    const { phase, type, end } = event;
    if (phase === "enter" && NAME.test(type)) name = text.slice(event.start, end).trim();
    // A value over several lines has a token for each.
    if (phase === "enter" && VALUE.test(type)) start ??= event.start;
    if (phase === "exit" && /ValueLiteral$/.test(type) && start !== null) {
      const found = attributes.has(name)
        ? quotedText(text, start, end - 1, `Attribute «${name}»`, JSX_ATTRIBUTE)
        : null;
      if (found !== null) texts.push(found);
      start = null;
    }
  }
  return texts;
}
