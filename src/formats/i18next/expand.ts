import type { Locale } from "../../article/locale.ts";
import { PLURAL_CATEGORIES, type PluralCategory, pluralCategories } from "../../article/plural.ts";
import { applyEdits, type Edit } from "../edit.ts";
import { childrenOf, type JsonDocument, type JsonValue } from "../json/value.ts";
import { isWantedEverywhere, type PluralGroup } from "./plurals.ts";

/**
 * Gives the messages that count the forms of a language: those that it does not have are taken out, those that are missing
 * get the text of `other`. Forms come in Unicode's order as far as the file's own do, with its indentation.
 *
 * @returns the resource's new text, which has nothing translated yet.
 */
export function expandPlurals(
  document: JsonDocument,
  groups: readonly PluralGroup[],
  locale: Locale,
): string {
  const edits: Edit[] = [];
  for (const [object, own] of Map.groupBy(groups, (group) => group.object)) {
    const members = childrenOf(document, object);
    const wanted = new Map(own.map((group) => [group, wantedOf(group, locale)]));
    const unwanted = new Set(
      [...wanted].flatMap(([{ forms }, keep]) =>
        [...forms].flatMap(([category, index]) => (keep.has(category) ? [] : [index])),
      ),
    );
    for (const edit of removals(document, members, unwanted)) edits.push(edit);
    for (const [group, keep] of wanted) {
      for (const edit of insertions(document, members, group, keep)) edits.push(edit);
    }
  }
  // An insertion behind a removal begins where that ends; removals come first among equals, and so do forms in their order.
  return applyEdits(
    document.text,
    edits.sort((a, b) => a.start - b.start),
  ).text;
}

function wantedOf({ type, forms }: PluralGroup, locale: Locale): ReadonlySet<PluralCategory> {
  const everywhere = [...forms.keys()].filter((category) => isWantedEverywhere({ type, category }));
  return new Set([...pluralCategories(locale, type), ...everywhere]);
}

/** Takes members out, each with the comma behind it, or the one before it at the end of the object. */
function removals(
  { values }: JsonDocument,
  members: readonly number[],
  unwanted: ReadonlySet<number>,
): Edit[] {
  const edits: Edit[] = [];
  let from: number | null = null;
  let kept: JsonValue | undefined;
  for (const index of members) {
    const member = values[index];
    if (unwanted.has(index)) {
      from ??= startOf(member);
      continue;
    }
    if (from !== null) edits.push({ start: from, end: startOf(member), text: "" });
    from = null;
    kept = member;
  }
  const last = values[members.at(-1) ?? -1];
  if (from !== null && last !== undefined) edits.push({ start: kept?.end ?? from, end: last.end, text: "" });
  return edits;
}

function insertions(
  document: JsonDocument,
  members: readonly number[],
  group: PluralGroup,
  wanted: ReadonlySet<PluralCategory>,
): Edit[] {
  const { text, values } = document;
  const { forms } = group;
  const other = values[forms.get("other") ?? -1];
  if (other === undefined) return [];
  const edits: Edit[] = [];
  PLURAL_CATEGORIES.forEach((category, i) => {
    if (!wanted.has(category) || forms.has(category)) return;
    const next = PLURAL_CATEGORIES.slice(i).find((one) => wanted.has(one) && forms.has(one)) ?? "other";
    const before = values[forms.get(next) ?? -1] ?? other;
    const start = startOf(before);
    const name = keyWith(document, other, category);
    const colon = text.slice(other.key?.end, other.start);
    const value = text.slice(other.start, other.end);
    edits.push({
      start,
      end: start,
      text: `${name}${colon}${value}${separatorAt(document, members, before)}`,
    });
  });
  return edits;
}

function startOf(member: JsonValue | undefined): number {
  return member?.key?.start ?? member?.start ?? 0;
}

/** The name of the form `other`, with another form in it. */
function keyWith({ text }: JsonDocument, { key }: JsonValue, category: PluralCategory): string {
  const raw = text.slice(key?.start, key?.end);
  if (raw.endsWith('_other"')) return `${raw.slice(0, -'other"'.length)}${category}"`;
  return JSON.stringify(`${key?.name.slice(0, -"other".length)}${category}`);
}

/** What stands between members where this one is: comma, line break, indentation. */
function separatorAt({ text, values }: JsonDocument, members: readonly number[], member: JsonValue): string {
  const previous = values[members[member.place - 1] ?? -1];
  if (previous !== undefined) return text.slice(previous.end, startOf(member));
  const next = values[members[member.place + 1] ?? -1];
  if (next !== undefined) return text.slice(member.end, startOf(next));
  return `,${text.slice((values[member.parent]?.start ?? 0) + 1, startOf(member))}`;
}
