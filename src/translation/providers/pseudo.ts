import { type Content, isBlank, mergeText, plainText, text } from "../../article/content.ts";
import type { Provider } from "../provider.ts";
import data from "./pseudo.json" with { type: "json" };

/** How much longer than the source a pseudo-translation is; German and Finnish need about as much. */
const EXPANSION = 0.3;

/** Padding is broken into groups, so that lines can still wrap. */
const GROUP = 8;

/** `{{name}}`, `{name}`, `${name}`, `%(name)s`, `%1$s`, `%d`, `%@`; bounded, so that an odd text costs no time. */
const PLACEHOLDER =
  /(\{\{[^{}]{0,100}\}\}|\$?\{[^{}]{0,100}\}|%\([^()\s]{0,100}\)[a-zA-Z]|%(?:\d{1,3}\$)?[sdif@](?![\p{L}\p{N}]))/u;

const accents = new Map(Object.entries(data.accents));
const [opening = "", closing = ""] = data.brackets;

/**
 * Imitates a translation, to test layouts without a service: accents, a third more length, and brackets that show
 * where a text begins and ends. Codes stay in place; placeholders, addresses and numbers stay as they are.
 */
export const pseudo: Provider = {
  name: "pseudo",
  async translate({ segments }) {
    return segments.map(pseudoTranslate);
  },
};

/**
 * Same content, same result.
 *
 * @example pseudoTranslate([text("Good evening.")]) // ⟦Ĝööð éṽéñîñĝ. ····⟧
 */
export function pseudoTranslate(content: Content): Content {
  if (isBlank(content)) return content;
  const accented = content.map((part) => (part.type === "text" ? text(accentText(part.value)) : part));
  const padding = paddingFor([...plainText(content)].length);
  return mergeText([text(opening), ...accented, text(padding + closing)]);
}

function paddingFor(length: number): string {
  const count = Math.ceil(length * EXPANSION);
  if (count === 0) return "";
  const groups = Array.from({ length: Math.ceil(count / GROUP) }, (_, index) =>
    data.padding.repeat(Math.min(GROUP, count - index * GROUP)),
  );
  return ` ${groups.join(" ")}`;
}

function accentText(value: string): string {
  // With a capturing group `split` gives the placeholders at the odd indices.
  return value
    .split(PLACEHOLDER)
    .map((piece, index) => (index % 2 === 1 ? piece : piece.split(/(\s+)/u).map(accentWord).join("")))
    .join("");
}

function accentWord(word: string): string {
  const isAddress = word.includes("://") || word.includes("@") || word.startsWith("www.");
  if (isAddress) return word;
  let result = "";
  for (const character of word) result += accents.get(character) ?? character;
  return result;
}
