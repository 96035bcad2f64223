import type { Content } from "../article/content.ts";
import type { SegmentId, UnitId } from "../article/identity.ts";
import type { Locale } from "../article/locale.ts";
import type { Problem } from "../article/problem.ts";
import type { Article, Furniture } from "../article/unit.ts";
import type { Format } from "../formats/format.ts";
import type { Memory, MemoryEntry } from "../memory/memory.ts";
import { declareTool } from "../xliff/declare-tool.ts";
import type { BlockTerm, PlannedBlock, PlannedSegment, XliffDocument, XliffVersion } from "../xliff/model.ts";
import { updateXliff } from "../xliff/update.ts";
import { writeXliff } from "../xliff/write.ts";
import { compose, type ParagraphOrigin, type Translation } from "./compose.ts";
import type { Leaving } from "./leaving.ts";
import { leverage, memoryEntries } from "./leverage.ts";
import { merge } from "./merge.ts";
import type { TargetSentences } from "./resegment.ts";
import { type SerializeSettings, serializeComposition } from "./serialize.ts";
import { settleStates } from "./settle.ts";
import { newSegment, type Slot } from "./slot.ts";
import type { FindTerms } from "./terms.ts";

/** What decides how one article is localized, apart from its text and translations. */
export interface LocalizeSettings extends SerializeSettings {
  readonly xliffVersion: XliffVersion;
  readonly renderFurniture: ((furniture: Furniture) => Content | undefined) | null;
  /** Finds the terms that files tell translators; `null`: nobody looks, and those of a file stay. */
  readonly findTerms: FindTerms | null;
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
  /** Cuts targets, where sentences of the article are cut in another way than they were. */
  readonly target: TargetSentences;
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
  const merged = merge(article, existing?.segments ?? [], input.target);
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
    conventions: settings.conventions,
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
  const blocks = planBlocks(slots, settings.findTerms);
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
export function planBlocks(slots: readonly Slot[], findTerms: FindTerms | null): PlannedBlock[] {
  const blocks: (Omit<PlannedBlock, "segments"> & {
    segments: PlannedSegment[];
    terms: (readonly BlockTerm[])[] | undefined;
  })[] = [];
  for (const slot of slots) {
    let block = blocks.at(-1);
    if (block?.id !== slot.unit.id) {
      const { id, kind, context } = slot.unit;
      block = { id, kind, context, segments: [], terms: findTerms === null ? undefined : [] };
      blocks.push(block);
    }
    block.segments.push(planSegment(slot));
    if (findTerms !== null) block.terms?.push(findTerms(slot.segment.content, slot.unit));
  }
  return blocks;
}

function planSegment(slot: Slot): PlannedSegment {
  if (!slot.kept) return { added: newSegment(slot) };
  const change =
    slot.suggestions.length > 0 ? { ...slot.change, addSuggestions: slot.suggestions } : slot.change;
  return Object.keys(change).length === 0 ? { kept: slot.kept } : { kept: slot.kept, change };
}

function asBilingual({ segment, translation, kept }: Slot): Parameters<typeof memoryEntries>[0][number] {
  const { target, state, origin } = translation;
  return { source: segment.content, target, state, origin, approved: kept?.approved ?? false };
}
