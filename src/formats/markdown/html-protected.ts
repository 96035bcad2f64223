import { type Code, type Content, type Part, rawText } from "../../article/content.ts";
import { isOpaque } from "../html/content.ts";
import { OUTSIDE, type Surroundings, surroundingsIn } from "../html/surroundings.ts";
import { readTokens } from "../html/tokens.ts";
import { shortDisplay } from "../opaque.ts";
import type { Syntax } from "./syntax.ts";

/** Content, and the stretches of its raw text that nobody reads or translates, as offsets in it. */
export interface Protected {
  readonly content: Content;
  readonly hidden: readonly (readonly [start: number, end: number])[];
}

/**
 * Makes single codes of elements of HTML whose inside the HTML format does not show either: `<kbd>`, `translate="no"`,
 * `<script>`. Elements over other markup's edges stay as they are.
 *
 * @param content with its tags in pairs.
 */
export function protectElements(content: Content, syntax: Syntax): Protected {
  const parts: Part[] = [];
  const hidden: [number, number][] = [];
  let position = 0;
  for (let i = 0; i < content.length; i++) {
    const part = content[i];
    if (part === undefined) continue;
    const around = part.type === "code" && part.form === "open" ? surroundingsOf(part, syntax) : null;
    if (part.type === "text" || around === null || !isOpaque(around)) {
      parts.push(part);
      position += rawText([part]).length;
      continue;
    }
    const last = closingOf(content, i, part.id);
    const raw = rawText(content.slice(i, last + 1));
    parts.push({ ...part, form: "single", raw, display: shortDisplay(raw) });
    // What the tag itself says is read, unless all of the element is left alone.
    hidden.push([position + (around.translate ? part.raw.length : 0), position + raw.length]);
    position += raw.length;
    i = last;
  }
  return hidden.length === 0 ? { content, hidden } : { content: parts, hidden };
}

/** What stands around the text in an element; `null` where the code is no tag of HTML. */
function surroundingsOf({ kind, raw }: Code, { isMdx, options }: Syntax): Surroundings | null {
  if (kind !== "html") return null;
  const translateCode = options.html?.translateCode ?? false;
  const name = /^<\s*([A-Za-z][\w:.-]*)/.exec(raw)?.[1];
  // In JSX, a name with a capital letter or a full stop is a component's.
  if (name === undefined || (isMdx && !/^[a-z][a-z\d-]*$/.test(name))) return null;
  if (!/\s(?:class|className|translate)\b/i.test(raw)) {
    const element = { name: name.toLowerCase(), isForeign: false, attribute: () => undefined };
    return surroundingsIn(OUTSIDE, element, translateCode);
  }
  const tag = isMdx ? raw.replace(/\sclassName(?=\s*=)/, " class") : raw;
  return readTokens(tag, true, translateCode)[0]?.surroundings ?? null;
}

/** The index of the code that closes a pair; pairs lie inside one another. */
function closingOf(content: Content, from: number, id: string): number {
  let i = from + 1;
  while (i < content.length) {
    const part = content[i];
    if (part?.type === "code" && part.form === "close" && part.id === id) return i;
    i++;
  }
  return from;
}
