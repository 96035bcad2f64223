import { type Content, plainText } from "../../article/content.ts";
import type { Locale } from "../../article/locale.ts";
import { isFinished, type State } from "../../article/translation.ts";
import { readsAs } from "../../xliff/judge.ts";
import type { SegmentChange, XliffSegment } from "../../xliff/model.ts";
import { changeRemark } from "../remark.ts";
import { type Evidence, isOffered, isPersons } from "./evidence.ts";
import { mend } from "./mend.ts";
import { isGarbled } from "./mojibake.ts";
import type { HoldReason } from "./reasons.ts";
import { wordsOf } from "./words.ts";

/** What becomes of one returned translation. */
export type Verdict =
  | { readonly kind: "unchanged" }
  | { readonly kind: "untranslated" }
  | { readonly kind: "take"; readonly change: SegmentChange; readonly repairs: readonly string[] }
  | { readonly kind: "hold"; readonly why: HoldReason };

/** What a returned segment says. */
export type Returned = Pick<
  XliffSegment,
  "source" | "target" | "state" | "origin" | "approved" | "previous" | "remark" | "suggestions"
>;

/** What a segment of a returned file says, with fields replaced; a segment itself cannot be spread. */
export function saidBy(
  { source, target, state, origin, approved, previous, remark, suggestions }: Returned,
  replaced: Partial<Returned> = {},
): Returned {
  return { source, target, state, origin, approved, previous, remark, suggestions, ...replaced };
}

export interface DecideContext {
  readonly evidence: Evidence;
  readonly locale: Locale;
  /** Whether the file stands where ours stood: proposals and records in it are kept. */
  readonly inPlace: boolean;
  /** What translators are shown as the place where a suggestion is from. */
  readonly from: string;
}

const UNCHANGED: Verdict = { kind: "unchanged" };
const UNTRANSLATED: Verdict = { kind: "untranslated" };
const RANK: ReadonlyMap<State, number> = new Map([
  ["translated", 1],
  ["signed-off", 2],
  ["final", 3],
]);

/** Decides about a translation of the very sentence that a segment of ours has. */
export function decideSame(current: XliffSegment, returned: Returned, context: DecideContext): Verdict {
  const { target } = returned;
  if (target === null) return UNTRANSLATED;
  const mended = mend(target, current.source, returned.source);
  const words = mended?.target ?? target;
  if (current.target !== null && (readsAs(current.target, target) || readsAs(current.target, words))) {
    return acceptance(current, returned);
  }
  if (returned.origin !== "human") return proposal(current, returned, words, mended !== null, context);
  if (isUntouched(current, words, context)) {
    return returned.approved && !isPersons(current) && mended
      ? take(current, returned, mended, context)
      : UNCHANGED;
  }
  if (isCopy(words, current.source, returned, context)) return UNTRANSLATED;
  if (isGarbled(plainText(words), plainText(current.source), context.locale)) return hold("letters");
  if (mended === null) return hold("codes");
  if (isPersons(current) && !context.evidence.wasSent(current)) return hold("conflict");
  return take(current, returned, mended, context);
}

/**
 * Decides about a translation of another wording of a sentence: an earlier one, or one that the translator changed.
 * It is never taken for a translation of the present wording.
 *
 */
export function decideEdited(current: XliffSegment, returned: Returned, context: DecideContext): Verdict {
  const { target, source } = returned;
  if (target === null) return UNTRANSLATED;
  if (returned.origin !== "human") return UNCHANGED;
  const mended = mend(target, source, source);
  const words = mended?.target ?? target;
  if (isUntouched(current, words, context)) return UNCHANGED;
  if (current.target !== null && readsAs(current.target, words)) return UNCHANGED;
  if (current.previous !== null && readsAs(current.previous.target, words)) return UNCHANGED;
  if (isCopy(words, source, returned, context)) return UNTRANSLATED;
  if (isGarbled(plainText(words), plainText(source), context.locale)) return hold("letters");
  if (mended === null) return hold("codes");
  if (isPersons(current)) return hold("older");
  const change: SegmentChange = {
    target: mended.target,
    state: "needs-adaptation",
    origin: "human",
    approved: false,
    previous: { source, target: mended.target },
    remark: changeRemark(source, current.source),
  };
  const what = "It translates another wording of the sentence, so it waits for you to adapt it.";
  return { kind: "take", change, repairs: [...mended.repairs, what] };
}

