import type { Locale } from "../../article/locale.ts";
import type { XliffSegment } from "../../xliff/model.ts";
import type { Book } from "./book.ts";
import { type DecideContext, decideSame, type Returned, saidBy, type Verdict } from "./decide.ts";
import { cutTarget, joinPieces, type Piece } from "./joining.ts";
import type { HoldReason } from "./reasons.ts";
import { wordsOf } from "./words.ts";

/** What regrouping needs of a reconciliation. */
export interface RegroupTools {
  readonly locale: Locale;
  readonly sentences: (text: string) => readonly number[];
  readonly context: DecideContext;
  readonly enter: (segment: XliffSegment, from: Returned, verdict: Verdict) => void;
  readonly hold: Book["hold"];
}

/** Decides about sentences that a tool divided in another way: pieces of one of ours, or several of ours in one. */
export function regroup(
  pieces: readonly XliffSegment[],
  own: readonly XliffSegment[],
  tools: RegroupTools,
): void {
  const { hold } = tools;
  const [first] = pieces;
  if (first === undefined) return;
  if (pieces.length > 1 && own.length > 1) {
    holdAll(pieces, own, "shape", hold);
    return;
  }
  const [segment] = own;
  if (segment === undefined) return;
  if (own.length === 1) {
    const whole = joined(pieces, segment, tools.locale);
    if (whole === null) holdAll(pieces, own, "piece", hold);
    else tools.enter(segment, whole, withRepair(decideSame(segment, whole, tools.context), JOINED));
    return;
  }
  if (first.target === null || wordsOf(first.target) === wordsOf(first.source)) return;
  const { target } = first;
  const cut = cutTarget(
    { source: first.source, target },
    own.map(({ source }) => source),
    tools.sentences,
  );
  if (cut === null) holdAll(pieces, own, "cut", hold);
  own.forEach((each, index) => {
    const piece = cut?.[index];
    if (!piece) return;
    const own = { source: each.source, target: piece.target, suggestions: [], previous: null };
    const from = saidBy(first, own);
    const verdict = decideSame(each, from, tools.context);
    tools.enter(each, from, withRepair(verdict, CUT, piece.repairs));
  });
}

const JOINED = "Your tool had cut the sentence into pieces; they are one sentence again.";
const CUT = "Your tool had joined sentences; each has its own translation again.";

function withRepair(verdict: Verdict, what: string, others: readonly string[] = []): Verdict {
  if (verdict.kind !== "take") return verdict;
  return { ...verdict, repairs: [what, ...new Set([...others, ...verdict.repairs])] };
}

/** Pieces as one segment; `null` where only some of them are translated. */
function joined(pieces: readonly XliffSegment[], whole: XliffSegment, locale: Locale): Returned | null {
  const [first] = pieces;
  const translated = pieces.flatMap(({ source, target }): Piece[] =>
    target === null ? [] : [{ source, target }],
  );
  if (first === undefined) return null;
  if (translated.length === 0) return saidBy(first, { source: whole.source, target: null });
  if (translated.length < pieces.length) return null;
  const { source, target } = joinPieces(translated, whole.source, locale);
  const isAll = (test: (piece: XliffSegment) => boolean) => pieces.every(test);
  return {
    source,
    target,
    state: isAll(({ state }) => state === first.state) ? first.state : "translated",
    origin: isAll(({ origin }) => origin === first.origin) ? first.origin : "human",
    approved: isAll(({ approved }) => approved),
    previous: null,
    remark: null,
    suggestions: [],
  };
}

function holdAll(
  pieces: readonly XliffSegment[],
  own: readonly XliffSegment[],
  why: HoldReason,
  hold: Book["hold"],
): void {
  for (const { source, target, origin } of pieces) {
    if (target !== null && origin === "human" && wordsOf(source) !== wordsOf(target)) {
      hold(own[0] ?? null, source, target, why);
    }
  }
}
