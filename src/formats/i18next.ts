import type { ParsedArticle } from "../article/unit.ts";
import { BEGINNING, type Format, type Serialized } from "./format.ts";
import { expandPlurals } from "./i18next/expand.ts";
import { isOtherJson } from "./i18next/no-resource.ts";
import { oldPluralsWarning } from "./i18next/old-plurals.ts";
import { type Messages, type MessageText, readMessages } from "./i18next/read.ts";
import { type IdentifiedText, identifyTexts, unitOf } from "./identified.ts";
import { isUnchanged, spliceTranslations } from "./splice.ts";

/**
 * Resources of i18next, JSON v4 with its standard signs: every text is a unit, whatever objects and lists it stands in.
 *
 * - JSON that tells that it is something else (`package.json`, a JSON Schema) has no units.
 * - `{{name}}`, `$t(key)`, tags and line breaks are codes.
 * - A message that counts (`items_one`, `items_other`) has a unit for each form that any language has; those that a
 *   target language does not have are the caller's to leave out (`Unit.plural`). The localized file has exactly
 *   the target's forms; one without a translation has the source's `other`.
 *
 * @example
 * i18next.parse('{ "greeting": "Hello, {{name}}!" }', options).units[0]?.context // "Key: greeting"
 */
export const i18next: Format = {
  name: "i18next",
  extensions: [".json"],
  datatype: "x-json",
  parse(text): ParsedArticle {
    if (isOtherJson(text.slice(0, BEGINNING))) return { text, units: [] };
    const messages = readMessages(text, MOST_MESSAGES);
    const units = identified(messages).map(unitOf);
    const warning = oldPluralsWarning(messages.document, messages.groups);
    const article = { text, units, ...(warning && { warnings: [warning] }) };
    readings.set(article, messages);
    return article;
  },
  serialize(article, translations, { locale }): Serialized {
    if (translations.size === 0) return { text: article.text, refusals: [] };
    const source = readings.get(article) ?? readMessages(article.text);
    readings.set(article, source);
    const units = identified(source);
    const isTranslated = units.some(({ id, unit }) => {
      const given = translations.get(id);
      return given !== undefined && !isUnchanged(unit, given);
    });
    if (!isTranslated) return { text: article.text, refusals: [] };
    const reading =
      locale === undefined
        ? source
        : readMessages(
            expandPlurals(source.document, source.groups, locale),
            Number.POSITIVE_INFINITY,
            locale,
          );
    const ids = new Map(units.map(({ id, unit }) => [unit.name, id]));
    return spliceTranslations({
      text: reading.document.text,
      reading,
      read: (text) => readMessages(text),
      units: reading.texts.flatMap((unit) => {
        const id = unit.isUnit ? ids.get(unit.name) : undefined;
        return id === undefined ? [] : [{ id, unit }];
      }),
      translations,
      edits: [],
    });
  },
};

/** Most messages in a file: ten times what any product has, and what fits into memory with all forms that languages have. */
const MOST_MESSAGES = 100_000;

/** What articles were read to: one is put together once per locale. */
const readings = new WeakMap<ParsedArticle, Messages>();

/** The units; forms that the source lacks come before the `other` whose place they share. */
function identified({ texts, missing }: Messages): readonly IdentifiedText<MessageText>[] {
  return identifyTexts(texts.flatMap((text) => [...(missing.get(text.name) ?? []), text]));
}
