import type { Content } from "../../article/content.ts";
import { articleText } from "../article-text.ts";
import type { ArticleText } from "../reading.ts";
import data from "./attributes.json" with { type: "json" };
import { readValue, type Source } from "./content.ts";
import { attributePlace, type Value } from "./spelling.ts";
import type { HtmlAttribute, StartTag } from "./tokens.ts";

const EVERYWHERE: ReadonlyMap<string, string> = new Map(Object.entries(data.everywhere));
const SILENT = new Set(data.silent);
const BUTTONS = new Set(data.buttons);
const META: ReadonlyMap<string, string> = new Map(Object.entries(data.meta));
const OF_ELEMENTS: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
  Object.entries(data.elements).map(([name, contexts]) => [name, new Map(Object.entries(contexts))]),
);

/** The texts in a tag's attributes: what people read or are read aloud. */
export function attributeTexts(source: Source, tag: StartTag): ArticleText[] {
  return tag.attributes.flatMap((attribute): ArticleText[] => {
    const context = contextOf(attribute.name, tag, source.attributes);
    if (context === undefined) return [];
    const text = textOf(source, attribute, context);
    return text === null ? [] : [text];
  });
}

/** A tag, as far as its attributes matter. */
export interface NamedAttributes {
  readonly name: string;
  readonly attributes: readonly { readonly name: string; readonly value: string }[];
}

/**
 * What an attribute of a tag is for people, in words; `undefined` where it is not for them.
 *
 * @param further names of attributes that a team has texts in, whatever the element.
 */
export function contextOf(
  name: string,
  tag: NamedAttributes,
  further: ReadonlySet<string>,
): string | undefined {
  const own = OF_ELEMENTS.get(tag.name)?.get(name);
  if (own !== undefined) return own;
  if (!SILENT.has(tag.name) && EVERYWHERE.has(name)) return EVERYWHERE.get(name);
  if (further.has(name)) return name;
  if (tag.name === "input" && name === "value") {
    return BUTTONS.has(attributeOf(tag, "type")?.trim().toLowerCase() ?? "") ? "Button" : undefined;
  }
  if (tag.name !== "meta" || name !== "content") return undefined;
  for (const key of data.metaKeys) {
    const context = META.get(attributeOf(tag, key)?.trim().toLowerCase() ?? "");
    if (context !== undefined) return context;
  }
  return undefined;
}

/** An attribute's value, decoded. */
export function attributeOf({ attributes }: NamedAttributes, name: string): string | undefined {
  return attributes.find((one) => one.name === name)?.value;
}

/** Where an attribute's value stands; `null` where it has none. */
export function placeOfValue(text: string, { name, start, end }: HtmlAttribute): Value | null {
  const written = text.slice(start + name.length, end);
  const before = /^[ \t\n\f\r]*=[ \t\n\f\r]*/.exec(written)?.[0];
  if (before === undefined) return null;
  const sign = written[before.length];
  const quote = sign === '"' || sign === "'" ? sign : "";
  const from = start + name.length + before.length + quote.length;
  const to = end - quote.length;
  return from > to ? null : { quote, start: from, end: to, raw: text.slice(from, to) };
}

function textOf(
  { text, remembered, habits }: Source,
  attribute: HtmlAttribute,
  context: string,
): ArticleText | null {
  const place = placeOfValue(text, attribute);
  if (place === null) return null;
  const whole = readValue(place.raw, attribute.value, remembered);
  const about = { kind: "attribute", context, place: attributePlace(place, habits) } as const;
  const found = articleText(whole, place.start, about);
  return found && { ...found, isUnit: found.isUnit && !isCutTag(found.content) };
}

/** Whether a template's tag begins in a value and ends behind it, as quotation marks in it end the value for browsers. */
function isCutTag(content: Content): boolean {
  return content.some((part) => part.type === "text" && /\{[{%]|<%/.test(part.raw ?? part.value));
}
