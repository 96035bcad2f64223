import { type Problem, positionAt } from "../../article/problem.ts";
import { childrenOf, type JsonDocument, keyPath, stringOf } from "../json/value.ts";
import { COUNT, type PluralGroup } from "./plurals.ts";

/** `items_plural` beside `items`; `items_0` to `items_5` in languages that have other forms than two (i18next, JSON v3). */
const OLD_NAME = /^(.+)_(plural|[0-5])$/s;

/**
 * Warns of a resource with the plural forms of i18next's JSON v3: read as v4 they are messages like others, and no language
 * would get the forms that it needs. It is one where a form has `{{count}}`, or where `items` has an `items_plural` beside it and
 * nothing is named as in v4; other names that end in a number are those of a list.
 *
 * @returns with the first such name; without file.
 */
export function oldPluralsWarning(
  document: JsonDocument,
  groups: readonly PluralGroup[],
): Problem | undefined {
  const old = document.values.flatMap(({ type }, object) =>
    type === "object" ? oldGroupsIn(document, object, groups.length === 0) : [],
  );
  const first = old[0];
  const key = document.values[first ?? -1]?.key;
  if (first === undefined || !key) return undefined;
  return {
    kind: "usage",
    message: `«${keyPath(document, first)}» is a plural form of i18next's JSON v3; only JSON v4 is read as such, and other languages would lack forms that they need.`,
    advice:
      "Convert the file to JSON v4, as i18next-v4-format-converter does: i18next's own program for it. Then its names end in _one and _other.",
    position: positionAt(document.text, key.start),
  };
}

/** Of each message that counts, the index of the first name with an ending of a form. */
function oldGroupsIn(document: JsonDocument, object: number, isPairEnough: boolean): number[] {
  const texts = new Map<string, number>();
  for (const index of childrenOf(document, object)) {
    const value = document.values[index];
    if (value?.type === "string" && value.key !== null) texts.set(value.key.name, index);
  }
  const found = new Map<string, { first: number; counts: boolean }>();
  for (const [name, index] of texts) {
    const [, base, ending] = OLD_NAME.exec(name) ?? [];
    if (base === undefined || !texts.has(ending === "plural" ? base : `${base}_0`)) continue;
    const scheme = `${ending === "plural" ? "plural" : "number"} ${base}`;
    const group = found.get(scheme) ?? { first: index, counts: false };
    group.counts ||= COUNT.test(stringOf(document, document.values[index]) ?? "");
    found.set(scheme, group);
  }
  return [...found].flatMap(([scheme, { first, counts }]) =>
    counts || (isPairEnough && scheme.startsWith("plural ")) ? [first] : [],
  );
}
