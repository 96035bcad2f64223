import { type Locale, languageOf } from "../../article/locale.ts";
import type { Gender } from "../../glossary/concept.ts";
import { foldCase } from "../../glossary/folding.ts";
import type { Inflection } from "../../glossary/inflection/inflection.ts";
import { inflectionOf } from "../../glossary/inflection/inflections.ts";

/**
 * Another name in the form in which one stands: word by word, with the same ending, where both words change by the same
 * paradigm and no other. `undefined` where that is not certain.
 *
 * @param written the name as it stands there.
 * @param term the name as the glossary has it.
 * @param wanted the other name as the glossary has it.
 * @example inflectWords("Ровеньками", "Ровеньки", "Рівеньки", undefined, parseLocale("uk")) // "Рівеньками"
 */
export function inflectWords(
  written: string,
  term: string,
  wanted: string,
  gender: Gender | undefined,
  locale: Locale,
): string | undefined {
  const inflection = inflectionOf(languageOf(locale));
  if (inflection === undefined) return undefined;
  const [forms, terms, others] = [written, term, wanted].map((name) => name.normalize("NFC").split(" "));
  if (forms === undefined || terms === undefined || others === undefined) return undefined;
  if (forms.length !== terms.length || forms.length !== others.length) return undefined;
  const words = forms.map((form, index) =>
    inflectWord(form, terms[index] ?? "", others[index] ?? "", { inflection, gender, locale }),
  );
  return words.includes(undefined) ? undefined : words.join(" ");
}

interface Language {
  readonly inflection: Inflection;
  readonly gender: Gender | undefined;
  readonly locale: Locale;
}

function inflectWord(
  written: string,
  term: string,
  wanted: string,
  { inflection, gender, locale }: Language,
): string | undefined {
  const fold = (word: string) => foldCase(word, locale).text;
  const [form, lemma, other] = [fold(written), fold(term), fold(wanted)];
  if (lemma === other) return written;
  // Where folding changes lengths, a stem's letters cannot be told.
  if (other.length !== wanted.length || lemma.length !== term.length) return undefined;
  const candidates = inflection.paradigmsOf(other, gender);
  const results = new Set<string | undefined>();
  for (const { stem, endings } of inflection.paradigmsOf(lemma, gender)) {
    if (!form.startsWith(stem)) continue;
    const ending = form.slice(stem.length);
    const isLemma = form === lemma;
    if (!isLemma && endings.get(ending) !== "inflection") continue;
    const fitting = candidates.filter((paradigm) => paradigm.endings === endings);
    const [only] = fitting;
    if (only === undefined || fitting.length > 1) results.add(undefined);
    else results.add(wanted.slice(0, only.stem.length) + ending);
  }
  const [result] = results;
  return results.size === 1 ? result : undefined;
}
