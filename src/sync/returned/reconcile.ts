import { type Content, plainText, text } from "../../article/content.ts";
import type { Locale } from "../../article/locale.ts";
import { readsAs } from "../../xliff/judge.ts";
import type { SegmentChange, XliffSegment } from "../../xliff/model.ts";
import { hasOwnSource } from "./authentic.ts";
import {
  type DecideContext,
  decideEdited,
  decideSame,
  type Returned,
  saidBy,
  type Verdict,
} from "./decide.ts";
import { weigh } from "./evidence.ts";
import { cutTarget, joinPieces, type Piece } from "./joining.ts";
import type { Held, Known, Reconciliation, Repair, Segments } from "./model.ts";
import { isGarbled } from "./mojibake.ts";
import { placeSegments } from "./placing.ts";
import type { HoldReason } from "./reasons.ts";
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
  const isRuined = mostlyGarbled(theirs, options.locale);
  const enter = (segment: XliffSegment, from: Returned, verdict: Verdict) => {
    if (isRuined && verdict.kind === "take") book.hold(segment, from.source, from.target, "letters");
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

interface RegroupTools extends ReconcileOptions {
  readonly context: DecideContext;
  readonly enter: (segment: XliffSegment, from: Returned, verdict: Verdict) => void;
  readonly hold: Book["hold"];
}

/** Sentences that a tool divided in another way. */
function regroup(pieces: readonly XliffSegment[], own: readonly XliffSegment[], tools: RegroupTools): void {
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

/** Most translations of a file that can be garbled by chance. */
function mostlyGarbled(segments: readonly XliffSegment[], locale: Locale): boolean {
  const typed = segments.filter(({ target, origin }) => target !== null && origin === "human");
  const bad = typed.filter(({ source, target }) =>
    isGarbled(plainText(target ?? []), plainText(source), locale),
  );
  return bad.length >= 3 && bad.length * 3 >= typed.length;
}

interface Book {
  enter(segment: XliffSegment, from: Returned, verdict: Verdict): void;
  hold(segment: XliffSegment | null, source: Content, target: Content | null, why: HoldReason): void;
  note(segment: XliffSegment, from: XliffSegment): void;
  skip(what: "unchanged" | "untranslated"): void;
  close(): Omit<Reconciliation, "agreed" | "placed">;
}

/** Collects what was decided. */
function openBook(): Book {
  const changes = new Map<XliffSegment, SegmentChange>();
  const notes = new Map<XliffSegment, readonly string[]>();
  const taken: XliffSegment[] = [];
  const repairs: Repair[] = [];
  const held: Held[] = [];
  const counts = { unchanged: 0, untranslated: 0 };
  const hold: Book["hold"] = (segment, source, target, why) => {
    held.push({ segment, source, target: target ?? [], why });
  };
  return {
    hold,
    enter(segment, from, verdict) {
      if (verdict.kind === "hold") {
        hold(segment, from.source, from.target, verdict.why);
        return;
      }
      if (verdict.kind !== "take") {
        counts[verdict.kind]++;
        return;
      }
      changes.set(segment, verdict.change);
      taken.push(segment);
      const target = verdict.change.target ?? segment.target ?? [];
      for (const what of verdict.repairs) repairs.push({ segment, target, what });
    },
    note(segment, from) {
      const known = notes.get(segment) ?? [];
      const fresh = from.notes.filter(
        (note) => ![...segment.notes, ...known].some((each) => sameNote(each, note)),
      );
      if (fresh.length > 0) notes.set(segment, [...known, ...new Set(fresh)]);
    },
    skip(what) {
      counts[what]++;
    },
    close: () => ({ changes, notes, taken, repairs, held, ...counts }),
  };
}

function sameNote(a: string, b: string): boolean {
  return a.replace(/\s+/g, " ").trim() === b.replace(/\s+/g, " ").trim();
}
