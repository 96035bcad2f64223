import type { Content } from "../article/content.ts";
import type { SegmentId, UnitId } from "../article/identity.ts";
import { direction, type Locale } from "../article/locale.ts";
import { type Problem, positionAt } from "../article/problem.ts";
import type { Article, Furniture } from "../article/unit.ts";
import type { Format, FormatOptions, Refusal } from "../formats/format.ts";
import type { Memory, MemoryEntry } from "../memory/memory.ts";
import { declareTool } from "../xliff/declare-tool.ts";
import type { PlannedBlock, PlannedSegment, XliffDocument, XliffVersion } from "../xliff/model.ts";
import { readXliff } from "../xliff/read.ts";
import { updateXliff } from "../xliff/update.ts";
import { writeXliff } from "../xliff/write.ts";
import {
  type Composition,
  compose,
  type Fallback,
  type ParagraphOrigin,
  type Translation,
} from "./compose.ts";
import { leverage, memoryEntries } from "./leverage.ts";
import { type Leaving, merge, newSegment, type Slot } from "./merge.ts";
import { settleStates } from "./settle.ts";
import type { TermFinder } from "./terms.ts";

/** What decides how one article is localized, apart from its text and translations. */
export interface LocalizeSettings {
  readonly fallback: Fallback;
  readonly xliffVersion: XliffVersion;
  readonly formatOptions: FormatOptions;
  /** Front-matter keys that name the localized article's language and direction; `null`: not set. */
  readonly languageKey: string | null;
  readonly directionKey: string | null;
  readonly renderFurniture: ((furniture: Furniture) => Content | undefined) | null;
  /** Finds the terms that 2.1 files tell translators; `null`: they hold none. */
  readonly findTerms: TermFinder | null;
}

/** Everything that goes into one article × locale. */
export interface LocalizeInput {
  readonly article: Article;
  readonly format: Format;
  readonly locale: Locale;
  /** Path of the XLIFF file as the user knows it, for messages. */
  readonly file: string;
  /** The translator's file as it is now, if there is one. */
  readonly existing: XliffDocument | null;
  readonly memory: Memory;
  /** Fills slots that the memory left empty; gives them back as they are where there is no provider. */
  readonly translate: (slots: readonly Slot[]) => Promise<readonly Slot[]>;
  readonly settings: LocalizeSettings;
}

/** What becomes of one article × locale: plain data, nothing is written yet. */
export interface Localized {
  /** The XLIFF file's text; `null` where the article has nothing to translate and there is no file yet. */
  readonly xliff: string | null;
  /** The localized article; `null` where it was refused, or policy asks for a complete one. */
  readonly text: string | null;
  readonly paragraphs: ReadonlyMap<UnitId, ParagraphOrigin>;
  readonly outdated: readonly UnitId[];
  /** Why there is no localized article, placed in the XLIFF file. */
  readonly problems: readonly Problem[];
  readonly leaving: readonly Leaving[];
  readonly entries: readonly MemoryEntry[];
  readonly slots: readonly Slot[];
}

/** Plans one article in one locale: merge, leverage, translate, write XLIFF, compose. */
export async function localize(input: LocalizeInput): Promise<Localized> {
  const { article, existing, memory, locale, settings } = input;
  const merged = merge(article, existing?.segments ?? []);
  const settled = existing ? settleStates(merged.slots, existing) : merged.slots;
  const leveraged = leverage(settled, memory, article.language, locale);
  const slots = await input.translate(leveraged);
  const xliff = writeFile(input, slots);
  const translations = new Map<SegmentId, Translation>(
    slots.map((slot) => [slot.segment.id, slot.translation]),
  );
  const composition = compose(article, translations, {
    locale,
    fallback: settings.fallback,
    renderFurniture: settings.renderFurniture,
  });
  const composed = serializeComposition(composition, { ...input, xliff });
  return {
    xliff,
    ...composed,
    paragraphs: composition.paragraphs,
    outdated: composition.outdated,
    leaving: merged.leaving,
    entries: memoryEntries(slots.map(asBilingual), article.path),
    slots,
  };
}

