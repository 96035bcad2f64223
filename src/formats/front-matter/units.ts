import { articleText } from "../article-text.ts";
import { protectOpaque } from "../opaque.ts";
import type { ArticleText } from "../reading.ts";
import { isBlock, readScalar, type ScalarStyle } from "./scalar.ts";
import { placeOfValue } from "./spelling.ts";
import type { FrontMatterValue } from "./value.ts";

/**
 * The text of a value: the inside of its scalar, without quotes and without a block's header.
 *
 * @param text the whole article.
 * @param style the value's own.
 * @returns `null` where nothing but white space is in it.
 */
export function textOfValue(text: string, scalar: FrontMatterValue, style: ScalarStyle): ArticleText | null {
  const inside = insideOf(text, scalar, style);
  const source = text.slice(inside.start, inside.end);
  const whole = readScalar(source, style, String(scalar.value), inside.indent);
  return articleText(protectOpaque(whole), inside.start, {
    kind: "front-matter",
    context: `Front matter: ${scalar.key}`,
    place: placeOfValue(scalar, style),
  });
}

interface Inside {
  readonly start: number;
  readonly end: number;
  readonly indent: number;
}

function insideOf(text: string, { start, end }: FrontMatterValue, style: ScalarStyle): Inside {
  if (style === "plain") return { start, end, indent: 0 };
  if (style === "toml-basic-lines" || style === "toml-literal-lines") {
    // A line break right after the quotes is none of the text's.
    const first = /^(?:\r?\n)?/.exec(text.slice(start + 3, start + 5))?.[0].length ?? 0;
    return { start: start + 3 + first, end: end - 3, indent: 0 };
  }
  if (!isBlock(style)) return { start: start + 1, end: end - 1, indent: 0 };
  const source = text.slice(start, end);
  const body = /^[^\r\n]*/.exec(source)?.[0].length ?? 0;
  const first = body + (/^\s*/.exec(source.slice(body))?.[0].length ?? 0);
  const lineStart = Math.max(source.lastIndexOf("\n", first), source.lastIndexOf("\r", first)) + 1;
  return { start: start + first, end: start + source.trimEnd().length, indent: first - lineStart };
}
