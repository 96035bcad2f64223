import type { Locale } from "../../article/locale.ts";
import { usageError } from "../../article/problem.ts";
import type { Concept, Term } from "../concept.ts";
import type { WriteOptions, WrittenGlossary } from "../format.ts";
import { localesOf } from "../languages.ts";
import { countLeftOut, type LeftOut } from "../left-out.ts";
import WORDS from "./words.json" with { type: "json" };

const COLUMNS = ["src", "tgt", "src:pos", "tgt:pos", "term status", "comment", "concept ID"];

/** Lines end as the specification has it. */
const LINE_END = "\r\n";

/**
 * Writes the terms of two languages as UTX 1.20 (AAMT): a row for each target term with its status, and one for each further
 * source term. What the format cannot say is told.
 *
 * @throws ExonymError (usage) where the two languages are not given.
 */
export function writeUtx(concepts: readonly Concept[], options: WriteOptions = {}): WrittenGlossary {
  const { source, target } = options;
  if (source === undefined || target === undefined)
    throw usageError("UTX has two languages.", "Name them with --source and --target.");
  const leftOut = countLeftOut("UTX");
  const lines = [`#UTX 1.20; ${source}/${target}; Exonym glossary`, `#${COLUMNS.join("\t")}`];
  for (const concept of concepts) {
    for (const row of rowsOf(concept, source, target, leftOut)) lines.push(row.map(cell).join("\t"));
    for (const what of unsaid(concept, source, target)) leftOut.add(what);
  }
  const others = localesOf(concepts).filter((locale) => locale !== source && locale !== target);
  return {
    text: `${lines.join(LINE_END)}${LINE_END}`,
    leftOut: [
      ...(others.length > 0 ? [`UTX has two languages: left out ${others.join(", ")}.`] : []),
      ...leftOut.sentences(),
    ],
  };
}

function rowsOf(
  concept: Concept,
  source: Locale,
  target: Locale,
  leftOut: LeftOut,
): readonly (readonly string[])[] {
  const all = concept.terms.get(source) ?? [];
  const sources = all.filter(isSayable);
  const targets = concept.terms.get(target) ?? [];
  for (const _ of all.slice(sources.length)) leftOut.add("source terms to avoid, and such as begin with #");
  const [first, ...further] = sources;
  if (first === undefined) {
    if (targets.length > 0) leftOut.add("terms without a source term");
    return [];
  }
  const row = (from: Term, to: Term | undefined) => [
    from.text,
    to?.text ?? "",
    partOfSpeech(concept, source),
    partOfSpeech(concept, target),
    to === undefined ? "" : WORDS.spelledStatuses[to.status],
    concept.note ?? "",
    concept.id,
  ];
  const [best] = targets;
  return [
    ...(best === undefined ? [row(first, undefined)] : targets.map((to) => row(first, to))),
    ...further.map((from) => row(from, best)),
  ];
}

/** A source term to avoid would be read as one to use; `#` begins a comment. */
function isSayable({ text, status }: Term): boolean {
  return status !== "deprecated" && status !== "forbidden" && !text.startsWith("#");
}

function partOfSpeech({ grammar }: Concept, locale: Locale): string {
  const word = grammar?.get(locale)?.partOfSpeech;
  return word === undefined ? "" : WORDS.spelledPartsOfSpeech[word];
}

/** What a concept says beside terms, their parts of speech and its note. */
function unsaid(concept: Concept, source: Locale, target: Locale): readonly string[] {
  const { kind, definition, derivations, except, outside, letterCase, severity, authority } = concept;
  const ofLanguages = (map: ReadonlyMap<Locale, unknown> | undefined) =>
    map?.has(source) === true || map?.has(target) === true;
  const isInflected = [source, target].some((locale) => {
    const { gender, indeclinable } = concept.grammar?.get(locale) ?? {};
    return gender !== undefined || indeclinable !== undefined;
  });
  const said: readonly [string, boolean][] = [
    ["kind", kind !== "other"],
    ["definition", definition !== undefined],
    ["forms", ofLanguages(concept.forms)],
    ["derived words", ofLanguages(concept.derived)],
    ["gender and declension", isInflected],
    ["derivations", derivations !== undefined],
    ["except", except.length > 0],
    ["outside", outside !== undefined],
    ["case", letterCase !== undefined],
    ["days", concept.validFrom !== undefined || concept.validUntil !== undefined],
    ["authority", authority !== undefined],
    ["severity", severity !== undefined],
  ];
  return said.filter(([, isSaid]) => isSaid).map(([what]) => what);
}

/** A cell has no tabs and is one line. */
function cell(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
