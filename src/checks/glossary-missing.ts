import type { TextRange } from "../article/finding.ts";
import type { Locale } from "../article/locale.ts";
import type { Concept } from "../glossary/concept.ts";
import { isBetter, type Layer } from "../glossary/layers.ts";
import type { Match } from "../glossary/matcher.ts";
import { nearMiss } from "../glossary/near-miss.ts";
import { preferredTerm, termsOf } from "../glossary/wordings.ts";
import type { Check, Remark } from "./check.ts";
import { expectedWordings } from "./expected.ts";
import { type TermFinder, termsIn } from "./named.ts";
import { comparable, quoted, readingText, type TranslatedSegment, times } from "./reading.ts";
import { isPartOfKeptName } from "./untranslated-name.ts";

/** A name of the source that has no counterpart of the glossary's in the target. */
export const glossaryMissing: Check = {
  id: "glossary-missing",
  summary:
    "The source names something of the glossary, and the target has none of its wordings (or has them fewer times).",
  severity: "warning",
  *run({ document, glossary }) {
    const { sourceLocale, targetLocale } = document;
    const sides: Sides = {
      source: termsIn(glossary, sourceLocale, document.kinds),
      target: termsIn(glossary, targetLocale, document.kinds),
      locale: targetLocale,
      introduced: new Set(),
    };
    const counted = comparable(document.segments).map((segment) => countNames(segment, sides));
    const totals = totalByUnit(counted);
    for (const { segment, names } of counted) {
      for (const name of names) {
        if (name.layer === "latin") yield remarkOnLatin(segment, name, targetLocale);
        if (name.there >= name.wanted) continue;
        const unit = totals.get(segment.unit);
        const inUnit = unit ? total(name.concepts, unit.there) : name.there;
        if (unit && inUnit >= (unit.wanted.get(name.key) ?? 0)) continue;
        yield remarkOn(segment, name, inUnit, targetLocale);
      }
    }
  },
  examples: {
    good: [
      {
        source: "in Kyiv",
        target: "у Києві",
        targetLocale: "uk",
        glossary: "en,uk,uk:forms\nKyiv,Київ,Києві\n",
      },
      {
        source: "North Korea and North Korea’s army",
        target: "Triều Tiên và quân đội Triều Tiên",
        targetLocale: "vi",
        glossary: "en,vi\nNorth Korea,Triều Tiên\n",
      },
      {
        source: "Pyongyang said",
        target: "평양은 말했다",
        targetLocale: "ko",
        glossary: "en,ko\nPyongyang,평양\n",
      },
      {
        source: "between Pyongyang and the United States",
        target: "بين بيونغ يانغ والولايات المتحدة",
        targetLocale: "ar",
        glossary: "en,ar\nPyongyang,بيونغ يانغ\nUnited States,الولايات المتحدة\n",
      },
      {
        source: "a loan to the United States",
        target: "قرض للولايات المتحدة",
        targetLocale: "ar",
        glossary: "en,ar\nUnited States,الولايات المتحدة\n",
      },
      {
        source: "that in Kyiv the Kremlin",
        target: "שבקייב הקרמלין",
        targetLocale: "he",
        glossary: "en,he\nKyiv,קייב\nKremlin,קרמלין\n",
      },
      {
        source: "Papua New Guinea",
        target: "Papua-Neuguinea",
        targetLocale: "de",
        glossary: "en,de\nGuinea,Guinea\nPapua New Guinea,Papua-Neuguinea\n",
      },
      {
        source: "in Kyiv",
        target: "à Kiev",
        targetLocale: "fr",
        glossary: "en,fr,fr:forbidden\nKyiv,Kyiv,Kiev\n",
      },
      {
        source: "Jordan Spieth won, the London Gazette wrote",
        target: "Jordan Spieth a gagné, a écrit la London Gazette",
        targetLocale: "fr",
        glossary: "en,fr\nJordan,Jordanie\nLondon,Londres\n",
      },
      {
        source: "Georgia won",
        target: "La Géorgie a gagné",
        targetLocale: "fr",
        glossary: "id,en,fr\ncountry,Georgia,Géorgie\nstate,Georgia,l’État de Géorgie\n",
      },
    ],
    bad: [
      {
        source: "In Jordan, Spieth won",
        target: "Jordan Spieth a gagné",
        targetLocale: "fr",
        glossary: "en,fr\nJordan,Jordanie\n",
      },
      {
        source: "in Kyiv",
        target: "в столиці",
        targetLocale: "uk",
        glossary: "en,uk,uk:forms\nKyiv,Київ,Києві\n",
      },
      {
        source: "Kursk and Kursk",
        target: "クルスク",
        targetLocale: "ja",
        glossary: "en,ja\nKursk,クルスク\n",
      },
      {
        source: "The U.N. said",
        target: "قال المتحدث",
        targetLocale: "ar",
        glossary: "en,ar\nU.N.,الأمم المتحدة\n",
      },
      {
        source: "air in Kyiv",
        target: "تكييف الهواء",
        targetLocale: "ar",
        glossary: "en,ar\nKyiv,كييف\n",
      },
      {
        source: "ở Bình Nhưỡng",
        target: "in Phyongyang",
        sourceLocale: "vi",
        targetLocale: "de",
        glossary: "vi,de\nBình Nhưỡng,Pjöngjang\n",
      },
    ],
  },
};

/**
 * How often something is named in a segment and its target. Namesakes (two Georgias) are counted as one.
 */
