import type { Match } from "../glossary/matcher.ts";
import { preferredTerm } from "../glossary/wordings.ts";
import type { ProjectCheck, ProjectRemark } from "./check.ts";
import { termsIn } from "./named.ts";
import { quoted, readingText, times } from "./reading.ts";
import { unwantedWordings } from "./unwanted.ts";

/**
 * House style in the language of the article. A remark at most by itself: translators meet it, but only the article's
 * writer can mend it. Said once for an article, however many languages it is translated into.
 */
export const glossarySource: ProjectCheck = {
  id: "glossary-source",
  summary: "The article itself uses a wording that the glossary forbids or calls deprecated in its language.",
  severity: "info",
  begin(glossary) {
    const remarks: ProjectRemark[] = [];
    const said = new Set<string>();
    return {
      add(document) {
        const find = termsIn(glossary, document.sourceLocale, document.kinds);
        for (const segment of document.segments) {
          const text = readingText(segment.source);
          for (const [match, ...more] of unwantedWordings(find(segment.source, segment))) {
            const written = text.slice(match.start, match.end);
            const key = JSON.stringify([
              document.original || document.file,
              document.sourceLocale,
              text,
              match.concept.id,
              match.term,
            ]);
            if (said.has(key)) continue;
            said.add(key);
            const suggestion = preferredTerm(match.concept, document.sourceLocale);
            remarks.push({
              document,
              segment,
              message: messageFor(match, written, 1 + more.length, suggestion),
              suggestion,
              range: { side: "source", start: match.start, end: match.end },
              evidence: more.map(({ start, end }) => ({ side: "source", start, end })),
              concept: match.concept.id,
            });
          }
        }
      },
      finish: () => remarks,
    };
  },
  examples: {
    good: [
      { source: "in Kyiv", target: "à Kiev", targetLocale: "fr", glossary: "en,en:forbidden\nKyiv,Kiev\n" },
      {
        source: "Chicken Kiev",
        target: "котлета по-київськи",
        targetLocale: "uk",
        glossary: "en,en:forbidden,except\nKyiv,Kiev,Chicken Kiev\n",
      },
      {
        source: "https://example.org/Kiev",
        target: "https://example.org/Kiev",
        targetLocale: "de",
        glossary: "en,en:forbidden\nKyiv,Kiev\n",
      },
      {
        source: "à Kiev",
        target: "in Kyiv",
        sourceLocale: "fr",
        targetLocale: "en",
        glossary: "en,en:forbidden\nKyiv,Kiev\n",
      },
    ],
    bad: [
      { source: "in Kiev", target: "à Kyiv", targetLocale: "fr", glossary: "en,en:forbidden\nKyiv,Kiev\n" },
      { source: "Kiev, Kiev", target: "", targetLocale: "uk", glossary: "en,en:deprecated\nKyiv,Kiev\n" },
      {
        source: "ở Bắc Hàn",
        target: "in Nordkorea",
        sourceLocale: "vi",
        targetLocale: "de",
        glossary: "vi,vi:forbidden\nTriều Tiên,Bắc Hàn\n",
      },
      {
        source: "키예프의 시장",
        target: "мэр Киева",
        sourceLocale: "ko",
        targetLocale: "ru",
        glossary: "ko,ko:forbidden\n키이우,키예프\n",
      },
    ],
  },
};

function messageFor(
  { concept, status }: Match,
  written: string,
  count: number,
  suggestion: string | undefined,
): string {
  const wording = count === 1 ? quoted(written) : `${quoted(written)} (here ${times(count)})`;
  const verdict =
    status === "forbidden" ? "which house style does not use" : "which house style has given up";
  const advice = suggestion === undefined ? "another wording" : quoted(suggestion);
  const note = concept.note === undefined ? "" : ` (${concept.note})`;
  return `The article itself has ${wording}, ${verdict}. Ask its writer for ${advice}.${note}`;
}
