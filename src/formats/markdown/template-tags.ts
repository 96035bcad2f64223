/** A tag of a template, as offsets in the article. */
export interface TemplateTag {
  readonly start: number;
  readonly end: number;
  /** What translators see it as; a variable where absent. */
  readonly kind?: "html" | undefined;
}

/** How tags begin and end: shortcodes of Hugo, tags of Liquid, variables of many. */
const FORMS: readonly (readonly [opening: string, closing: string])[] = [
  ["{{<", ">}}"],
  ["{{%", "%}}"],
  ["{%", "%}"],
  ["{{", "}}"],
];

/** Longest tag, in code units: each `{` is looked at for one. */
const MAX_TAG = 2000;

/** A tag that may have a body: how it begins, and its name. */
const OPENING_TAG = /^(\{%|\{\{[<%])-?[ \t]*([a-z]+)\b/;

/** The tags between which program code stands, or what is never shown: of Liquid, and of Hugo. */
const UNREAD_BODIES: ReadonlySet<string> = new Set(["comment", "highlight", "katex", "mermaid"]);

const FENCES = ["\n```", "\n~~~"];

/** Stands for each character of a tag: neither white space nor punctuation, so that it is part of a word. */
export const MASK = "\uE000";

/**
 * Finds the tags of templates in an article. Site generators replace them before they read the Markdown around them, so
 * that nothing in them is markup, and they may stand in the address of a link: `[text]({{< ref "page" >}})`.
 *
 * @param from where the article's body begins.
 */
export function findTemplateTags(text: string, from: number): readonly TemplateTag[] {
  const tags: TemplateTag[] = [];
  const closings = new Map<string, number>();
  let end = from;
  for (let at = text.indexOf("{", from); at >= 0; at = text.indexOf("{", Math.max(at + 1, end))) {
    if (isEscaped(text, at)) continue;
    const form = FORMS.find(([opening]) => text.startsWith(opening, at));
    if (form === undefined || nextClosing(form[1], at) > at + MAX_TAG) continue;
    const tagEnd = endOfTag(text, at, form);
    if (tagEnd === null) continue;
    tags.push({ start: at, end: tagEnd });
    end = tagEnd;
    const bodyEnd = endOfBody(at, tagEnd);
    if (bodyEnd === null) continue;
    for (const line of linesOf(text, tagEnd, bodyEnd)) tags.push(line);
    end = bodyEnd;
  }
  return tags;

  /** Where the body ends that a tag alone in its line opens, if nobody reads it as Markdown; else `null`. */
  function endOfBody(start: number, tagEnd: number): number | null {
    const [tag, opening, name = ""] =
      OPENING_TAG.exec(text.slice(start, Math.min(tagEnd, start + 100))) ?? [];
    if (tag === undefined || !UNREAD_BODIES.has(name) || !isAtHead(text, start)) return null;
    const spellings =
      opening === "{%"
        ? [`{% end${name} %}`, `{%- end${name} %}`, `{% end${name} -%}`, `{%- end${name} -%}`]
        : [`${opening} /${name} `, `${opening}/${name}`, `${opening}/ ${name}`];
    const found = Math.min(...spellings.map((closing) => nextClosing(closing, tagEnd)));
    if (!Number.isFinite(found) || !isAtHead(text, found)) return null;
    // Where a fence stands between, the tags are examples in two blocks of code.
    return FENCES.some((fence) => nextClosing(fence, tagEnd) < found) ? null : found;
  }

  /** Where the next closing stands: looked for once, however many openings stand before it. */
  function nextClosing(closing: string, at: number): number {
    let next = closings.get(closing) ?? -1;
    if (next < at) {
      const found = text.indexOf(closing, at);
      next = found < 0 ? Number.POSITIVE_INFINITY : found;
      closings.set(closing, next);
    }
    return next;
  }
}

/** Whether nothing but blanks stands before in the line. */
function isAtHead(text: string, at: number): boolean {
  let first = at;
  while (first > at - 100 && /[ \t]/.test(text[first - 1] ?? "")) first--;
  return first === 0 || /[\n\r]/.test(text[first - 1] ?? "");
}

/** What stands in each line between two offsets, so that no stretch goes from one paragraph into another. */
export function linesOf(text: string, from: number, to: number): readonly TemplateTag[] {
  return [...text.slice(from, to).matchAll(/[^\s][^\n\r]*/g)].map(({ 0: line, index }) => ({
    start: from + index,
    end: from + index + line.trimEnd().length,
  }));
}

/** Whether an odd number of backslashes stands before. */
function isEscaped(text: string, at: number): boolean {
  let first = at;
  while (text[first - 1] === "\\") first--;
  return (at - first) % 2 === 1;
}

function endOfTag(text: string, start: number, [opening, closing]: (typeof FORMS)[number]): number | null {
  const isCall = opening !== "{{";
  const last = Math.min(text.length, start + MAX_TAG);
  let quote = "";
  for (let i = start + opening.length; i < last; i++) {
    const char = text[i] ?? "";
    if (quote !== "") {
      if (char === quote && !(char === '"' && text[i - 1] === "\\")) quote = "";
    } else if (text.startsWith(closing, i)) return i + closing.length;
    else if (isCall && (char === '"' || (char === "`" && opening !== "{%"))) quote = char;
    else if (char === "{" || char === "}" || (char === "`" && !isCall)) return null;
    const isLineEnd = char === "\n" || (char === "\r" && text[i + 1] !== "\n");
    // A blank line ends a paragraph, and a variable has one line.
    if (isLineEnd && (!isCall || /^[ \t>]*[\n\r]/.test(text.slice(i + 1, i + 100)))) return null;
  }
  return null;
}

/** The article as Markdown is to see it: of the same length, with every tag a word. Lines stay lines. */
export function maskTemplateTags(text: string, tags: readonly TemplateTag[]): string {
  if (tags.length === 0) return text;
  const pieces: string[] = [];
  let from = 0;
  for (const { start, end } of tags) {
    pieces.push(text.slice(from, start), text.slice(start, end).replace(/[^\n\r]/g, MASK));
    from = end;
  }
  pieces.push(text.slice(from));
  return pieces.join("");
}

/** The first tag that ends after an offset. */
export function tagAfter(tags: readonly TemplateTag[], offset: number): TemplateTag | undefined {
  let low = 0;
  let high = tags.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tags[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return tags[low];
}
