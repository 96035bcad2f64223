import { parse, preprocess } from "micromark";
import { frontmatter } from "micromark-extension-frontmatter";
import { gfm } from "micromark-extension-gfm";
import { subtokenize } from "micromark-util-subtokenize";
import type { Event, Extension, Point, Token } from "micromark-util-types";
import { MAX_MOVES, movesFor, refuseCostlyText, refuseDeepBlocks, tooManyBlocks } from "./limits.ts";
import { isUnfinished, nextPiece } from "./pieces.ts";

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
  const pieces = readBlocks(text);
  // micromark refines tokens level by level. All pieces have to be on one level, as a link may be defined in a later
  // piece; inline text is weighed just before its turn.
  let isDone = false;
  while (!isDone) {
    for (const events of pieces) weighTexts(text, events);
    isDone = pieces.map((events) => subtokenize(events)).every(Boolean);
  }
  return pieces.flatMap((events) =>
    events.map(([phase, token]) => ({
      phase,
      type: token.type,
      start: token.start.offset,
      end: token.end.offset,
    })),
  );
}

/** Reads blocks, piece by piece; the pieces share the definitions of links and footnotes. */
function readBlocks(text: string): Event[][] {
  const parser = parse({ extensions: EXTENSIONS });
  const pieces: Event[][] = [];
  // micromark would drop a BOM without counting it.
  let start = text.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
  let line = 1;
  let moves = 0;
  let length: number | undefined;
  do {
    const piece = nextPiece(text, start, length);
    const slice = text.slice(start, piece.end);
    refuseDeepBlocks(text, start, slice);
    moves += movesFor(slice);
    if (moves > MAX_MOVES) throw tooManyBlocks(text, start);
    const from: Omit<Point, "_bufferIndex" | "_index"> = { line, column: 1, offset: start };
    const events = parser.document(from).write(preprocess()(slice, undefined, true));
    if (piece.end < text.length && isUnfinished(text, piece, events)) {
      length = 2 * (piece.end - start);
      continue;
    }
    pieces.push(events);
    line += slice.match(/\r\n|[\n\r]/g)?.length ?? 0;
    start = piece.end;
    length = undefined;
  } while (start < text.length);
  return pieces;
}

function weighTexts(text: string, events: readonly Event[]): void {
  for (const [phase, token] of events) {
    if (phase === "enter" && token.contentType === "text" && token.previous === undefined) {
      refuseCostlyText(text, linesOf(token));
    }
  }
}

/** The ranges of one stretch of inline text, line by line, without the marks of the blocks around it. */
function* linesOf(first: Token): Generator<readonly [start: number, end: number]> {
  for (let token: Token | undefined = first; token !== undefined; token = token.next) {
    yield [token.start.offset, token.end.offset];
  }
}
