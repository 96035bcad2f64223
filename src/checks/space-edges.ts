import type { Locale } from "../article/locale.ts";
import { sentenceSpace } from "../article/locale.ts";
import type { Check } from "./check.ts";
import { comparable, readingText } from "./reading.ts";

/** White space at the edges, which the article's layout or the next sentence relies on. */
export const spaceEdges: Check = {
  id: "space-edges",
  summary: "The target begins or ends with a space where the source does not, or the other way round.",
  severity: "warning",
  *run({ document }) {
    for (const segment of comparable(document.segments)) {
      const source = readingText(segment.source);
      const target = readingText(segment.target);
      const remarks = [
        compareEdge("begin", startsWithSpace(source), startsWithSpace(target)),
        compareEdge("end", endsWithSpace(source), endsWithSpace(target), document.targetLocale),
      ].filter((remark) => remark !== undefined);
      if (remarks.length > 0) yield { segment, message: remarks.join(" ") };
    }
  },
  examples: {
    good: [
      { source: "Photo: ", target: "Фото: ", targetLocale: "uk" },
      { source: "Photo: ", target: "写真：", targetLocale: "ja" },
      { source: " and ", target: "\u00a0et ", targetLocale: "fr" },
      { source: "Kursk", target: "쿠르스크", targetLocale: "ko" },
      { source: "{1}Kursk {/1}", target: "{1}Kursk{/1} ", targetLocale: "vi" },
    ],
    bad: [
      { source: "Kursk", target: "Курськ ", targetLocale: "uk" },
      { source: "Photo: ", target: "Ảnh:", targetLocale: "vi" },
      { source: "Kursk", target: " Koursk", targetLocale: "fr" },
      { source: "Kursk", target: "クルスク ", targetLocale: "ja" },
    ],
  },
};

/** Chinese and Japanese need no space behind a sign that brings its own. */
function compareEdge(
  edge: "begin" | "end",
  source: boolean,
  target: boolean,
  locale?: Locale,
): string | undefined {
  if (source === target) return undefined;
  if (target)
    return `The source does not ${edge} with a space. Remove it from the ${edge === "begin" ? "beginning" : "end"}.`;
  if (locale !== undefined && sentenceSpace(locale) === "") return undefined;
  return `The source ${edge}s with a space. Add it at the ${edge === "begin" ? "beginning" : "end"}.`;
}

function startsWithSpace(text: string): boolean {
  return /^\s/.test(text);
}

function endsWithSpace(text: string): boolean {
  return /\s/.test(text.slice(-1));
}
