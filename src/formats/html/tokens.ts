import type { DefaultTreeAdapterTypes } from "parse5";
import { defaultTreeAdapter, html as names, Parser, type Token, type TokenHandler, Tokenizer } from "parse5";
import { OUTSIDE, type Surroundings, surroundingsIn } from "./surroundings.ts";

/** An attribute as it stands in the source. */
export interface HtmlAttribute {
  /** Lower case. */
  readonly name: string;
  /** Decoded. */
  readonly value: string;
  /** Offsets of all of it, name and quotes included, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
  /** What stands around it; of a tag, what is in its element. */
  readonly surroundings: Surroundings;
  /** How many elements are open after it. */
  readonly depth: number;
}

/** A stretch of the source as browsers read it (HTML, 13.2): tokens touch each other and cover all of it. */
export type HtmlToken =
  | (Stretch & {
      readonly type: "start";
      readonly name: string;
      readonly attributes: readonly HtmlAttribute[];
      /** The number of the element that it made; `null` where browsers pass over the tag. */
      readonly element: number | null;
    })
  | (Stretch & {
      readonly type: "end";
      readonly name: string;
      /** The number of the element that it ends, if that is the one that it seems to end. */
      readonly element: number | null;
    })
  | (Stretch & { readonly type: "text" /** Decoded. */; readonly value: string })
  | (Stretch & { readonly type: "comment" | "doctype" | "gap" });

/** An opening tag. */
export type StartTag = HtmlToken & { readonly type: "start" };

type Element = DefaultTreeAdapterTypes.Element;

/**
 * Reads the tokens of a page or a fragment, and what browsers make of them. The tree that they build is not kept: texts
 * may stand elsewhere in it than in the source, joined to others.
 *
 * @param fragment whether it is what stands inside an element, whichever that is.
 */
