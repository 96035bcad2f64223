import {
  type Code,
  type Content,
  codesOf,
  contentKey,
  isBlank,
  type Part,
  plainText,
  sameContent,
  text,
} from "../article/content.ts";
import type { SegmentId, UnitId } from "../article/identity.ts";
import { type Locale, sentenceSpace } from "../article/locale.ts";
import { isFinished, type Origin, type PreviousVersion, type State } from "../article/translation.ts";
import type { Article, Furniture, Segment, SegmentedUnit } from "../article/unit.ts";
import { applyConventions, type Conventions } from "../conventions/conventions.ts";
import type { Refusal } from "../formats/format.ts";

/** What to put where a sentence has no finished translation. */
export type Fallback = "source" | "skip-article" | "keep-machine";

/** What is known of one segment's translation. */
export interface Translation {
  readonly target: Content | null;
  readonly state: State;
  readonly origin: Origin | null;
  /** Set while the target belongs to an earlier wording, whatever its state. */
  readonly previous?: PreviousVersion | null;
}

/** Where a paragraph's text comes from: the least trustworthy of its sentences counts. `furniture` comes from resources alone. */
export type ParagraphOrigin = "source" | "machine" | "memory" | "human" | "furniture";

/** How to put translations into an article. */
export interface ComposeOptions {
  readonly locale: Locale;
  readonly fallback: Fallback;
  /** Renders a standing line in the target language; `undefined` leaves it as it is in the source. `null`: no furniture at all. */
  readonly renderFurniture: ((furniture: Furniture) => Content | undefined) | null;
  /** What of the target language's typography is put right; `null`: nothing. */
  readonly conventions: Conventions | null;
}

/** The translation of every unit that reads differently from its source, and the record of where all of it comes from. */
export interface Composition {
  readonly translations: ReadonlyMap<UnitId, Content>;
  /** Those of {@link Composition.translations} that conventions changed, as they were typed. */
  readonly asTyped: ReadonlyMap<UnitId, Content>;
  readonly paragraphs: ReadonlyMap<UnitId, ParagraphOrigin>;
  /** Paragraphs with a person's translation of an earlier wording. */
  readonly outdated: readonly UnitId[];
  /** Units whose inline codes a translator lost, doubled or crossed. */
  readonly refusals: readonly Refusal[];
  /** Segments without a finished translation. */
  readonly open: readonly SegmentId[];
  /** Whether any sentence reads differently from its source, standing lines aside: only then is it another language. */
  readonly isTranslated: boolean;
}

/** One sentence as it will stand in the localized article. */
interface Choice {
  readonly content: Content;
  readonly origin: ParagraphOrigin;
  readonly outdated: boolean;
  /** Whether it is in the target language: a translation that reads differently from its source, or a rendered line. */
  readonly inTarget: boolean;
}

/**
 * Chooses, sentence by sentence, what stands in the localized article, and joins sentences to units.
 * Nothing is escaped here: that is the format's business.
 */
export function compose(
  article: Article,
  translations: ReadonlyMap<SegmentId, Translation>,
  options: ComposeOptions,
): Composition {
  const result = new Map<UnitId, Content>();
  const asTyped = new Map<UnitId, Content>();
  const paragraphs = new Map<UnitId, ParagraphOrigin>();
  const outdated: UnitId[] = [];
  const refusals: Refusal[] = [];
  const open: SegmentId[] = [];
  let isTranslated = false;
  for (const unit of article.units) {
    const markup = markupOf(unit);
    const choices = unit.segments.map((segment, index) => {
      const translation = translations.get(segment.id);
      if (!segment.furniture && !isDone(translation)) open.push(segment.id);
      const choice = choose(segment, translation, options);
      const placed = placeCodes(choice.content, markup[index]?.codes ?? new Map());
      if (placed || !choice.outdated) return { ...choice, content: placed };
      // An outdated translation that lacks the new codes cannot be used and is nobody's fault: the source stands in.
      const source = placeCodes(segment.content, markup[index]?.codes ?? new Map());
      return { content: source, origin: "source", outdated: true, inTarget: false } as const;
    });
    const lost = unit.segments.filter((_, index) => choices[index]?.content === null);
    for (const segment of lost) {
      refusals.push({ unit: unit.id, segment: segment.id, message: codeMessage(segment, translations) });
    }
    if (lost.length > 0) continue;
    paragraphs.set(unit.id, leastTrusted(choices.map((choice) => choice.origin)));
    if (choices.some((choice) => choice.outdated)) outdated.push(unit.id);
    isTranslated ||= choices.some((choice) => choice.inTarget && choice.origin !== "furniture");
    if (choices.every((choice) => choice.origin === "source")) continue;
    const content = join(choices as readonly Choice[], markup, article.language, options.locale); // no content is null: checked above
    if (sameContent(content, unit.content)) continue;
    const own = options.conventions
      ? applyConventions(content, options.locale, options.conventions)
      : content;
    result.set(unit.id, own);
    if (own !== content && !sameContent(own, content)) asTyped.set(unit.id, content);
  }
  return { translations: result, asTyped, paragraphs, outdated, refusals, open, isTranslated };
}

