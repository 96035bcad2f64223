import type { Finding } from "../../src/article/finding.ts";
import type { ReportContext } from "../../src/reporters/reporter.ts";
import { findReporter } from "../../src/reporters/reporters.ts";

export const context: ReportContext = {
  files: ["locales/fr/a.xlf", "locales/fr/b.xlf", "locales/uk/good.xlf"],
  rules: [
    { id: "numbers", summary: "A number is missing.", severity: "warning" },
    {
      id: "glossary-forbidden",
      summary: "A wording is forbidden.",
      severity: "error",
      help: { text: "How to.", markdown: "*How* to." },
    },
  ],
  colour: false,
  version: "1.2.3",
};

/** A finding of a forbidden word that says all that can be said. */
export function finding(fields: Partial<Finding> = {}): Finding {
  return {
    check: "glossary-forbidden",
    severity: "error",
    file: "locales/fr/a.xlf",
    position: { line: 12, column: 5 },
    locale: "fr",
    unit: "u1",
    segment: "s1",
    message: "House style does not use «Kiev». Write «Kyiv».",
    source: "in Kyiv",
    target: "à Kiev",
    suggestion: "Kyiv",
    endPosition: { line: 12, column: 9 },
    marks: [
      { side: "source", start: 3, end: 7 },
      { side: "target", start: 2, end: 6 },
    ],
    concept: "kyiv",
    expected: ["Kyiv"],
    layer: "exact",
    sourceLocale: "en",
    article: { file: "locales/fr/articles/a.md", line: 7, column: 4 },
    ...fields,
  };
}

/** What most checks do not say. */
export const bare = {
  suggestion: undefined,
  endPosition: undefined,
  marks: undefined,
  concept: undefined,
  expected: undefined,
  layer: undefined,
  article: undefined,
};

export const findings = [
  finding(),
  finding({
    check: "numbers",
    severity: "warning",
    position: { line: 120, column: 5 },
    message: "No 5.",
    ...bare,
  }),
  finding({
    check: "numbers",
    severity: "info",
    file: "locales/fr/b.xlf",
    position: { line: 3, column: 1 },
    message: "Perhaps 5.",
    ...bare,
    suggestion: "5",
  }),
];

/** What a reporter makes of findings. */
export const report = (
  name: string,
  list: readonly Finding[] = findings,
  fields: Partial<ReportContext> = {},
) => findReporter(name).report(list, { ...context, ...fields });

/** Texts that try to break out of a format. */
export const hostile = 'a\r\nb\u001b[31m %0A::error::x, : ]]> <x y="&amp;"> \u0000\u202e\ud800 "\\';
