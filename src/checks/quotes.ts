import { readingOf } from "../conventions/content-edits.ts";
import { type QuoteRemark, quoteRemarks } from "../conventions/quotes.ts";
import type { Check } from "./check.ts";
import { comparable, quoted } from "./reading.ts";

/** Quotation marks that are not the language's. */
export const quotes: Check = {
  id: "quotes",
  summary: "The target has straight quotation marks, or those of another language.",
  severity: "info",
  *run({ document }) {
    for (const segment of comparable(document.segments)) {
      const target = readingOf(segment.target);
      const remarks = quoteRemarks(target, document.targetLocale);
      const [first] = remarks;
      if (first === undefined) continue;
      const passages = remarks.map(({ start, end }) => quoted(target.slice(start, end)));
      yield {
        segment,
        message: `The quotation marks of ${passages.slice(0, MAX_NAMED).join(" and ")} are not those of the language. Write ${shown(first)}.`,
        suggestion: mended(target, first),
      };
    }
  },
  examples: {
    good: [
      { source: 'He said "yes".', target: "Il a dit «\u00a0oui\u00a0».", targetLocale: "fr" },
      { source: 'He said "yes".', target: "Er sagte »ja«.", targetLocale: "de" },
      { source: 'He said "yes".', target: "Він сказав «так».", targetLocale: "uk" },
      { source: "“Yes”, he said.", target: "「はい」と彼は言った。", targetLocale: "ja" },
      { source: 'a 6" pipe, 5\'10"', target: 'một ống 6", cao 5\'10"', targetLocale: "vi" },
      { source: 'He said "yes.', target: 'Han sade "ja.', targetLocale: "sv" },
    ],
    bad: [
      { source: 'He said "yes".', target: 'Il a dit "oui".', targetLocale: "fr" },
      { source: "He said “yes”.", target: "Er sagte “ja”.", targetLocale: "de" },
      { source: "He said “yes”.", target: 'Він сказав “так” і "ні".', targetLocale: "uk" },
      { source: "«Sí», dijo.", target: "«Yes», he said.", targetLocale: "en" },
      { source: '{1}"Yes"{/1}, he said.', target: '{1}"はい"{/1}と彼は言った。', targetLocale: "ja" },
    ],
  },
};

/** Passages that a message names. */
const MAX_NAMED = 3;

function shown({ wanted }: QuoteRemark): string {
  return `${wanted[0]}…${wanted[1]}`;
}

/** The quoted passage with the language's own marks. */
function mended(target: string, { edits: [open, close] }: QuoteRemark): string {
  return `${open.text}${target.slice(open.end, close.start)}${close.text}`;
}
