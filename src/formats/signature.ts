import type { Content } from "../article/content.ts";

/**
 * What a reader of the article gets from a content, as one string: text as it reads, codes by form, kind and markup. Two
 * contents with equal signatures look the same in the article.
 */
export function signature(content: Content): string {
  let result = "";
  for (const part of content) {
    result += part.type === "text" ? part.value : `\u0002${part.form} ${part.kind} ${part.raw}\u0003`;
  }
  return result;
}
