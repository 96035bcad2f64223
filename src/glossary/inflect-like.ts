import { type Locale, languageOf } from "../article/locale.ts";
import type { Gender } from "./concept.ts";
import { foldCase } from "./folding.ts";
import type { Inflection } from "./inflection/inflection.ts";
import { inflectionOf } from "./inflection/inflections.ts";

/** A form of a term that stands in a text. */
export interface WrittenForm {
  /** As it stands there. */
  readonly written: string;
  /** The term that it is a form of, as the glossary spells it. */
  readonly term: string;
}

/**
 * Gives one term the form in which another one stands, where the two have the same endings: Кієва is of Кієв what Києва is of Київ.
 * A guess is never made: where a word has no form like it, or more than one, there is no answer.
 *
 * @example
 * inflectLike({ written: "Харьковом", term: "Харьков" }, "Чернигов", parseLocale("ru")) // "Черниговом"
 */
export function inflectLike(
  { written, term }: WrittenForm,
  wanted: string,
  locale: Locale,
  gender?: Gender,
): string | undefined {
  if (written === term) return wanted;
  const inflection = inflectionOf(languageOf(locale));
  if (inflection === undefined) return undefined;
  const [from, to, model] = [written, wanted, term].map((phrase) => phrase.split(/([\s-]+)/));
  if (from === undefined || to === undefined || model === undefined) return undefined;
  if (from.length !== to.length || from.length !== model.length) return undefined;
  const words: string[] = [];
  for (const [index, word] of from.entries()) {
    const isGap = index % 2 === 1;
    const form = isGap
      ? to[index]
      : formLike(word, model[index] ?? "", to[index] ?? "", inflection, locale, gender);
    if (form === undefined) return undefined;
    words.push(form);
  }
  return words.join("");
}

function formLike(
  written: string,
  term: string,
  wanted: string,
  inflection: Inflection,
  locale: Locale,
  gender: Gender | undefined,
): string | undefined {
  const fold = (word: string) => foldCase(word, locale).text;
  if (fold(written) === fold(term)) return wanted;
  const forms = new Set<string>();
  for (const ours of inflection.paradigmsOf(fold(wanted), gender)) {
    for (const theirs of inflection.paradigmsOf(fold(term), gender)) {
      if (ours.endings !== theirs.endings || !fold(written).startsWith(theirs.stem)) continue;
      const ending = fold(written).slice(theirs.stem.length);
      if (theirs.endings.get(ending) === "inflection") forms.add(wanted.slice(0, ours.stem.length) + ending);
    }
  }
  const [only, ...others] = forms;
  return others.length === 0 ? only : undefined;
}
