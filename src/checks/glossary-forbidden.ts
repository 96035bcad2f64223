import { inflectLike } from "../glossary/inflect-like.ts";
import type { Match } from "../glossary/matcher.ts";
import { grammarOf, preferredTerm } from "../glossary/wordings.ts";
import type { Check } from "./check.ts";
import { expectedWordings } from "./expected.ts";
import { termsIn } from "./named.ts";
import { isTranslated, isUntouched, quoted, readingText, times } from "./reading.ts";
import { isPartOfKeptName } from "./untranslated-name.ts";
import { isUnwanted, unwantedWordings } from "./unwanted.ts";

/** Wordings that house style has replaced. */
export const glossaryForbidden: Check = {
  id: "glossary-forbidden",
  summary: "The target uses a wording that the glossary forbids or calls deprecated.",
  severity: "error",
  *run({ document, glossary }) {
    const locale = document.targetLocale;
    const find = termsIn(glossary, locale, document.kinds);
    for (const segment of document.segments) {
      if (!isTranslated(segment) || isUntouched(segment)) continue;
      const text = readingText(segment.target);
      const source = readingText(segment.source);
      const found = find(segment.target, segment).filter(
        (match) => !isUnwanted(match) || !isPartOfKeptName(text, match.start, match.end, source),
      );
      for (const [match, ...more] of unwantedWordings(found)) {
        const { concept, start, end, layer } = match;
        const suggestion = preferredTerm(concept, locale);
        const written = text.slice(start, end);
        const form =
          suggestion &&
          inflectLike({ written, term: match.term }, suggestion, locale, grammarOf(concept, locale).gender);
        yield {
          segment,
          message: messageFor(match, written, 1 + more.length, adviceFor(layer, form, suggestion)),
          suggestion: form ?? suggestion,
          concept: concept.id,
          severity: concept.severity,
          ...(match.status === "deprecated" ? { atMost: "warning" as const } : {}),
          expected: expectedWordings([concept], locale),
          layer,
          range: { side: "target", start, end },
          evidence: more.map((other) => ({ side: "target" as const, start: other.start, end: other.end })),
        };
      }
    }
  },
  examples: {
    good: [
      {
        source: "Kyiv",
        target: "Kyiv",
        targetLocale: "fr",
        glossary: "en,fr,fr:forbidden\nKyiv,Kyiv,Kiev\n",
      },
      {
        source: "Chicken Kiev",
        target: "Poulet à la Kiev",
        targetLocale: "fr",
        glossary: "en,fr,fr:forbidden,except\nKyiv,Kyiv,Kiev,Poulet à la Kiev\n",
      },
      {
        source: "kyivans",
        target: "kiéviens, Kievain",
        targetLocale: "fr",
        glossary: "en,fr,fr:forbidden\nKyiv,Kyiv,Kiev\n",
      },
      {
        source: "the Kiev Post reported",
        target: "a rapporté le Kiev Post",
        targetLocale: "fr",
        glossary: "en,fr,fr:forbidden\nKyiv,Kyiv,Kiev\n",
      },
      {
        source: "See the site",
        target: "Див. https://example.org/Харьков",
        targetLocale: "uk",
        glossary: "en,uk,uk:forbidden\nKharkiv,Харків,Харьков\n",
      },
      {
        source: "The Pole of Cold",
        target: "Der Pol der Kälte",
        targetLocale: "de",
        glossary: "en,de,de:forbidden,case\nPoland,Polen,POL,sensitive\n",
      },
    ],
    bad: [
      {
        source: "in Kyiv",
        target: "à Kiev",
        targetLocale: "fr",
        glossary: "en,fr,fr:forbidden\nKyiv,Kyiv,Kiev\n",
      },
      {
        source: "North Korea",
        target: "BẮC HÀN",
        targetLocale: "vi",
        glossary: "en,vi,vi:forbidden\nNorth Korea,Triều Tiên,Bắc Hàn\n",
      },
      {
        source: "Kyiv’s mayor",
        target: "키예프의 시장",
        targetLocale: "ko",
        glossary: "en,ko,ko:forbidden\nKyiv,키이우,키예프\n",
      },
      {
        source: "in Kyiv today",
        target: "今日キエフで",
        targetLocale: "ja",
        glossary: "en,ja,ja:deprecated\nKyiv,キーウ,キエフ\n",
      },
      {
        source: "to Kharkiv and Lviv",
        target: "لخاركوف ولفيف",
        targetLocale: "ar",
        glossary: "en,ar,ar:forbidden\nKharkiv,خاركيف,خاركوف\n",
      },
      {
        source: "Kharkiv",
        target: "«Харьков»",
        targetLocale: "uk",
        glossary: "en,uk,uk:forbidden\nKharkiv,Харків,Харьков\n",
      },
    ],
  },
};

/** An inflected wording whose counterpart no rule gives is to be inflected by the translator. */
function adviceFor(layer: Match["layer"], form: string | undefined, preferred: string | undefined): string {
  const wording = form ?? preferred;
  if (wording === undefined) return "Choose another wording.";
  const isBaseForm = form === undefined && layer !== "exact";
  return `Write ${quoted(wording)}${isBaseForm ? ", in the form that fits" : ""}.`;
}

function messageFor({ status, concept }: Match, written: string, count: number, advice: string): string {
  const wording = count === 1 ? quoted(written) : `${quoted(written)} (here ${times(count)})`;
  const verdict =
    status === "forbidden" ? `House style does not use ${wording}.` : `House style has given up ${wording}.`;
  return concept.note === undefined ? `${verdict} ${advice}` : `${verdict} ${advice} (${concept.note})`;
}
