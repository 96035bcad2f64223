import { type Code, type CodeKind, type Content, mergeText, type Part } from "../../article/content.ts";
import { plain } from "../cut.ts";
import { IN_HTML, protectOpaque, shortDisplay } from "../opaque.ts";
import elements from "./elements.json" with { type: "json" };
import { type Run, readRuns } from "./references.ts";
import { type Habits, SPACES } from "./spelling.ts";
import type { Surroundings } from "./surroundings.ts";
import type { HtmlToken } from "./tokens.ts";

const CODE_KINDS: ReadonlyMap<string, CodeKind> = new Map(
  Object.entries(elements.codeKinds).map(([name, kind]) => [name, kind as CodeKind]), // JSON has no literal types
);

/** What all texts of a page or fragment share. */
export interface Source {
  readonly text: string;
  /** What references mean. */
  readonly remembered: Map<string, string>;
  readonly habits: Habits;
  /** Names of attributes that a team has texts in, whatever the element. */
  readonly attributes: ReadonlySet<string>;
}

/** Whether a token is shown to translators as markup, whatever it is. */
export function isOpaque({ translate, isUnread, isDrawn }: Surroundings): boolean {
  return !translate || isUnread || isDrawn;
}

/**
 * Makes content of tokens that stand in one line of text: tags that belong together are pairs of codes, what is not
 * translated is one code with all that is in it.
 *
 * @param isHidden which tokens are markup whatever they are.
 */
export function readContent(
  { text, remembered }: Source,
  tokens: readonly HtmlToken[],
  isHidden: (surroundings: Surroundings) => boolean,
): Content {
  const parts: Part[] = [];
  const pairs = pairsOf(tokens);
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (token === undefined) continue;
    const { start, end, surroundings } = token;
    if (isHidden(surroundings)) {
      let last = token;
      for (let next = tokens[i + 1]; next && isHidden(next.surroundings); next = tokens[++i + 1]) last = next;
      push("single", kindOf(token), `${start}`, start, last.end);
    } else if (token.type === "text") {
      const raw = text.slice(start, end);
      const runs = readRuns(raw, token.value, false, remembered);
      if (runs === null) push("single", "other", `${start}`, start, end);
      else for (const part of partsOf(runs, surroundings.isSpaced, start)) parts.push(part);
    } else {
      const opening = pairs.get(token);
      const form = opening === undefined ? "single" : token.type === "end" ? "close" : "open";
      push(form, kindOf(token), `${opening ?? start}`, start, end);
    }
  }
  return protectOpaque(mergeText(parts), IN_HTML);

  function push(form: Code["form"], kind: CodeKind, id: string, start: number, end: number): void {
    const raw = text.slice(start, end);
    const display = kind === "break" ? "↵" : shortDisplay(raw);
    parts.push({ type: "code", form, id, kind, raw, display });
  }
}

/** The content of an attribute's value. */
export function readValue(raw: string, value: string, remembered: Map<string, string>): Content {
  const runs = readRuns(raw, value, true, remembered);
  // A value that cannot be followed is one run, which is never cut.
  return protectOpaque(
    mergeText(partsOf(runs ?? [{ value: value.replace(SPACES, " "), raw }], false, 0)),
    IN_HTML,
  );
}

/** The tags that belong together, with the offset of the opening one. */
export function pairsOf(tokens: readonly HtmlToken[]): ReadonlyMap<HtmlToken, number> {
  const pairs = new Map<HtmlToken, number>();
  const opened = new Map<number, HtmlToken>();
  for (const token of tokens) {
    if ((token.type !== "start" && token.type !== "end") || token.element === null) continue;
    const opening = opened.get(token.element);
    if (token.type === "start") opened.set(token.element, token);
    else if (opening !== undefined) pairs.set(opening, opening.start).set(token, opening.start);
  }
  return pairs;
}

function kindOf(token: HtmlToken): CodeKind {
  if (token.type !== "start" && token.type !== "end") return "other";
  return CODE_KINDS.get(token.name) ?? "html";
}

function partsOf(runs: readonly Run[], isSpaced: boolean, start: number): Part[] {
  return runs.flatMap(({ value, raw }, i): Part[] => {
    if (value === raw) return isSpaced ? lines(value, `${start} ${i}`) : words(value);
    if (!isSpaced) return [{ type: "text", value: value.replace(SPACES, " "), raw }];
    if (/^[ \t\n\f\r]+$/.test(raw)) return lines(raw, `${start} ${i}`);
    // A spelled-out line feed must not be taken for one that a translator typed.
    return value === "\n" ? [lineBreak(`${start} ${i}`, raw)] : [{ type: "text", value, raw }];
  });
}

/** Text in which line breaks and runs of spaces are one space each. */
function words(value: string): Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const { 0: spaces, index } of value.matchAll(SPACES)) {
    if (spaces === " ") continue;
    if (index > from) parts.push(plain(value.slice(from, index)));
    parts.push({ type: "text", value: " ", raw: spaces });
    from = index + spaces.length;
  }
  if (from < value.length) parts.push(plain(value.slice(from)));
  return parts;
}

/** Text whose lines stay lines. */
function lines(value: string, id: string): Part[] {
  return value
    .split(/(\r\n|[\n\r])/)
    .flatMap((line, i): Part[] =>
      line === "" ? [] : [/[\n\r]/.test(line) ? lineBreak(`${id} ${i}`, line) : plain(line)],
    );
}

function lineBreak(id: string, raw: string): Code {
  return { type: "code", form: "single", id, kind: "break", raw, display: "↵" };
}
