import { type Content, rawText, renumber } from "../../article/content.ts";
import type { UnitKind } from "../../article/unit.ts";
import { articleText } from "../article-text.ts";
import { isTranslatable, trimContent } from "../edges.ts";
import { protectOpaque } from "../opaque.ts";
import type { ArticleText } from "../reading.ts";
import { protectAddresses, protectEmbeds } from "./addresses.ts";
import { protectAttributeLists, protectCitations } from "./attribute-lists.ts";
import { directiveLabel } from "./directives.ts";
import { pairTags } from "./html-pairs.ts";
import { type Protected, protectElements } from "./html-protected.ts";
import type { Inline } from "./inline.ts";
import { type Section, sectionsOf } from "./lines.ts";
import { placeIn } from "./places.ts";
import { parameterTexts } from "./shortcodes.ts";
import type { Surrounding } from "./surrounding.ts";
import type { Syntax } from "./syntax.ts";

/** What a block says of the texts in it. */
export interface Block {
  readonly surrounding: Surrounding;
  readonly kind: UnitKind;
  readonly context: string | undefined;
}

/** The texts of a block, and a line for the outline for each that lies in no other one. */
export interface BlockTexts {
  readonly texts: readonly ArticleText[];
  readonly outline: readonly string[];
}

/**
 * Makes texts of what stands in a block.
 *
 * @param start offset of its content in the article.
 */
export function textsOf(
  text: string,
  inline: Inline,
  start: number,
  block: Block,
  syntax: Syntax,
): BlockTexts {
  const whole: Section = { content: inline.content, start: 0, isLine: false };
  const sections = block.surrounding === "paragraph" ? sectionsOf(inline.content) : [whole];
  const texts: ArticleText[] = [];
  const outline: string[] = [];
  for (const section of sections) {
    const from = start + section.start;
    const end = from + rawText(section.content).length;
    if (section.isLine) {
      outline.push("line");
      const label = labelText(section.content, from, syntax);
      if (label !== null) {
        outline.push("text label");
        texts.push(label);
        for (const inner of innerOf(label, inline.inner)) texts.push(inner);
      }
      for (const parameter of parameterTexts(text, from, end, syntax)) texts.push(parameter);
    } else {
      const { found, hidden } = textOf(section.content, from, block, syntax);
      if (found.content.length === 0) continue;
      outline.push(`text ${block.kind}`);
      const parameters = codeRanges(found, "variable").flatMap(([first, last]) =>
        parameterTexts(text, first, last, syntax),
      );
      const inner = [...innerOf(found, inline.inner), ...parameters].sort((a, b) => a.start - b.start);
      texts.push(found);
      // One by one, as there may be more than can be handed over at once.
      for (const one of captioned(found, withoutHidden(inner, hidden, from))) texts.push(one);
    }
  }
  return { texts, outline };
}

/** The text of a section, and in which stretches of it no text is anybody's to translate. */
function textOf(content: Content, start: number, block: Block, syntax: Syntax) {
  const { kind, context, surrounding } = block;
  const paired = pairTags(protectEmbeds(protectOpaque(content)), syntax.isMdx);
  const { content: shown, hidden } = protectElements(paired, syntax);
  const plain = syntax.isMdx ? shown : protectCitations(protectAttributeLists(shown));
  const trimmed = trimContent(protectAddresses(plain));
  const found = withoutIdentifier(trimmed.content, surrounding);
  const from = start + trimmed.cut;
  const text: ArticleText = {
    kind,
    place: placeIn(surrounding, syntax),
    isUnit: isTranslatable(found) && !isMath(rawText(found)) && !isStatement(found, block, syntax),
    content: renumber(found),
    start: from,
    end: from + rawText(found).length,
    context,
  };
  return { found: text, hidden };
}

/** The texts, in order, but for those in stretches that begin at offsets after `start`, in order too. */
function withoutHidden(
  texts: readonly ArticleText[],
  hidden: Protected["hidden"],
  start: number,
): readonly ArticleText[] {
  let next = 0;
  return texts.filter((text) => {
    while (start + (hidden[next]?.[1] ?? Number.POSITIVE_INFINITY) < text.end) next++;
    return start + (hidden[next]?.[0] ?? Number.POSITIVE_INFINITY) > text.start;
  });
}

/** The identifier that many processors let a heading end with: `{#name}`. */
const IDENTIFIER = /[ \t]+\{[#.:][^{}]*\}$/;

function withoutIdentifier(content: Content, surrounding: Surrounding): Content {
  if (surrounding !== "heading" && surrounding !== "underlined-heading") return content;
  const last = content.at(-1);
  if (last?.type === "code" && last.kind === "variable" && /^\{#[^{}]*\}$/.test(last.raw)) {
    return trimContent(content.slice(0, -1)).content;
  }
  if (last?.type !== "text" || last.raw !== last.value || !IDENTIFIER.test(last.value)) return content;
  const value = last.value.replace(IDENTIFIER, "");
  return [...content.slice(0, -1), { type: "text", value, raw: value }];
}

function labelText(line: Content, start: number, syntax: Syntax): ArticleText | null {
  const label = directiveLabel(line);
  if (label === null) return null;
  return articleText(pairTags(protectOpaque(label.content), syntax.isMdx), start + label.start, {
    kind: "heading",
    context: `Title of «${label.name}»`,
    place: placeIn(label.inBrackets ? "caption" : "heading", syntax),
  });
}

/** Display mathematics, `$$ … $$`: nothing to translate. */
function isMath(raw: string): boolean {
  return raw.length > 4 && raw.startsWith("$$") && raw.endsWith("$$");
}

/** What would be an import or export if MDX held JavaScript. */
function isStatement(content: Content, { surrounding }: Block, { dialect }: Syntax): boolean {
  return (
    dialect === "mdx-agnostic" && surrounding === "paragraph" && /^(?:import|export)\s/.test(rawText(content))
  );
}

/** The ranges of a text's codes of which others may know texts; of a sort, or of all but template variables. */
function codeRanges({ content, start }: ArticleText, kind: "variable" | "markup"): [number, number][] {
  const ranges: [number, number][] = [];
  let position = start;
  for (const part of content) {
    const end = position + rawText([part]).length;
    if (part.type === "code" && (part.kind === "variable") === (kind === "variable"))
      ranges.push([position, end]);
    position = end;
  }
  return ranges;
}

/** The texts that lie inside one of a text's codes: those that a template variable has swallowed do not. */
function innerOf(outer: ArticleText, inner: readonly ArticleText[]): readonly ArticleText[] {
  if (inner.length === 0) return inner;
  const ranges = codeRanges(outer, "markup");
  let next = 0;
  return inner.filter(({ start, end }) => {
    while ((ranges[next]?.[1] ?? Number.POSITIVE_INFINITY) < end) next++;
    return (ranges[next]?.[0] ?? Number.POSITIVE_INFINITY) <= start;
  });
}

/** The description of an image that stands alone in its paragraph, also inside a link or before its attributes, is a caption. */
function captioned(outer: ArticleText, inner: readonly ArticleText[]): readonly ArticleText[] {
  const singles = outer.content.filter(
    (part) =>
      (part.type === "text" && part.value.trim() !== "") ||
      (part.type === "code" && part.form === "single" && !/^\{[^{%]/.test(part.raw)),
  );
  const [single] = singles;
  if (singles.length !== 1 || single?.type !== "code") return inner;
  if (single.kind !== "image" && !/^<img\s/i.test(single.raw)) return inner;
  return inner.map((text) =>
    text.context === "Image description" ? { ...text, kind: "caption" as const } : text,
  );
}
