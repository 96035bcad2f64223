import { parse, preprocess } from "micromark";
import { subtokenize } from "micromark-util-subtokenize";
import type { Event, ParseContext, Token } from "micromark-util-types";
import { createBudget } from "./limits.ts";
import { countBreaks, isUnfinished, nextPiece, type Piece } from "./pieces.ts";
import { isMdxError, type Syntax } from "./syntax.ts";
import { refuseCostlyText } from "./text-cost.ts";

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

/**
 * Cuts Markdown (CommonMark 0.31, GFM) into nested tokens, in reading order. They come in pieces that end
 * between blocks at the top level, so that no more than a piece of a long article is in memory.
 *
 * @param start where the article's body begins, after its front matter.
 * @throws ExonymError where the text is nested so deeply that its analysis would take more than linear time.
 */
export function* readTokens(
  text: string,
  start: number,
  { extensions }: Syntax,
): Generator<readonly TokenEvent[]> {
  const parser = parse({ extensions });
  // Links and footnotes may be defined below their use, so that definitions have to be read first.
  if (text.includes("]:")) {
    for (const { piece, events } of readPieces(text, start, parser)) {
      if (text.slice(piece.start, piece.end).includes("]:")) subtokenize(events);
    }
  }
  for (const { events } of readPieces(text, start, parser)) {
    // micromark refines tokens level by level; inline text is weighed just before its turn.
    do weighTexts(text, events);
    while (!subtokenize(events));
    yield events.map(([phase, token]) => ({
      phase,
      type: token.type,
      start: token.start.offset,
      end: token.end.offset,
    }));
  }
}

interface ReadPiece {
  readonly piece: Piece;
  /** At the level of flow: headings, lists, code; their content is not read yet. */
  readonly events: Event[];
}

function* readPieces(text: string, bodyStart: number, parser: ParseContext): Generator<ReadPiece> {
  // micromark would drop a BOM without counting it.
  const start = bodyStart === 0 && text.startsWith(BYTE_ORDER_MARK) ? 1 : bodyStart;
  const budget = createBudget(text);
  let piece = nextPiece(text, start);
  let line = 1 + countBreaks(text.slice(0, start));
  for (;;) {
    const slice = text.slice(piece.start, piece.end);
    budget.spend(piece.start, slice);
    const events = readFlow(parser, piece.start, line, slice, piece.end === text.length);
    if (events === null || (piece.end < text.length && isUnfinished(text, piece, events))) {
      piece = nextPiece(text, piece.start, 2 * slice.length);
      continue;
    }
    yield { piece, events };
    if (piece.end >= text.length) return;
    line += countBreaks(slice);
    piece = nextPiece(text, piece.end);
  }
}

/** Reads a piece as far as its blocks; `null` where MDX would need more of the text, as in an expression over blank lines. */
function readFlow(
  parser: ParseContext,
  offset: number,
  line: number,
  slice: string,
  isLast: boolean,
): Event[] | null {
  // Pieces are read more than once; nobody asks whether an article imports a name twice.
  Object.assign(parser, { definedModuleSpecifiers: [] });
  try {
    return parser.document({ line, column: 1, offset }).write(preprocess()(slice, undefined, true));
  } catch (error) {
    if (!isLast && isMdxError(error)) return null;
    throw error;
  }
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

/**
 * The index of the event that leaves a token.
 *
 * @param from where to look from.
 * @param to where to stop; given back where there is none.
 */
export function indexOfExit(
  events: readonly TokenEvent[],
  from: number,
  { type, end }: Pick<TokenEvent, "type" | "end">,
  to: number = events.length,
): number {
  let i = from;
  while (i < to) {
    const event = events[i];
    if (event?.phase === "exit" && event.type === type && event.end === end) return i;
    i++;
  }
  return i;
}
