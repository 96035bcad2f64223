import type { Rule } from "./rule.ts";
import { rules } from "./rules.ts";
import { structuralRules } from "./structural-rules.ts";

/** The page on rules, in Markdown, made of the rules themselves. `docs/xliff-rules.md` is its output. */
export function describeRules(): string {
  const coded = [...rules].sort((one, other) => (one.id < other.id ? -1 : 1));
  return [
    "# XLIFF rules",
    "",
    "What `exonym xliff validate` looks for. An `error` is what the specification forbids, a `warning` what it advises against.",
    "",
    "Two ids are no rules of XLIFF: `readable`, where a file cannot be read at all, and `well-formed`, where it is not XML.",
    "",
    "In the examples `my:` stands for a namespace of one's own; pieces stand in a document that is right otherwise.",
    "This page is made from the rules by `npx vitest run --config .ci/vitest.config.ts tests/xliff/validation -u`.",
    "",
    "## Structure",
    "",
    "Which elements and attributes there are, where, in which order and with which values, is in the tables of `src/xliff/validation/grammar`, after the schemas of 1.2 (transitional), 2.0, 2.1 and 2.2 and their modules.",
    ...table(structuralRules),
    "",
    "## Constraints",
    ...table(coded),
    "",
    "## What is not checked",
    "",
    "- The `xml:lang` of a resource's `target`, and whether a `resourceItemRef` finds its item: valid files of the specification's own test suite have both otherwise.",
    "- Whether `occurs` stands beside `isNotPresent`, and whether a size restriction is empty: valid files of implementers have both.",
    "- Whether an `ec` repeats the type of its `sc`: nothing asks for it; only another type is wrong.",
    "- Whether a reference to another unit, file or document finds something.",
    "- Whether texts keep to the size restrictions and validation rules that a file has for them.",
    "- Whether a `pc` with subFlowsStart has subFlowsEnd too: the Schematron of 2.1 asks for it, the text does not.",
    "- XLIFF 1.0 and 1.1: they are read, but nothing is said about them.",
    ...[...structuralRules, ...coded].flatMap(describeRule),
    "",
  ].join("\n");
}

function table(list: readonly Rule[]): string[] {
  return [
    "",
    "| rule | versions | severity | what has to hold |",
    "|---|---|---|---|",
    ...list.map(
      ({ id, versions, severity, summary }) =>
        `| [${id}](#${id}) | ${spoken(versions)} | ${severity} | ${cell(summary)} |`,
    ),
  ];
}

/** `2.x` for all of the 2 family. */
function spoken(versions: readonly string[]): string {
  return versions.join(", ").replace("2.0, 2.1, 2.2", "2.x");
}

function describeRule({ id, summary, advice, source, examples }: Rule): string[] {
  return [
    "",
    `## ${id}`,
    "",
    `${prose(summary)} If not: ${prose(advice[0]?.toLowerCase() ?? "")}${prose(advice.slice(1))} Source: ${prose(source)}.`,
    "",
    "```xml",
    ...examples.good.map((example) => `<!-- right --> ${example}`),
    ...examples.bad.map((example) => `<!-- wrong --> ${example}`),
    "```",
  ];
}

function cell(text: string): string {
  return prose(text).replaceAll("|", "\\|");
}

/** Elements as code, which Markdown would take for HTML. */
function prose(text: string): string {
  return text.replace(/<[\w:-]+>/g, "`$&`");
}
