import { codesOf } from "../article/content.ts";
import { isFinished } from "../article/translation.ts";
import type { Check } from "./check.ts";
import { isInvisible, isTranslated, readingText } from "./reading.ts";

/** Said to be done, and nothing is there. */
export const targetEmpty: Check = {
  id: "target-empty",
  summary: "The state says that the segment is translated, but the target is empty.",
  severity: "error",
  includesUntranslated: true,
  *run({ document }) {
    for (const segment of document.segments) {
      if (!isFinished(segment.state) || isTranslated(segment)) continue;
      if (isInvisible(readingText(segment.source)) && codesOf(segment.source).length === 0) continue;
      if (isInvisible(readingText(segment.source)) && segment.target !== null) continue;
      yield {
        segment,
        message: `The state is «${segment.state}», but there is no translation. Translate the segment, or set the state back.`,
      };
    }
  },
  examples: {
    good: [
      { source: "Kursk", target: "Курськ", targetLocale: "uk" },
      { source: "Kursk", target: "", targetLocale: "uk", state: "needs-translation" },
      { source: "Kursk", target: " ", targetLocale: "ko", state: "needs-review-translation" },
      { source: "{1/}", target: "{1/}", targetLocale: "ja" },
      { source: " ", target: "", targetLocale: "fr" },
    ],
    bad: [
      { source: "Kursk", target: "", targetLocale: "uk" },
      { source: "Kursk", target: " \u00a0", targetLocale: "fr", state: "final" },
      { source: "{1}Kursk{/1}", target: "{1}{/1}", targetLocale: "vi", state: "signed-off" },
      { source: "Kursk", target: "\u200b", targetLocale: "th" },
    ],
  },
};
