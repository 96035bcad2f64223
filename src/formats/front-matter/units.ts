import { type Content, rawText, renumber } from "../../article/content.ts";
import type { FoundUnit } from "../../article/unit.ts";
import { isTranslatable, trimContent } from "../edges.ts";
import type { FormatOptions } from "../format.ts";
import { protectOpaque } from "../opaque.ts";
import type { FrontMatter, FrontMatterValue } from "./document.ts";
import { isBlock, readScalar, type ScalarStyle, unspellInside } from "./scalar.ts";

/** A translatable value of front matter. */
export interface FrontMatterUnit extends FoundUnit {
  readonly style: ScalarStyle;
  /** The scalar that it is the text of. */
  readonly scalar: FrontMatterValue;
}

/**
 * The values under the keys that a team wants translated, in order. A unit is the inside of its scalar: without quotes
 * and without a block's header.
 */
export function frontMatterUnits(
  text: string,
  { values }: FrontMatter,
  { translatedKeys }: Pick<FormatOptions, "translatedKeys">,
): readonly FrontMatterUnit[] {
  const wanted = new Set(translatedKeys);
  return values.flatMap((scalar): FrontMatterUnit[] => {
    const { style, value } = scalar;
    if (style === null || typeof value !== "string" || !wanted.has(scalar.key)) return [];
    const inside = insideOf(text, scalar, style);
    const whole = readScalar(text.slice(inside.start, inside.end), style, value, inside.indent);
    const { content, cut } = trimContent(protectOpaque(whole));
    if (!isTranslatable(content)) return [];
    const start = inside.start + cut;
    return [
      {
        kind: "front-matter",
        content: renumber(content),
        start,
        end: start + rawText(content).length,
        context: `Front matter: ${scalar.key}`,
        style,
        scalar,
      },
    ];
  });
}

/** What YAML makes of content in a scalar of this style. */
export function scalarText(content: Content, style: ScalarStyle): string {
  return content.map((part) => (part.type === "text" ? part.value : unspellInside(part.raw, style))).join("");
}

interface Inside {
  readonly start: number;
  readonly end: number;
  readonly indent: number;
}

function insideOf(text: string, { start, end }: FrontMatterValue, style: ScalarStyle): Inside {
  if (style === "plain") return { start, end, indent: 0 };
  if (!isBlock(style)) return { start: start + 1, end: end - 1, indent: 0 };
  const source = text.slice(start, end);
  const body = /^[^\r\n]*/.exec(source)?.[0].length ?? 0;
  const first = body + (/^\s*/.exec(source.slice(body))?.[0].length ?? 0);
  const lineStart = Math.max(source.lastIndexOf("\n", first), source.lastIndexOf("\r", first)) + 1;
  return { start: start + first, end: start + source.trimEnd().length, indent: first - lineStart };
}
