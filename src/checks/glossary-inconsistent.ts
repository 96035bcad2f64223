import type { Concept } from "../glossary/concept.ts";
import type { Match } from "../glossary/matcher.ts";
import { termsOf } from "../glossary/wordings.ts";
import { isAbbreviationOf } from "./abbreviation.ts";
import type { Check, Remark } from "./check.ts";
import { type TermFinder, termsIn } from "./named.ts";
import { comparable, quoted, readingText, type TranslatedSegment, times } from "./reading.ts";

/** One article, one name: «Mỹ» here and «Hoa Kỳ» there are both right, but not beside each other. */
export const glossaryInconsistent: Check = {
  id: "glossary-inconsistent",
  summary: "An article uses two wordings for one thing, each of which the glossary admits.",
  severity: "info",
  *run({ document, glossary }) {
    const source = termsIn(glossary, document.sourceLocale, document.kinds);
    const target = termsIn(glossary, document.targetLocale, document.kinds);
    const usages = new Map<Concept, Map<string, Usage>>();
    for (const segment of comparable(document.segments)) {
      const matches = target(segment.target, segment).filter(isOwnWording);
      if (matches.length === 0) continue;
      const named = namesOf(source, segment);
      for (const match of matches) {
        const inSource = named.get(match.concept);
        if (match.isDoubtful && inSource === undefined) continue;
        const { concept } = match;
        const terms = termsOf(concept, document.targetLocale);
        if (terms.length < 2) continue;
        // A form is listed for the preferred term, and is no wording of its own.
        const wording = match.layer === "form" ? (terms[0]?.text ?? match.term) : match.term;
        const usage = usageOf(usages, concept, wording, segment, match);
        usage.count++;
        for (const name of inSource ?? []) usage.sourceNames.add(name);
      }
    }
    for (const [concept, wordings] of usages) {
      const remark = remarkOn(concept, [...wordings.values()]);
      if (remark) yield remark;
    }
  },
  examples: {
    good: [
      {
        source: "the U.S. and the U.S. army",
        target: "Mỹ và quân đội Mỹ",
        targetLocale: "vi",
        glossary: "en,vi,vi:admitted\nU.S.,Mỹ,Hoa Kỳ\n",
      },
      {
        source: "The United States spoke.",
        target: "Висловилися Сполучені Штати.",
        more: [["The United States left.", "США пішли."]],
        targetLocale: "uk",
        glossary: "en,uk,uk:admitted\nUnited States,Сполучені Штати,США\n",
      },
      {
        source: "Holland won.",
        target: "Holland siegte.",
        more: [["The Netherlands lost.", "Niederlande verlor."]],
        targetLocale: "de",
        glossary: "en,de,de:admitted\nNetherlands|Holland,Niederlande,Holland\n",
      },
      {
        source: "North Korea",
        target: "朝鮮民主主義人民共和国",
        more: [["North Korea", "朝鮮"]],
        targetLocale: "ja",
        glossary: "en,ja,ja:admitted\nNorth Korea,朝鮮民主主義人民共和国,朝鮮\n",
      },
    ],
    bad: [
      {
        source: "The U.S. said",
        target: "Hoa Kỳ nói",
        more: [
          ["The U.S. left", "Mỹ đã rời đi"],
          ["The U.S. won", "Mỹ đã thắng"],
        ],
        targetLocale: "vi",
        glossary: "en,vi,vi:admitted\nU.S.,Mỹ,Hoa Kỳ\n",
      },
      {
        source: "America and America",
        target: "アメリカと米国",
        targetLocale: "ja",
        glossary: "en,ja,ja:admitted\nAmerica,アメリカ,米国\n",
      },
      {
        source: "Belarus, Belarus",
        target: "Belarus, Weißrussland",
        targetLocale: "de",
        glossary: "en,de,de:admitted\nBelarus,Belarus,Weißrussland\n",
      },
      {
        source: "Myanmar",
        target: "Birmanie",
        more: [["Myanmar’s army", "l’armée du Myanmar"]],
        targetLocale: "fr",
        glossary: "en,fr,fr:admitted\nMyanmar,Birmanie,Myanmar\n",
      },
    ],
  },
};

/** How an article uses one wording of a concept. */
interface Usage {
  readonly wording: string;
  /** As it is written at its first place. */
  readonly written: string;
  readonly isAdmitted: boolean;
  readonly segment: TranslatedSegment;
  readonly match: Match;
  count: number;
  /** What the source says where it stands. */
  readonly sourceNames: Set<string>;
}

/** Derived words, surnames and foreign spellings beside a name are good style. */
function isOwnWording({ status, layer }: Match): boolean {
  if (status !== "preferred" && status !== "admitted") return false;
  return layer !== "derivation" && layer !== "surname" && layer !== "latin";
}

/** The source's own wordings for each concept that a segment names. */
function namesOf(source: TermFinder, segment: TranslatedSegment): ReadonlyMap<Concept, ReadonlySet<string>> {
  const named = new Map<Concept, Set<string>>();
  for (const { concept, term } of source(segment.source, segment)) {
    const names = named.get(concept) ?? new Set();
    named.set(concept, names.add(term));
  }
  return named;
}

function usageOf(
  usages: Map<Concept, Map<string, Usage>>,
  concept: Concept,
  wording: string,
  segment: TranslatedSegment,
  match: Match,
): Usage {
  const wordings = usages.get(concept) ?? new Map<string, Usage>();
  usages.set(concept, wordings);
  let usage = wordings.get(wording);
  if (usage === undefined) {
    usage = {
      wording,
      written: readingText(segment.target).slice(match.start, match.end),
      isAdmitted: match.status === "admitted",
      segment,
      match,
      count: 0,
      sourceNames: new Set(),
    };
    wordings.set(wording, usage);
  }
  return usage;
}

/** The rarest wording stands against the most frequent one; the full name and its abbreviation do not stand against each other. */
function remarkOn(concept: Concept, usages: readonly Usage[]): Remark | undefined {
  const [main, ...others] = [...usages].sort(
    (a, b) => b.count - a.count || Number(a.isAdmitted) - Number(b.isAdmitted),
  );
  if (main === undefined) return undefined;
  const rivals = others.filter((other) => isRival(main, other));
  const odd = rivals.at(-1);
  if (odd === undefined) return undefined;
  const { start, end } = odd.match;
  const counts = [odd, ...rivals.slice(0, -1), main].map(
    ({ written, count }) => `${quoted(written)} ${times(count)}`,
  );
  return {
    segment: odd.segment,
    message: `The article calls one thing ${counts.slice(0, -1).join(", ")} and ${counts.at(-1)}. Keep to one wording, such as ${quoted(main.wording)}.`,
    suggestion: main.wording,
    range: { side: "target", start, end },
    concept: concept.id,
    severity: concept.severity,
  };
}

function isRival(main: Usage, other: Usage): boolean {
  if (isAbbreviationOf(main.wording, other.wording) || isAbbreviationOf(other.wording, main.wording))
    return false;
  // The source varies in the same way (Holland, the Netherlands), and the translator has followed it.
  if (main.sourceNames.size > 0 && other.sourceNames.size > 0)
    return [...other.sourceNames].some((name) => main.sourceNames.has(name));
  return true;
}