function isDone(translation: Translation | undefined): boolean {
  return translation !== undefined && hasText(translation) && isFinished(translation.state);
}

function hasText(translation: Translation): translation is Translation & { readonly target: Content } {
  return translation.target !== null && !isBlank(translation.target);
}

function choose(segment: Segment, translation: Translation | undefined, options: ComposeOptions): Choice {
  const source: Choice = { content: segment.content, origin: "source", outdated: false, inTarget: false };
  if (segment.furniture) {
    const rendered = options.renderFurniture?.(segment.furniture);
    return rendered
      ? { ...source, content: rendered, origin: "furniture", inTarget: true }
      : { ...source, origin: "furniture" };
  }
  if (!translation || !hasText(translation)) return source;
  const { target, state, origin, previous = null } = translation;
  const usable =
    isFinished(state) ||
    (state === "needs-adaptation" && origin !== "machine") ||
    (state === "needs-review-translation" && options.fallback === "keep-machine");
  if (!usable) return source;
  const unchanged = contentKey(target) === contentKey(segment.content);
  return {
    content: unchanged ? segment.content : target,
    origin: origin ?? "human",
    outdated: state === "needs-adaptation" || previous !== null,
    inTarget: !unchanged,
  };
}

const TRUST: readonly ParagraphOrigin[] = ["source", "machine", "memory", "human", "furniture"];

function leastTrusted(origins: readonly ParagraphOrigin[]): ParagraphOrigin {
  return TRUST.find((origin) => origins.includes(origin)) ?? "source";
}

/** A segment's markup in terms of its unit: segments number their codes anew, units don't. */
interface UnitMarkup {
  /** Form and id of a code in the segment → the unit's own code. */
  readonly codes: ReadonlyMap<string, Code>;
  /** The segment's trailing with the unit's own codes. */
  readonly trailing: Content;
}

function markupOf(unit: SegmentedUnit): UnitMarkup[] {
  const all = codesOf(unit.content);
  let next = 0;
  return unit.segments.map((segment) => {
    const codes = new Map<string, Code>();
    for (const code of codesOf(segment.content)) {
      const own = all[next++];
      if (own) codes.set(nameOf(code), own);
    }
    const trailing = segment.trailing.map((part) => (part.type === "text" ? part : (all[next++] ?? part)));
    return { codes, trailing };
  });
}

const nameOf = (code: Code) => `${code.form} ${code.id}`;

/** Gives a sentence's codes the article's own markup; `null` where a code is missing that has to be there, doubled or unknown. */
function placeCodes(content: Content, codes: ReadonlyMap<string, Code>): Content | null {
  const used = new Set<string>();
  const result: Part[] = [];
  for (const part of content) {
    if (part.type === "text") {
      result.push(part);
      continue;
    }
    const own = codes.get(nameOf(part));
    if (!own || used.has(nameOf(part))) return null;
    used.add(nameOf(part));
    result.push(own);
  }
  return [...codes].every(([name, { optional }]) => optional || used.has(name)) ? result : null;
}

function codeMessage(segment: Segment, translations: ReadonlyMap<SegmentId, Translation>): string {
  const show = (content: Content) => codesOf(content).map((code) => code.display || code.id);
  const wanted = show(segment.content);
  const found = show(translations.get(segment.id)?.target ?? []);
  const list = (codes: readonly string[]) =>
    codes.length === 0 ? "none" : codes.map((code) => `«${code}»`).join(" ");
  return `The translation must have each inline code of the source once: ${list(wanted)}; it has ${list(found)}.`;
}

/** Puts sentences one after the other, with the space that the target language puts between them. */
function join(
  choices: readonly Choice[],
  markup: readonly UnitMarkup[],
  source: Locale,
  target: Locale,
): Content {
  return choices.flatMap((choice, index) => {
    const trailing = markup[index]?.trailing ?? [];
    const next = choices[index + 1];
    if (!next || (!choice.inTarget && !next.inTarget)) return [...choice.content, ...trailing];
    if (codesOf(trailing).length > 0) return [...choice.content, ...trailing]; // a line break stays in every language
    const sideOf = (one: Choice) => (one.inTarget ? target : source);
    const languages = [sideOf(choice), sideOf(next)] as const;
    return [...choice.content, ...spaceBetween(trailing, languages, [choice.content, next.content], target)];
  });
}

/**
 * Nothing, where neither language has a space between sentences; but sentences in Latin letters and the like are kept
 * apart in every language.
 *
 * @param before The language of the sentence before the gap; `left` is its content.
 */
export function spaceBetween(
  trailing: Content,
  [before, after]: readonly [Locale, Locale],
  [left, right]: readonly [Content, Content],
  target: Locale,
): Content {
  const space = trailing.length > 0 ? trailing : [text(" ")];
  if (sentenceSpace(before) === "" && sentenceSpace(after) === "") {
    return isNarrow(plainText(left).at(-1)) && isNarrow(plainText(right)[0]) ? space : [];
  }
  return sentenceSpace(target) === "" ? trailing : space;
}

/** Whether a character is one of a script with spaces, or a sign of such a text. */
function isNarrow(sign: string | undefined): boolean {
  return sign !== undefined && /[!-\u1FFF]/.test(sign);
}
