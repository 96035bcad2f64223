import type { FilePlace, Finding, Severity, TextRange } from "../../article/finding.ts";
import { markedPieces } from "../marked.ts";
import { escapeHtml } from "./escape.ts";
import { languageAttributes } from "./language.ts";
import words from "./words.json" with { type: "json" };

/** What is the same for all findings of a page. */
export interface PageFacts {
  /** Summaries of checks by id. */
  readonly summaries: ReadonlyMap<string, string>;
}

const LAYERS = new Map(Object.entries(words.layers));
const WAIVED = new Map(Object.entries(words.waived));
const SEVERITIES: Readonly<Record<Severity, string>> = words.severities;

/** One finding as an element of the page: what is wrong, both texts side by side, what is expected, and where it stands. */
export function findingHtml(finding: Finding, name: string, { summaries }: PageFacts): string {
  const { check, severity, locale, waived, message } = finding;
  const data = [
    ["check", check],
    ["locale", locale],
    ["severity", severity],
    ...(waived === undefined ? [] : [["waived", waived.by]]),
  ].map(([key, value]) => ` data-${key}="${escapeHtml(value ?? "")}"`);
  const classes = `finding ${severity}${waived === undefined ? "" : " waived"}`;
  return [
    `<article class="${classes}" id="f-${name}"${data.join("")}>`,
    `<h3><span class="severity">${SEVERITIES[severity]}:</span> ${messageHtml(message)}</h3>`,
    textsHtml(finding),
    listHtml(entriesOf(finding, summaries.get(check))),
    "</article>",
  ]
    .filter((line) => line !== "")
    .join("\n");
}

/** Words that a message quotes keep their direction to themselves. */
function messageHtml(message: string): string {
  return message
    .split(/(«[^«»]*»)/)
    .map((piece) =>
      piece.startsWith("«") && piece.endsWith("»") && piece.length > 1
        ? `«<bdi>${escapeHtml(piece.slice(1, -1))}</bdi>»`
        : escapeHtml(piece),
    )
    .join("");
}

function textsHtml({ source, target, sourceLocale, locale, marks = [] }: Finding): string {
  const sides = [
    { title: "Source", text: source, language: sourceLocale, side: "source" as const },
    { title: "Translation", text: target, language: locale, side: "target" as const },
  ].flatMap(({ title, text, language, side }) =>
    text === undefined || text === ""
      ? []
      : [
          `<div><h4>${title}</h4><p${languageAttributes(language)}>${markedHtml(text, marks, side)}</p></div>`,
        ],
  );
  return sides.length === 0 ? "" : `<div class="texts">\n${sides.join("\n")}\n</div>`;
}

function markedHtml(text: string, marks: readonly TextRange[], side: TextRange["side"]): string {
  return markedPieces(text, marks, side)
    .map(({ text: piece, isMarked }) => (isMarked ? `<mark>${escapeHtml(piece)}</mark>` : escapeHtml(piece)))
    .join("");
}

/** Terms and their explanations, as HTML. */
type Entries = readonly (readonly [term: string, html: string])[];

function entriesOf(finding: Finding, summary: string | undefined): Entries {
  const { expected = [], suggestion, nearMiss, layer, waived, range } = finding;
  const language = range?.side === "source" ? finding.sourceLocale : finding.locale;
  const wanted = expected.length > 0 ? expected : suggestion === undefined ? [] : [suggestion];
  const named = (text: string) => `<bdi${languageAttributes(language)}>${escapeHtml(text)}</bdi>`;
  const known = layer === undefined ? undefined : (LAYERS.get(layer) ?? layer);
  return [
    ["Expected", wanted.length === 0 ? undefined : wanted.map(named).join(", or ")],
    ["Comes near", nearMiss === undefined ? undefined : named(nearMiss)],
    ["Recognised", known === undefined ? undefined : escapeHtml(known)],
    ["Why", summary === undefined ? undefined : escapeHtml(summary)],
    ["Waived", waived === undefined ? undefined : waivedHtml(waived.by, waived.reason)],
    ["Check", `<code>${escapeHtml(finding.check)}</code>`],
    ["Where", placesHtml(finding)],
  ].flatMap(([term = "", html]) => (html === undefined ? [] : [[term, html] as const]));
}

function waivedHtml(by: string, reason: string): string {
  return `<bdi>${escapeHtml(reason)}</bdi> (${escapeHtml(WAIVED.get(by) ?? by)})`;
}

function placesHtml({ file, position, article, sourceArticle }: Finding): string {
  const places: readonly (readonly [string, FilePlace | undefined])[] = [
    ["", { file, ...position }],
    ["in the article: ", article],
    ["in the source: ", sourceArticle],
  ];
  return places
    .flatMap(([label, place]) =>
      place === undefined
        ? []
        : [`${label}<bdi>${escapeHtml(place.file)}</bdi>, line ${place.line}, column ${place.column}`],
    )
    .join("<br>");
}

function listHtml(entries: Entries): string {
  return `<dl>\n${entries.map(([term, html]) => `<dt>${term}</dt><dd>${html}</dd>`).join("\n")}\n</dl>`;
}
