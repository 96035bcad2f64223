import { forbiddenCharacter, sayable } from "../xml/escape.ts";
import type { BlockTerm } from "./model.ts";

/** So many terms are told of one sentence, or of one unit of 2.x: a list of all countries helps nobody. */
export const MOST_TERMS = 20;
/** So many wordings of a term are told, of those that are fine and of those to avoid each. */
const MOST_WORDINGS = 8;
/** A longer wording is no name. UTF-16 code units. */
const LONGEST_WORDING = 200;
/** What is told about a term is cut there. UTF-16 code units. */
const LONGEST_DEFINITION = 500;

/** A term as it is told: all that {@link BlockTerm} may lack is there. */
export interface ToldTerm extends BlockTerm {
  readonly avoid: NonNullable<BlockTerm["avoid"]>;
}

/**
 * Terms as a file can hold them and a person can read them: on one line, of bounded length, none twice. A wording that
 * XML cannot hold is left out, as another spelling of it would be wrong; in what is told about a term U+FFFD stands for
 * such a character. A term of which nothing is left to be told is left out.
 */
export function toldTerms(terms: readonly BlockTerm[]): readonly ToldTerm[] {
  const told = new Map<string, ToldTerm>();
  for (const each of terms) {
    if (told.size === MOST_TERMS) break;
    const term = toldTerm(each);
    if (term !== null) told.set(termKey(term), term);
  }
  return [...told.values()];
}

/** The same for terms that are told in the same words. */
export function termKey({ term, translations, avoid, definition }: ToldTerm): string {
  return JSON.stringify([term, translations, avoid, definition]);
}

function toldTerm({ term, translations, avoid = [], definition = "", from }: BlockTerm): ToldTerm | null {
  const [name] = named([{ text: term }]);
  const good = named(translations);
  const bad = named(avoid);
  const words = shortened(oneLine(sayable(definition.slice(0, 4 * LONGEST_DEFINITION))));
  if (name === undefined || (good.length === 0 && bad.length === 0 && words === "")) return null;
  return {
    term: name.text,
    translations: good,
    avoid: bad,
    definition: words === "" ? undefined : words,
    from: sayable(from),
  };
}

/** The wordings that can be told, the first of them. */
function named<Wording extends { readonly text: string }>(wordings: readonly Wording[]): readonly Wording[] {
  const fine: Wording[] = [];
  for (const each of wordings) {
    if (fine.length === MOST_WORDINGS) break;
    if (each.text.length > LONGEST_WORDING || forbiddenCharacter(each.text) !== undefined) continue;
    const text = oneLine(each.text);
    if (text !== "") fine.push({ ...each, text });
  }
  return fine;
}

/** A text with one space for all white space inside it. */
export function oneLine(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}

function shortened(text: string): string {
  if (text.length <= LONGEST_DEFINITION) return text;
  const start = text.slice(0, LONGEST_DEFINITION);
  const space = start.lastIndexOf(" ");
  const end = space > LONGEST_DEFINITION / 2 ? space : LONGEST_DEFINITION;
  return `${start.slice(0, end).replace(/[\ud800-\udbff]$/, "")}…`;
}

const RIGHT_TO_LEFT = /[\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}\p{sc=Adlm}\p{sc=Rohg}]/u;

/**
 * A term in a sentence or two, as a note tells it: `Kyiv → Київ (also: …; not: Киев). The capital.`
 *
 * @example
 * termWords({ term: "Kyiv", translations: [{ text: "Київ", status: "preferred" }], avoid: [], from: "a.csv" }); // "Kyiv → Київ"
 */
export function termWords({ term, translations, avoid, definition }: ToldTerm): string {
  const [first, ...others] = translations;
  const asides = [...(others.length > 0 ? [`also: ${listed(others)}`] : []), ...avoidances(avoid)];
  // An arrow is not mirrored: between words that are read from the right it would point back.
  const becomes = RIGHT_TO_LEFT.test(term) ? ": " : " → ";
  const head = first === undefined ? term : term + becomes + first.text;
  const line = asides.length > 0 ? `${head} (${asides.join("; ")})` : head;
  return definition === undefined ? line : `${line}${line.endsWith(".") ? "" : "."} ${definition}`;
}

/** What is to be avoided and what is to be known, where the wordings that are fine stand elsewhere; `undefined` for nothing. */
export function definitionWords({ avoid, definition }: ToldTerm): string | undefined {
  const avoided = avoidances(avoid).join("; ");
  const sentence = avoided === "" ? [] : [`${avoided.charAt(0).toUpperCase()}${avoided.slice(1)}.`];
  const words = [...sentence, ...(definition === undefined ? [] : [definition])].join(" ");
  return words === "" ? undefined : words;
}

function avoidances(avoid: ToldTerm["avoid"]): readonly string[] {
  const of = (status: "deprecated" | "forbidden") => avoid.filter((each) => each.status === status);
  const [deprecated, forbidden] = [of("deprecated"), of("forbidden")];
  return [
    ...(forbidden.length > 0 ? [`not: ${listed(forbidden)}`] : []),
    ...(deprecated.length > 0 ? [`better not: ${listed(deprecated)}`] : []),
  ];
}

function listed(wordings: readonly { readonly text: string }[]): string {
  return wordings.map(({ text }) => text).join(", ");
}
