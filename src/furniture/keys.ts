import { PLURAL_CATEGORIES, type PluralCategory } from "../article/plural.ts";
import keys from "./keys.json" with { type: "json" };

/**
 * What may fill a place of a template, and so how it is recognised and rendered.
 * - `credit`, `author`, `holder`: names of people, agencies, companies. `source`: a name or a web address.
 * - `place`: the town of a dateline. `agency`: one of the agencies that the resources list.
 * - `date`: a calendar date with an optional time of day. `count`: a whole number.
 */
export type PlaceholderKind =
  | "credit"
  | "author"
  | "source"
  | "holder"
  | "place"
  | "agency"
  | "date"
  | "count";

/** Longest value of each kind, in UTF-16 code units: a name that is longer is a sentence. Web addresses may be longer. */
export const LONGEST_VALUE: Readonly<Record<PlaceholderKind, number>> = {
  credit: 80,
  author: 80,
  source: 60,
  holder: 60,
  place: 40,
  agency: 40,
  date: 60,
  count: 20,
};

/** Longest web address of a source. */
export const LONGEST_ADDRESS = 2000;

/** Placeholder name → what fills it. */
export type Placeholders = ReadonlyMap<string, PlaceholderKind>;

const KINDS: ReadonlySet<string> = new Set<PlaceholderKind>([
  "credit",
  "author",
  "source",
  "holder",
  "place",
  "agency",
  "date",
  "count",
]);

function isKind(value: string): value is PlaceholderKind {
  return KINDS.has(value);
}

/** Every kind of standing line that Exonym knows: key → its placeholders. The order is that of docs/furniture.md. */
export const FURNITURE_KEYS: ReadonlyMap<string, Placeholders> = new Map(
  Object.entries(keys).map(([key, places]) => {
    const kinds = new Map<string, PlaceholderKind>();
    for (const [name, kind] of Object.entries(places)) if (isKind(kind)) kinds.set(name, kind);
    return [key, kinds];
  }),
);

/** Whether a key has one template per plural category (`commentCount_one`, `commentCount_other`). */
export function isPlural(key: string): boolean {
  return FURNITURE_KEYS.get(key)?.has("count") === true;
}

/** The key and the plural category that a resource name stands for: `commentCount_few` → `commentCount`, `few`. */
export function splitPluralName(name: string): { key: string; category: PluralCategory } | undefined {
  const cut = name.lastIndexOf("_");
  const category = PLURAL_CATEGORIES.find((candidate) => candidate === name.slice(cut + 1));
  return cut > 0 && category !== undefined ? { key: name.slice(0, cut), category } : undefined;
}
