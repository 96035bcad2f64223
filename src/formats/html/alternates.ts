import type { Edit } from "../edit.ts";
import type { AlternateVersion } from "../format.ts";
import { attributeOf } from "./attributes.ts";
import { setAttribute } from "./localize.ts";
import type { HtmlToken, StartTag } from "./tokens.ts";

/** Where a page names its versions in other languages. */
export interface AlternateLinks {
  readonly links: readonly StartTag[];
  /** Where further ones can stand, and what stands between two of them; `null` where the page has no head. */
  readonly more: { readonly at: number; readonly before: string } | null;
}

/** Whether a token is a link to a version in another language (`rel="alternate"` with `hreflang`: HTML, 4.6.7.1). */
export function isAlternateLink(token: HtmlToken): boolean {
  if (token.type !== "start" || token.name !== "link" || attributeOf(token, "hreflang") === undefined)
    return false;
  const rel = attributeOf(token, "rel") ?? "";
  return rel.toLowerCase().split(/\s+/).includes("alternate");
}

/** Finds the links to versions in other languages in the head of a page, and the place for more of them. */
export function alternateLinks(text: string, tokens: readonly HtmlToken[]): AlternateLinks {
  const end = tokens.findIndex(
    (token) =>
      (token.type === "end" && token.name === "head") || (token.type === "start" && token.name === "body"),
  );
  const head = end < 0 ? [] : tokens.slice(0, end);
  const links = head.filter((token): token is StartTag => isAlternateLink(token));
  const last = links.at(-1) ?? head.findLast(isLinkOrMeta);
  if (last === undefined) return { links, more: null };
  const before = tokens[tokens.indexOf(last) - 1];
  const space = before?.type === "text" ? text.slice(before.start, before.end) : "";
  return { links, more: { at: last.end, before: /(?:\r\n|\r|\n)[ \t]*$/.exec(space)?.[0] ?? "" } };
}

function isLinkOrMeta(token: HtmlToken): boolean {
  return token.type === "start" && (token.name === "link" || token.name === "meta");
}

/** Edits that make a page name all versions of its article; in order. Links to other versions stay. */
export function localizeAlternates(
  text: string,
  { links, more }: AlternateLinks,
  versions: readonly AlternateVersion[],
): readonly Edit[] {
  const languageOf = (tag: StartTag) => attributeOf(tag, "hreflang")?.trim().toLowerCase();
  const hrefs = new Map(versions.map(({ hreflang, href }) => [hreflang.toLowerCase(), escapeHref(href)]));
  const edits = links.flatMap((tag) => {
    const href = hrefs.get(languageOf(tag) ?? "");
    return href === undefined ? [] : setAttribute(text, tag, "href", href);
  });
  const present = new Set(links.map(languageOf));
  const missing = versions.filter(({ hreflang }) => !present.has(hreflang.toLowerCase()));
  if (more === null || missing.length === 0) return edits;
  const end = text.startsWith("/>", more.at - 2) ? " />" : ">";
  const added = missing.map(
    ({ hreflang, href }) =>
      `${more.before}<link rel="alternate" hreflang="${escapeHref(hreflang)}" href="${escapeHref(href)}"${end}`,
  );
  return [...edits, { start: more.at, end: more.at, text: added.join("") }];
}

function escapeHref(href: string): string {
  return href.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("'", "&#39;");
}
