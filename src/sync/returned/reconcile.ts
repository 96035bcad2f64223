import { plainText, text } from "../../article/content.ts";
import type { Locale } from "../../article/locale.ts";
import { readsAs } from "../../xliff/judge.ts";
import type { XliffSegment } from "../../xliff/model.ts";
import { hasOwnSource } from "./authentic.ts";
import { type Book, openBook } from "./book.ts";
import {
  type DecideContext,
  decideEdited,
  decideSame,
  type Returned,
  saidBy,
  type Verdict,
} from "./decide.ts";
import { weigh } from "./evidence.ts";
import type { Known, Reconciliation, Segments } from "./model.ts";
import { isGarbled, isMostlyGarbled } from "./mojibake.ts";
import { placeSegments } from "./placing.ts";
import { regroup } from "./regroup.ts";
import { wordsOf } from "./words.ts";

export interface ReconcileOptions {
  readonly known: Known;
  /** The target language. */
  readonly locale: Locale;
  /** Offsets at which a text of the target language is cut into sentences, each strictly inside the text. */
  readonly sentences: (text: string) => readonly number[];
  /** Name of the returned file, for suggestions that come from it. */
  readonly from: string;
}

/**
 * Decides what of a returned file goes into ours, segment by segment: found by id, content and place, put right where
 * there is only one way to, and held back with a reason where there is any doubt. Every text that a person typed is
 * either in `changes` or in `held`. A person's translation of ours is only replaced where it is known that it stood in the
 * file that was sent. Pure and near-linear.
 *
 * @example
 * const { changes, held } = reconcile(readXliff(ours, "a.xlf"), readXliff(theirs, "b.xlf"), {
 *   known: { kind: "nothing" }, locale, sentences: (text) => segmenter(text, locale), from: "b.xlf",
 * });
 * patchXliff(current, changes);
 */
export function reconcile(current: Segments, returned: Segments, options: ReconcileOptions): Reconciliation {
  const ours = current.segments.filter((segment) => segment.translate);
  const theirs = returned.segments;
  const placing = placeSegments(theirs, ours);
  const pairOf = (pair: { readonly returned: number; readonly current: number }) => {
    const [a, b] = [theirs[pair.returned], ours[pair.current]];
    return a && b ? [{ returned: a, current: b }] : [];
  };
  const same = placing.same.flatMap(pairOf);
  const context: DecideContext = {
    evidence: weigh(options.known, same, ours),
    locale: options.locale,
    inPlace: options.known.kind === "in-place",
    from: options.from,
  };
  const book = openBook();
  // Where most of a file is garbled, the rest of it only happens to have no letters that could be.
  const isRuined = isMostlyGarbled(theirs, options.locale);
  const enter = (segment: XliffSegment, from: Returned, verdict: Verdict) => {
    if (isRuined && verdict.kind === "take") book.hold(segment, from.source, from.target, "ruined");
    else book.enter(segment, from, verdict);
  };

  for (const pair of same) {
    enter(pair.current, pair.returned, decideSame(pair.current, pair.returned, context));
    book.note(pair.current, pair.returned);
  }
  for (const { byId, ...indexes } of placing.edited) {
    for (const pair of pairOf(indexes)) {
      const isBare = wordsOf(pair.returned.source) === "";
      const decide = isBare ? decideSame : decideEdited;
      const source = isBare ? pair.current.source : pair.returned.source;
      const verdict = decide(pair.current, saidBy(pair.returned, { source }), context);
      const isChanged = !isBare && (byId || !hasOwnSource(pair.returned));
      const isSaid = isChanged && !byId && verdict.kind === "hold";
      if (!isChanged || isSaid || verdict.kind === "take") enter(pair.current, pair.returned, verdict);
      if (isChanged && !isSaid) book.hold(pair.current, pair.returned.source, pair.returned.target, "source");
      book.note(pair.current, pair.returned);
    }
  }
  for (const group of placing.regrouped) {
    const pieces = group.returned.flatMap((index) => theirs[index] ?? []);
    const own = group.current.flatMap((index) => ours[index] ?? []);
    regroup(pieces, own, { ...options, context, enter, hold: book.hold });
    for (const piece of pieces) if (own[0]) book.note(own[0], piece);
  }
  const byWords = new Map(ours.map((segment) => [wordsOf(segment.source), segment] as const));
  for (const index of placing.strangers) {
    const segment = theirs[index];
    if (!segment) continue;
    const twin = byWords.get(wordsOf(segment.source));
    if (twin) {
      const verdict = decideSame(twin, segment, { ...context, inPlace: false });
      const isSecond = verdict.kind === "take" || (verdict.kind === "hold" && verdict.why === "conflict");
      book.enter(twin, segment, isSecond ? { kind: "hold", why: "twice" } : verdict);
      book.note(twin, segment);
    } else strange(segment, options.locale, book);
  }
  const agreed = same.flatMap(({ returned: { target }, current: own }) =>
    target !== null && own.target !== null && readsAs(target, own.target) ? [own] : [],
  );
  return { ...book.close(), agreed, placed: theirs.length - placing.strangers.length };
}

/** A segment that is nowhere in our file. */
function strange(segment: XliffSegment, locale: Locale, book: Book): void {
  const { source, target, origin } = segment;
  for (const note of segment.notes) book.hold(null, source, [text(note)], "note");
  const isCopy = target !== null && !segment.approved && wordsOf(source) === wordsOf(target);
  if (target === null || isCopy) {
    book.skip("untranslated");
    if (!hasOwnSource(segment) && wordsOf(source) !== "") book.hold(null, source, null, "source");
  } else if (origin !== "human") book.skip("unchanged");
  else {
    const isDamaged = isGarbled(plainText(target), plainText(source), locale);
    book.hold(null, source, target, isDamaged ? "letters" : "elsewhere");
  }
}
