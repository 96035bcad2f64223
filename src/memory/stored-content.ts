import type { Code, CodeKind, Content, Part } from "../article/content.ts";

/** A content as every memory gives it back: text runs joined and without the article's spelling, codes complete. */
export function storedForm(content: Content): Content {
  const result: Part[] = [];
  let run = "";
  const endRun = () => {
    if (run !== "") result.push({ type: "text", value: run });
    run = "";
  };
  for (const part of content) {
    if (part.type === "text") {
      run += part.value;
    } else {
      endRun();
      const { type, form, id, kind, raw, display } = part;
      result.push({ type, form, id, kind, raw, display });
    }
  }
  endRun();
  return result;
}

/** Says that JSON follows; no text begins with it. */
const JSON_MARK = "\u0002";

type CompactCode = [form: Code["form"], id: string, kind: CodeKind, raw: string, display: string];

/**
 * Writes a content in {@link storedForm} as one string that UTF-8 holds: the text itself where there are no codes,
 * which is most of the time; else compact JSON.
 */
export function encodeContent(content: Content): string {
  const [first] = content;
  if (first === undefined) return "";
  if (content.length === 1 && first.type === "text" && isSafe(first.value)) return first.value;
  const parts = content.map((part): string | CompactCode =>
    part.type === "text" ? part.value : [part.form, part.id, part.kind, part.raw, part.display],
  );
  return JSON_MARK + JSON.stringify(parts);
}

/** Reads what {@link encodeContent} wrote. */
export function decodeContent(stored: string): Content {
  if (stored === "") return [];
  if (!stored.startsWith(JSON_MARK)) return [{ type: "text", value: stored }];
  // We wrote it ourselves; a damaged database is caught by SQLite or ends as a syntax error.
  const parts = JSON.parse(stored.slice(1)) as (string | CompactCode)[];
  return parts.map((part): Part => {
    if (typeof part === "string") return { type: "text", value: part };
    const [form, id, kind, raw, display] = part;
    return { type: "code", form, id, kind, raw, display };
  });
}

/** As {@link encodeContent}, for a plain string that may hold anything. */
export function encodeText(value: string): string {
  return isSafe(value) ? value : JSON_MARK + JSON.stringify(value);
}

/** Reads what {@link encodeText} wrote. */
export function decodeText(stored: string): string {
  if (!stored.startsWith(JSON_MARK)) return stored;
  return String(JSON.parse(stored.slice(1)));
}

/** Lone surrogates do not survive UTF-8; JSON escapes them. */
function isSafe(value: string): boolean {
  return !value.startsWith(JSON_MARK) && value.isWellFormed();
}
