import { OTHER_WORDING, openConflict } from "../xliff/merge-conflict.ts";
import type { Check } from "./check.ts";
import { quoted, shownText } from "./reading.ts";

/** Two branches translated a segment differently, and nobody has decided. */
export const mergeConflict: Check = {
  id: "merge-conflict",
  summary: "A merge of two branches left two wordings, and nobody has decided between them.",
  severity: "error",
  *run({ document }) {
    for (const segment of document.segments) {
      const [other] = openConflict(segment);
      if (other === undefined) continue;
      const words = quoted(shownText(other.target));
      yield {
        segment,
        message: `Another branch has ${words} here. Choose a wording, or write the best of both, and set the state to translated.`,
      };
    }
  },
  examples: {
    good: [
      { source: "One.", target: "Un.", targetLocale: "fr" },
      { source: "One.", target: "Один.", targetLocale: "uk", state: "needs-review-translation" },
      { source: "One.", target: "Uno.", targetLocale: "es", offer: [OTHER_WORDING, "Uno solo."] },
      {
        source: "One.",
        target: "Một.",
        targetLocale: "vi",
        state: "needs-review-translation",
        offer: ["news.tmx", "Một cái."],
      },
    ],
    bad: ["fr", "uk", "ja"].map((targetLocale) => ({
      source: "One.",
      target: "1.",
      targetLocale,
      state: "needs-review-translation" as const,
      offer: [OTHER_WORDING, "I."] as const,
    })),
  },
};
