import { type Content, type Part, rawText, renumber, type Text } from "../../article/content.ts";
import type { XmlNode } from "../../xml/tree.ts";
import { plain } from "../cut.ts";
import { protectOpaque } from "../opaque.ts";
import { flatten } from "./flatten.ts";
import { type Base, inlineOf, type Roles } from "./inline.ts";
import { hasSubstance, type Item } from "./items.ts";

/** The text of a paragraph, without what need not go to a translator at its edges. */
export interface ParagraphText {
  /** Where the content stands: whole runs. */
  readonly start: number;
  readonly end: number;
  readonly content: Content;
  /** What is left out before and behind the content: pictures, bookmarks, runs of white space. */
  readonly before: Content;
  readonly behind: Content;
  /** White space, tabs and breaks at the edges of the outer runs: within the content's slice, not shown, and kept. */
  readonly lead: Content;
  readonly tail: Content;
  readonly mark: string;
  readonly base: Base;
  readonly roles: Roles;
}

/**
 * Reads what stands in a paragraph, properties aside.
 *
 * @param mark how the end of the paragraph looks, as a key.
 * @returns `null` where there is nothing to read in it.
 */
export function readParagraphText(
  text: string,
  children: readonly XmlNode[],
  mark: string,
): ParagraphText | null {
  const items = flatten(text, children);
  if (!items.some((item) => item.type === "run" && hasSubstance(item))) return null;
  const first = leadingCut(items);
  const last = items.length - leadingCut(items.toReversed());
  const inner = items.slice(first, last);
  const { parts, base, roles } = inlineOf(text, inner, { mark });
  const before = inlineOf(text, items.slice(0, first), { mark, around: base });
  const behind = inlineOf(text, items.slice(last), { mark, around: base });
  const lead = parts.slice(0, countEdge(parts));
  const tail = parts.slice(parts.length - countEdge(parts.slice(lead.length).toReversed()));
  const middle = cutSpace(parts.slice(lead.length, parts.length - tail.length));
  const leadAll = [...lead, ...middle.lead];
  const tailAll = [...middle.tail, ...tail];
  return {
    start: inner[0]?.start ?? 0,
    end: inner.at(-1)?.end ?? 0,
    content: renumber(protectOpaque([...hidden(leadAll), ...middle.content, ...hidden(tailAll)])).map(
      shownWithoutTags,
    ),
    before: before.parts,
    behind: behind.parts,
    lead: leadAll,
    tail: tailAll,
    mark,
    base,
    roles: new Map([...before.roles, ...behind.roles, ...roles]),
  };
}

/** How many items can be left out at the front, both ends of each wrapper or none. */
function leadingCut(items: readonly Item[]): number {
  let depth = 0;
  let cut = 0;
  for (const [i, item] of items.entries()) {
    if (item.type === "glue") depth += item.nesting ?? 0;
    else if (item.type === "single" ? !item.isTrivial : item.type !== "run" || hasSubstance(item)) break;
    if (depth === 0) cut = i + 1;
  }
  return cut;
}

/** How many parts at the front are no text to translate: markup that nobody sees, tabs, breaks, white space. */
function countEdge(parts: Content): number {
  const first = parts.findIndex((part) =>
    part.type === "text" ? part.value.trim() !== "" : !(part.form === "single" && isSpaceMarkup(part.raw)),
  );
  return first < 0 ? parts.length : first;
}

const SPACE_MARKUP = /^<(?:[^\s<>/]+:)?(?:tab|ptab|br|cr)[\s/>]/;

function isSpaceMarkup(raw: string): boolean {
  return SPACE_MARKUP.test(raw);
}

/** Takes white space off text that begins or ends the content. */
function cutSpace(parts: Content): { lead: Content; content: Content; tail: Content } {
  const content: Part[] = [...parts];
  const lead: Text[] = [];
  const tail: Text[] = [];
  const first = content[0];
  if (first?.type === "text" && first.value === first.raw) {
    const value = first.value.trimStart();
    if (value !== first.value) lead.push(plain(first.value.slice(0, first.value.length - value.length)));
    content[0] = plain(value);
  }
  const last = content.at(-1);
  if (last?.type === "text" && last.value === last.raw) {
    const value = last.value.trimEnd();
    if (value !== last.value) tail.push(plain(last.value.slice(value.length)));
    content[content.length - 1] = plain(value);
  }
  return { lead, content, tail };
}

/** Parts as one that nobody sees. */
function hidden(parts: Content): readonly Text[] {
  const raw = rawText(parts);
  return raw === "" ? [] : [{ type: "text", value: "", raw }];
}

/** A variable whose letters Word has put into several runs reads as one. */
function shownWithoutTags(part: Part): Part {
  if (part.type !== "code" || part.kind !== "variable" || part.raw.startsWith("<")) return part;
  return { ...part, display: part.display === part.raw ? part.raw.replace(/<[^>]*>/g, "") : part.display };
}
