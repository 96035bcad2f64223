import { PLURAL_CATEGORIES, type PluralCategory, type PluralForm } from "../../article/plural.ts";
import { childrenOf, type JsonDocument, stringOf } from "../json/value.ts";

/** The forms of one message that counts. */
export interface PluralGroup {
  /** Index of the object that they stand in. */
  readonly object: number;
  readonly type: PluralForm["type"];
  /** The forms that are there, by index; `other` is among them. */
  readonly forms: ReadonlyMap<PluralCategory, number>;
}

/** What the name of a message says: `items_few`, `place_ordinal_one`. */
interface PluralName {
  readonly base: string;
  readonly form: PluralForm;
}

const CATEGORIES: ReadonlyMap<string, PluralCategory> = new Map(
  PLURAL_CATEGORIES.map((category) => [category, category]),
);

/** `{{count}}` in a message, with or without a format. */
export const COUNT = /\{\{-?\s*count\s*[,}]/;

const ORDINAL = "_ordinal";

/**
 * Finds the messages that count (i18next JSON v4): names that differ in their ending, `_one` and `_other`. There is always
 * an `_other`, with another form beside it or `{{count}}` in it: `step_one`, `step_two` are names like others.
 */
export function pluralGroups(document: JsonDocument): readonly PluralGroup[] {
  return document.values.flatMap(({ type }, object) => (type === "object" ? groupsIn(document, object) : []));
}

function groupsIn(document: JsonDocument, object: number): PluralGroup[] {
  const groups = new Map<string, { type: PluralForm["type"]; forms: Map<PluralCategory, number> }>();
  const names = new Set<string>();
  const doubled = new Set<string>();
  for (const index of childrenOf(document, object)) {
    const { key = null, type = "null" } = document.values[index] ?? {};
    const name = key === null ? null : pluralName(key.name);
    if (key === null || name === null) continue;
    const id = `${name.form.type} ${name.base}`;
    // Of a name that comes twice the last one counts; who takes it out brings the first one back.
    if (names.has(key.name)) doubled.add(id);
    names.add(key.name);
    if (type !== "string") continue;
    const group = groups.get(id) ?? { type: name.form.type, forms: new Map() };
    group.forms.set(name.form.category, index);
    groups.set(id, group);
  }
  return [...groups].flatMap(([id, { type, forms }]): PluralGroup[] => {
    const other = forms.get("other");
    if (other === undefined || doubled.has(id)) return [];
    const counts = forms.size > 1 || COUNT.test(stringOf(document, document.values[other]) ?? "");
    return counts ? [{ object, type, forms }] : [];
  });
}

function pluralName(name: string): PluralName | null {
  const cut = name.lastIndexOf("_");
  const category = CATEGORIES.get(name.slice(cut + 1));
  if (cut < 1 || category === undefined) return null;
  const base = name.slice(0, cut);
  if (!base.endsWith(ORDINAL)) return { base, form: { type: "cardinal", category } };
  return { base: base.slice(0, -ORDINAL.length), form: { type: "ordinal", category } };
}

/** Whether a name has the ending of a form. */
export function isPluralName(name: string): boolean {
  return pluralName(name) !== null;
}

/** i18next looks for a form of its own for nothing at all, whatever the language. */
export function isWantedEverywhere({ type, category }: PluralForm): boolean {
  return type === "cardinal" && category === "zero";
}
