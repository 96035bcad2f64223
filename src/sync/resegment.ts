import { type Code, type Content, codesOf, isBlank, mergeText, type Part, text } from "../article/content.ts";
import type { UnitId } from "../article/identity.ts";
import type { Locale } from "../article/locale.ts";
import { isFinished, type Origin, type State } from "../article/translation.ts";
import type { Segmenter } from "../segmentation/segmenter.ts";
import { type CutOptions, segmentUnits } from "../segmentation/unit.ts";
import type { XliffSegment } from "../xliff/model.ts";
import { isUnaccepted } from "./acceptance.ts";
import { spaceBetween } from "./compose.ts";
import type { Piece } from "./pieces.ts";
import type { Group } from "./regroup.ts";

/** What is known of the target language where sentences of an article are cut anew. */
export interface TargetSentences {
  readonly locale: Locale;
  /** Cuts a target into its sentences; code ids stay as they are. */
  readonly cut: (target: Content) => readonly Piece[];
}

/** Cuts targets by the rules of their language. */
export function targetSentences(locale: Locale, segmenter: Segmenter, options: CutOptions): TargetSentences {
  const cut = (content: Content): Piece[] => {
    const unit = { id: "" as UnitId, kind: "paragraph", content, start: 0, end: 0 } as const; // nobody asks for its id
    const codes = codesOf(content).values();
    // Segments number their codes anew, but have them in the order of the unit.
    const own = (parts: Content): Content =>
      parts.map((part) => (part.type === "text" ? text(part.value) : (codes.next().value ?? part)));
    const segments = segmentUnits([unit], locale, segmenter, undefined, options)[0]?.segments ?? [];
    return segments.map((each) => ({ content: own(each.content), after: own(each.trailing) }));
  };
  return { locale, cut };
}

/** A target that was put together or cut, and how it stands. */
export interface Resegmented {
  readonly target: Content;
  readonly state: State;
  readonly origin: Origin;
  readonly approved: boolean;
  readonly remark: string;
}

const CHECK = "Please check that this part belongs here, and set the state to translated.";
const COMPLETE =
  "What has no translation yet stands there as in the source. Please translate it, and set the state to translated.";
const LOOK_THROUGH = "Not all of it was finished. Please look it through, and set the state to translated.";

/** What a translator is told where a target still has the whole sentence, the first part of which it stands beside. */
export function wholeRemark(count: number): string {
  return `The sentence counts as ${count} now, though no word of it has changed. This translation still has all of it: please move what belongs to the following ones there, and set the state to translated.`;
}

/** Whether our remark asked for something that was done by setting the state. */
export function isDone({ remark, state }: Pick<XliffSegment, "remark" | "state">): boolean {
  return (
    remark !== null &&
    isFinished(state) &&
    [CHECK, COMPLETE, LOOK_THROUGH].some((end) => remark.endsWith(end))
  );
}

const RANK: readonly State[] = [
  "needs-review-translation",
  "needs-adaptation",
  "translated",
  "signed-off",
  "final",
];

/**
 * Joins the targets of sentences that now stand as one. What has no translation that a person made or accepted stands
 * in the source language, so that the localized article goes on saying all that it said before.
 *
 * @param pieces the new sentence, cut where the old ones end
 * @returns `null` where there is nothing to join: no person had made or accepted any of the targets.
 */
function joinTargets(
  olds: readonly XliffSegment[],
  pieces: readonly Piece[],
  { locale }: Pick<TargetSentences, "locale">,
): Resegmented | null {
  const usable = olds.filter(isUsable);
  if (usable.length === 0) return null;
  const contents = olds.map((old, index) => {
    const piece = pieces[index]?.content ?? [];
    return isUsable(old) ? withIdsOf(old.target, piece, index) : piece;
  });
  const target = contents.flatMap((content, index) => {
    const { after = [] } = pieces[index] ?? {};
    const next = contents[index + 1];
    if (next === undefined) return content;
    const between =
      codesOf(after).length > 0 ? after : spaceBetween(after, [locale, locale], [content, next], locale);
    return [...content, ...between];
  });
  const isWhole = usable.length === olds.length;
  const ranks = usable.map(({ state }) => RANK.indexOf(state));
  const rank = Math.min(...ranks, ...(isWhole ? [] : [RANK.indexOf("needs-adaptation")]));
  const state = RANK[Math.max(rank, 0)] ?? "needs-review-translation";
  const told = [`${olds.length} sentences stand together as one now, and so do their translations.`];
  told.push(...olds.slice(1).flatMap(({ notes }) => notes.map((note) => `Note on a later one: «${note}»`)));
  if (!isWhole) told.push(COMPLETE);
  else if (!isFinished(state)) told.push(LOOK_THROUGH);
  return {
    target: mergeText(target.map(unspelled)),
    state,
    origin: isWhole ? originOf(usable) : "human",
    approved: isWhole && isFinished(state) && olds.every(({ approved }) => approved),
    remark: told.join(" "),
  };
}

