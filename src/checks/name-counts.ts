import type { TextRange } from "../article/finding.ts";
import type { Locale } from "../article/locale.ts";
import type { Concept } from "../glossary/concept.ts";
import { isBetter, type Layer } from "../glossary/layers.ts";
import type { Match } from "../glossary/matcher.ts";
import { termsOf } from "../glossary/wordings.ts";
import type { TermFinder } from "./named.ts";
import { readingText, type TranslatedSegment } from "./reading.ts";
import { isPartOfKeptName } from "./untranslated-name.ts";

/** How often something is named in a segment and its target. Namesakes (two Georgias) are counted as one. */
export interface NameCount {
  /** The same for the same concepts. */
  readonly key: string;
  readonly concepts: readonly Concept[];
  /** As the source writes it, first time. */
  readonly written: string;
  /** Where the source names it. */
  readonly places: readonly TextRange[];
  /** How often the target does. */
  readonly there: number;
  /** The best right by which the target has it; `undefined` where it does not. */
  readonly layer: Layer | undefined;
  /** Set where the target has no more than words derived from the name, and the concept does not take them for it. */
  readonly onlyDerived: string | undefined;
}

/** The names of a segment. */
export interface CountedSegment {
  readonly segment: TranslatedSegment;
  readonly names: readonly NameCount[];
  /** Where the target names each concept. */
  readonly mentions: ReadonlyMap<Concept, ReadonlySet<Mention>>;
}

/** A place of a target, by all that it may name: it is told from others by being another object. */
type Mention = readonly Match[];

/** What names are counted with. */
export interface Sides {
  readonly source: TermFinder;
  readonly target: TermFinder;
  readonly locale: Locale;
  /** People whose full name has stood in the source: from there on the surname alone is a mention too. */
  readonly introduced: Set<Concept>;
}

/** Counts the names of a segment that its target has to have too. Segments come in the article's order, for people are introduced once. */
export function countNames(
  segment: TranslatedSegment,
  { source, target, locale, introduced }: Sides,
): CountedSegment {
  const text = readingText(segment.source);
  const targetText = readingText(segment.target);
  const groups = new Map<
    string,
    Pick<NameCount, "concepts" | "written"> & { readonly places: TextRange[] }
  >();
  for (const matches of byPlace(source(segment.source, segment))) {
    for (const { concept, layer } of matches)
      if (layer !== "surname" && layer !== "derivation") introduced.add(concept);
    const concepts = matches
      .filter((match) => isMention(match, introduced))
      .map(({ concept }) => concept)
      .filter((concept) => termsOf(concept, locale).length > 0);
    if (concepts.length === 0) continue;
    const key = JSON.stringify([...new Set(concepts.map(({ id }) => id))].sort());
    const { start = 0, end = 0 } = matches[0] ?? {};
    if (isPartOfKeptName(text, start, end, targetText)) continue;
    const group = groups.get(key) ?? { concepts, written: text.slice(start, end), places: [] };
    group.places.push({ side: "source", start, end });
    groups.set(key, group);
  }
  const { mentions, layers, derived } = countTarget(segment, target);
  const names = [...groups].map(([key, group]): NameCount => {
    const { concepts } = group;
    const [layer] = concepts.flatMap((concept) => layers.get(concept) ?? []);
    const onlyDerived =
      layer === undefined ? concepts.map((concept) => derived.get(concept)).find(Boolean) : undefined;
    return {
      key,
      ...group,
      there: countOf(concepts, mentions),
      layer,
      onlyDerived,
    };
  });
  return { segment, names, mentions };
}

/** Whether a translation has to have the name too: an adjective may be translated by anything. */
function isMention({ concept, layer, isDoubtful }: Match, introduced: ReadonlySet<Concept>): boolean {
  if (isDoubtful) return false;
  return layer === "surname" ? introduced.has(concept) : layer !== "derivation" && layer !== "latin";
}

function countTarget(segment: TranslatedSegment, target: TermFinder) {
  const mentions = new Map<Concept, Set<Mention>>();
  const layers = new Map<Concept, Layer>();
  const derived = new Map<Concept, string>();
  const text = readingText(segment.target);
  for (const matches of byPlace(target(segment.target, segment))) {
    for (const { concept, layer, start, end } of matches) {
      if (layer === "derivation" && concept.derivations === "flagged") {
        derived.set(concept, text.slice(start, end));
        continue;
      }
      mentions.set(concept, (mentions.get(concept) ?? new Set()).add(matches));
      const before = layers.get(concept);
      if (before === undefined || isBetter(layer, before)) layers.set(concept, layer);
    }
  }
  return { mentions, layers, derived };
}

/** How often any of several concepts is named: a place that may name two of them counts once. */
function countOf(concepts: readonly Concept[], mentions: ReadonlyMap<Concept, ReadonlySet<Mention>>): number {
  return new Set(concepts.flatMap((concept) => [...(mentions.get(concept) ?? [])])).size;
}

/** Matches of one place stand one after the other. */
function byPlace(matches: readonly Match[]): Match[][] {
  const places: Match[][] = [];
  for (const match of matches) {
    const last = places.at(-1);
    if (last?.[0]?.start === match.start) last.push(match);
    else places.push([match]);
  }
  return places;
}

/** How often something is named in a whole unit. */
export interface UnitCount {
  readonly wanted: number;
  readonly there: number;
}

/**
 * The same for whole units: translators move names from one sentence to the next.
 *
 * @returns counts by the ids of units and the keys of names.
 */
export function countByUnit(
  counted: readonly CountedSegment[],
): ReadonlyMap<string, ReadonlyMap<string, UnitCount>> {
  return new Map(
    [...Map.groupBy(counted, ({ segment }) => segment.unit)].map(([unit, segments]) => {
      const mentions = new Map<Concept, Set<Mention>>();
      for (const [concept, places] of segments.flatMap((each) => [...each.mentions])) {
        const all = mentions.get(concept) ?? new Set();
        mentions.set(concept, all);
        for (const place of places) all.add(place);
      }
      const names = Map.groupBy(
        segments.flatMap((each) => each.names),
        ({ key }) => key,
      );
      const counts = [...names].map(([key, same]): [string, UnitCount] => {
        const wanted = same.reduce((sum, { places }) => sum + places.length, 0);
        return [key, { wanted, there: countOf(same[0]?.concepts ?? [], mentions) }];
      });
      return [unit, new Map(counts)];
    }),
  );
}