function writeFile(input: LocalizeInput, slots: readonly Slot[]): string | null {
  const { article, existing, locale, settings, format } = input;
  const version = existing?.version.startsWith("2") ? "2.1" : existing ? "1.2" : settings.xliffVersion;
  const blocks = planBlocks(slots, version === "2.1" ? settings.findTerms : null);
  if (!existing && blocks.length === 0) return null;
  const head = {
    version,
    original: article.path,
    datatype: format.datatype,
    sourceLocale: article.language,
    targetLocale: locale,
  } as const;
  if (!existing) return writeXliff(head, blocks);
  const updated = updateXliff(existing, head, blocks);
  // A header that a tool dropped alone is no reason to write a file.
  return updated === existing.text || version !== "1.2" ? updated : declareTool(updated, existing.file);
}

/**
 * Groups segments into the blocks of a XLIFF file, one per unit.
 *
 * @param findTerms `null`: nobody looks for terms, and those of a file stay.
 */
export function planBlocks(slots: readonly Slot[], findTerms: TermFinder | null): PlannedBlock[] {
  const blocks: (Omit<PlannedBlock, "segments"> & { segments: PlannedSegment[] })[] = [];
  for (const slot of slots) {
    let block = blocks.at(-1);
    if (block?.id !== slot.unit.id) {
      const { id, kind, context } = slot.unit;
      block = { id, kind, context, segments: [] };
      blocks.push(block);
    }
    block.segments.push(planSegment(slot));
  }
  if (findTerms === null) return blocks;
  const sentences = Map.groupBy(slots, (slot) => slot.unit.id);
  return blocks.map((block) => ({
    ...block,
    terms: findTerms((sentences.get(block.id) ?? []).map((slot) => slot.segment.content)),
  }));
}

function planSegment(slot: Slot): PlannedSegment {
  if (!slot.kept) return { added: newSegment(slot) };
  const change =
    slot.suggestions.length > 0 ? { ...slot.change, addSuggestions: slot.suggestions } : slot.change;
  return Object.keys(change).length === 0 ? { kept: slot.kept } : { kept: slot.kept, change };
}

/** Everything that {@link serializeComposition} needs besides the composition. */
export interface SerializeContext {
  readonly article: Article;
  readonly format: Format;
  readonly locale: Locale;
  /** Path and text of the XLIFF file, to place refusals in it. */
  readonly file: string;
  readonly xliff: string | null;
  readonly settings: Pick<LocalizeSettings, "fallback" | "formatOptions" | "languageKey" | "directionKey">;
}

/** Makes the localized article's text, or says why there is none. */
export function serializeComposition(
  composition: Composition,
  context: SerializeContext,
): Pick<Localized, "text" | "problems"> {
  const { article, format, locale, settings } = context;
  if (composition.refusals.length > 0) return refuse(context, composition.refusals);
  if (settings.fallback === "skip-article" && composition.open.length > 0)
    return { text: null, problems: [] };
  const frontMatter = composition.isTranslated ? declaration(locale, settings) : {};
  const result = format.serialize(article, composition.translations, {
    ...settings.formatOptions,
    frontMatter,
    locale: composition.isTranslated ? locale : undefined,
  });
  return result.text === null ? refuse(context, result.refusals) : { text: result.text, problems: [] };
}

function declaration(
  locale: Locale,
  { languageKey, directionKey }: SerializeContext["settings"],
): Record<string, string> {
  return {
    ...(languageKey === null ? {} : { [languageKey]: locale }),
    ...(directionKey === null ? {} : { [directionKey]: direction(locale) }),
  };
}

/** Places each refusal in the XLIFF file, where the translator can mend it. */
function refuse(
  { article, file, xliff }: SerializeContext,
  refusals: readonly Refusal[],
): Pick<Localized, "text" | "problems"> {
  const segments = xliff === null ? [] : readXliff(xliff, file).segments;
  const places = new Map(
    segments.map(({ id, element, targetInner }) => [id, targetInner?.start ?? element.start]),
  );
  const problems = refusals.map(({ unit, segment, message }): Problem => {
    const id =
      segment ?? article.units.find((one) => one.id === unit)?.segments.find((one) => !one.furniture)?.id;
    const offset = id === undefined ? undefined : places.get(id);
    return {
      kind: "usage",
      file,
      position: offset === undefined || xliff === null ? undefined : positionAt(xliff, offset),
      message: `The ${segment === undefined ? `paragraph ${unit}` : `sentence ${segment}`} cannot be put into the article: ${message}`,
      advice: "The last good version of the localized article stays until it is mended.",
    };
  });
  return { text: null, problems };
}

function asBilingual({ segment, translation, kept }: Slot): Parameters<typeof memoryEntries>[0][number] {
  const { target, state, origin } = translation;
  return { source: segment.content, target, state, origin, approved: kept?.approved ?? false };
}
