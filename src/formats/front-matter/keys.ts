import type { Edit } from "../edit.ts";
import { type FrontMatterPlace, type FrontMatterValue, pathOf } from "./document.ts";
import { spellScalar } from "./plain.ts";

/** How keys get their values. */
export interface KeyEdits {
  readonly edits: readonly Edit[];
  /** The keys that have the value afterwards; empty where the front matter is no map. */
  readonly keys: ReadonlyMap<string, string>;
}

/** Sets keys at the top of front matter: a key that is there gets the value, one that is missing is added at the end. */
export function keyEdits(place: FrontMatterPlace, keys: Readonly<Record<string, string>>): KeyEdits {
  const { values, top } = place.frontMatter;
  if (top === "other") return { edits: [], keys: new Map() };
  const set = new Map(Object.entries(keys));
  const edits: Edit[] = [];
  const missing: string[] = [];
  for (const [key, value] of set) {
    const entry = values.find(({ path }) => path === pathOf(key));
    if (entry === undefined) missing.push(key);
    else if (entry.value !== value) edits.push(replaceValue(place.text, entry, value));
  }
  const lines = missing.map(
    (key) =>
      `${spellScalar(key, top === "flow map")}: ${spellScalar(set.get(key) ?? "", top === "flow map")}`,
  );
  if (lines.length > 0) edits.push(addLines(place, lines));
  return { edits, keys: set };
}

function replaceValue(text: string, { start, end, inFlow }: FrontMatterValue, value: string): Edit {
  const length = text.slice(start, end).trimEnd().length;
  const spelled = spellScalar(value, inFlow);
  // Where the key has no value yet, its colon may stand right before.
  const space = length === 0 && !/\s/.test(text[start - 1] ?? "") ? " " : "";
  return { start, end: start + length, text: space + spelled };
}

function addLines({ text, start, end, frontMatter }: FrontMatterPlace, lines: readonly string[]): Edit {
  const [map] = frontMatter.values;
  if (frontMatter.top === "flow map" && map) {
    const isEmpty = frontMatter.values.length === 1;
    return { start: map.end - 1, end: map.end - 1, text: (isEmpty ? "" : ", ") + lines.join(", ") };
  }
  const lineEnd = /(?:\r\n|[\n\r])$/.exec(text.slice(0, start))?.[0] ?? "\n";
  const indent = frontMatter.top === "block map" && map ? columnOf(text, map.start) : 0;
  const added = lines.map((line) => " ".repeat(indent) + line + lineEnd).join("");
  return { start: end, end, text: added };
}

function columnOf(text: string, offset: number): number {
  return offset - 1 - Math.max(text.lastIndexOf("\n", offset - 1), text.lastIndexOf("\r", offset - 1));
}
