import { type Content, rawText, renumber } from "../../article/content.ts";
import { isTranslatable, trimContent } from "../edges.ts";
import type { ArticleText } from "../reading.ts";
import data from "./attributes.json" with { type: "json" };
import { readValue, type Source } from "./content.ts";
import { attributePlace, type Habits, type Value } from "./spelling.ts";
import type { HtmlAttribute, StartTag } from "./tokens.ts";

const EVERYWHERE: ReadonlyMap<string, string> = new Map(Object.entries(data.everywhere));
const SILENT = new Set(data.silent);
const BUTTONS = new Set(data.buttons);
const META: ReadonlyMap<string, string> = new Map(Object.entries(data.meta));
const OF_ELEMENTS: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
  Object.entries(data.elements).map(([name, contexts]) => [name, new Map(Object.entries(contexts))]),
);

/**
 * The texts in a tag's attributes: what people read or are read aloud.
 *
 * @param further names of attributes that a team has texts in, whatever the element.
 */
export function attributeTexts(
  source: Source,
  tag: StartTag,
  habits: Habits,
  further: ReadonlySet<string>,
): ArticleText[] {
  return tag.attributes.flatMap((attribute): ArticleText[] => {
    const context = contextOf(attribute.name, tag, further);
    if (context === undefined) return [];
    const value = placeOfValue(source.text, attribute);
    return value === null ? [] : textOf(source, attribute, value, context, habits);
  });
}

/** A tag, as far as its attributes matter. */
export interface NamedAttributes {
  readonly name: string;
  readonly attributes: readonly { readonly name: string; readonly value: string }[];
}

/** What an attribute of a tag is for people, in words; `undefined` where it is not for them. */
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
  { remembered }: Source,
  { value }: HtmlAttribute,
  place: Value,
  context: string,
  habits: Habits,
): ArticleText[] {
  const { content, cut } = trimContent(readValue(place.raw, value, remembered));
  if (content.length === 0) return [];
  const start = place.start + cut;
  return [
    {
      kind: "attribute",
      content: renumber(content),
      context,
      start,
      end: start + rawText(content).length,
      isUnit: isTranslatable(content) && !isCutTag(content),
      place: attributePlace(place, habits),
    },
  ];
}

/** Whether a template's tag begins in a value and ends behind it, as quotation marks in it end the value for browsers. */
function isCutTag(content: Content): boolean {
  return content.some((part) => part.type === "text" && /\{[{%]|<%/.test(part.raw ?? part.value));
}
