import { heldWordings, RETURNED_IN } from "../xliff/merge-conflict.ts";
import type { Check } from "./check.ts";
import { quoted, shownText } from "./reading.ts";

/** A returned file had another wording, which was not taken. */
export const returnedWording: Check = {
  id: "returned-wording",
  summary: "A returned file had another wording, which was not taken and is offered as a suggestion.",
  severity: "info",
  includesUntranslated: true,
  *run({ document }) {
    for (const segment of document.segments) {
      const held = heldWordings(segment);
      const [first] = held;
      if (first === undefined) continue;
      const more = held.length === 1 ? "" : ` (and ${held.length - 1} more)`;
      yield {
        segment,
        message: `A returned file has ${quoted(shownText(first.target))} here${more}. Take it, or delete the suggestion.`,
      };
    }
  },
  examples: {
    good: [
      { source: "One.", target: "Un.", targetLocale: "fr" },
      { source: "One.", target: "Один.", targetLocale: "uk", offer: [`${RETURNED_IN}a.xlf`, "Один."] },
      { source: "One.", target: "Uno.", targetLocale: "es", offer: ["news.tmx", "Uno solo."] },
      { source: "One.", target: "Một.", targetLocale: "vi", offer: ["a.xlf", "Một cái."] },
    ],
    bad: ["fr", "uk", "ja"].map((targetLocale) => ({
      source: "One.",
      target: "1.",
      targetLocale,
      offer: [`${RETURNED_IN}a.xlf`, "I."] as const,
    })),
  },
};
