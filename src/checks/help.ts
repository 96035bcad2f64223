import type { CheckDescription, Example } from "./check.ts";

/** Most examples that a help text has. */
const MOST = 3;

/**
 * What a report says of a check to who has never heard of it: its summary, and what it finds. In plain text, and in Markdown.
 *
 * @example helpOf(numbers).text // "A number of the source is missing in the target. It finds, for example: …"
 */
export function helpOf({ id, summary, examples }: CheckDescription): {
  readonly text: string;
  readonly markdown: string;
} {
  const bad = examples.bad.slice(0, MOST);
  const advice = `Where a finding is wrong, a note in the XLIFF file waives it: exonym: allow ${id} — the reason`;
  if (bad.length === 0) return { text: `${summary} ${advice}`, markdown: `${summary}\n\n${advice}` };
  const lines = bad.map(
    ({ source, target, targetLocale }) => `«${source}» translated as «${target}» (${targetLocale})`,
  );
  return {
    text: `${summary} It finds, for example: ${lines.join("; ")}. ${advice}`,
    markdown: [
      summary,
      "",
      "It finds, for example:",
      "",
      "| source | translation |",
      "|---|---|",
      ...bad.map(row),
      "",
      `Where a finding is wrong, a note in the XLIFF file waives it: \`exonym: allow ${id} — the reason\``,
    ].join("\n"),
  };
}

function row({ source, target, sourceLocale = "en", targetLocale }: Example): string {
  return `| ${cell(source)} (${sourceLocale}) | ${cell(target)} (${targetLocale}) |`;
}

function cell(text: string): string {
  return text.replaceAll("\\", "\\\\").replaceAll("|", "\\|").replaceAll("<", "&lt;").replaceAll("\n", " ");
}
