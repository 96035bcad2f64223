import { parse, preprocess } from "micromark";
import { frontmatter } from "micromark-extension-frontmatter";
import { gfm } from "micromark-extension-gfm";
import { subtokenize } from "micromark-util-subtokenize";
import type { Event, Extension, Token } from "micromark-util-types";
import { refuseCostlyText, refuseDeepNesting } from "./limits.ts";

/** One end of a Markdown token: where it starts or ends is told by offsets into the article. */
export interface TokenEvent {
  readonly phase: "enter" | "exit";
  /** micromark's name of the token, such as `paragraph`, `emphasisSequence`, `data`. */
  readonly type: string;
  /** First UTF-16 code unit of the token in the article, a BOM counted. */
  readonly start: number;
  /** One past its last. */
  readonly end: number;
}

const BYTE_ORDER_MARK = "\uFEFF";
const EXTENSIONS: Extension[] = [gfm(), frontmatter(["yaml", "toml"])];

/**
 * Cuts Markdown (CommonMark 0.31, GFM, front matter) into nested tokens, in reading order.
 *
 * @throws ExonymError where the text is nested so deeply that its analysis would take more than linear time.
 */
export function readTokens(text: string): readonly TokenEvent[] {
  // micromark drops a BOM without counting it.
  const shift = text.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
  refuseDeepNesting(text);
  const events: Event[] = parse({ extensions: EXTENSIONS })
    .document()
    .write(preprocess()(text.slice(shift), undefined, true));
  // micromark refines tokens level by level; inline text is weighed just before its turn.
  do {
    for (const [phase, token] of events) {
      if (phase === "enter" && token.contentType === "text" && token.previous === undefined) {
        refuseCostlyText(text, chunks(token, shift));
      }
    }
  } while (!subtokenize(events));
  return events.map(([phase, token]) => ({
    phase,
    type: token.type,
    start: token.start.offset + shift,
    end: token.end.offset + shift,
  }));
}

/** The ranges of one stretch of inline text, line by line, without the marks of the blocks around it. */
function* chunks(first: Token, shift: number): Generator<readonly [start: number, end: number]> {
  for (let token: Token | undefined = first; token !== undefined; token = token.next) {
    yield [token.start.offset + shift, token.end.offset + shift];
  }
}
