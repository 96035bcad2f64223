import type { Code, Content } from "../../article/content.ts";
import { type PairSide, pairCodes } from "../pairing.ts";

/** The name in an opening or closing tag; comments, declarations and self-closing tags have none. */
const TAG = /^<(\/?)([a-z][a-z\d-]*)(?:\s[\s\S]*)?(?<!\/)>$/i;

/** The same of a tag of JSX; `<>` has the empty name. */
const JSX_TAG = /^<\s*(\/?)\s*([\p{L}$_][\p{L}\p{N}$_.:-]*|(?=>))(?:\s[\s\S]*)?(?<!\/\s*)>$/u;

/** Makes pairs of HTML tags that belong together, as {@link pairCodes} does. */
export function pairTags(content: Content, isJsx: boolean): Content {
  return pairCodes(content, (code) => sideOf(code, isJsx));
}

function sideOf({ kind, raw }: Code, isJsx: boolean): PairSide | null {
  const [, slash, name] = (kind === "html" && (isJsx ? JSX_TAG : TAG).exec(raw)) || [];
  if (name === undefined) return null;
  return { side: slash === "" ? "open" : "close", name: isJsx ? name : name.toLowerCase() };
}
