import type { CodeKind } from "../article/content.ts";

/** The name that we give as `creationtool`; in files that carry it, code ids are ours and are kept as they stand. */
export const TOOL = "exonym";

/** The `type` of the props that hold what TMX has no place for. */
export const PROP = {
  article: "x-exonym-article",
  state: "x-exonym-state",
  previous: "x-exonym-previous",
  next: "x-exonym-next",
  /** JSON: per code its `raw` and `display`, where the inline elements cannot hold both. */
  codes: "x-exonym-codes",
} as const;

/** The `type` of a `ph` that stands for a character which XML cannot hold; its text is the UTF-16 code unit in hexadecimal. */
export const CHARACTER_TYPE = "x-exonym-character";

/** The `type` attribute of inline elements (TMX 1.4b, section 2.3): its recommended values where there is one. */
export const TYPE_OF_KIND: Readonly<Record<CodeKind, string>> = {
  emphasis: "italic",
  strong: "bold",
  strikethrough: "x-strikethrough",
  link: "link",
  image: "image",
  code: "x-code",
  break: "lb",
  footnote: "fnote",
  html: "x-html",
  variable: "x-variable",
  other: "x-other",
};

const KINDS = new Map<string, CodeKind>(
  Object.entries(TYPE_OF_KIND).map(([kind, type]) => [type, kind as CodeKind]), // the keys of a Record<CodeKind, …>
);

/** What an inline element of this `type` is; `other` where we do not know it. */
export function kindOfType(type: string | undefined): CodeKind {
  return KINDS.get(type ?? "") ?? "other";
}

/** Code units that XML 1.0 cannot hold (production 2, `Char`), lone surrogates included. */
const NOT_XML =
  /[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Calls `replace` for each code unit that XML cannot hold. */
export function replaceNonXml(value: string, replace: (unit: string) => string): string {
  return value.replace(NOT_XML, replace);
}

/** Whether XML can hold a string as it is. */
export function isXml(value: string): boolean {
  return value.search(NOT_XML) === -1;
}

/** Escapes for character data and for attributes in double quotes; CR would else become LF when it is read. */
export function escapeXml(value: string): string {
  return value
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("\r", "&#13;");
}

/** As {@link escapeXml}, for an attribute's value in double quotes, where white space would be normalised. */
export function escapeAttribute(value: string): string {
  return escapeXml(value).replaceAll('"', "&quot;").replaceAll("\t", "&#9;").replaceAll("\n", "&#10;");
}

/** Makes any string one that XML can hold: `\` doubled, other characters as `\u` and four digits. */
export function escapeProp(value: string): string {
  return replaceNonXml(value.replaceAll("\\", "\\\\"), (unit) => `\\u${hex(unit)}`);
}

/** Takes back {@link escapeProp}. */
export function unescapeProp(value: string): string {
  return value.replace(/\\(?:\\|u([0-9a-f]{4}))/g, (_, code?: string) =>
    code === undefined ? "\\" : fromHex(code),
  );
}

/** A code unit as four hexadecimal digits. */
export function hex(unit: string): string {
  return unit.charCodeAt(0).toString(16).padStart(4, "0");
}

/** Takes back {@link hex}; U+FFFD where it is no such number. */
export function fromHex(code: string): string {
  return /^[0-9a-f]{4}$/.test(code) ? String.fromCharCode(Number.parseInt(code, 16)) : "\uFFFD";
}
