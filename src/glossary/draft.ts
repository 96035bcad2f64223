import type { Locale } from "../article/locale.ts";
import type { Concept, Grammar, Scope, Term, TermStatus } from "./concept.ts";
import { quote } from "./quote.ts";
import type { Say } from "./values.ts";
import { LONGEST_TEXT, STATUSES } from "./vocabulary.ts";

/** A concept, but for its place; its id is empty where the file gives none. */
export type PlacelessConcept = Omit<Concept, "file" | "position">;

/** The fields of a concept that hold one value. */
export type PlainFields = Partial<
  Omit<PlacelessConcept, "terms" | "forms" | "derived" | "grammar" | "except" | "outside" | "note">
>;

/**
 * A concept in the making, whatever format it is read from. There may be a million at a time, so it holds nothing
 * that has not been said.
 */
export interface Draft {
  /** Later values win. */
  readonly fields: { -readonly [Key in keyof PlainFields]: PlainFields[Key] };
  /** By locale and text, with a tab between. */
  wordings?: Map<string, Wording>;
  forms?: Map<Locale, Set<string>>;
  derived?: Map<Locale, Set<string>>;
  grammar?: Map<Locale, Grammar>;
  except?: Set<string>;
  outside?: Set<Scope>;
  notes?: Notes;
}

interface Wording extends Term {
  readonly locale: Locale;
}

interface Notes {
  readonly texts: Set<string>;
  length: number;
}

/** Begins a concept. */
export function createDraft(): Draft {
  return { fields: {} };
}

/** Adds a wording. One that has a status already keeps it, and another one is told. */
export function addTerm(draft: Draft, locale: Locale, text: string, status: TermStatus, say?: Say): void {
  draft.wordings ??= new Map();
  const key = `${locale}\t${text}`;
  const other = draft.wordings.get(key)?.status;
  if (other === undefined) draft.wordings.set(key, { locale, text, status });
  else if (other !== status)
    say?.(`«${quote(text)}» is both ${other} and ${status} in ${locale}.`, "Keep one of the two.");
}

/** The status of a wording so far. */
export function statusOf({ wordings }: Draft, locale: Locale, text: string): TermStatus | undefined {
  return wordings?.get(`${locale}\t${text}`)?.status;
}

/** Adds grammatical forms of the preferred term, or words derived from it. */
export function addWords(
  draft: Draft,
  field: "forms" | "derived",
  locale: Locale,
  words: readonly string[],
): void {
  if (words.length === 0) return;
  draft[field] ??= new Map();
  const list = draft[field].get(locale) ?? new Set();
  draft[field].set(locale, list);
  for (const word of words) list.add(word);
}

/** Adds what grammar says of the preferred term; later values win. */
export function addGrammar(draft: Draft, locale: Locale, grammar: Grammar): void {
  if (Object.keys(grammar).length === 0) return;
  draft.grammar ??= new Map();
  draft.grammar.set(locale, { ...draft.grammar.get(locale), ...grammar });
}

/** Adds phrases inside which the concept does not count. */
export function addExcept(draft: Draft, phrases: readonly string[]): void {
  if (phrases.length === 0) return;
  draft.except ??= new Set();
  for (const phrase of phrases) draft.except.add(phrase);
}

/** Adds places where the concept does not count. */
export function addOutside(draft: Draft, scopes: readonly Scope[]): void {
  if (scopes.length === 0) return;
  draft.outside ??= new Set();
  for (const scope of scopes) draft.outside.add(scope);
}

/** Adds a note behind those there are, each on a line of its own and once; says once that they are too long. */
export function addNote(draft: Draft, text: string, say: Say): void {
  draft.notes ??= { texts: new Set(), length: 0 };
  const { notes } = draft;
  if (notes.length > LONGEST_TEXT || notes.texts.has(text)) return;
  notes.length += text.length + 1;
  if (notes.length > LONGEST_TEXT + 1)
    say(
      `The notes of the concept have more than ${LONGEST_TEXT} characters.`,
      "Shorten them; what is beyond is left out.",
    );
  else notes.texts.add(text);
}

/** Says that a concept ends before it begins, where it does: it would hold never. */
export function checkDays({ fields: { validFrom, validUntil } }: Draft, say: Say): void {
  if (validFrom !== undefined && validUntil !== undefined && validFrom > validUntil)
    say(
      `The last day, ${validUntil}, is before the first, ${validFrom}, so the concept never counts.`,
      "Correct one of the two.",
    );
}

/** Whether a concept has no wording in any language. */
export function isWordless({ wordings, forms }: Draft): boolean {
  return wordings === undefined && forms === undefined;
}

/** The concept, with its wordings in order of their status. */
export function finishConcept(draft: Draft): PlacelessConcept {
  const { fields, wordings, forms, derived, grammar, except, outside, notes } = draft;
  return {
    id: "",
    kind: "other",
    ...fields,
    terms: termsOf(wordings?.values() ?? []),
    forms: forms === undefined ? NONE : listsOf(forms),
    except: except === undefined ? NOTHING : [...except],
    ...(derived === undefined ? {} : { derived: listsOf(derived) }),
    ...(grammar === undefined ? {} : { grammar }),
    ...(outside === undefined ? {} : { outside: [...outside] }),
    ...(notes === undefined || notes.texts.size === 0 ? {} : { note: [...notes.texts].join("\n") }),
  };
}

const NONE: ReadonlyMap<Locale, readonly string[]> = new Map();
const NOTHING: readonly string[] = [];

function listsOf(sets: ReadonlyMap<Locale, ReadonlySet<string>>): ReadonlyMap<Locale, readonly string[]> {
  return new Map([...sets].map(([locale, words]) => [locale, [...words]]));
}

/** Preferred wordings first. */
function termsOf(wordings: Iterable<Wording>): ReadonlyMap<Locale, readonly Term[]> {
  const terms = new Map<Locale, Term[]>();
  for (const { locale, text, status } of wordings) {
    const list = terms.get(locale);
    if (list === undefined) terms.set(locale, [{ text, status }]);
    else list.push({ text, status });
  }
  for (const list of terms.values())
    if (list.length > 1) list.sort((a, b) => STATUSES.indexOf(a.status) - STATUSES.indexOf(b.status));
  return terms;
}
