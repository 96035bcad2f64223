import {
  type Code,
  type CodeKind,
  type Content,
  mergeText,
  type Part,
  renumber,
} from "../../article/content.ts";
import { protectOpaque, shortDisplay } from "../opaque.ts";
import kinds from "./tag-kinds.json" with { type: "json" };
import { pairTags } from "./tags.ts";

/** Longest variable or nesting that is recognised, in UTF-16 code units; longer ones stay text. */
const LONGEST = 1000;

/** A tag as the `Trans` component of React reads it: `<0>`, `</bold>`, `<br/>`, `<a href="…">`. */
const TAG = /<(\/?)([A-Za-z\d][\w.:-]*)(?:\s[^<>]*)?\/?>/y;

const KINDS: ReadonlyMap<string, CodeKind> = new Map(
  Object.entries(kinds as Readonly<Record<string, CodeKind>>), // the file has nothing else
);

/** Markup in a message, with its range in UTF-16 code units. */
interface Mark {
  readonly start: number;
  readonly end: number;
  readonly kind: CodeKind;
}

/**
 * Reads what a message of i18next says: text, and as codes what i18next fills in (`{{name}}`, `{{value, number}}`,
 * `$t(key, {…})`: its interpolation and nesting, in their standard signs), tags, and line breaks.
 *
 * @example
 * readMessage("Hi <b>{{name}}</b>") // "Hi ", ⟨<b>⟩, ⟨{{name}}⟩, ⟨</b>⟩
 */
export function readMessage(message: string): Content {
  const marks = marksOf(message, () => true);
  const parts = partsOf(message, marks);
  const paired = pairTags(parts);
  if (paired.every((part, i) => part.type === parts[i]?.type)) return finished(paired);
  // What looked like a tag and is text may have markup in it.
  const tags = new Set<number>();
  let at = 0;
  for (const part of paired) {
    if (part.type === "code" && part.raw.includes("<")) tags.add(at + part.raw.indexOf("<"));
    at += part.raw?.length ?? 0;
  }
  return finished(
    pairTags(
      partsOf(
        message,
        marksOf(message, (start) => tags.has(start)),
      ),
    ),
  );
}

function finished(parts: Content): Content {
  return renumber(protectOpaque(mergeText(parts)));
}

function partsOf(message: string, marks: readonly Mark[]): Content {
  const parts: Part[] = [];
  let from = 0;
  const textUntil = (to: number) => {
    const value = message.slice(from, to);
    if (value !== "") parts.push({ type: "text", value, raw: value });
  };
  for (const { start, end, kind } of marks) {
    textUntil(start);
    parts.push(code(message.slice(start, end), kind, start));
    from = end;
  }
  textUntil(message.length);
  return parts;
}

function code(raw: string, kind: CodeKind, offset: number): Code {
  const display = /[\n\r]/.test(raw) ? "↵" : shortDisplay(raw.trim());
  return { type: "code", form: "single", id: `mark ${offset}`, kind, raw, display };
}

/** @param isTag whether what looks like a tag at an offset is one. */
function marksOf(message: string, isTag: (start: number) => boolean): Mark[] {
  const marks: Mark[] = [];
  const closing = createFinder(message, "}}");
  let from = 0;
  for (const { 0: sign, index } of message.matchAll(/\{\{|\$t\(|<|\r\n|[\n\r]/g)) {
    if (index < from || (sign === "<" && !isTag(index))) continue;
    const mark = markAt(message, sign, index, from, closing);
    if (mark === null) continue;
    marks.push(mark);
    from = mark.end;
  }
  return marks;
}

/** @param from where the mark before ends. */
function markAt(
  message: string,
  sign: string,
  start: number,
  from: number,
  closing: (offset: number) => number,
): Mark | null {
  if (sign === "{{") {
    const end = closing(start + 3) + 2;
    const isVariable =
      end >= start + 5 && end - start <= LONGEST && !/[\n\r]/.test(message.slice(start, end));
    return isVariable ? { start, end, kind: "variable" } : null;
  }
  if (sign === "$t(") {
    const end = endOfNesting(message, start + 3);
    return end === null ? null : { start, end, kind: "variable" };
  }
  if (sign === "<") {
    TAG.lastIndex = start;
    const [tag, , name = ""] = TAG.exec(message) ?? [];
    if (tag === undefined) return null;
    const kind = KINDS.get(name.toLowerCase()) ?? "html";
    const end = start + tag.length;
    return kind === "break" ? breakAt(message, start, end, from, /[ \t]/) : { start, end, kind };
  }
  return breakAt(message, start, start + sign.length, from, /\s/);
}

/** A line break takes the blanks around it along: a translator could not see them, and a translation has none there. */
function breakAt(message: string, start: number, end: number, from: number, blankBehind: RegExp): Mark {
  let first = start;
  while (first > from && /[ \t]/.test(message.charAt(first - 1))) first--;
  let last = end;
  while (blankBehind.test(message.charAt(last))) last++;
  return { start: first, end: last, kind: "break" };
}

/** Where the bracket closes that nests another message; it can hold one more pair of brackets, and quoted text. */
function endOfNesting(message: string, start: number): number | null {
  const stretch = message.slice(start, start + LONGEST);
  let depth = 1;
  for (let i = 0; i < stretch.length; i++) {
    const character = stretch.charAt(i);
    if (character === '"' || character === "'") {
      i = stretch.indexOf(character, i + 1);
      if (i < 0) return null;
    } else if (character === "(" && ++depth > 2) return null;
    else if (character === ")" && --depth === 0) return start + i + 1;
  }
  return null;
}

/** Finds the next of many occurrences, for offsets that ascend: each stretch of the text is searched once. */
function createFinder(text: string, wanted: string): (offset: number) => number {
  let found = -1;
  return (offset) => {
    if (found < offset && found !== Number.NEGATIVE_INFINITY) {
      const next = text.indexOf(wanted, offset);
      found = next < 0 ? Number.NEGATIVE_INFINITY : next;
    }
    return found;
  };
}
