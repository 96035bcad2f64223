import { type Locale, sameLanguage, tryLocale } from "../../article/locale.ts";
import { ExonymError } from "../../article/problem.ts";
import type { Edit } from "../edit.ts";
import { type Embedding, liftText } from "../embedding.ts";
import type { FormatOptions, SerializeOptions } from "../format.ts";
import { readHtml } from "../html/read.ts";
import { embedString } from "../json/embed.ts";
import { outlineOf } from "../json/outline.ts";
import { readJson } from "../json/read.ts";
import { type JsonDocument, type JsonValue, stringOf } from "../json/value.ts";
import { nitfVocabulary } from "../nitf/vocabulary.ts";
import type { ArticleText, Reading } from "../reading.ts";
import { readXml } from "../xml/read.ts";
import { type Markup, markupOf } from "./content-type.ts";
import { findItems, type ItemText } from "./items.ts";
import { readPlain } from "./plain.ts";
import { createVocabulary } from "./vocabulary.ts";

/** A text of an item, read by the format that it is in. */
interface Inside {
  readonly embedding: Embedding;
  readonly reading: Reading;
}

/**
 * Reads a ninjs file.
 *
 * @throws ExonymError (usage) where it is no JSON.
 */
export function readNinjs(text: string, options: FormatOptions): Reading {
  const document = readJson(text);
  const { texts, languages } = findItems(document, createVocabulary(options.ninjs));
  const found: ArticleText[] = [];
  const outline = [...outlineOf(document)];
  const insides: Inside[] = [];
  for (const item of texts) {
    const embedding = embedString(document, item.value);
    const reading = readText(item, embedding.text, options);
    if (reading === null) continue;
    insides.push({ embedding, reading });
    for (const inner of reading.texts) found.push(liftText(inner, embedding, text));
    for (const line of reading.outline) outline.push(line);
  }
  const declaredLanguage = stringOf(document, languages[0]);
  return {
    texts: found,
    outline,
    declaredLanguage,
    localize: (settings) => {
      const { locale } = settings;
      if (locale === undefined) return [];
      const own = languages.flatMap((value) => languageEdit(document, value, declaredLanguage, locale));
      return [...own, ...insides.flatMap((inside) => innerEdits(inside, settings))].sort(
        (a, b) => a.start - b.start,
      );
    },
  };
}

/** Reads one text; `null` where its markup is unknown, so that it stays. */
function readText({ rule, declared }: ItemText, inner: string, options: FormatOptions): Reading | null {
  const reading = readMarkup(markupOf(declared, inner), inner, options);
  if (reading === null) return null;
  const role = declared.role === undefined ? "" : ` (${declared.role.slice(0, LONGEST_ROLE)})`;
  const context = `${rule.context}${role}`;
  return {
    ...reading,
    texts: reading.texts.map((text) => ({
      ...text,
      kind: text.kind === "paragraph" ? rule.kind : text.kind,
      context: text.context ?? context,
    })),
  };
}

/** How much of a role a translator is shown, in UTF-16 code units. */
const LONGEST_ROLE = 60;

function readMarkup(markup: Markup, inner: string, options: FormatOptions): Reading | null {
  if (markup === "plain") return readPlain(inner);
  if (markup === "html" || markup === "xhtml") {
    const fragment = !/^\s*<(?:!doctype|html)[\s>]/i.test(inner);
    const reading = readHtml(inner, { ...options.html, scope: "page", fragment });
    return markup === "html" ? reading : { ...reading, texts: reading.texts.map(spelledForXml) };
  }
  if (markup === "unknown") return null;
  try {
    return readXml(inner, [nitfVocabulary(options.xml)]);
  } catch (error) {
    // A body that is no XML is no reason to leave the rest of the item.
    if (error instanceof ExonymError) return null;
    throw error;
  }
}

/** What HTML leaves as it is where it can, XML wants escaped. */
function spelledForXml(text: ArticleText): ArticleText {
  const { place } = text;
  const spell: ArticleText["place"]["spell"] = (unit, translation, caution) =>
    place.spell(unit, translation, caution === 0 ? 1 : caution);
  return { ...text, place: { ...place, spell } };
}

/** Says the new language where an item said the file's; items in other languages stay what they are. */
function languageEdit(
  document: JsonDocument,
  value: JsonValue,
  declared: string | undefined,
  locale: Locale,
): Edit[] {
  const language = tryLocale(stringOf(document, value) ?? "");
  const source = tryLocale(declared ?? "");
  if (language === undefined || source === undefined || !sameLanguage(language, source)) return [];
  return [{ start: value.start + 1, end: value.end - 1, text: locale }];
}

/** What localizing changes inside a text: the language of a page of HTML. */
function innerEdits({ embedding, reading }: Inside, settings: SerializeOptions): Edit[] {
  const edits = reading.localize?.({ ...settings, alternates: [] }) ?? [];
  return edits.map(({ start, end, text }) => {
    const first = embedding.startInHost(start);
    return {
      start: first,
      end: end === start ? first : embedding.endInHost(end),
      text: embedding.spell(text),
    };
  });
}
