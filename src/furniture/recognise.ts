import { type Code, type Content, codesOf, plainText, text } from "../article/content.ts";
import type { Locale } from "../article/locale.ts";
import { onlyNumber } from "../article/plural.ts";
import type { Furniture } from "../article/unit.ts";
import { type Cell, cellCutter } from "./cells.ts";
import { dateReader } from "./date.ts";
import { parseCount } from "./digits.ts";
import { FURNITURE_KEYS, isPlural, type PlaceholderKind, splitPluralName } from "./keys.ts";
import { type Line, peel, type Range, sliceRanges } from "./line.ts";
import { nameGuard } from "./names.ts";
import { compilePattern, type Found, type Guard, matchPattern, mayMatch, type Pattern } from "./pattern.ts";
import type { FurnitureResources } from "./resources.ts";

/** Longest line that is looked at, in UTF-16 code units: a web address with words around it. */
const LONGEST_LINE = 2048;

/** How much of a line's ends is looked at before the whole is. */
const GLANCE = 16;

/**
 * Prepares the recognition of standing lines in one language. A line is furniture only as a whole, case and white
 * space aside; what fills its places has to look like a name, a web address, a date or a number. Markup around the
 * line is kept (`before`, `after`), markup inside a value too; other markup inside makes it an ordinary sentence.
 * Dates stay as they stand in the source; rendering reads them again.
 *
 * @param resources of the source language
 * @example
 * const recognise = createRecogniser(resources, parseLocale("en"));
 * recognise([text("(Photo: Reuters)")]) // { key: "photoCredit", values: { credit: [text("Reuters")] } }
 */
export function createRecogniser(
  resources: FurnitureResources,
  locale: Locale,
): (content: Content) => Furniture | undefined {
  const patterns = compileAll(resources, locale);
  const cut = cellCutter(locale);
  const readDate = dateReader(locale);
  const isName = nameGuard(locale, resources.agencies);

  return (content) => {
    if (isLong(content)) return undefined;
    const line = peel(content);
    if (line === undefined) return undefined;
    const first = cut(line.text.slice(0, GLANCE));
    const last = cut(line.text.slice(-GLANCE)).at(-1)?.fold ?? "";
    const candidates = patterns.filter((pattern) =>
      mayMatch(pattern, line.text.length, first.slice(0, -1), last),
    );
    if (candidates.length === 0) return undefined;
    const cells = cut(line.text);
    const byRange = new Map<string, boolean>();
    for (const pattern of candidates) {
      const found = matchPattern(pattern, cells, guardFor(line, pattern, byRange));
      const furniture = found && furnitureOf(pattern, found, line, cells);
      if (furniture !== undefined) return furniture;
    }
    return undefined;
  };

  /** Answers are kept per line, because many patterns ask the same of the same stretch. */
  function guardFor(line: Line, pattern: Pattern, answers: Map<string, boolean>): Guard {
    return ({ kind, labelled }, range) => {
      const question = `${kind} ${labelled} ${pattern.key === "date"} ${range.start} ${range.end}`;
      const known = answers.get(question);
      if (known !== undefined) return known;
      const answer = mayFill(kind, labelled, line, range, pattern.key);
      answers.set(question, answer);
      return answer;
    };
  }

  function mayFill(kind: PlaceholderKind, labelled: boolean, line: Line, range: Range, key: string): boolean {
    const value = line.text.slice(range.start, range.end);
    if (kind === "count") return parseCount(value) !== undefined;
    if (kind === "date") {
      const date = readDate(value);
      // A date alone on its line has to be one beyond doubt: it may be a table cell or an episode's number.
      return date !== undefined && (key !== "date" || (date.year !== undefined && !date.numeric));
    }
    return isName(kind, { text: value, codes: codesAt(line.middle, range), labelled });
  }
}

/** Every template of the resources, those with the most fixed words first; of equals, the first in docs/furniture.md. */
function compileAll(resources: FurnitureResources, locale: Locale): readonly Pattern[] {
  const patterns: Pattern[] = [];
  for (const [name, template] of resources.templates) {
    const plural = splitPluralName(name);
    const key = plural && isPlural(plural.key) ? plural.key : name;
    const implied =
      plural && !template.includes("{{")
        ? onlyNumber(locale, { type: "cardinal", category: plural.category })
        : undefined;
    add(key, template, implied);
  }
  for (const [key, spellings] of resources.recognise)
    for (const template of spellings) add(key, template, undefined);
  return patterns.sort((a, b) => b.weight - a.weight);

  function add(key: string, template: string, implied: number | undefined) {
    const places = FURNITURE_KEYS.get(key);
    const pattern = places && compilePattern(key, template, places, locale, implied);
    if (pattern !== undefined) patterns.push(pattern);
  }
}

function isLong(content: Content): boolean {
  let length = 0;
  for (const part of content) {
    if (part.type === "text") length += part.value.length;
    if (length > LONGEST_LINE) return true;
  }
  return content.length > 100;
}

function furnitureOf(
  pattern: Pattern,
  found: Found,
  line: Line,
  cells: readonly Cell[],
): Furniture | undefined {
  const slices = sliceRanges(
    line.middle,
    found.map(({ range }) => range),
  );
  if (slices === undefined || cells.length === 0) return undefined;
  const values: Record<string, Content> = {};
  for (const [index, { name }] of found.entries()) {
    const value = slices[index] ?? [];
    const kind = FURNITURE_KEYS.get(pattern.key)?.get(name);
    if ((kind === "date" || kind === "count") && value.some((part) => part.type === "code")) return undefined;
    values[name] = value;
  }
  if (pattern.impliedCount !== undefined) values.count = [text(String(pattern.impliedCount))];
  return {
    key: pattern.key,
    values,
    ...(line.before.length > 0 && { before: line.before }),
    ...(line.after.length > 0 && { after: line.after }),
  };
}

/** The codes that stand in or at the edge of a range. */
function codesAt(content: Content, range: Range): readonly Code[] {
  if (!content.some((part) => part.type === "code")) return [];
  let position = 0;
  const inside: Content[number][] = [];
  for (const part of content) {
    if (part.type === "code" && position >= range.start && position <= range.end) inside.push(part);
    position += part.type === "text" ? part.value.length : 0;
  }
  return codesOf(inside);
}

/** What stands in a place, as a reader sees it. */
export function valueText(furniture: Furniture, name: string): string | undefined {
  const value = Object.hasOwn(furniture.values, name) ? furniture.values[name] : undefined;
  return value && plainText(value).trim();
}
