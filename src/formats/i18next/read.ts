import { type Content, codesOf, rawText } from "../../article/content.ts";
import type { Locale } from "../../article/locale.ts";
import { onlyNumber, PLURAL_CATEGORIES, type PluralCategory, type PluralForm } from "../../article/plural.ts";
import { usageError } from "../../article/problem.ts";
import { isTranslatable } from "../edges.ts";
import { liftText } from "../embedding.ts";
import { embedString } from "../json/embed.ts";
import { outlineOf } from "../json/outline.ts";
import { readJson } from "../json/read.ts";
import { type JsonDocument, keyPath, stringOf } from "../json/value.ts";
import type { ArticleText, Place, Reading } from "../reading.ts";
import { isMachineRead } from "./machine-read.ts";
import { readMessage } from "./message.ts";
import { createPlace } from "./place.ts";
import { isPluralName, isWantedEverywhere, type PluralGroup, pluralGroups } from "./plurals.ts";

/** A message, and what it is called whatever other forms of it there are. */
export interface MessageText extends ArticleText {
  readonly name: string;
}

/** A resource, read. */
export interface Messages extends Reading {
  readonly document: JsonDocument;
  readonly groups: readonly PluralGroup[];
  /** The messages of the file, in order. */
  readonly texts: readonly MessageText[];
  /** Forms that the file does not have and other languages may need, by the name of the `other` whose place they share. */
  readonly missing: ReadonlyMap<string, readonly MessageText[]>;
}

/** What a message has from the group that it is a form of. */
interface Membership {
  readonly group: PluralGroup;
  readonly category: PluralCategory;
  readonly place: Place;
}

const PLACE = createPlace(new Set());

/** A form that stands alone, as in Japanese, need not show that it counts. */
const COUNTING_PLACE = createPlace(new Set(["{{count}}"]));

/**
 * Reads a resource of i18next: every text in it is a message.
 *
 * @param most how many messages it may have.
 * @param locale the language that it is read for: only there can be told which forms may leave the number out. Absent: all may.
 * @throws ExonymError (usage) where it is no JSON, or has more messages.
 */
export function readMessages(text: string, most = Number.POSITIVE_INFINITY, locale?: Locale): Messages {
  const document = readJson(text);
  const count = document.values.filter(({ type }) => type === "string").length;
  if (count > most) {
    throw usageError(`The file has more than ${most} texts.`, "Split it into several namespaces.");
  }
  const groups = pluralGroups(document);
  const memberships = membershipsOf(document, groups);
  const nameOf = createNames(document);
  const texts: MessageText[] = [];
  const missing = new Map<string, readonly MessageText[]>();
  document.values.forEach((_, index) => {
    const membership = memberships.get(index);
    const name = nameOf(index);
    const message = readText(document, index, membership);
    if (message === null) return;
    texts.push({ ...withOptional(message, locale), name: name() });
    if (membership?.category !== "other") return;
    const lacking = PLURAL_CATEGORIES.filter((category) => !membership.group.forms.has(category)).map(
      (category): MessageText => ({
        ...withOptional({ ...message, ...pluralWords(document, index, { ...membership, category }) }, locale),
        name: name(category),
      }),
    );
    missing.set(name(), lacking);
  });
  return { document, groups, texts, missing, outline: outlineOf(document) };
}

function membershipsOf(
  document: JsonDocument,
  groups: readonly PluralGroup[],
): ReadonlyMap<number, Membership> {
  const memberships = new Map<number, Membership>();
  for (const group of groups) {
    const place = createPlace(variablesOf(document, group));
    for (const [category, index] of group.forms) memberships.set(index, { group, category, place });
  }
  return memberships;
}

/** The number, and what the other forms fill in. */
function variablesOf(document: JsonDocument, { forms }: PluralGroup): ReadonlySet<string> {
  const variables = new Set(["{{count}}"]);
  for (const index of forms.values()) {
    for (const { kind, raw } of codesOf(readMessage(stringOf(document, document.values[index]) ?? ""))) {
      if (kind === "variable") variables.add(raw);
    }
  }
  return variables;
}

function readText(
  document: JsonDocument,
  index: number,
  membership: Membership | undefined,
): ArticleText | null {
  const value = document.values[index];
  if (value?.type !== "string") return null;
  const embedding = embedString(document, value);
  const message = embedding.text.trim();
  if (message === "") return null;
  const content = readMessage(message);
  const start = embedding.text.length - embedding.text.trimStart().length;
  const inner: ArticleText = {
    kind: "paragraph",
    content,
    start,
    end: start + rawText(content).length,
    isUnit: isTranslatable(content) && !isMachineRead(content),
    place: membership?.place ?? (isPluralName(value.key?.name ?? "") ? COUNTING_PLACE : PLACE),
    context: `Key: ${keyPath(document, index)}`,
  };
  const lifted = liftText(inner, embedding, document.text);
  return membership === undefined ? lifted : { ...lifted, ...pluralWords(document, index, membership) };
}

/** `{{count}}` alone, with or without a format, as a code has it. */
const NUMBER = /^\{\{-?\s*count\s*(?:,[^{}]*)?\}\}$/;

/** Lets a form leave its number out where it can stand for one number alone. */
function withOptional(text: ArticleText, locale: Locale | undefined): ArticleText {
  if (text.plural === undefined || !mayLeaveOut(text.plural, locale)) return text;
  const content: Content = text.content.map((part) =>
    part.type === "code" && NUMBER.test(part.raw) ? { ...part, optional: true } : part,
  );
  return { ...text, content };
}

function mayLeaveOut(form: PluralForm, locale: Locale | undefined): boolean {
  if (form.type === "ordinal" || form.category === "other") return false;
  return locale === undefined || onlyNumber(locale, form) !== undefined;
}

function pluralWords(
  document: JsonDocument,
  index: number,
  { group: { type, forms }, category }: Membership,
): Pick<ArticleText, "plural" | "context"> {
  const path = keyPath(document, index);
  const base = path.slice(0, path.lastIndexOf(type === "ordinal" ? "_ordinal_" : "_"));
  const form = { type, category };
  const isOwn = forms.has(category);
  return {
    context: `Key: ${base} (${type === "ordinal" ? "ordinal" : "plural"}: ${category})`,
    plural: isOwn && isWantedEverywhere(form) ? { ...form, everywhere: true } : form,
  };
}

/**
 * Names for messages that stay when other forms of one come and go: by the object they stand in, which is always the same
 * one of all objects, and their key.
 *
 * @returns to be called for each value in order; what it gives takes the form, where it is not the message's own.
 */
function createNames(document: JsonDocument): (index: number) => (category?: PluralCategory) => string {
  const ordinals = new Map<number, number>();
  const times = new Map<string, number>();
  return (index) => {
    const { type, parent = -1, place = 0, key = null } = document.values[index] ?? {};
    if (type === "object" || type === "array") ordinals.set(index, ordinals.size);
    const container = ordinals.get(parent) ?? -1;
    if (key === null) return () => `${container} ${place}`;
    const name = `${container} ${key.name}`;
    const count = (times.get(name) ?? 0) + 1;
    times.set(name, count);
    return (category) =>
      category === undefined
        ? `${name} ${count}`
        : `${container} ${key.name.slice(0, -"other".length)}${category} 1`;
  };
}
