import { direction, type Locale } from "../../article/locale.ts";
import type { Edit } from "../edit.ts";
import { attributeOf, placeOfValue } from "./attributes.ts";
import { isBlock } from "./surroundings.ts";
import type { HtmlToken, StartTag } from "./tokens.ts";

/** The tags that say which language a page is in. */
export interface LanguageTags {
  /** The page, or of a fragment its first block where that has a `lang`. */
  readonly container: StartTag | undefined;
  /** The languages that it tells social networks. */
  readonly openGraph: readonly StartTag[];
}

/** Finds the tags that say which language a page or fragment is in. */
export function languageTags(tokens: readonly HtmlToken[], fragment: boolean): LanguageTags {
  const starts = tokens.filter((token) => token.type === "start");
  return {
    container: fragment ? containerOf(starts) : starts.find(({ name }) => name === "html"),
    openGraph: starts.filter(
      (tag) => tag.name === "meta" && attributeOf(tag, "property")?.trim().toLowerCase() === "og:locale",
    ),
  };
}

/** Edits that make a page one of another language: its `lang` and `dir`, and the locale that it tells social networks; in order. */
export function localizeTags(
  text: string,
  { container, openGraph }: LanguageTags,
  locale: Locale,
): readonly Edit[] {
  const edits = container ? containerEdits(text, container, locale) : [];
  const networks = openGraph.flatMap((tag) => setAttribute(text, tag, "content", ogLocale(locale)));
  return [...edits.sort((a, b) => a.start - b.start), ...networks];
}

function containerOf(starts: readonly StartTag[]): StartTag | undefined {
  const first = starts[0];
  return first && isBlock(first.name) && attributeOf(first, "lang") !== undefined ? first : undefined;
}

function containerEdits(text: string, tag: StartTag, locale: Locale): Edit[] {
  const hasXml = attributeOf(tag, "xml:lang") !== undefined;
  const hasHtml = attributeOf(tag, "lang") !== undefined;
  const isRightToLeft = direction(locale) === "rtl";
  const written = attributeOf(tag, "dir");
  const edits: Edit[] = [];
  if (hasHtml || !hasXml) edits.push(...setAttribute(text, tag, "lang", locale));
  if (hasXml) edits.push(...setAttribute(text, tag, "xml:lang", locale));
  if (written !== undefined || isRightToLeft) {
    edits.push(...setAttribute(text, tag, "dir", isRightToLeft ? "rtl" : "ltr"));
  }
  const added = edits.filter(({ start, end }) => start === end);
  const [first] = added;
  if (first === undefined) return edits;
  // Several additions at one place are one edit.
  const addition = { ...first, text: added.map((edit) => edit.text).join("") };
  return [...edits.filter((edit) => edit.start !== edit.end), addition];
}

/** Sets an attribute where it stands, or else behind the tag's name. */
export function setAttribute(text: string, tag: StartTag, name: string, value: string): Edit[] {
  const attribute = tag.attributes.find((one) => one.name === name);
  if (attribute === undefined) {
    const at = tag.start + 1 + tag.name.length;
    return [{ start: at, end: at, text: ` ${name}="${value}"` }];
  }
  const place = placeOfValue(text, attribute);
  const needsQuotes = place?.quote === "" && /[\s"'`=<>]/.test(value);
  if (place === null || place.raw === "" || needsQuotes) {
    return [
      {
        start: attribute.start,
        end: attribute.end,
        text: `${text.slice(attribute.start, attribute.start + name.length)}="${value}"`,
      },
    ];
  }
  return place.raw === value ? [] : [{ start: place.start, end: place.end, text: value }];
}

/** Open Graph names a language with a country: `fr_FR`. */
function ogLocale(locale: Locale): string {
  const { language, region } = new Intl.Locale(locale).maximize();
  return region ? `${language}_${region}` : language;
}
