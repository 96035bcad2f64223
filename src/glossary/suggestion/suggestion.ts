import type { Locale } from "../../article/locale.ts";
import type { Concept, Term } from "../concept.ts";
import type { Gazetteer } from "../gazetteer/gazetteer.ts";
import { GAZETTEER_FILE, type PlaceNames, placeNames } from "../gazetteer/place.ts";
import type { Counterpart } from "./counterparts.ts";

/** A wording that is proposed for one language, and why. */
export interface ProposedWording {
  readonly wording: string;
  /** `articles`: it is the language of the articles. `translations`: the project’s own translators write so. `cldr`: nothing but CLDR says so. */
  readonly basis: "articles" | "translations" | "cldr";
  /** Other wordings that news uses for the same, to be admitted or struck out. */
  readonly admitted: readonly string[];
  /** Words made from the name that no rule finds. */
  readonly derived: readonly string[];
  /** Forms that translations have. */
  readonly forms: readonly string[];
  /** Translated sentences that have the wording, of all whose source has the name. */
  readonly together: number;
  readonly of: number;
  /** What CLDR says, where that is something else. */
  readonly cldr?: string;
}

/** A concept that the glossary lacks. */
export interface Suggestion {
  readonly id: string;
  readonly kind: Concept["kind"];
  /** Its name in the articles. */
  readonly name: string;
  readonly mentions: number;
  readonly articles: number;
  /** The languages of the articles first, then the project's other locales. */
  readonly wordings: ReadonlyMap<Locale, ProposedWording>;
  /** Sentences of articles that have the name, two at most. */
  readonly examples: readonly string[];
}

/** How translations call a place of the gazetteer. */
export interface PlaceUse {
  /** Translated sentences whose source has the place. */
  readonly of: number;
  /** Those that have one of its known names, in whatever form. */
  readonly found: number;
  /** How often each known name is the one. */
  readonly terms: ReadonlyMap<string, number>;
}

/** More forms than anybody reads. */
const MOST_FORMS = 12;

/** Letters that a case may change at a word's end. */
const LONGEST_ENDING = 3;

/** Longest example, in UTF-16 code units. */
const LONGEST_EXAMPLE = 200;

/**
 * The wording to propose for a place: what translations agree on, else CLDR's. `undefined` where neither says anything.
 *
 * @param counterpart what translations have where the place's known names are missing.
 */
export function proposePlace(
  gazetteer: Gazetteer,
  key: string,
  locale: Locale,
  use: PlaceUse | undefined,
  counterpart: Counterpart | undefined,
): ProposedWording | undefined {
  const names = placeNames(gazetteer, key, locale);
  const isUsual = use !== undefined && use.found > 0 && use.found * 2 >= use.of;
  const inflected = isUsual || names === undefined ? undefined : nameInOtherForm(names, counterpart);
  if (names !== undefined && counterpart !== undefined && inflected !== undefined) {
    return {
      ...proposeCounterpart(counterpart),
      wording: inflected,
      forms: [], // rules know the forms of a known name, and translations may have had another one's
      admitted: others(names, inflected),
      derived: names.derived,
      ...(inflected === names.preferred ? {} : { cldr: names.preferred }),
    };
  }
  if (names !== undefined && (isUsual || counterpart === undefined)) {
    const wording = isUsual ? (mostFrequent(use.terms) ?? names.preferred) : names.preferred;
    return {
      wording,
      basis: isUsual ? "translations" : "cldr",
      admitted: others(names, wording),
      derived: names.derived,
      forms: [],
      together: isUsual ? use.found : 0,
      of: use?.of ?? 0,
      ...(wording === names.preferred ? {} : { cldr: names.preferred }),
    };
  }
  if (counterpart === undefined) return undefined;
  return {
    ...proposeCounterpart(counterpart),
    admitted: (names?.admitted ?? []).filter((name) => name !== counterpart.wording),
    derived: names?.derived ?? [],
    ...(names === undefined ? {} : { cldr: names.preferred }),
  };
}

/** The known name that translations have in forms that are beyond the matcher: Lontoossa, Północnej Korei. */
function nameInOtherForm(names: PlaceNames, counterpart: Counterpart | undefined): string | undefined {
  if (counterpart === undefined) return undefined;
  return [names.preferred, ...names.admitted].find((name) =>
    counterpart.forms.some((form) => mayBeForm(form, name)),
  );
}

/** Whether all words begin alike, but for an ending. Good enough to prefer a known spelling, not to judge a translation by. */
function mayBeForm(form: string, name: string): boolean {
  const words = form.toLowerCase().split(/[ -]/);
  const wanted = name.toLowerCase().split(/[ -]/);
  return (
    words.length === wanted.length &&
    words.every((word, index) => {
      const other = wanted[index] ?? "";
      const needed = Math.max(2, Math.min(word.length, other.length) - LONGEST_ENDING);
      return word.slice(0, needed) === other.slice(0, needed);
    })
  );
}

function others({ preferred, admitted }: PlaceNames, wording: string): readonly string[] {
  return [preferred, ...admitted].filter((name) => name !== wording);
}

/** The wording to propose for a name that only the project's translations know. */
export function proposeCounterpart({ wording, forms, together, of }: Counterpart): ProposedWording {
  return {
    wording,
    basis: "translations",
    admitted: [],
    derived: [],
    forms: forms.filter((form) => form !== wording).slice(0, MOST_FORMS),
    together,
    of,
  };
}

/** A suggestion as a concept for a glossary file, with a note that says where each wording is from. */
export function suggestedConcept(suggestion: Suggestion, version: string): Concept {
  const terms = new Map<Locale, readonly Term[]>();
  const forms = new Map<Locale, readonly string[]>();
  const derived = new Map<Locale, readonly string[]>();
  for (const [locale, proposed] of suggestion.wordings) {
    terms.set(locale, [
      { text: proposed.wording, status: "preferred" },
      ...proposed.admitted.map((text): Term => ({ text, status: "admitted" })),
    ]);
    if (proposed.forms.length > 0) forms.set(locale, proposed.forms);
    if (proposed.derived.length > 0) derived.set(locale, proposed.derived);
  }
  return {
    id: suggestion.id,
    kind: suggestion.kind,
    terms,
    forms,
    derived,
    except: [],
    note: noteOf(suggestion, version),
    file: GAZETTEER_FILE,
    position: { line: 1, column: 1 },
  };
}

/** Where everything is from, for the person who decides. */
function noteOf({ mentions, articles, wordings, examples }: Suggestion, version: string): string {
  const all = [...wordings];
  const own = all.flatMap(([locale, { basis, together, of, cldr }]) =>
    basis === "translations"
      ? [
          `${locale}: translations, ${together} of ${of}${cldr === undefined ? "" : ` (CLDR ${version}: ${cldr})`}.`,
        ]
      : [],
  );
  const others = all.filter(([, { basis }]) => basis === "cldr").map(([locale]) => locale);
  return [
    `Suggested: ${counted(mentions, "mention")} in ${counted(articles, "article")}.`,
    ...own,
    ...(others.length === 0 ? [] : [`CLDR ${version}, to be decided: ${others.join(", ")}.`]),
    ...examples.map((example) => `«${shortened(example)}»`),
  ].join(" ");
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function shortened(example: string): string {
  const line = example.replace(/\s+/g, " ").trim();
  return line.length > LONGEST_EXAMPLE ? `${line.slice(0, LONGEST_EXAMPLE).toWellFormed()}…` : line;
}

function mostFrequent(terms: ReadonlyMap<string, number>): string | undefined {
  const [first] = [...terms].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
  return first?.[0];
}
