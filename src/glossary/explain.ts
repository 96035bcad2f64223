import { type Locale, languageOf } from "../article/locale.ts";
import type { Concept } from "./concept.ts";
import { foldCase } from "./folding.ts";
import type { Ending } from "./inflection/inflection.ts";
import { inflectionOf } from "./inflection/inflections.ts";
import type { Layer } from "./layers.ts";
import { createMatcher, type Match } from "./matcher.ts";
import { splitPhrase } from "./words.ts";

/** A place that looks like a term and does not count. */
export interface PassedOver {
  readonly match: Match;
  /** Why, in plain words. */
  readonly reason: string;
}

const REASONS: Readonly<Record<Layer, string>> = {
  exact: "spelled as in the glossary",
  form: "a form that the glossary lists",
  inflection: "a form of it by the language's rules",
  alias: "an admitted wording",
  derivation: "a word made from the name",
  surname:
    "the surname alone: it counts once the full name has been mentioned, or where the other language has it",
  latin: "the name in Latin letters",
};

/**
 * Why a place of a text counts as a term.
 *
 * @param written what stands there. @returns one sentence without a full stop.
 * @example
 * explainMatch(match, "Києві", parseLocale("uk")) // "a form of it by the language's rules: київ → києві (ки-їв, ки-єві; …)"
 */
export function explainMatch(match: Match, written: string, locale: Locale): string {
  const rules = formRules(written, match.term, locale);
  const how = rules.length === 0 ? REASONS[match.layer] : `${REASONS[match.layer]}: ${rules.join(", ")}`;
  return match.isDoubtful
    ? `${how}; but the word is an ordinary one too, so it counts only where the other language has the name`
    : how;
}

/** By which row of the language's table each changed word is one of the term's. */
function formRules(written: string, term: string, locale: Locale): readonly string[] {
  const inflection = inflectionOf(languageOf(locale));
  const forms = splitPhrase(foldCase(written, locale).text) ?? [];
  const words = splitPhrase(foldCase(term, locale).text) ?? [];
  if (inflection === undefined || forms.length !== words.length) return [];
  return forms.flatMap(({ word: form }, index) => {
    const word = words[index]?.word ?? "";
    if (form === word) return [];
    const rows = inflection.paradigmsOf(word).flatMap(({ stem, endings, about }) => {
      const ending = form.startsWith(stem) ? form.slice(stem.length) : undefined;
      const kind: Ending | undefined = ending === undefined ? undefined : endings.get(ending);
      return kind === undefined ? [] : [{ kind, rule: ruleOf(stem, word, ending ?? "", about) }];
    });
    const best = rows.find(({ kind }) => kind === "inflection") ?? rows[0];
    return best === undefined ? [] : [best.rule];
  });
}

function ruleOf(stem: string, word: string, ending: string, about: string | undefined): string {
  const change = `${stem}-${word.slice(stem.length)} → ${stem}-${ending}`;
  return about === undefined ? change : `${change} (${about})`;
}

/** What a text has of the terms but for case or an exception. */
export function passedOver(
  concepts: readonly Concept[],
  locale: Locale,
): (text: string, found: readonly Match[]) => readonly PassedOver[] {
  const anyCase = createMatcher(
    concepts.map((concept) => ({ ...concept, letterCase: "insensitive" as const })),
    locale,
  );
  const withoutExceptions = createMatcher(
    concepts.map((concept) => ({ ...concept, except: [] })),
    locale,
  );
  return (text, found) => {
    const taken = new Set(found.map(keyOf));
    const over: PassedOver[] = [];
    for (const [matcher, reason] of [
      [withoutExceptions, "it is part of a phrase that the glossary excepts"],
      [anyCase, "its capitals are not the term's"],
    ] as const) {
      for (const match of matcher.find(text)) {
        if (taken.has(keyOf(match))) continue;
        taken.add(keyOf(match));
        over.push({ match, reason });
      }
    }
    return over.sort((one, other) => one.match.start - other.match.start);
  };
}

function keyOf({ start, concept }: Match): string {
  return JSON.stringify([start, concept.id]);
}
