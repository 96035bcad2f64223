import { type Content, isBlank, type Part, plainText, rawText, type Text } from "../article/content.ts";

/** Content without the white space at its edges, and how many UTF-16 code units of the raw text were cut off at its start. */
export interface Trimmed {
  readonly content: Content;
  readonly cut: number;
}

/** Takes white space off both edges. Codes count as content, and so does white space between them. */
export function trimContent(content: Content): Trimmed {
  const first = content.findIndex((part) => !isBlank([part]));
  if (first < 0) return { content: [], cut: rawText(content).length };
  const last = content.findLastIndex((part) => !isBlank([part]));
  const parts: Part[] = content.slice(first, last + 1);
  const head = trimPart(parts[0], "trimStart");
  const lead = head === null ? 0 : (parts[0] as Text).value.length - head.value.length; // head is null for codes
  if (head) parts[0] = head;
  const tail = trimPart(parts.at(-1), "trimEnd");
  if (tail) parts[parts.length - 1] = tail;
  return { content: parts, cut: rawText(content.slice(0, first)).length + lead };
}

function trimPart(part: Part | undefined, side: "trimStart" | "trimEnd"): Text | null {
  if (part?.type !== "text") return null;
  if (part.raw !== undefined && part.raw !== part.value) return part;
  const value = part.value[side]();
  return part.raw === undefined ? { type: "text", value } : { type: "text", value, raw: value };
}

/** Whether there is something to translate: a letter or a digit outside codes. */
export function isTranslatable(content: Content): boolean {
  return /[\p{L}\p{N}]/u.test(plainText(content));
}