interface NameCount {
  readonly key: string;
  readonly concepts: readonly Concept[];
  /** As the source writes it, first time. */
  readonly written: string;
  /** Where the source names it. */
  readonly places: readonly TextRange[];
  readonly wanted: number;
  readonly there: number;
  /** The best right by which the target has it; `undefined` where it does not. */
  readonly layer: Layer | undefined;
  /** Set where the target has no more than words derived from the name, and the concept does not take them for it. */
  readonly onlyDerived: string | undefined;
}

interface CountedSegment {
  readonly segment: TranslatedSegment;
  readonly names: readonly NameCount[];
  /** How often the target names each concept. */
  readonly there: ReadonlyMap<Concept, number>;
}

interface Sides {
  readonly source: TermFinder;
  readonly target: TermFinder;
  readonly locale: Locale;
  /** People whose full name has stood in the source: from there on the surname alone is a mention too. */
  readonly introduced: Set<Concept>;
}

function countNames(
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
  const { counts, layers, derived } = countTarget(segment, target);
  const names = [...groups].map(([key, group]): NameCount => {
    const { concepts } = group;
    const [layer] = concepts.flatMap((concept) => layers.get(concept) ?? []);
    const onlyDerived =
      layer === undefined ? concepts.map((concept) => derived.get(concept)).find(Boolean) : undefined;
    return {
      key,
      ...group,
      wanted: group.places.length,
      there: total(concepts, counts),
      layer,
      onlyDerived,
    };
  });
  return { segment, names, there: counts };
}

/** Whether a translation has to have the name too: an adjective may be translated by anything. */
function isMention({ concept, layer, isDoubtful }: Match, introduced: ReadonlySet<Concept>): boolean {
  if (isDoubtful) return false;
  return layer === "surname" ? introduced.has(concept) : layer !== "derivation" && layer !== "latin";
}

function countTarget(segment: TranslatedSegment, target: TermFinder) {
  const counts = new Map<Concept, number>();
  const layers = new Map<Concept, Layer>();
  const derived = new Map<Concept, string>();
  const text = readingText(segment.target);
  for (const { concept, layer, start, end } of target(segment.target, segment)) {
    if (layer === "derivation" && concept.derivations === "flagged") {
      derived.set(concept, text.slice(start, end));
      continue;
    }
    counts.set(concept, (counts.get(concept) ?? 0) + 1);
    const before = layers.get(concept);
    if (before === undefined || isBetter(layer, before)) layers.set(concept, layer);
  }
  return { counts, layers, derived };
}

/** Namesakes of one place are different concepts, so that none is counted twice. */
function total(concepts: readonly Concept[], counts: ReadonlyMap<Concept, number>): number {
  let result = 0;
  for (const concept of new Set(concepts)) result += counts.get(concept) ?? 0;
  return result;
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

interface UnitTotal {
  readonly wanted: Map<string, number>;
  readonly there: Map<Concept, number>;
}

/** The same for whole units: translators move names from one sentence to the next. */
function totalByUnit(counted: readonly CountedSegment[]): ReadonlyMap<string, UnitTotal> {
  const units = new Map<string, UnitTotal>();
  for (const { segment, names, there } of counted) {
    const unit = units.get(segment.unit) ?? { wanted: new Map(), there: new Map() };
    units.set(segment.unit, unit);
    for (const { key, wanted } of names) unit.wanted.set(key, (unit.wanted.get(key) ?? 0) + wanted);
    for (const [concept, count] of there) unit.there.set(concept, (unit.there.get(concept) ?? 0) + count);
  }
  return units;
}

function remarkOn(segment: TranslatedSegment, name: NameCount, inUnit: number, locale: Locale): Remark {
  const [concept] = name.concepts;
  const suggestion = concept && preferredTerm(concept, locale);
  const expected = expectedWordings(name.concepts, locale);
  const near = inUnit === 0 ? nearMiss(readingText(segment.target), expected) : undefined;
  return {
    segment,
    message: messageFor(name, suggestion, near),
    suggestion,
    concept: concept?.id,
    severity: concept?.severity,
    // A second mention often becomes «he» or «there» in good prose.
    ...(inUnit > 0 ? { atMost: "info" as const } : {}),
    expected,
    ...(near === undefined ? {} : { nearMiss: near }),
    ...(name.layer === undefined ? {} : { layer: name.layer }),
    evidence: name.places,
  };
}

/** A name that the translation leaves in Latin letters is there, but not as the glossary writes it. */
function remarkOnLatin(
  segment: TranslatedSegment,
  { concepts, written, places }: NameCount,
  locale: Locale,
): Remark {
  const [concept] = concepts;
  const suggestion = concept && preferredTerm(concept, locale);
  return {
    segment,
    message: `The translation leaves the name ${quoted(written)} in Latin letters. Write ${quoted(suggestion ?? "")}.`,
    suggestion,
    concept: concept?.id,
    atMost: "info",
    layer: "latin",
    evidence: places,
  };
}

function messageFor(
  { written, wanted, there, onlyDerived }: NameCount,
  suggestion: string | undefined,
  near: string | undefined,
): string {
  const name = quoted(written);
  const advice =
    suggestion === undefined ? "Name it." : `Write ${quoted(suggestion)}, in the form that fits.`;
  if (there > 0)
    return `The source names ${name} ${times(wanted)}, the translation ${times(there)}. ${advice}`;
  if (near !== undefined)
    return `The source names ${name}; the translation has ${quoted(near)}, which comes near but is not the glossary's spelling. ${advice}`;
  if (onlyDerived !== undefined)
    return `The source names ${name}; the translation has only ${quoted(onlyDerived)}, a word made from the name. ${advice}`;
  return `The source names ${name}; the translation does not, or in other words than the glossary's. ${advice}`;
}
