import { direction, sameLanguage, tryLocale } from "../../article/locale.ts";
import { setAttribute } from "../../xml/attributes.ts";
import { attribute } from "../../xml/tree.ts";
import type { Edit } from "../edit.ts";
import type { SerializeOptions } from "../format.ts";
import type { LanguagePlace, XmlReader } from "./reader.ts";
import { nameIn } from "./vocabulary.ts";

/**
 * Edits that say the new language wherever the file said its own, and the direction of its script where the vocabulary can.
 * A file that holds the target's language already is left as it is: its parts could not be told apart any more.
 */
export function localizeXml(reader: XmlReader, { locale }: SerializeOptions): readonly Edit[] {
  if (locale === undefined) return [];
  const isThere = reader.otherLanguages.some((other) => {
    const language = tryLocale(other);
    return language !== undefined && sameLanguage(language, locale);
  });
  if (isThere) return [];
  const edits: Edit[] = reader.languages.flatMap((place) => editsOf(place, reader, locale));
  for (const { start, end } of reader.languageNames) edits.push({ start, end, text: locale });
  return edits.sort((a, b) => a.start - b.start);
}

function editsOf(
  { element, vocabulary }: LanguagePlace,
  { text, declaredLanguage }: XmlReader,
  locale: NonNullable<SerializeOptions["locale"]>,
): readonly Edit[] {
  const { tag } = element;
  const standing = tag.attributes.map(({ name }) => name).filter((name) => vocabulary.language.has(name));
  const isAdded = vocabulary.languageOn.has(nameIn(vocabulary, tag.uri, tag.local) ?? "");
  const names = standing.length === 0 && isAdded ? ["xml:lang"] : standing;
  const edits = names.flatMap((name) => setAttribute(text, element, name, locale));
  const { direction: name } = vocabulary;
  if (name !== undefined) {
    const source = tryLocale(declaredLanguage ?? "");
    const isStanding = attribute(tag, name) !== undefined;
    const changes = direction(locale) !== (source === undefined ? "ltr" : direction(source));
    // An attribute of another name tells of a language, and not which one its element is in.
    const isInLanguage = names.some((one) => /^(?:xml:)?lang$/.test(one));
    if (changes && (isStanding || isInLanguage)) {
      edits.push(...setAttribute(text, element, name, direction(locale)));
    }
  }
  return edits;
}