function hold(why: HoldReason): Verdict {
  return { kind: "hold", why };
}

/** The text is ours: only what a person has declared of it can be new. */
function acceptance(current: XliffSegment, returned: Returned): Verdict {
  const { state, approved } = returned;
  const rank = RANK.get(state) ?? 0;
  // A tool that knows no states makes every text «translated»; beside our own marks it is a person's word.
  const isStated = rank > 1 || returned.origin !== "human" || returned.previous !== null;
  const rises = isStated && rank > (RANK.get(current.state) ?? 0);
  const approves = approved && !current.approved;
  if (!rises && !approves) return UNCHANGED;
  const next = rises ? state : current.state;
  const change: SegmentChange = {
    state: isFinished(next) || !approves ? next : "final",
    origin: current.origin ?? "human",
    ...(approves ? { approved: true } : {}),
  };
  return { kind: "take", change, repairs: [] };
}

/** What memory or machine had put in, untouched: it counts where a person has accepted it. */
function proposal(
  current: XliffSegment,
  returned: Returned,
  target: Content,
  isWhole: boolean,
  { inPlace }: DecideContext,
): Verdict {
  const { origin, state, approved } = returned;
  const isAccepted = approved || (origin === "machine" && isFinished(state));
  if (origin === null || !isWhole || isPersons(current)) return UNCHANGED;
  if (!isAccepted && !(inPlace && current.target === null)) return UNCHANGED;
  const change: SegmentChange = {
    target,
    state,
    origin,
    addSuggestions: returned.suggestions,
    ...(approved ? { approved } : {}),
  };
  return { kind: "take", change, repairs: [] };
}

/**
 * Whether the words were in the file when it was sent: an earlier target of ours, what a person has replaced since, or
 * a machine's proposal. One of several wordings of the memory is a choice that a person makes.
 */
function isUntouched(current: XliffSegment, words: Content, { evidence, inPlace }: DecideContext): boolean {
  if (inPlace) return false;
  if (evidence.isOld(current, words)) return true;
  return isPersons(current)
    ? isOffered(current, words)
    : current.suggestions.some(({ origin, target }) => origin === "machine" && readsAs(target, words));
}

/** Whether a tool has copied the source into the target. A name that reads the same in both languages has to be approved. */
function isCopy(
  target: Content,
  source: Content,
  { approved }: Returned,
  { inPlace }: DecideContext,
): boolean {
  if (approved || inPlace) return false;
  const words = wordsOf(source);
  return /\p{L}/u.test(words) && wordsOf(target) === words;
}

/** Whether a state is still that of the proposal that a person has typed over: Okapi and OmegaT leave states as they were. */
function isStale({ state, target }: XliffSegment, returned: Returned): boolean {
  return target !== null && state === "needs-review-translation" && returned.state === state;
}

function take(
  current: XliffSegment,
  returned: Returned,
  { target, repairs }: { readonly target: Content; readonly repairs: readonly string[] },
  { inPlace, from }: DecideContext,
): Verdict {
  const { approved, previous, remark } = returned;
  const state = isStale(current, returned) ? "translated" : returned.state;
  const waits = state === "needs-adaptation" && inPlace && previous !== null;
  const replaced = isPersons(current) ? current.target : null;
  const change: SegmentChange = {
    target,
    state: state === "needs-adaptation" && !waits ? "translated" : state,
    origin: "human",
    ...(approved !== current.approved ? { approved } : {}),
    ...(waits ? { previous, remark } : {}),
    ...(replaced === null || current.previous !== null
      ? {}
      : {
          addSuggestions: [
            {
              source: current.source,
              target: replaced,
              quality: 100,
              origin: "human",
              from: `before ${from}`,
            },
          ],
        }),
    ...(inPlace && returned.suggestions.length > 0 ? { addSuggestions: returned.suggestions } : {}),
  };
  return { kind: "take", change, repairs };
}
