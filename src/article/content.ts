/**
 * Content: what stands in a unit or a segment. A flat list of text runs and inline codes, in reading order.
 *
 * Content that was extracted from an article is lossless: the `raw` of its parts, joined, is exactly the slice of
 * the article that it came from. Content that a translator wrote has text without `raw`; it is escaped on the way back.
 */
export type Content = readonly Part[];

export type Part = Text | Code;

/** A run of text as a reader sees it. */
export interface Text {
  readonly type: "text";
  /** The characters the reader sees: entities and escapes decoded, a soft line break as one space. */
  readonly value: string;
  /**
   * How the article spells `value` (`&amp;` for `&`, `\n> ` for a soft break in a quotation). Absent in text that is not from the article.
   * Where `raw` differs from `value` the run is never split: it is as short as it can be.
   */
  readonly raw?: string;
}

/** Markup inside a segment, opaque to the translator. */
export interface Code {
  readonly type: "code";
  /** `open` and `close` with one id belong together; one alone has its partner in another segment. */
  readonly form: "open" | "close" | "single";
  /** Unique within its unit (as extracted) or its segment (after {@link renumber}), except that a pair shares one. */
  readonly id: string;
  readonly kind: CodeKind;
  /** The markup as it stands in the article (`**`, `](https://…)`, `<br>`), or as an XLIFF file of another tool gives it; may be empty. */
  readonly raw: string;
  /** What a translator is shown in its place, short: `**`, `[`, `{{name}}`. */
  readonly display: string;
  /** Set where a translation may leave it out: the number in «one comment», which stands for 1 alone. */
  readonly optional?: true | undefined;
}

/** What a code does, in words shared by all formats. */
export type CodeKind =
  | "emphasis"
  | "strong"
  | "strikethrough"
  | "link"
  | "image"
  | "code"
  | "break"
  | "footnote"
  | "html"
  | "variable"
  | "other";

/** Text that is not from an article. */
export function text(value: string): Text {
  return { type: "text", value };
}

/** What the reader sees, codes left out. */
export function plainText(content: Content): string {
  let result = "";
  for (const part of content) if (part.type === "text") result += part.value;
  return result;
}

/** The article's own spelling of the content. Text that is not from the article gives its `value`. */
export function rawText(content: Content): string {
  let result = "";
  for (const part of content) result += part.type === "text" ? (part.raw ?? part.value) : part.raw;
  return result;
}

/** The codes, in order. */
export function codesOf(content: Content): readonly Code[] {
  return content.filter((part): part is Code => part.type === "code");
}

/** Whether there is nothing but white space, and no code. */
export function isBlank(content: Content): boolean {
  return content.every((part) => part.type === "text" && part.value.trim() === "");
}

/**
 * A string that is equal for two contents exactly when a reader and a translator see the same: text and codes
 * (form, id, kind), whatever their spelling in the article. The key of memory, alignment and identifiers.
 * Codes are fenced by U+0002 and U+0003, which no XML or article text can hold.
 */
export function contentKey(content: Content): string {
  let result = "";
  for (const part of content) {
    result +=
      part.type === "text" ? part.value : `\u0002${FORM_SIGN[part.form]}${part.id}:${part.kind}\u0003`;
  }
  return result;
}

const FORM_SIGN = { open: "<", close: ">", single: "=" } as const;

/** Whether two contents have equal {@link contentKey}s. */
export function sameContent(a: Content, b: Content): boolean {
  return contentKey(a) === contentKey(b);
}

/** Joins neighbouring text runs of the same sort (both spelled as they read, or both not from the article). */
export function mergeText(content: Content): Content {
  const result: Part[] = [];
  for (const part of content) {
    const last = result.at(-1);
    if (
      part.type === "text" &&
      last?.type === "text" &&
      isPlain(part) &&
      isPlain(last) &&
      !!part.raw === !!last.raw
    ) {
      const value = last.value + part.value;
      result[result.length - 1] =
        last.raw === undefined ? { type: "text", value } : { type: "text", value, raw: value };
    } else if (part.type !== "text" || part.value !== "" || part.raw) {
      result.push(part);
    }
  }
  return result;
}

function isPlain(part: Text): boolean {
  return part.raw === undefined || part.raw === part.value;
}

/** Gives codes the ids 1, 2, 3 … in order of first appearance, so that equal sentences have equal codes wherever they stand. */
export function renumber(content: Content): Content {
  const ids = new Map<string, string>();
  return content.map((part) => {
    if (part.type === "text") return part;
    const id = ids.get(part.id) ?? String(ids.size + 1);
    ids.set(part.id, id);
    return { ...part, id };
  });
}
