/** What front matter is written in. */
export type FrontMatterLanguage = "yaml" | "toml" | "json";

/** Where an article's front matter stands, as offsets in UTF-16 code units. */
export interface FrontMatterRange {
  readonly language: FrontMatterLanguage;
  /** The data: after the opening fence's line; JSON has no fences. */
  readonly start: number;
  readonly end: number;
  /** Where the article's body begins. */
  readonly after: number;
  /** Whether it ends in three dots: GitHub and others, who know only `---` there, read it as Markdown. */
  readonly isMarkdownToSome: boolean;
}

/**
 * Fences that take a line of their own, the closing one like the opening one; YAML may also end as its documents do
 * (YAML 1.2, section 9.1.2), which Jekyll and Pandoc read.
 */
const FENCES: ReadonlyMap<string, { readonly language: FrontMatterLanguage; readonly closing: RegExp }> =
  new Map([
    ["---", { language: "yaml", closing: /(?<=[\n\r])(?:---|\.\.\.)[ \t]*(?![^\n\r])/g }],
    ["+++", { language: "toml", closing: /(?<=[\n\r])\+\+\+[ \t]*(?![^\n\r])/g }],
  ]);

/** How a map of YAML begins: without one, three dots are no end, but the article's own. */
const MAP = /^(?:[ \t]*(?:#[^\n\r]*)?(?:\r\n|[\n\r]))*["']?[\w-]+["']?[ \t]*:(?![^\s])/;

/**
 * Finds the front matter at the top of an article: YAML between lines `---`, TOML between lines `+++`, or, as Hugo has
 * it, a JSON object alone.
 *
 * @param hasJson whether JSON counts; MDX would read an expression there.
 * @returns `null` where there is none, as where a fence is never closed.
 * @example
 * findFrontMatter("---\ntitle: a\n---\nText", true) // { language: "yaml", start: 4, end: 13, after: 16 }
 */
export function findFrontMatter(text: string, hasJson: boolean): FrontMatterRange | null {
  const opening = /^\uFEFF?(---|\+\+\+)[ \t]*(?:\r\n|[\n\r])/.exec(text);
  const fence = FENCES.get(opening?.[1] ?? "");
  if (opening === null || fence === undefined) return hasJson ? findJson(text) : null;
  const start = opening[0].length;
  fence.closing.lastIndex = start;
  let closing = fence.closing.exec(text);
  if (closing?.[0].startsWith(".") && !MAP.test(text.slice(start, closing.index))) {
    do closing = fence.closing.exec(text);
    while (closing?.[0].startsWith("."));
  }
  if (closing === null) return null;
  return {
    language: fence.language,
    start,
    end: closing.index,
    after: closing.index + closing[0].length,
    isMarkdownToSome: closing[0].startsWith("."),
  };
}

/** A JSON object that is whole and has its last line to itself: a template's brace is none. */
function findJson(text: string): FrontMatterRange | null {
  const opening = /^\uFEFF?(?=\{\s*")/.exec(text);
  if (opening === null) return null;
  const start = opening[0].length;
  const end = endOfObject(text, start);
  if (end === null || !/^[ \t]*(?:[\n\r]|$)/.test(text.slice(end, end + 1000))) return null;
  return isJson(text.slice(start, end))
    ? { language: "json", start, end, after: end, isMarkdownToSome: false }
    : null;
}

/** One past the brace that closes the one at `start`. */
function endOfObject(text: string, start: number): number | null {
  const tokens = /"(?:[^"\\\n\r]|\\.)*"|[{}]/g;
  tokens.lastIndex = start;
  let depth = 0;
  for (let match = tokens.exec(text); match !== null; match = tokens.exec(text)) {
    if (match[0] === "{") depth++;
    if (match[0] === "}" && --depth === 0) return tokens.lastIndex;
  }
  return null;
}

function isJson(source: string): boolean {
  try {
    JSON.parse(source);
    return true;
  } catch {
    return false;
  }
}
