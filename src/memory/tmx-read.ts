import { SaxesParser } from "saxes";
import { isBlank } from "../article/content.ts";
import { type Locale, languageOf, tryLocale } from "../article/locale.ts";
import { type Position, usageError } from "../article/problem.ts";
import type { State } from "../article/translation.ts";
import type { BilingualEntry, MemoryContext } from "./memory.ts";
import { STATE_RANK } from "./ranking.ts";
import {
  type Attributes,
  buildSegment,
  foreignContents,
  type KeyedContent,
  ownContent,
  type SegmentBuilder,
} from "./tmx-segment.ts";
import { PROP, TOOL, unescapeProp } from "./tmx-vocabulary.ts";

/** Elements inside each other; real files have fewer than ten. */
const MAX_DEPTH = 64;

/** Up to so many languages every one of a `*all*` unit is taken as a source; beyond, the first (pairs grow with the square). */
const MAX_ALL_TO_ALL = 12;

/** One language of a translation unit. */
interface Variant {
  readonly locale: Locale;
  readonly segment: KeyedContent;
  readonly spellings: string | undefined;
}

interface OpenUnit {
  readonly sourceLanguage: string | undefined;
  readonly props: Map<string, string>;
  readonly variants: Variant[];
}

interface OpenVariant {
  readonly locale: Locale;
  readonly props: Map<string, string>;
  segment: KeyedContent | null;
}

/** Takes a TMX file in pieces. */
export interface TmxReader {
  /** @throws ExonymError with the place of what is wrong. */
  write(chunk: string): void;
  /**
   * Ends the file.
   * @returns the number of translation units that gave no entry: empty, in one language, or without their source language.
   */
  close(): number;
}

/**
 * Reads a TMX file of any tool and any version to 1.4b, in pieces of any size, in constant memory.
 * A unit gives one entry per language other than its source language (`srclang`); with `*all*`, one per pair.
 * `hi` and `sub` are looked through; dates and foreign properties are not kept.
 *
 * @param file name for messages, and the origin of entries that do not say an article.
 */
