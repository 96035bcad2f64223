import type { Finding, Severity } from "../article/finding.ts";
import { digest } from "../article/identity.ts";
import { byFile } from "./by-file.ts";
import { fingerprints } from "./fingerprint.ts";
import { escapeHtml } from "./html/escape.ts";
import { findingHtml, type PageFacts } from "./html/finding.ts";
import { languageName } from "./html/language.ts";
import { SCRIPT } from "./html/script.ts";
import { STYLE } from "./html/style.ts";
import type { ReportContext, Reporter } from "./reporter.ts";
import { thinned } from "./thinned.ts";

/**
 * A page for people who edit: one file that needs no network, with sentences side by side and filters by language, check and
 * severity. A browser runs no script in it but its own, whatever stands in the texts (Content Security Policy 3).
 */
export const html: Reporter = {
  name: "html",
  report: (findings, context) => `${pageOf(findings, context).join("\n")}\n`,
};

function pageOf(findings: readonly Finding[], context: ReportContext): string[] {
  const counted = findings.filter(({ waived }) => waived === undefined);
  return [
    "<!doctype html>",
    '<html lang="en" dir="ltr">',
    "<head>",
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy()}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta name="generator" content="Exonym ${escapeHtml(context.version)}">`,
    "<title>Names and house style</title>",
    `<style>${STYLE}</style>`,
    "</head>",
    "<body>",
    "<header>",
    "<h1>Names and house style</h1>",
    `<p>${summary(counted, findings.length - counted.length, context.files.length)}</p>`,
    "</header>",
    ...(findings.length === 0 ? [] : filters(findings)),
    "<main>",
    ...sections(findings, { summaries: new Map(context.rules.map(({ id, summary }) => [id, summary])) }),
    "</main>",
    `<script>${SCRIPT}</script>`,
    "</body>",
    "</html>",
  ];
}

/** Nothing is loaded, sent or framed; style and script are known by their hash. */
function policy(): string {
  const hash = (text: string) => `'sha256-${Buffer.from(digest(text), "hex").toString("base64")}'`;
  return `default-src 'none'; style-src ${hash(STYLE)}; script-src ${hash(SCRIPT)}; base-uri 'none'; form-action 'none'`;
}

function summary(counted: readonly Finding[], waived: number, files: number): string {
  const count = (severity: Severity) => counted.filter((finding) => finding.severity === severity).length;
  const kinds = [
    plural(count("error"), "error", "errors"),
    plural(count("warning"), "warning", "warnings"),
    plural(count("info"), "remark", "remarks"),
  ];
  const rest = waived === 0 ? "" : ` ${plural(waived, "more is", "more are")} waived or in the baseline.`;
  const checked = `in ${plural(files, "file", "files")}`;
  if (counted.length === 0) return `Nothing was found ${checked}.${rest}`;
  return `${plural(counted.length, "finding", "findings")} ${checked}: ${kinds.join(", ")}.${rest}`;
}

function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

function filters(findings: readonly Finding[]): string[] {
  const locales = distinct(findings.map(({ locale }) => locale));
  const checks = distinct(findings.map(({ check }) => check));
  const severities = ["error", "warning", "info"] as const;
  const hasWaived = findings.some(({ waived }) => waived !== undefined);
  return [
    '<form hidden aria-label="Filter the findings">',
    select("locale", "Language", locales, languageName),
    select("check", "Check", checks, (check) => check),
    select("severity", "Severity", severities, (one) => (one === "info" ? "remark" : one)),
    '<label>Words <input type="search" name="words"></label>',
    ...(hasWaived ? ['<label><input type="checkbox" name="waived"> also what is waived</label>'] : []),
    '<button type="reset">Show all</button>',
    '<output aria-live="polite"></output>',
    "</form>",
  ];
}

function select<Value extends string>(
  name: string,
  label: string,
  values: readonly Value[],
  show: (value: Value) => string,
): string {
  const options = values.map(
    (value) => `<option value="${escapeHtml(value)}">${escapeHtml(show(value))}</option>`,
  );
  return `<label>${label} <select name="${name}"><option value="">all</option>${options.join("")}</select></label>`;
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)].sort();
}

/** A section for each file, which is an article in a language. */
function sections(findings: readonly Finding[], facts: PageFacts): string[] {
  const names = new Map(
    fingerprints(findings).map((name, index) => [findings[index] as Finding, name]), // as many names as findings
  );
  return [...byFile(findings)].flatMap(([file, group], index) => {
    const { shown, more } = thinned(group);
    const article = group.find(({ sourceArticle }) => sourceArticle !== undefined)?.sourceArticle?.file;
    const locales = distinct(group.map(({ locale }) => locale)).map(languageName);
    return [
      `<section aria-labelledby="s${index}">`,
      `<h2 id="s${index}"><bdi>${escapeHtml(article ?? file)}</bdi>: ${escapeHtml(locales.join(", "))}</h2>`,
      ...(article === undefined ? [] : [`<p class="place"><bdi>${escapeHtml(file)}</bdi></p>`]),
      ...shown.map((finding) => findingHtml(finding, names.get(finding) ?? "", facts)),
      ...more.map(([check, count]) => `<p>… and ${count} more of <code>${escapeHtml(check)}</code></p>`),
      "</section>",
    ];
  });
}
