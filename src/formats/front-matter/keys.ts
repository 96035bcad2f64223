import { ExonymError, positionAt, usageError } from "../../article/problem.ts";
import { applyEdits, type Edit } from "../edit.ts";
import { type FrontMatterPlace, readFrontMatter } from "./document.ts";
import { spellScalar } from "./plain.ts";
import { quote } from "./scalar.ts";
import { type FrontMatterValue, pathOf } from "./value.ts";

/**
 * Edits that set keys at the top of front matter: a key that is there gets the value, one that is missing is added.
 * Front matter that is no map stays as it is.
 *
 * @throws ExonymError where the front matter, edited and read again, would not have the keys, or differ elsewhere.
 */
export function setKeys(place: FrontMatterPlace, keys: Readonly<Record<string, string>>): readonly Edit[] {
  const { frontMatter, language, text } = place;
  const set = new Map(Object.entries(keys));
  if (frontMatter.top === "other" || set.size === 0) return [];
  const spellKey = (key: string) =>
    language === "toml" && /^[\w-]+$/.test(key) ? key : spellFor(place, key);
  const edits: Edit[] = [];
  const missing: string[] = [];
  for (const [key, value] of set) {
    const entry = frontMatter.values.find(({ path }) => path === pathOf(key));
    const sign = language === "toml" ? " =" : ":";
    if (entry === undefined) missing.push(`${spellKey(key)}${sign} ${spellFor(place, value)}`);
    else if (entry.value !== value) edits.push(replaceValue(text, entry, spellFor(place, value, entry)));
  }
  if (missing.length > 0) edits.push(addLines(place, missing));
  edits.sort((a, b) => a.start - b.start);
  if (edits.length > 0 && !isAsMeant(place, edits, set)) throw cannotSet(place, set);
  return edits;
}

/** Spells a string where it is to stand; in JSON and TOML always in quotes. */
function spellFor(
  { language, frontMatter }: FrontMatterPlace,
  value: string,
  entry?: FrontMatterValue,
): string {
  if (language !== "yaml") return quote(value);
  return spellScalar(value, entry?.inFlow ?? frontMatter.top === "flow map");
}

function replaceValue(text: string, { start, end }: FrontMatterValue, spelled: string): Edit {
  const length = text.slice(start, end).trimEnd().length;
  // Where the key has no value yet, its colon may stand right before.
  const space = length === 0 && !/\s/.test(text[start - 1] ?? "") ? " " : "";
  return { start, end: start + length, text: space + spelled };
}

function addLines(
  { text, start, end, language, frontMatter }: FrontMatterPlace,
  lines: readonly string[],
): Edit {
  const [map] = frontMatter.values;
  if (frontMatter.top === "flow map" && map) {
    const isEmpty = frontMatter.values.length === 1;
    const inside = text.slice(map.start, map.end - 1).trimEnd();
    const at = map.start + inside.length;
    // A comma that JSON does not have, but YAML may.
    const separator = isEmpty || inside.endsWith(",") ? "" : ",";
    const gap = /[\n\r]\s*(?=")/.exec(text.slice(map.start, map.end))?.[0] ?? (isEmpty ? "" : " ");
    return { start: at, end: at, text: separator + gap + lines.join(`,${gap || " "}`) };
  }
  const lineEnd = /(?:\r\n|[\n\r])$/.exec(text.slice(0, start))?.[0] ?? "\n";
  const indent =
    frontMatter.top === "block map" && map && language === "yaml" ? columnOf(text, map.start) : 0;
  const added = lines.map((line) => " ".repeat(indent) + line + lineEnd).join("");
  // In TOML, what comes after a table's name belongs to the table.
  const at = language === "toml" ? start : end;
  return { start: at, end: at, text: added };
}

function columnOf(text: string, offset: number): number {
  return offset - 1 - Math.max(text.lastIndexOf("\n", offset - 1), text.lastIndexOf("\r", offset - 1));
}

/** Whether the front matter, edited, has the keys and is otherwise as before. */
function isAsMeant(
  place: FrontMatterPlace,
  edits: readonly Edit[],
  keys: ReadonlyMap<string, string>,
): boolean {
  const { text, start, end, language } = place;
  const local = edits.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
  const result = applyEdits(text.slice(start, end), local).text;
  const values = tryRead(result, language);
  if (values === null) return false;
  const others = (all: readonly FrontMatterValue[]) =>
    all.filter((entry) => !isUnderKey(entry, keys) && entry.path !== "");
  const before = others(place.frontMatter.values);
  const after = others(values);
  return (
    [...keys].every(([key, value]) =>
      values.some((entry) => entry.path === pathOf(key) && entry.value === value),
    ) &&
    before.length === after.length &&
    before.every((entry, i) => entry.path === after[i]?.path && Object.is(entry.value, after[i]?.value))
  );
}

/** Whether a value is, or stands under, one of the keys that are set. */
function isUnderKey({ path }: FrontMatterValue, keys: ReadonlyMap<string, string>): boolean {
  return [...keys.keys()].some((key) => path === pathOf(key) || path.startsWith(`${pathOf(key)}/`));
}

function tryRead(text: string, language: FrontMatterPlace["language"]): readonly FrontMatterValue[] | null {
  try {
    if (language === "json") JSON.parse(text);
    return readFrontMatter(text, { language, start: 0, end: text.length }).values;
  } catch (error) {
    if (error instanceof ExonymError || error instanceof SyntaxError) return null;
    throw error;
  }
}

function cannotSet({ text, start }: FrontMatterPlace, keys: ReadonlyMap<string, string>): ExonymError {
  const lines = [...keys].map(([key, value]) => `«${key}: ${value}»`).join(", ");
  return usageError(
    `The front matter cannot take ${lines}.`,
    "Write it as lines of the form key: value, without brackets around all of it.",
    { position: positionAt(text, start) },
  );
}
