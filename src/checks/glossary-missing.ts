import type { Locale } from "../article/locale.ts";
import { nearMiss } from "../glossary/near-miss.ts";
import { preferredTerm } from "../glossary/wordings.ts";
import type { Check, Remark } from "./check.ts";
import { expectedWordings } from "./expected.ts";
import { countByUnit, countNames, type NameCount, type Sides } from "./name-counts.ts";
import { termsIn } from "./named.ts";
import { comparable, quoted, readingText, type TranslatedSegment, times } from "./reading.ts";

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
    const units = countByUnit(counted);
    for (const { segment, names } of counted) {
      for (const name of names) {
        if (name.layer === "latin") yield remarkOnLatin(segment, name, targetLocale);
        if (name.there >= name.places.length) continue;
        const unit = units.get(segment.unit)?.get(name.key);
        if (unit && unit.there >= unit.wanted) continue;
        yield remarkOn(segment, name, unit?.there ?? name.there, targetLocale);
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
  { written, places, there, onlyDerived }: NameCount,
  suggestion: string | undefined,
  near: string | undefined,
): string {
  const name = quoted(written);
  const advice =
    suggestion === undefined ? "Name it." : `Write ${quoted(suggestion)}, in the form that fits.`;
  if (there > 0)
    return `The source names ${name} ${times(places.length)}, the translation ${times(there)}. ${advice}`;
  if (near !== undefined)
    return `The source names ${name}; the translation has ${quoted(near)}, which comes near but is not the glossary's spelling. ${advice}`;
  if (onlyDerived !== undefined)
    return `The source names ${name}; the translation has only ${quoted(onlyDerived)}, a word made from the name. ${advice}`;
  return `The source names ${name}; the translation does not, or in other words than the glossary's. ${advice}`;
}
