import { type Content, text as plainRun, rawText } from "../../article/content.ts";
import type { UnitId } from "../../article/identity.ts";
import { ExonymError, usageError } from "../../article/problem.ts";
import { codeProblem } from "../codes.ts";
import { trimContent } from "../edges.ts";
import { applyEdits, type Edit } from "../edit.ts";
import type { Refusal } from "../format.ts";
import {
  type FrontMatter,
  type FrontMatterPlace,
  type FrontMatterValue,
  pathOf,
  readFrontMatter,
} from "./document.ts";
import { keyEdits } from "./keys.ts";
import { readsAsPlain } from "./plain.ts";
import { quote, spellInside } from "./scalar.ts";
import { type FrontMatterUnit, scalarText } from "./units.ts";

/** A unit of the front matter with its id. */
export interface IdentifiedValue {
  readonly id: UnitId;
  readonly unit: FrontMatterUnit;
}

/** What changes in front matter, or which translations cannot stand there. */
export interface ComposedFrontMatter {
  /** In ascending order, as offsets of the article. */
  readonly edits: readonly Edit[];
  readonly refusals: readonly Refusal[];
}

/** A value that changes. */
interface Change extends IdentifiedValue {
  readonly translation: Content;
  /** What YAML has to make of it, but for white space at its edges. */
  readonly value: string;
}

/**
 * Puts translations and set keys into front matter and proves by parsing it again that nothing else has changed. A value
 * that cannot stand as its style has it is written in double quotes.
 *
 * @param keys top-level keys to set; a translated value under one of them is overruled.
 * @throws ExonymError where the front matter cannot take the keys.
 */
export function composeFrontMatter(
  place: FrontMatterPlace,
  units: readonly IdentifiedValue[],
  translations: ReadonlyMap<UnitId, Content>,
  keys: Readonly<Record<string, string>>,
): ComposedFrontMatter {
  const set = keyEdits(place, keys);
  if (!isAsMeant(place, set.edits, [], set.keys)) throw cannotSet(set.keys);
  const refusals: Refusal[] = [];
  const changes: Change[] = [];
  for (const { id, unit } of units) {
    const given = translations.get(id);
    if (given === undefined || isUnchanged(unit, given)) continue;
    if (isUnderKey(unit.scalar, set.keys)) continue;
    const translation = onOneLine(given);
    const value = scalarText(translation, unit.style);
    const problem = value === "" ? EMPTY : codeProblem(unit.content, translation);
    if (problem === null) changes.push({ id, unit, translation, value });
    else refusals.push({ unit: id, message: problem });
  }
  for (const quoteBlocks of [false, true]) {
    const edits = [...changes.map((change) => editOf(change, quoteBlocks)), ...set.edits];
    edits.sort((a, b) => a.start - b.start);
    if (isAsMeant(place, edits, changes, set.keys)) return { edits, refusals };
  }
  const cannotStand = changes.map(({ id }) => ({ unit: id, message: CANNOT_STAND }));
  return { edits: [], refusals: [...refusals, ...cannotStand] };
}

/** Whether content has the unit's spelling and means it: somebody may type `''` where the source has it for one quote. */
function isUnchanged({ content, style }: FrontMatterUnit, given: Content): boolean {
  return rawText(given) === rawText(content) && scalarText(given, style) === scalarText(content, style);
}

const EMPTY = "The translation has no text. Write one, or leave the value untranslated.";

const CANNOT_STAND =
  "YAML would read this translation otherwise than it is meant. Leave out unusual characters.";

function onOneLine(translation: Content): Content {
  const parts = translation.map((part) =>
    part.type === "text" && part.raw === undefined ? plainRun(part.value.replace(/\r\n|[\n\r]/g, " ")) : part,
  );
  return trimContent(parts).content;
}

/** Quoted scalars can hold every text; plain and block ones may have to become quoted. */
function editOf({ unit, translation, value }: Change, quoteBlocks: boolean): Edit {
  const { style, scalar } = unit;
  const inside = translation
    .map((part) => (part.type === "text" ? (part.raw ?? spellInside(part.value, style)) : part.raw))
    .join("");
  const isQuoted = style === "single-quoted" || style === "double-quoted";
  const fits = style === "plain" ? readsAsPlain(inside, value, scalar.inFlow) : isQuoted || !quoteBlocks;
  if (fits) return { start: unit.start, end: unit.end, text: inside };
  // A block's range goes on to the next line; the line break at its end has to stay.
  return { start: scalar.start, end: style === "plain" ? scalar.end : unit.end, text: quote(value) };
}

/** Whether the front matter, edited, has the changed values and keys, and is otherwise as before. */
function isAsMeant(
  { text, start, end, frontMatter }: FrontMatterPlace,
  edits: readonly Edit[],
  changes: readonly Change[],
  keys: ReadonlyMap<string, string>,
): boolean {
  if (edits.length === 0) return true;
  const local = edits.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
  const result = tryRead(applyEdits(text.slice(start, end), local).text);
  if (result === null) return false;
  const expected = new Map(changes.map(({ unit, value }) => [unit.scalar, value]));
  const before = frontMatter.values.filter((entry) => !isUnderKey(entry, keys) && entry.path !== "");
  const after = result.values.filter((entry) => !isUnderKey(entry, keys) && entry.path !== "");
  const hasKeys = [...keys].every(([key, value]) =>
    result.values.some((entry) => entry.path === pathOf(key) && entry.value === value),
  );
  return (
    hasKeys &&
    before.length === after.length &&
    before.every((entry, i) => isSame(entry, after[i], expected.get(entry)))
  );
}

function isSame(
  entry: FrontMatterValue,
  other: FrontMatterValue | undefined,
  value: string | undefined,
): boolean {
  if (other === undefined || entry.path !== other.path) return false;
  if (value === undefined) return Object.is(entry.value, other.value);
  return typeof other.value === "string" && other.value.trim() === value.trim();
}

/** Whether a value is, or stands under, one of the keys that are set. */
function isUnderKey({ path }: FrontMatterValue, keys: ReadonlyMap<string, string>): boolean {
  return [...keys.keys()].some((key) => path === pathOf(key) || path.startsWith(`${pathOf(key)}/`));
}

function tryRead(text: string): FrontMatter | null {
  try {
    return readFrontMatter(text, 0, text.length);
  } catch (error) {
    if (error instanceof ExonymError) return null;
    throw error;
  }
}

function cannotSet(keys: ReadonlyMap<string, string>): ExonymError {
  const lines = [...keys].map(([key, value]) => `«${key}: ${value}»`).join(", ");
  return usageError(
    `The front matter cannot take ${lines}.`,
    "Write it as lines of the form key: value, without brackets around all of it.",
  );
}