function isUsable(old: XliffSegment): old is XliffSegment & { readonly target: Content } {
  return old.target !== null && !isBlank(old.target) && !isUnaccepted(old);
}

/** A person's, if any of it is; else a machine's, if any of it is. */
function originOf(olds: readonly XliffSegment[]): Origin {
  const origins = olds.map(({ origin }) => origin ?? "human");
  return (["human", "machine"] as const).find((origin) => origins.includes(origin)) ?? "memory";
}

/** Gives a target the code ids that its source has inside the new sentence. */
function withIdsOf(target: Content, piece: Content, index: number): Content {
  const ids = newIds(piece);
  const known = new Map(codesOf(piece).map((code) => [code.form + code.id, code]));
  return target.map((part): Part => {
    if (part.type === "text") return part;
    const id = ids.get(part.id);
    const own = id === undefined ? undefined : known.get(part.form + id);
    // A code that the source does not have must not be taken for one of another sentence.
    return own ?? { ...part, id: id ?? `${index + 1}-${part.id}` };
  });
}

/** The id of a code as the sentence alone numbers it → its id in the whole. */
function newIds(piece: Content): ReadonlyMap<string, string> {
  const ids = [...new Set(codesOf(piece).map(({ id }) => id))];
  return new Map(ids.map((id, index) => [String(index + 1), id]));
}

/**
 * Cuts the target of a sentence that now stands as several.
 *
 * @param pieces the old sentence, cut where the new ones end
 * @returns as many targets, codes numbered as in the new sentences; `null` where the target falls into more or fewer
 * sentences, or its codes into other ones than in the source.
 */
function splitTarget(
  target: Content,
  pieces: readonly Piece[],
  { cut }: Pick<TargetSentences, "cut">,
): readonly Content[] | null {
  const parts = cut(target);
  if (parts.length !== pieces.length) return null;
  const targets = parts.map((part, index): Content | null => {
    const { content, after } = pieces[index] ?? { content: [], after: [] };
    if (namesOf(part.content) !== namesOf(content) || namesOf(part.after) !== namesOf(after)) return null;
    const numbers = new Map([...newIds(content)].map(([number, id]) => [id, number]));
    return part.content.map((each) =>
      each.type === "text" ? each : { ...each, id: numbers.get(each.id) ?? each.id },
    );
  });
  return targets.every((each) => each !== null) ? targets : null;
}

function namesOf(content: Content): string {
  return codesOf(content)
    .map(({ form, id }: Code) => `${form} ${id}`)
    .sort()
    .join();
}

/**
 * The targets of sentences that were other sentences, word for word: joined, then cut.
 *
 * @returns one for each new sentence; `"nothing"` where there is none that a person made or accepted, `"whole"` where
 * they do not fall into the new sentences.
 */
export function regroupTargets(
  olds: readonly XliffSegment[],
  { before, after }: Pick<Group, "before" | "after">,
  target: TargetSentences,
): readonly Resegmented[] | "nothing" | "whole" {
  const joined = joinTargets(olds, before, target);
  if (joined === null) return "nothing";
  if (after.length === 1) return [joined];
  const state = isFinished(joined.state) ? "needs-adaptation" : joined.state;
  return (
    splitTarget(joined.target, after, target)?.map((part) => ({
      target: part,
      state,
      origin: joined.origin,
      approved: false,
      remark: `This was cut in another way before, but no word has changed; its translation was cut as well. ${CHECK}`,
    })) ?? "whole"
  );
}

/** As text that is not from the article. */
function unspelled(part: Part): Part {
  return part.type === "text" ? text(part.value) : part;
}
