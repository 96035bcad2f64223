import type { Code, Content, Part } from "../article/content.ts";
import { CHARACTER_TYPE, fromHex, kindOfType, unescapeProp } from "./tmx-vocabulary.ts";

/** Attributes as the parser gives them. */
export type Attributes = Readonly<Record<string, string>>;

/** A code as it stands in a `seg`: `key` is equal for codes that belong together, within a segment and across languages. */
export type KeyedCode = Omit<Code, "id"> & { readonly key: string };

/** A `seg`, before its codes have their ids. */
export type KeyedContent = readonly (Extract<Part, { type: "text" }> | KeyedCode)[];

/** Elements whose content is markup (TMX 1.4b, section 2.3). `hi` and `sub` hold text and are looked through. */
const CODE_ELEMENTS = new Set(["bpt", "ept", "ph", "it", "ut"]);

/** Takes in what stands inside a `seg`, event by event. */
export interface SegmentBuilder {
  open(name: string, attributes: Attributes): void;
  text(value: string): void;
  close(): void;
  finish(): KeyedContent;
}

/** Starts the content of one `seg`. */
export function buildSegment(): SegmentBuilder {
  const parts: KeyedContent[number][] = [];
  const openPairs = new Map<string, KeyedCode>();
  const counts = new Map<string, number>();
  let run = "";
  let code: { readonly name: string; readonly attributes: Attributes } | null = null;
  let raw = "";
  /** Elements open inside the code element: a `sub` and what is in it are part of the code. */
  let depthInCode = 0;

  function endRun() {
    if (run !== "") parts.push({ type: "text", value: run });
    run = "";
  }

  /** Codes without a number are told apart by their markup and how often it has come. */
  function numberedKey(prefix: string): string {
    const base = `${prefix}${raw}`;
    const count = (counts.get(base) ?? 0) + 1;
    counts.set(base, count);
    return `${base}\u0000${count}`;
  }

  function push(form: Code["form"], key: string, type: string | undefined): KeyedCode {
    endRun();
    const part: KeyedCode = { type: "code", form, key, kind: kindOfType(type), raw, display: raw };
    parts.push(part);
    return part;
  }

  function endCode({ name, attributes }: { readonly name: string; readonly attributes: Attributes }) {
    const { i = "", x, type } = attributes;
    if (name === "bpt") {
      openPairs.set(i, push("open", x === undefined ? `i${i}` : `x${x}`, type));
    } else if (name === "ept") {
      const partner = openPairs.get(i);
      openPairs.delete(i);
      const part = push("close", partner?.key ?? `i${i}`, type);
      if (partner !== undefined) parts[parts.length - 1] = { ...part, kind: partner.kind };
    } else if (name === "it") {
      const form = attributes.pos === "end" || attributes.pos === "close" ? "close" : "open";
      push(form, x === undefined ? numberedKey(`it-${form}`) : `x${x}`, type);
    } else if (type === CHARACTER_TYPE) {
      run += fromHex(raw);
    } else {
      push("single", x === undefined ? numberedKey("single") : `s${x}`, type);
    }
  }

  return {
    open(name, attributes) {
      if (code !== null) {
        depthInCode++;
      } else if (CODE_ELEMENTS.has(name)) {
        code = { name, attributes };
        raw = "";
      }
    },
    text(value) {
      if (code === null) run += value;
      else raw += value;
    },
    close() {
      if (code === null) return;
      if (depthInCode > 0) {
        depthInCode--;
      } else {
        endCode(code);
        code = null;
      }
    },
    finish() {
      endRun();
      return parts;
    },
  };
}

/** The contents of a file that we wrote: codes have the ids that they had. */
export function ownContent(segment: KeyedContent, spellings: string | undefined): Content {
  const pairs = spellings === undefined ? [] : parseSpellings(spellings);
  const codes = segment.filter((part) => part.type === "code");
  const areTheirs = pairs.length === codes.length;
  let next = 0;
  return segment.map((part): Part => {
    if (part.type === "text") return part;
    const { key, ...rest } = part;
    const [raw, display] = (areTheirs ? pairs[next++] : undefined) ?? [part.raw, part.display];
    return { ...rest, id: unescapeProp(key.slice(1)), raw, display };
  });
}

/** Pairs of raw and display; none where somebody has changed the list into something else. */
function parseSpellings(json: string): readonly (readonly [string, string])[] {
  let value: unknown;
  try {
    value = JSON.parse(unescapeProp(json));
  } catch {
    return [];
  }
  return Array.isArray(value) && value.every(isSpelling) ? value : [];
}

function isSpelling(value: unknown): value is readonly [string, string] {
  return Array.isArray(value) && value.length === 2 && value.every((item) => typeof item === "string");
}

/**
 * The contents of another tool's file: the source's codes get the ids 1, 2, 3 …, as in segments of articles, the
 * target's those of the codes that they belong to; white space at the edges is left out, as no segment has it.
 */
export function foreignContents(source: KeyedContent, target: KeyedContent): readonly [Content, Content] {
  const ids = new Map<string, string>();
  const identify = (segment: KeyedContent) =>
    segment.map((part): Part => {
      if (part.type === "text") return part;
      const { key, ...rest } = part;
      const id = ids.get(key) ?? String(ids.size + 1);
      ids.set(key, id);
      return { ...rest, display: shortened(part.raw), id };
    });
  return [trimmed(identify(source)), trimmed(identify(target))];
}

function shortened(raw: string): string {
  const [...characters] = raw.slice(0, 60);
  return raw.length <= 20 ? raw : `${characters.slice(0, 19).join("")}…`;
}

function trimmed(content: Content): Content {
  return content
    .map((part, index): Part => {
      if (part.type !== "text") return part;
      const start = index === 0 ? part.value.trimStart() : part.value;
      return { type: "text", value: index === content.length - 1 ? start.trimEnd() : start };
    })
    .filter((part) => part.type === "code" || part.value !== "");
}
