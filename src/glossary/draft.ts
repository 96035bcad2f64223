import type { Locale } from "../article/locale.ts";
import type { Concept, Grammar, Term, TermStatus } from "./concept.ts";
import { STATUSES } from "./vocabulary.ts";

/** A concept, but for its place; its id is empty where the file gives none. */
export type PlacelessConcept = Omit<Concept, "file" | "position">;

/** The fields of a concept that do not belong to a language. */
export type PlainFields = Partial<Omit<PlacelessConcept, "terms" | "forms" | "derived" | "grammar">>;

/** A concept in the making, whatever format it is read from. */
export interface Draft {
  /** Later values win. */
  set(fields: PlainFields): void;
  /** Adds a wording; gives the other status that it has already, and leaves that, where there is one. */
  addTerm(locale: Locale, wording: string, status: TermStatus): TermStatus | undefined;
  addForms(locale: Locale, forms: readonly string[]): void;
  addDerived(locale: Locale, words: readonly string[]): void;
  addGrammar(locale: Locale, grammar: Grammar): void;
  /** The status of a wording so far. */
  statusOf(locale: Locale, wording: string): TermStatus | undefined;
  readonly forms: ReadonlyMap<Locale, readonly string[]>;
  readonly fields: Readonly<PlainFields>;
  /** Whether it has no wording in any language. */
  isWordless(): boolean;
  /** The concept, with its wordings in order of their status. */
  finish(): PlacelessConcept;
}

/** Begins a concept. */
export function createDraft(): Draft {
  const wordings = new Map<Locale, Map<string, TermStatus>>();
  const forms = new Map<Locale, readonly string[]>();
  const derived = new Map<Locale, readonly string[]>();
  const grammar = new Map<Locale, Grammar>();
  const fields: { -readonly [Key in keyof PlainFields]: PlainFields[Key] } = {};
  return {
    set: (more) => {
      Object.assign(fields, more);
    },
    addTerm(locale, wording, status) {
      const list = wordings.get(locale) ?? new Map<string, TermStatus>();
      wordings.set(locale, list);
      const other = list.get(wording);
      if (other !== undefined && other !== status) return other;
      list.set(wording, status);
      return undefined;
    },
    addForms: (locale, more) => addTo(forms, locale, more),
    addDerived: (locale, more) => addTo(derived, locale, more),
    addGrammar(locale, more) {
      if (Object.keys(more).length > 0) grammar.set(locale, { ...grammar.get(locale), ...more });
    },
    statusOf: (locale, wording) => wordings.get(locale)?.get(wording),
    forms,
    fields,
    isWordless: () => wordings.size === 0 && forms.size === 0,
    finish: () => ({
      id: "",
      kind: "other",
      except: [],
      ...fields,
      terms: new Map([...wordings].map(([locale, list]) => [locale, inOrder(list)])),
      forms,
      ...(derived.size === 0 ? {} : { derived }),
      ...(grammar.size === 0 ? {} : { grammar }),
    }),
  };
}

function addTo(lists: Map<Locale, readonly string[]>, locale: Locale, more: readonly string[]): void {
  const before = lists.get(locale) ?? [];
  if (more.length > 0) lists.set(locale, [...new Set([...before, ...more])]);
}

/** Preferred wordings first. */
function inOrder(list: ReadonlyMap<string, TermStatus>): readonly Term[] {
  if (list.size === 1) return [...list].map(([text, status]) => ({ text, status }));
  return STATUSES.flatMap((status) =>
    [...list].filter(([, other]) => other === status).map(([text]): Term => ({ text, status })),
  );
}
