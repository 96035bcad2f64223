import { type Code, type Content, mergeText, type Part, rawText } from "../article/content.ts";
import { isPlain, plain, replaceStretches, type Stretch } from "./cut.ts";
import { pairTemplateTags } from "./template-blocks.ts";

/** Longest template variable that is recognised, in UTF-16 code units; longer ones stay text. */
const MAX_VARIABLE = 1000;

/**
 * What template languages put into text: `{{name}}`, a Hugo shortcode `{{< figure … >}}`, a Liquid tag `{% note %}`.
 * Directives (`:::note`), tags that have a line to themselves, and the colon of a definition take their line breaks
 * along: they work at the head of a line only, and a translation has no lines.
 */
const VARIABLE = new RegExp(
  [
    String.raw`\{\{[^{}]*\}\}`,
    String.raw`(?<![^\n])[ \t]{0,3}(?::{3,}[^\n]{0,300}|\{%[^\n]{0,300}?%\}[ \t]{0,9})\r?\n`,
    String.raw`\r?\n[ \t]{0,3}(?::{3,}[^\r\n]{0,300}|\{%[^\n]{0,300}?%\}[ \t]{0,9})(?:\r?\n|(?![^\r\n]))`,
    String.raw`\r?\n[ \t]{0,3}:[ \t]{1,9}`,
    String.raw`\{%[^{}%\n]{0,300}%\}`,
  ].join("|"),
  "g",
);

/**
 * The same where lines mean nothing, as in HTML: tags run over lines, hold variables, and stand beside text. Comments of
 * Jinja (`{# … #}`), tags of ERB and ASP (`<% … %>`), and what browsers leave of PHP behind its first `>` are theirs, too.
 */
const TAGS_ANYWHERE = [
  String.raw`\{\{[^{}]*\}\}`,
  String.raw`\{%[\s\S]{0,300}?%\}`,
  String.raw`\{#[^{}]{0,300}?#\}`,
  String.raw`<%[\s\S]{0,300}?%>`,
  String.raw`<\?(?:php\b|=)[\s\S]{0,900}?\?>`,
];

/** Fields of newsletters, `*|NAME|*`, `%%NAME%%`, and names in braces behind a sign, `${name}`, `#{name}`. */
const MERGE_FIELDS = [
  String.raw`\*\|[A-Z][A-Z\d_:]{0,60}\|\*`,
  String.raw`%%[A-Z][A-Z\d_]{0,60}%%`,
  String.raw`[$#]\{[A-Za-z_][\w.]{0,60}\}`,
];

/** What template variables look like in a format. */
export interface VariableSyntax {
  /** Texts without it have none, which is quickly told. */
  readonly sign: RegExp;
  readonly pattern: RegExp;
}

const IN_LINES: VariableSyntax = { sign: /\{[{%]|:::|\n[ \t]{0,3}:/, pattern: VARIABLE };

/** Of formats in which lines mean nothing. */
export const ANYWHERE: VariableSyntax = {
  sign: /\{[{%#]|<[%?]/,
  pattern: new RegExp(TAGS_ANYWHERE.join("|"), "g"),
};

/** Of HTML, which newsletters are written in, too. */
export const IN_HTML: VariableSyntax = {
  sign: /\{[{%#]|<[%?]|[$#]\{|\*\||%%/,
  pattern: new RegExp([...TAGS_ANYWHERE, ...MERGE_FIELDS].join("|"), "g"),
};

/** Characters that XML 1.0 (section 2.2) cannot hold, so that no translator's file could: controls, lone surrogates, U+FFFE, U+FFFF. */
const UNWRITABLE =
  /[\0-\x08\x0B-\x1F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Most characters of a code that a translator is shown. */
const MAX_DISPLAY = 60;

/** Shortens a code's markup for a translator's eyes. */
export function shortDisplay(raw: string): string {
  const line = raw.replace(/\s+/g, " ");
  return line.length <= MAX_DISPLAY ? line : `${line.slice(0, MAX_DISPLAY - 1).toWellFormed()}…`;
}

/**
 * Turns what a translator must not touch, or could not be sent, into codes: template variables, those that belong together
 * in pairs, and characters that XML cannot hold. The content, as extracted from an article, stays lossless; ids of new codes are unique.
 *
 * @param variables what template variables look like; by default where lines matter, as in Markdown.
 */
export function protectOpaque(content: Content, variables: VariableSyntax = IN_LINES): Content {
  return protectCharacters(pairTemplateTags(protectVariables(content, variables)));
}

function protectVariables(content: Content, { sign, pattern }: VariableSyntax): Content {
  const raw = rawText(content);
  return sign.test(raw) ? protectMatches(content, [...raw.matchAll(pattern)]) : content;
}

/**
 * Turns stretches of a content's raw text into single codes of kind `variable`, where they are made of text and whole pairs.
 *
 * @param matches in order, without overlap.
 * @param most the length in UTF-16 code units beyond which they stay text.
 */
export function protectMatches(
  content: Content,
  matches: readonly Stretch[],
  most: number = MAX_VARIABLE,
): Content {
  const variables = matches.filter((match) => match[0].length <= most);
  if (variables.length === 0) return content;
  const codeOf = (variable: Stretch, pieces: Content) => (isBalanced(pieces) ? variableCode(variable) : null);
  return mergeText(replaceStretches(content, variables, codeOf));
}

function variableCode({ 0: raw, index: offset }: Stretch): Code {
  const display = shortDisplay(raw);
  return { type: "code", form: "single", id: `variable ${offset}`, kind: "variable", raw, display };
}

function isBalanced(parts: readonly Part[]): boolean {
  const open = new Set<string>();
  for (const part of parts) {
    if (part.type !== "code") continue;
    if (part.form === "open") open.add(part.id);
    else if (part.form === "close" && !open.delete(part.id)) return false;
  }
  return open.size === 0;
}

function protectCharacters(content: Content): Content {
  let count = 0;
  return content.flatMap((part): readonly Part[] => {
    if (part.type === "code") return [part];
    if (!isPlain(part)) {
      const cannotBeSent = part.value !== "" && part.value.search(UNWRITABLE) >= 0;
      return cannotBeSent ? [characterCode(part.value, part.raw ?? part.value)] : [part];
    }
    return cutUnwritable(part.value).map(({ value, unwritable }) =>
      unwritable ? characterCode(value, value) : plain(value),
    );
  });

  function characterCode(value: string, raw: string): Code {
    const point = (value.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
    const id = `character ${count++}`;
    return { type: "code", form: "single", id, kind: "other", raw, display: `U+${point}` };
  }
}

/** Cuts a text at its unwritable characters. */
function cutUnwritable(value: string): { value: string; unwritable: boolean }[] {
  const pieces: { value: string; unwritable: boolean }[] = [];
  let from = 0;
  for (const match of value.matchAll(UNWRITABLE)) {
    if (match.index > from) pieces.push({ value: value.slice(from, match.index), unwritable: false });
    pieces.push({ value: match[0], unwritable: true });
    from = match.index + match[0].length;
  }
  if (from < value.length) pieces.push({ value: value.slice(from), unwritable: false });
  return pieces;
}