export function createTmxReader(file: string, onEntry: (entry: BilingualEntry) => void): TmxReader {
  const parser = new SaxesParser({ position: true, xmlns: false });
  const names: string[] = [];
  let tagStart: Position = { line: 1, column: 1 };
  let headerLanguage: string | undefined;
  let isOwn = false;
  let unit: OpenUnit | null = null;
  let variant: OpenVariant | null = null;
  let segment: SegmentBuilder | null = null;
  let prop: { readonly type: string; value: string } | null = null;
  let skipped = 0;

  function refuse(message: string, advice: string, position: Position): never {
    throw usageError(message, advice, { file, position });
  }

  function here(): Position {
    return { line: parser.line, column: Math.max(1, parser.columnIndex) };
  }

  function openElement(name: string, attributes: Attributes) {
    const parent = names.at(-1);
    if (names.length === 0 && name !== "tmx") {
      refuse(
        `This is not a TMX file: it begins with <${name}>.`,
        "Name a TMX, TSV, CSV or XLIFF file.",
        tagStart,
      );
    }
    if (names.length >= MAX_DEPTH) {
      refuse("Elements are nested too deeply.", "Export the file again from its tool.", tagStart);
    }
    names.push(name);
    if (segment !== null) {
      segment.open(name, attributes);
    } else if (name === "header") {
      headerLanguage = attributes.srclang;
      isOwn = attributes.creationtool === TOOL;
    } else if (name === "tu") {
      unit = { sourceLanguage: attributes.srclang ?? headerLanguage, props: new Map(), variants: [] };
    } else if (name === "tuv" && unit !== null) {
      variant = { locale: localeOf(attributes), props: new Map(), segment: null };
    } else if (name === "prop" && (parent === "tu" || parent === "tuv")) {
      prop = { type: attributes.type ?? "", value: "" };
    } else if (name === "seg" && variant?.segment === null) {
      segment = buildSegment();
    }
  }

  function localeOf(attributes: Attributes): Locale {
    // `lang` is how TMX 1.1 and 1.2 had it.
    const tag = attributes["xml:lang"] ?? attributes.lang;
    const locale = tag === undefined ? undefined : tryLocale(tag);
    if (locale !== undefined) return locale;
    return tag === undefined
      ? refuse("A <tuv> says no language.", "Give it an xml:lang attribute.", tagStart)
      : refuse(`«${tag}» is not a language tag.`, "Use a BCP 47 tag such as fr, uk or zh-Hant.", tagStart);
  }

  function closeElement() {
    const name = names.pop();
    if (segment !== null && name !== "seg") {
      segment.close();
    } else if (name === "seg" && segment !== null && variant !== null) {
      variant.segment = segment.finish();
      segment = null;
    } else if (name === "prop" && prop !== null) {
      (variant ?? unit)?.props.set(prop.type, prop.value);
      prop = null;
    } else if (name === "tuv" && variant !== null) {
      const { locale, segment: content, props } = variant;
      if (content !== null)
        unit?.variants.push({ locale, segment: content, spellings: props.get(PROP.codes) });
      variant = null;
    } else if (name === "tu" && unit !== null) {
      let count = 0;
      for (const entry of entriesOf(unit, file, isOwn)) {
        onEntry(entry);
        count++;
      }
      if (count === 0) skipped++;
      unit = null;
    }
  }

  function takeText(value: string) {
    if (segment !== null) segment.text(value);
    else if (prop !== null) prop.value += value;
  }

  parser.on("opentagstart", ({ name }) => {
    const column = parser.columnIndex - name.length - 1;
    tagStart = column > 0 ? { line: parser.line, column } : { line: Math.max(1, parser.line - 1), column: 1 };
  });
  parser.on("opentag", ({ name, attributes }) => openElement(name, attributes));
  parser.on("closetag", closeElement);
  parser.on("text", takeText);
  parser.on("cdata", takeText);
  parser.on("doctype", (doctype) => {
    if (/\[/.test(doctype.replace(/"[^"]*"|'[^']*'/g, ""))) {
      refuse(
        "The file declares entities of its own (an internal DTD subset).",
        "Remove what stands in [ ] after <!DOCTYPE tmx; nothing of it is needed.",
        here(),
      );
    }
  });
  parser.on("error", (error) => {
    const detail = error.message.replace(/^\d+:\d+: /, "").replace(/\.$/, "");
    refuse(
      `The file is not well-formed XML: ${detail}.`,
      "Export it again from its tool, or mend this place.",
      here(),
    );
  });

  return {
    write(chunk) {
      parser.write(chunk);
    },
    close() {
      parser.close();
      return skipped;
    },
  };
}

/** What a TMX file holds. */
export interface TmxContents {
  readonly entries: readonly BilingualEntry[];
  /** How many translation units gave no entry: empty, in one language, or without their source language. */
  readonly skipped: number;
}

/**
 * Reads a whole TMX file; see {@link createTmxReader}.
 *
 * @param text the decoded file.
 * @throws ExonymError with the place of what is wrong.
 * @example readTmx(await readText("locales/fr/retired.tmx"), "locales/fr/retired.tmx").entries
 */
export function readTmx(text: string, file: string): TmxContents {
  const entries: BilingualEntry[] = [];
  const reader = createTmxReader(file, (entry) => entries.push(entry));
  reader.write(text);
  const skipped = reader.close();
  return { entries, skipped };
}

function* entriesOf(unit: OpenUnit, file: string, isOwn: boolean): Generator<BilingualEntry> {
  const from = isOwn ? unescapeProp(unit.props.get(PROP.article) ?? file) : file;
  const details = { context: contextOf(unit.props), state: stateOf(unit.props.get(PROP.state)), from };
  for (const source of sourcesOf(unit)) {
    for (const target of unit.variants) {
      if (target === source || (!isOwn && target.locale === source.locale)) continue;
      const [sourceContent, targetContent] = isOwn
        ? [ownContent(source.segment, source.spellings), ownContent(target.segment, target.spellings)]
        : foreignContents(source.segment, target.segment);
      // What is kept of a person's work is never left out, whatever it is.
      if (!isOwn && (isBlank(sourceContent) || isBlank(targetContent))) continue;
      yield {
        sourceLocale: source.locale,
        targetLocale: target.locale,
        source: sourceContent,
        target: targetContent,
        ...details,
      };
    }
  }
}

/** The variants in the unit's source language; where the tag does not occur, those of the language in another region. */
function sourcesOf({ sourceLanguage, variants }: OpenUnit): readonly Variant[] {
  if (sourceLanguage === undefined || sourceLanguage.toLowerCase() === "*all*") {
    return variants.length <= MAX_ALL_TO_ALL ? variants : variants.slice(0, 1);
  }
  const locale = tryLocale(sourceLanguage);
  if (locale === undefined) return [];
  const source =
    variants.find((variant) => variant.locale === locale) ??
    variants.find((variant) => languageOf(variant.locale) === languageOf(locale));
  return source === undefined ? [] : [source];
}

function contextOf(props: ReadonlyMap<string, string>): MemoryContext | null {
  const previous = props.get(PROP.previous);
  const next = props.get(PROP.next);
  if (previous === undefined || next === undefined) return null;
  return { previousKey: unescapeProp(previous), nextKey: unescapeProp(next) };
}

function stateOf(value: string | undefined): State {
  const isState = value !== undefined && Object.hasOwn(STATE_RANK, value);
  return isState ? (value as State) : "translated"; // one of the keys of a Record<State, …>
}
