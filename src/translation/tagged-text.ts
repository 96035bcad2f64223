import { type Code, type Content, codesOf, mergeText, type Part, text } from "../article/content.ts";

/** A content as text with tags, and what the tags stand for. */
export interface TaggedText {
  /** `Good <g id="1">evening</g>.<x id="2"/>`; `&`, `<` and `>` of the text are escaped. */
  readonly text: string;
  /** Tag id → the code, or the two codes of a pair. */
  readonly codes: ReadonlyMap<string, TaggedCode>;
}

type TaggedCode = { readonly open: Code; readonly close: Code } | { readonly single: Code };

/**
 * Writes a content as well-formed XML in the way that most translation services handle best: `<g id="1">…</g>` for a
 * pair of codes, `<x id="1"/>` for one that stands alone or whose partner is in another segment.
 */
export function toTaggedText(content: Content): TaggedText {
  const partners = nestedPairs(codesOf(content));
  const ids = new Map<Code, string>();
  const codes = new Map<string, TaggedCode>();
  let result = "";
  for (const part of content) {
    if (part.type === "text") {
      result += escapeText(part.value);
      continue;
    }
    const known = ids.get(part);
    if (known !== undefined) {
      result += "</g>";
      continue;
    }
    const id = String(codes.size + 1);
    const close = partners.get(part);
    if (close === undefined) {
      codes.set(id, { single: part });
      result += `<x id="${id}"/>`;
    } else {
      ids.set(close, id);
      codes.set(id, { open: part, close });
      result += `<g id="${id}">`;
    }
  }
  return { text: result, codes };
}

/** A tag of ours, or an entity or character reference, or text; a lone `<` or `&` is taken for itself. */
const TOKEN =
  /<(?<end>\/)?(?<name>[gx])(?:\s{1,9}id="(?<id>\d{1,9})")?\s{0,9}(?<empty>\/)?>|&(?<entity>amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});|[^<&]+|[<&]/g;

/**
 * Reads what came back for a {@link toTaggedText}.
 *
 * @returns `null` where the tags are not those that were given, or do not fit together.
 */
export function fromTaggedText(answer: string, codes: TaggedText["codes"]): Content | null {
  const parts: Part[] = [];
  const open: TaggedCode[] = [];
  for (const { 0: token, groups = {} } of answer.matchAll(TOKEN)) {
    if (groups.name === undefined) {
      parts.push(text(groups.entity === undefined ? token : decodeEntity(groups.entity)));
      continue;
    }
    if (groups.end !== undefined) {
      const last = open.pop();
      if (last === undefined || !("open" in last)) return null;
      parts.push(last.close);
      continue;
    }
    const code = codes.get(groups.id ?? "");
    if (code === undefined) return null;
    if ("single" in code) {
      parts.push(code.single);
      // «<x id="1"></x>» says the same as «<x id="1"/>»; its end tag is not worth a refusal, but rare enough to be one.
      if (groups.empty === undefined) return null;
    } else {
      parts.push(code.open);
      if (groups.empty === undefined) open.push(code);
      else parts.push(code.close);
    }
  }
  return open.length > 0 ? null : mergeText(parts);
}

/** Opening code → its closing one, for pairs that do not overlap each other. */
function nestedPairs(codes: readonly Code[]): ReadonlyMap<Code, Code> {
  const closing = new Set(codes.filter(({ form }) => form === "close").map(({ id }) => id));
  const pairs = new Map<Code, Code>();
  const open: Code[] = [];
  for (const code of codes) {
    if (code.form === "open" && closing.has(code.id)) {
      open.push(code);
    } else if (code.form === "close" && open.at(-1)?.id === code.id) {
      const partner = open.pop();
      if (partner !== undefined) pairs.set(partner, code);
    }
  }
  return pairs;
}

function escapeText(value: string): string {
  return value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

const NAMED = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);

function decodeEntity(entity: string): string {
  const named = NAMED.get(entity);
  if (named !== undefined) return named;
  const code = entity.startsWith("#x") ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1));
  const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : `&${entity};`;
}
