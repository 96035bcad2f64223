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

/**
 * What programs read, alone or among other such: addresses with a scheme or `www.`, of mail too, and times to the minute
 * as in ISO 8601. In ASCII, as what is written without spaces behind an address may be a sentence in Chinese. Lengths are
 * bounded so that the search takes linear time.
 */
const MACHINE_READ =
  /(?<![\p{L}\p{N}])(?:(?:https?|ftps?):\/\/[!#-;=?-~]+|www\.[!#-;=?-~]+|(?:mailto:)?[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,8}[a-z]{2,63}|\d{4}-?\d\d-?\d\dT\d\d:?\d\d(?::?\d\d(?:[.,]\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)(?![\p{L}\p{N}])/giu;

/** Whether there is something to translate: a letter or a digit outside codes, addresses and times that programs read. */
export function isTranslatable(content: Content): boolean {
  const word = /[\p{L}\p{N}]/u;
  const text = plainText(content);
  if (!word.test(text)) return false;
  if (!/:\/\/|www\.|@|\dT\d/i.test(text)) return true;
  // Words on both sides of a code are not one address.
  const apart = content.map((part) => (part.type === "text" ? part.value : " ")).join("");
  return word.test(apart.replace(MACHINE_READ, ""));
}
