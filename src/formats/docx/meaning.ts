import type { Content } from "../../article/content.ts";
import { decodeText } from "../../xml/references.ts";
import { type Base, type Roles, roleKey } from "./inline.ts";

/**
 * What a reader gets from a paragraph, as one string: each word with how it looks, markup and links where they stand.
 * Two contents with equal meanings look the same, whichever of their looks is taken for the base and however their runs are cut.
 */
export function meaningOf(
  content: Content,
  { base, roles }: { readonly base: Base; readonly roles: Roles },
): string {
  let result = "";
  let last = "";
  const levels: { readonly key: string; readonly isFormat: boolean }[] = [{ key: base.key, isFormat: false }];
  for (const part of content) {
    if (part.type === "text") write(part.value);
    else if (part.form === "open") {
      const role = roles.get(roleKey(part));
      const isFormat = role?.type === "format";
      const own = role?.type === "format" ? role.key : role?.type === "scope" ? role.base.key : base.key;
      levels.push({ key: own, isFormat });
      if (!isFormat) result += `\u0002<${part.raw}\u0003`;
    } else if (part.form === "close") {
      const level = levels.length > 1 ? levels.pop() : undefined;
      if (level?.isFormat !== true) result += `\u0002>${part.raw}\u0003`;
    } else if (part.raw.startsWith("<")) {
      // Marks in one run are one code, and in runs of their own several.
      const isNext = result.endsWith(MARK_END);
      result = `${isNext ? result.slice(0, -1) : `${result}\u0002=`}${withoutRun(part.raw)}${MARK_END}`;
    } else write(decodeText(part.raw.replace(/<[^>]*>/g, "")));
  }
  return result;

  function write(value: string): void {
    const key = levels.at(-1)?.key ?? "";
    for (const [piece] of value.matchAll(/\s+|\S+/g)) {
      if (/\S/.test(piece) && key !== last) {
        result += `\u0002${key}\u0003`;
        last = key;
      }
      result += piece;
    }
  }
}

const MARK_END = "\u0004";

const RUN = /^<((?:[^\s<>/:]+:)?)r(?:\s[^>]*)?>(?:\s*<\1rPr(?:\s*\/>|(?:\s[^>]*)?>[\s\S]*?<\/\1rPr>))?/;

/** Markup in a run of its own as it would be in a run with others. */
function withoutRun(raw: string): string {
  const head = RUN.exec(raw);
  return head === null ? raw : raw.slice(head[0].length, raw.lastIndexOf("</"));
}
