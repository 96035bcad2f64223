import { type Content, plainText } from "../../article/content.ts";

const ENTITY = /&(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9a-f]{1,6});/i;
const ENTITIES = new RegExp(ENTITY, "gi");
/** XLIFF's inline elements, typed as text. */
export const TYPED_TAG =
  /<(\/?)(g|x|bx|ex|ph|it|pc|sc|ec|bpt|ept|mrk|sub)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/g;
const NAMES: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);

/** More rounds of escaping than this no chain of tools makes. */
export const MOST_ROUNDS = 4;

/** Whether a text shows an XML entity or a reference to the reader. */
export function hasEntities(value: string): boolean {
  return ENTITY.test(value);
}

/** Resolves XML's five entities and numeric references in a text, once. What is no character stays as it is. */
export function unescapeOnce(value: string): string {
  return value.replace(ENTITIES, (entity) => {
    const name = entity.slice(1, -1).toLowerCase();
    if (!name.startsWith("#")) return NAMES.get(name) ?? entity;
    const code = name.startsWith("#x")
      ? Number.parseInt(name.slice(2), 16)
      : Number.parseInt(name.slice(1), 10);
    const isCharacter =
      code === 9 ||
      code === 10 ||
      code === 13 ||
      (code >= 0x20 && code <= 0xd7ff) ||
      (code >= 0xe000 && code <= 0xfffd) ||
      (code >= 0x10000 && code <= 0x10ffff);
    return isCharacter ? String.fromCodePoint(code) : entity;
  });
}

/**
 * The words of a source, for finding it again whatever a tool did to it: without codes, typed or real, without extra
 * escaping, white space as single spaces, composed. Two sources with equal words are the same sentence to a reader.
 */
export function wordsOf(content: Content): string {
  let value = plainText(content);
  for (let round = 0; round < MOST_ROUNDS && hasEntities(value); round++) value = unescapeOnce(value);
  return value.replace(TYPED_TAG, "").normalize("NFC").replace(/\s+/g, " ").trim();
}

/** Words without any white space: what stays the same when text is divided in another way. */
export function squashed(words: string): string {
  return words.replaceAll(" ", "");
}
