import type { CheckDescription, Example } from "./check.ts";
import { describedChecks } from "./checks.ts";
import { waiverChecks } from "./waiver-checks.ts";
import { xliffChecks } from "./xliff-checks.ts";

/** The page on checks, in Markdown, made of the checks themselves. `docs/checks.md` is its output. */
export function describeChecks(): string {
  return [
    "# Checks",
    "",
    "What `exonym check` looks for in a bilingual file. A configuration may set each check to `error`, `warning`, `info` or `off`:",
    "",
    "```yaml",
    "checks:",
    "  glossary-missing: error",
    "  numbers: off",
    "```",
    "",
    "In the examples `{1}` … `{/1}` and `{1/}` stand for inline codes, `·` for a space at an edge.",
    "This page is made from the checks by `npx vitest run --config .ci/vitest.config.ts tests/checks -u`.",
    "",
    "| check | severity | finds |",
    "|---|---|---|",
    ...describedChecks.map(({ id, severity, summary }) => `| [${id}](#${id}) | ${severity} | ${summary} |`),
    ...describeXliffChecks(),
    ...describeWaiverChecks(),
    ...describedChecks.flatMap(describeCheck),
    "",
  ].join("\n");
}

function describeXliffChecks(): string[] {
  const named = (wanted: string) =>
    xliffChecks.filter(({ severity }) => severity === wanted).map(({ id }) => `\`${id}\``);
  return [
    "",
    "## The rules of XLIFF",
    "",
    "What breaks the [rules of XLIFF](xliff-rules.md) in a file is found too, each rule as a check of its own: `xliff/unit-id` and so on. `xliff` alone sets all that are not named:",
    "",
    "```yaml",
    "checks:",
    "  xliff: off",
    "  xliff/unit-id: error",
    "```",
    "",
    "They are as severe as the rules say. But many tools break some rules in every file, and others read that all the same; so by default",
    "",
    `- only a remark (\`info\`, which does not make the exit code 1) are ${named("info").join(", ")};`,
    `- a \`warning\` are ${named("warning").join(", ")};`,
    `- \`off\` are ${named("off").join(" and ")}, as \`target-empty\` and \`codes-missing\` say the same.`,
    "",
    "For a terminal, three places of a rule are shown of each file, and the number of the others.",
  ];
}

function describeWaiverChecks(): string[] {
  return [
    "",
    "## Waivers",
    "",
    "Single findings can be [waived](waivers.md), in a note of the file or for the project. What is told of waivers themselves has settings as checks have:",
    "",
    "| | severity | finds |",
    "|---|---|---|",
    ...waiverChecks.map(({ id, severity, summary }) => `| \`${id}\` | ${severity} | ${summary} |`),
  ];
}

function describeCheck({ id, summary, severity, examples }: CheckDescription): string[] {
  return [
    "",
    `## ${id}`,
    "",
    `${summary} Severity: ${severity}.`,
    ...table("Found:", examples.bad),
    ...table("Not found:", examples.good),
  ];
}

function table(title: string, examples: readonly Example[]): string[] {
  return [
    "",
    title,
    "",
    "| | source | target | |",
    "|---|---|---|---|",
    ...examples.map(
      (example) =>
        `| ${languages(example)} | ${texts(example, 0)} | ${texts(example, 1)} | ${remarks(example)} |`,
    ),
  ];
}

function languages({ sourceLocale = "en", targetLocale }: Example): string {
  return `${sourceLocale} → ${targetLocale}`;
}

/** Sources or targets of all segments, each on a line of its own. */
function texts({ source, target, more = [] }: Example, side: 0 | 1): string {
  return [[source, target] as const, ...more].map((segment) => shown(segment[side])).join("<br>");
}

/** A code span in which edges and invisible characters can be seen. */
function shown(text: string): string {
  if (text === "") return "(empty)";
  const visible = text
    .replace(/^\s+|\s+$/g, (edge) => "·".repeat(edge.length))
    .replace(
      /\p{Cf}/gu,
      (sign) => `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`,
    );
  return `\`${escapeCell(visible)}\``;
}

function remarks({ state, offer, glossary }: Example): string {
  const parts = [
    state === undefined ? "" : `state ${state}`,
    offer === undefined ? "" : `suggestion \`${escapeCell(offer[1])}\` (${offer[0]})`,
    glossary === undefined
      ? ""
      : `glossary ${glossary
          .trim()
          .split("\n")
          .map((row) => `\`${escapeCell(row)}\``)
          .join(" ")}`,
  ];
  return parts.filter((part) => part !== "").join(", ");
}

function escapeCell(text: string): string {
  return text.replaceAll("|", "\\|");
}
