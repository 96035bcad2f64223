/** Where the tags of an element stand, in UTF-16 code units. */
export interface Tags {
  readonly start: number;
  /** Just behind the start tag. */
  readonly openEnd: number;
  /** Where the end tag begins; `end` for `<a/>`. */
  readonly closeStart: number;
  readonly end: number;
}

const MARKUP =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<!DOCTYPE(?:[^>"']|"[^"]*"|'[^']*')*>|<(\/?)[^\s>/]+(?:[^>"']|"[^"]*"|'[^']*')*>/g;

/** The tags of all elements of a well-formed text, in the order of the start tags; found without our parser. */
export function tagsOf(text: string): readonly Tags[] {
  const found: { start: number; openEnd: number; closeStart: number; end: number }[] = [];
  const open: (typeof found)[number][] = [];
  for (const { 0: raw, 1: slash, index } of text.matchAll(MARKUP)) {
    if (slash === undefined) continue;
    const end = index + raw.length;
    if (slash === "/") {
      const closed = open.pop();
      if (closed !== undefined) Object.assign(closed, { closeStart: index, end });
      continue;
    }
    const tags = { start: index, openEnd: end, closeStart: end, end };
    found.push(tags);
    if (!raw.endsWith("/>")) open.push(tags);
  }
  return found;
}

/** The text in which some elements have another inner XML, and nothing else is changed. */
export function withInner(text: string, elements: readonly Tags[], inner: string): string {
  const parts: string[] = [];
  let from = 0;
  for (const { start, openEnd, closeStart, end } of elements.toSorted((a, b) => a.start - b.start)) {
    const tag = text.slice(start, openEnd);
    const name = /^<([^\s/>]+)/.exec(tag)?.[1] ?? "";
    parts.push(text.slice(from, start));
    if (tag.endsWith("/>")) parts.push(`${tag.slice(0, -2).trimEnd()}>${inner}</${name}>`);
    else parts.push(tag, inner, text.slice(closeStart, end));
    from = end;
  }
  return [...parts, text.slice(from)].join("");
}