export function readTokens(text: string, fragment: boolean, translateCode: boolean): readonly HtmlToken[] {
  const tokens: HtmlToken[] = [];
  const inside = new WeakMap<object, Surroundings>();
  // Numbers, so that nobody holds on to the tree.
  const numbers = new WeakMap<object, number>();
  let end = 0;
  /** The text that may go on. */
  let line: Growing | null = null;
  let tag: { readonly attrs: unknown; element: Element | null } | null = null;
  let isMade = false;
  const settings = {
    scriptingEnabled: false,
    sourceCodeLocationInfo: true,
    treeAdapter: {
      ...defaultTreeAdapter,
      createElement(name: string, namespace: names.NS, attrs: Token.Attribute[]): Element {
        const element = defaultTreeAdapter.createElement(name, namespace, attrs);
        if (tag !== null && tag.attrs === attrs) tag.element = element;
        return element;
      },
      onItemPush(element: Element) {
        // The root of a fragment is pushed while its parser is being made.
        const above = isMade ? parser.openElements.items[parser.openElements.stackTop - 1] : undefined;
        inside.set(element, enter(element, above));
      },
    },
  };
  const parser = fragment ? Parser.getFragmentParser(null, settings) : new Parser(settings);
  isMade = true;
  const handler: TokenHandler = {
    onStartTag(token) {
      const written = token.attrs.map(({ name, value }) => ({ name, value }));
      const place = token.location?.attrs;
      tag = { attrs: token.attrs, element: null };
      parser.onStartTag(token);
      const { element } = tag;
      tag = null;
      push(token, {
        type: "start",
        name: element?.tagName ?? token.tagName,
        element: element && number(element),
        attributes: written.flatMap(({ name, value }) => {
          const at = place?.[name];
          return at ? [{ name, value, start: at.startOffset, end: at.endOffset }] : [];
        }),
        surroundings: element ? (inside.get(element) ?? enter(element, current())) : around(),
      });
    },
    onEndTag(token) {
      const open = current();
      const surroundings = around();
      parser.onEndTag(token);
      const isItsOwn =
        open !== undefined &&
        "tagName" in open &&
        open.tagName.toLowerCase() === token.tagName &&
        current() !== open;
      push(token, {
        type: "end",
        name: token.tagName,
        element: isItsOwn ? (numbers.get(open) ?? null) : null,
        surroundings,
      });
    },
    onComment(token) {
      parser.onComment(token);
      push(token, { type: "comment", surroundings: around() });
    },
    onDoctype(token) {
      parser.onDoctype(token);
      push(token, { type: "doctype", surroundings: around() });
    },
    onEof(token) {
      parser.onEof(token);
    },
    onCharacter(token) {
      const value = token.chars;
      parser.onCharacter(token);
      pushText(token, value);
    },
    onNullCharacter(token) {
      const value = token.chars;
      parser.onNullCharacter(token);
      pushText(token, value);
    },
    onWhitespaceCharacter(token) {
      const value = token.chars;
      parser.onWhitespaceCharacter(token);
      pushText(token, value);
    },
  };
  parser.tokenizer = new Tokenizer(parser.options, handler);
  // A byte order mark is not part of the page (Encoding, 6.1), and would end the head of it.
  parser.tokenizer.write(text.startsWith("\uFEFF") ? ` ${text.slice(1)}` : text, true);
  if (end < text.length) pushGap(text.length);
  hideUnclosed(tokens);
  return tokens;

  function number(element: Element): number {
    numbers.set(element, tokens.length);
    return tokens.length;
  }

  function current() {
    return parser.openElements.current;
  }

  function around(): Surroundings {
    const element = current();
    return (element && inside.get(element)) ?? OUTSIDE;
  }

  function enter(element: Element, parent: object | undefined): Surroundings {
    const attribute = (name: string) => element.attrs.find((one) => one.name === name)?.value;
    const isForeign = element.namespaceURI !== names.NS.HTML;
    const outer = (parent && inside.get(parent)) ?? OUTSIDE;
    return surroundingsIn(outer, { name: element.tagName, isForeign, attribute }, translateCode);
  }

  function push(token: { readonly location: Token.Location | null }, found: Found): void {
    const start = token.location?.startOffset ?? end;
    const last = token.location?.endOffset ?? start;
    // What belongs to no token (a tag that the article's end cuts off) is kept.
    if (start > end) pushGap(start);
    if (last <= end) return;
    tokens.push({ ...found, start: end, end: last, depth: parser.openElements.stackTop });
    end = last;
  }

  /** Tokens of text end at each space, and where a reference follows one, the place of the end is wrong; all of a text is right. */
  function pushText({ location }: Token.CharacterToken, value: string): void {
    const start = location?.startOffset ?? end;
    const last = location?.endOffset ?? start;
    const surroundings = around();
    const goesOn = line !== null && start === end && line === tokens.at(-1);
    // Space may stand before an element that the text after it begins.
    if (line && goesOn && (line.surroundings === surroundings || line.value.trim() === "")) {
      line.value += value;
      line.end = Math.max(last, end);
      line.surroundings = surroundings;
      line.depth = parser.openElements.stackTop;
      end = line.end;
      return;
    }
    if (start > end) pushGap(start);
    if (last <= end) return;
    line = { type: "text", value, surroundings, start: end, end: last, depth: parser.openElements.stackTop };
    tokens.push(line);
    end = last;
  }

  function pushGap(to: number): void {
    tokens.push({
      type: "gap",
      start: end,
      end: to,
      surroundings: around(),
      depth: parser.openElements.stackTop,
    });
    end = to;
  }
}

/** Elements in which every tag but their own end is text to a browser (HTML 13.2.5.2). */
const TAGS_ARE_TEXT = new Set(["textarea", "title"]);

/** Where such an element is never closed, all the rest of the article is its text, tags and all: nobody meant that. */
function hideUnclosed(tokens: HtmlToken[]): void {
  const [before, last] = tokens.slice(-2);
  if (before?.type !== "start" || !TAGS_ARE_TEXT.has(before.name) || last?.type !== "text") return;
  const { start, end, surroundings, depth } = last;
  tokens[tokens.length - 1] = { type: "gap", start, end, surroundings, depth };
}

interface Growing extends Stretch {
  readonly type: "text";
  value: string;
  end: number;
  surroundings: Surroundings;
  depth: number;
}

/** A token without its place. */
type Found = HtmlToken extends infer One
  ? One extends Stretch
    ? Omit<One, "start" | "end" | "depth">
    : never
  : never;
