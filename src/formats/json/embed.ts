import { type Embedding, embed, type Stretch } from "../embedding.ts";
import { createSpelling, decodeEscapes, type Habits, habitsOf, habitsOfString } from "./escapes.ts";
import type { JsonDocument, JsonValue } from "./value.ts";

/** One escape; both halves of a character beyond U+FFFF are one, as no half is a character. */
const ESCAPE = /\\u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|\\u[\da-fA-F]{4}|\\./g;

/** How strings of a document are written. */
export interface EmbedOptions {
  /** `script`: the JSON stands in a `<script>` of HTML, which a `<` in it could end (HTML, 4.12.1.3): it is always escaped. */
  readonly inside?: "script" | undefined;
}

/** What is worth keeping of a document: how it is written, and the spellings that its strings have, which are few. */
interface House {
  readonly habits: Habits;
  readonly spellings: Map<string, (value: string) => string>;
}

const houses = new WeakMap<JsonDocument, House>();

/**
 * The inside of a string as a text of its own. It is spelled as the string itself, or else the file, has the habit: `\/` or
 * `/`, `\u00e9` or `é`, capital or small digits.
 *
 * @param value a string of the document.
 * @example
 * const json = readJson('["caf\\u00e9"]');
 * embedString(json, json.values[1]).text // "café"
 */
export function embedString(document: JsonDocument, value: JsonValue, options: EmbedOptions = {}): Embedding {
  const start = value.start + 1;
  const end = value.end - 1;
  const raw = document.text.slice(start, end);
  const house = houseOf(document);
  // A body is long and has many texts: its habits are looked for once, and only where something is written.
  let spelling: ((value: string) => string) | null = null;
  return embed(document.text, stretchesOf(raw, start), {
    spell: (inner) => {
      spelling ??= spellingOf(raw, house, options);
      return spelling(inner);
    },
    unspell: decodeEscapes,
  });
}

function houseOf(document: JsonDocument): House {
  const known = houses.get(document);
  if (known) return known;
  const made: House = {
    habits: habitsOf(document.text.slice(document.start, document.end)),
    spellings: new Map(),
  };
  houses.set(document, made);
  return made;
}

/** How a string is written that is `raw` now. */
function spellingOf(raw: string, { habits: file, spellings }: House, { inside }: EmbedOptions) {
  const { ascii, capitals, ...habits } = habitsOfString(raw, file);
  const escaped = inside === "script" ? new Set([...habits.escaped, "<"]) : habits.escaped;
  const name = `${[...escaped].sort().join("")} ${ascii} ${capitals}`;
  const spelling = spellings.get(name) ?? createSpelling({ escaped, ascii, capitals });
  spellings.set(name, spelling);
  return spelling;
}

function stretchesOf(raw: string, offset: number): Stretch[] {
  const stretches: Stretch[] = [];
  let from = 0;
  const plainUntil = (to: number) => {
    if (to > from) stretches.push({ start: offset + from, end: offset + to, value: raw.slice(from, to) });
  };
  for (const { 0: found, index } of raw.matchAll(ESCAPE)) {
    plainUntil(index);
    from = index + found.length;
    stretches.push({ start: offset + index, end: offset + from, value: decodeEscapes(found) });
  }
  plainUntil(raw.length);
  return stretches;
}
