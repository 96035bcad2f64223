import type { Check } from "./check.ts";
import { compareCodes, nameCodes } from "./code-comparison.ts";
import { comparable } from "./reading.ts";

/** Markup that the target should not have, or not there. */
export const codesExtra: Check = {
  id: "codes-extra",
  summary: "The target has markup that the source has not, or has it in an order that breaks the article.",
  severity: "error",
  *run({ document }) {
    for (const segment of comparable(document.segments)) {
      const { extra, misplaced } = compareCodes(segment.source, segment.target);
      if (extra.length > 0) {
        yield {
          segment,
          message:
            extra.length === 1
              ? `The code ${nameCodes(extra)} is not in the source, or not so often. Remove it.`
              : `The codes ${nameCodes(extra)} are not in the source, or not so often. Remove them.`,
        };
      } else if (misplaced.length > 0) {
        yield {
          segment,
          message: `The closing code ${nameCodes(misplaced)} stands before its opening code, or inside another pair. Open and close pairs one within the other.`,
        };
      }
    }
  },
  examples: {
    good: [
      { source: "{1}A{/1} and {2}B{/2}", target: "{2}B{/2} і {1}A{/1}", targetLocale: "uk" },
      { source: "{1}very {2}old{/2}{/1}", target: "{2}{1}rất{/1} cũ{/2}", targetLocale: "vi" },
      { source: "one{/1} two {2}three", target: "eins{/1} zwei {2}drei", targetLocale: "de" },
      { source: "{1/}, {2/}", target: "{2/}、{1/}", targetLocale: "ja" },
      { source: "{1}A{/1}", target: "{1}A", targetLocale: "fr" },
    ],
    bad: [
      { source: "Plain text", target: "{1}Klartext{/1}", targetLocale: "de" },
      { source: "{1/}km", target: "{1/}км{1/}", targetLocale: "ru" },
      { source: "{1}the map{/1}", target: "{/1}la carte{1}", targetLocale: "fr" },
      { source: "{1}A{/1} {2}B{/2}", target: "{1}가 {2}나{/1} 다{/2}", targetLocale: "ko" },
    ],
  },
};
