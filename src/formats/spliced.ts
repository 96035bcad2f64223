import type { ParsedArticle } from "../article/unit.ts";
import type { Format, FormatOptions, Serialized, SerializeOptions } from "./format.ts";
import { identifyTexts, unitOf } from "./identified.ts";
import type { Reading } from "./reading.ts";
import { spliceTranslations } from "./splice.ts";

/** A format that is told by how it reads: everything but `parse` and `serialize`, which follow from it. */
export interface SplicedFormat extends Omit<Format, "parse" | "serialize"> {
  /** As {@link Format.parse}: finds the texts, and what stands around them. */
  read(text: string, options: FormatOptions): Reading;
}

/**
 * Makes a format of a way to read: translations are put in where the texts stand, and the result is read again.
 *
 * @example
 * export const html = createSplicedFormat({ name: "html", extensions: [".html"], datatype: "html", read: readHtml });
 */
export function createSplicedFormat({ read, ...format }: SplicedFormat): Format {
  /** What articles were read to: one is put together once per locale, and reading takes as long as proving. */
  const readings = new WeakMap<
    ParsedArticle,
    { readonly options: FormatOptions; readonly reading: Reading }
  >();
  return {
    ...format,
    parse(text, options): ParsedArticle {
      const reading = read(text, options);
      const units = identifyTexts(reading.texts).map(unitOf);
      const { declaredLanguage, warnings } = reading;
      const article = { text, units, declaredLanguage, ...(warnings && { warnings }) };
      readings.set(article, { options: { ...options, setKeys: options.setKeys ?? [] }, reading });
      return article;
    },
    serialize(article, translations, options): Serialized {
      const own = formatOptionsOf(options);
      const known = readings.get(article);
      const reading = known && sameOptions(known.options, own) ? known.reading : read(article.text, own);
      readings.set(article, { options: own, reading });
      return spliceTranslations({
        text: article.text,
        reading,
        read: reading.readAgain ?? ((text) => read(text, own)),
        units: identifyTexts(reading.texts),
        translations,
        edits: reading.localize?.(options) ?? [],
      });
    },
  };
}

function formatOptionsOf(given: SerializeOptions): FormatOptions {
  const { frontMatter, missingFrontMatter, alternates, locale, ...options } = given;
  const set = Object.keys({ ...missingFrontMatter, ...frontMatter });
  const setKeys = set.filter((key) => key !== options.languageKey);
  return { ...options, setKeys };
}

function sameOptions(a: FormatOptions, b: FormatOptions): boolean {
  return Object.entries(b).every(([key, value]) => {
    const other: unknown = a[key as keyof FormatOptions]; // entries lose the keys' type
    return key === "setKeys" ? String(other) === String(value) : other === value;
  });
}
