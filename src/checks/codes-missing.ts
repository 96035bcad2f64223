import type { Check } from "./check.ts";
import { compareCodes, nameCodes } from "./code-comparison.ts";
import { comparable } from "./reading.ts";

/** Markup of the source that the target has lost. */
export const codesMissing: Check = {
  id: "codes-missing",
  summary: "Markup of the source (bold, a link, a line break, a placeholder) is missing in the target.",
  severity: "error",
  *run({ document }) {
    for (const segment of comparable(document.segments)) {
      const { missing } = compareCodes(segment.source, segment.target);
      if (missing.length === 0) continue;
      yield {
        segment,
        message:
          missing.length === 1
            ? `The code ${nameCodes(missing)} of the source is missing. Put it where it belongs in the translation.`
            : `The codes ${nameCodes(missing)} of the source are missing. Put them where they belong in the translation.`,
      };
    }
  },
  examples: {
    good: [
      {
        source: "The {1}Kursk{/1} region",
        target: "{1}Курська{/1} область",
        targetLocale: "uk",
      },
      { source: "See {1}the map{/1}{2/}below", target: "{2/}Xem {1}bản đồ{/1}", targetLocale: "vi" },
      { source: "{1/} comments", target: "댓글 {1/}개", targetLocale: "ko" },
      { source: "ends here.{/1}", target: "endet hier.{/1}", targetLocale: "de" },
      { source: "No codes at all", target: "Aucun code", targetLocale: "fr" },
    ],
    bad: [
      { source: "The {1}Kursk{/1} region", target: "Курська область", targetLocale: "uk" },
      { source: "See {1}the map{/1}", target: "Voir {1}la carte", targetLocale: "fr" },
      { source: "{1/} of {2/}", target: "{2/}件中", targetLocale: "ja" },
      { source: "a{1/}b{1/}c", target: "ا{1/}ب ج", targetLocale: "ar" },
    ],
  },
};
