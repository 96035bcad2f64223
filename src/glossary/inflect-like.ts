import { type Locale, languageOf } from "../article/locale.ts";
import type { Gender } from "./concept.ts";
import { foldCase } from "./folding.ts";
import type { Inflection } from "./inflection/inflection.ts";
import { inflectionOf } from "./inflection/inflections.ts";
import { splitPhrase } from "./words.ts";

/** A form of a term that stands in a text. */
export interface WrittenForm {
  /** As it stands there. */
  readonly written: string;
  /** The term that it is a form of, as the glossary spells it. */
  readonly term: string;
}

/**
 * Gives one name the form in which another one stands, word by word, where the two have the same endings: Кієва is of Кієв what
 * Києва is of Київ. A guess is never made: where a word has no form like it, or may have two (Київ is nominative and accusative, of
 * Одеса these are two), there is no answer.
 *
 * @param gender of the name wanted, where the glossary tells it.
 * @example
 * inflectLike({ written: "Харьковом", term: "Харьков" }, "Чернигов", parseLocale("ru")) // "Черниговом"
 */
export function inflectLike(
  { written, term }: WrittenForm,
  wanted: string,
  locale: Locale,
  gender?: Gender,
): string | undefined {
  const inflection = inflectionOf(languageOf(locale));
  if (inflection === undefined) return undefined;
  const [forms, lemmas, others] = [written, term, wanted].map((name) => wordsOf(name, locale));
  if (forms === undefined || lemmas === undefined || others === undefined) return undefined;
  if (forms.length !== lemmas.length || forms.length !== others.length) return undefined;
  let result = "";
  for (const [index, form] of forms.entries()) {
    const [lemma, other] = [lemmas[index], others[index]];
    const word = lemma && other && formLike(form, lemma, other, inflection, gender);
    if (word === undefined) return undefined;
    result += other?.gap + word;
  }
  return result;
}

interface Word {
  /** What stands between it and the word before. */
  readonly gap: string;
  readonly written: string;
  readonly folded: string;
}

/** The words of a name as the matcher divides it. */
function wordsOf(name: string, locale: Locale): readonly Word[] | undefined {
  const text = name.normalize("NFC");
  const { text: folded, toStart, toEnd } = foldCase(text, locale);
  let end = 0;
  return splitPhrase(folded)?.map(({ gap, word }): Word => {
    const [before, start] = [end, end + gap.length];
    end = start + word.length;
    return {
      gap: text.slice(toEnd(before), toStart(start)),
      written: text.slice(toStart(start), toEnd(end)),
      folded: word,
    };
  });
}

function formLike(
  form: Word,
  lemma: Word,
  wanted: Word,
  inflection: Inflection,
  gender: Gender | undefined,
): string | undefined {
  if (lemma.written === wanted.written) return form.written;
  // Where folding changes lengths, a stem's letters cannot be told.
  if (wanted.folded.length !== wanted.written.length) return undefined;
  const candidates = inflection.paradigmsOf(wanted.folded, gender);
  const forms = new Set<string | undefined>();
  for (const { stem, endings } of inflection.paradigmsOf(lemma.folded)) {
    if (!form.folded.startsWith(stem)) continue;
    const ending = form.folded.slice(stem.length);
    if (form.folded !== lemma.folded && endings.get(ending) !== "inflection") continue;
    const [only, ...more] = candidates.filter((paradigm) => paradigm.endings === endings);
    const isCertain = only !== undefined && more.length === 0;
    forms.add(isCertain ? wanted.written.slice(0, only.stem.length) + ending : undefined);
  }
  const [only, ...others] = forms;
  return others.length === 0 ? only : undefined;
}
