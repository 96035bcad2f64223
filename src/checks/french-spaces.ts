import { readingOf } from "../conventions/content-edits.ts";
import { spaceRemarks } from "../conventions/spaces.ts";
import type { Check } from "./check.ts";
import { comparable, quoted, times } from "./reading.ts";

/** Spaces that French has before and after signs, and the target has not. Ordinary ones become no-break in the article. */
export const frenchSpaces: Check = {
  id: "french-spaces",
  summary: "A French target lacks the space before ; : ! ? or inside « ».",
  severity: "info",
  *run({ document }) {
    for (const segment of comparable(document.segments)) {
      const target = readingOf(segment.target);
      const missing = spaceRemarks(target, document.targetLocale).filter(({ isMissing }) => isMissing);
      const [first] = missing;
      if (first === undefined) continue;
      const { start, end, text } = first.edit;
      const word = target.slice(Math.max(0, start - CONTEXT), end + CONTEXT);
      const others = missing.length === 1 ? "" : ` It is missing ${times(missing.length)} here.`;
      yield {
        segment,
        message: `A no-break space is missing ${first.side} ${first.sign} in ${quoted(word)}.${others} Add it.`,
        suggestion: text,
      };
    }
  },
  examples: {
    good: [
      { source: "Yes!", target: "Oui\u202f!", targetLocale: "fr" },
      { source: "Yes!", target: "Oui !", targetLocale: "fr-BE" },
      { source: "Yes!", target: "Oui!", targetLocale: "fr-CA" },
      { source: "At 10:30 :-)", target: "À 10:30 :-)", targetLocale: "fr" },
      { source: "See https://example.org/?a=b", target: "Voir https://example.org/?", targetLocale: "fr" },
      { source: "Yes!", target: "Ja!", targetLocale: "de" },
    ],
    bad: [
      { source: "Yes!", target: "Oui!", targetLocale: "fr" },
      { source: "Who? Me?", target: "Qui? Moi?", targetLocale: "fr-CH" },
      { source: "He said: “yes”.", target: "Il a dit: «\u00a0oui\u00a0».", targetLocale: "fr-CA" },
      { source: "He said “yes”.", target: "Il a dit «oui».", targetLocale: "fr-BE" },
    ],
  },
};

/** Characters around the place that a message shows. */
const CONTEXT = 12;
