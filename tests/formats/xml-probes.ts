import { rawText } from "../../src/article/content.ts";
import type { Format } from "../../src/formats/format.ts";
import { contractBreaches, OPTIONS } from "./sample.ts";

/** What of a probe file is read wrongly: texts named `yes-…` that are no units, those named `no-…` that are. */
export function probeFaults(format: Format, source: string): string[] {
  const article = format.parse(source, OPTIONS);
  const shown = article.units
    .flatMap(({ content }) => content)
    .map((part) => (part.type === "text" ? part.value : ""))
    .join("\n");
  const all = new Set(source.match(/\b(?:yes|no)-\d+/g));
  const exposed = new Set(shown.match(/\b(?:yes|no)-\d+/g));
  return [
    ...contractBreaches(source, article),
    ...[...all].flatMap((name) => {
      if (name.startsWith("yes") === exposed.has(name)) return [];
      return [`${name} is ${exposed.has(name) ? "exposed" : "missed"}`];
    }),
  ];
}

/** Each unit of a file as one line: kind, context and raw text. */
export function unitLines(format: Format, source: string): string[] {
  return format
    .parse(source, OPTIONS)
    .units.map(({ kind, context, content }) => `${kind} (${context ?? ""}): ${rawText(content)}`);
}
