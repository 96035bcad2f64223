import core12 from "./grammar/core-1.2.json" with { type: "json" };
import core22 from "./grammar/core-2.2.json" with { type: "json" };
import core2 from "./grammar/core-2.json" with { type: "json" };
import modules from "./grammar/modules.json" with { type: "json" };
import { type ValueCheck, type ValueType, valueChecks } from "./values.ts";

/** A row of `elements` in a grammar table. */
export interface ElementRow {
  /**
   * In order, each `name|name` with `?`, `*` or `+`; `foreign` stands for namespaces of neither the parent nor the core, `other` for
   * those that are not the parent's, `any` for everything.
   */
  readonly content?: readonly string[];
  /** Whether character data may stand in it. */
  readonly text?: boolean;
  readonly required?: Readonly<Record<string, string>>;
  readonly optional?: Readonly<Record<string, string>>;
  /** Attributes of which other namespaces are allowed; `true` for all. */
  readonly foreignAttributes?: boolean | readonly string[];
  /** Attributes of any name at all. */
  readonly anyAttributes?: boolean;
  /** Attributes that `foreignAttributes` would allow. */
  readonly forbidden?: readonly string[];
}

interface AttributeRow {
  readonly type: string;
  /** Elements that may have it; every one with foreign attributes where this is absent. */
  readonly on?: readonly string[];
}

interface GrammarTable {
  readonly types?: Readonly<Record<string, ValueType>>;
  readonly elements: Readonly<Record<string, ElementRow>>;
  readonly attributes?: Readonly<Record<string, AttributeRow>>;
}

/** One step of a content model. */
export interface Particle {
  readonly names: ReadonlySet<string>;
  readonly foreign: boolean;
  readonly other: boolean;
  readonly any: boolean;
  readonly least: number;
  readonly most: number;
}

/** What may stand in and at an element. */
export interface ElementModel {
  readonly content: readonly Particle[];
  readonly text: boolean;
  readonly attributes: ReadonlyMap<string, ValueCheck>;
  readonly required: readonly string[];
  readonly foreignAttributes: boolean | ReadonlySet<string>;
  readonly anyAttributes: boolean;
  readonly forbidden: ReadonlySet<string>;
}

/** A module's attribute that stands on elements of others. */
export interface AttributeModel {
  readonly check: ValueCheck;
  readonly on: ReadonlySet<string> | null;
}

/** The structure of a version, as its schemas have it. */
export interface Grammar {
  readonly elements: ReadonlyMap<string, ElementModel>;
  readonly attributes: ReadonlyMap<string, AttributeModel>;
}

const made = new Map<string, Grammar>();

/** The grammar of `1.2`, `2.0`, `2.1` or `2.2`, made when it is first asked for. */
export function grammarOf(version: string): Grammar {
  const before = made.get(version);
  if (before) return before;
  const grammar = makeGrammar(tablesOf(version));
  made.set(version, grammar);
  return grammar;
}

function tablesOf(version: string): readonly GrammarTable[] {
  if (version === "1.2") return [core12];
  return version === "2.2" ? [core2, modules, core22] : [core2, modules];
}

function makeGrammar(tables: readonly GrammarTable[]): Grammar {
  const types = valueChecks(tables.map((table) => table.types ?? {}));
  const typeNamed = (name: string): ValueCheck => {
    const check = types.get(name);
    if (!check) throw new Error(`The grammar has no type ${name}.`);
    return check;
  };
  const elements = new Map<string, ElementModel>();
  const attributes = new Map<string, AttributeModel>();
  for (const table of tables) {
    for (const [key, row] of Object.entries(table.elements)) elements.set(key, elementModel(row, typeNamed));
    for (const [key, { type, on }] of Object.entries(table.attributes ?? {})) {
      attributes.set(key, { check: typeNamed(type), on: on ? new Set(on) : null });
    }
  }
  return { elements, attributes };
}

function elementModel(row: ElementRow, typeNamed: (name: string) => ValueCheck): ElementModel {
  const { foreignAttributes = false } = row;
  const all = [...Object.entries(row.required ?? {}), ...Object.entries(row.optional ?? {})];
  return {
    content: (row.content ?? []).map(particle),
    text: row.text ?? false,
    attributes: new Map(all.map(([name, type]) => [name, typeNamed(type)])),
    required: Object.keys(row.required ?? {}),
    foreignAttributes:
      typeof foreignAttributes === "boolean" ? foreignAttributes : new Set(foreignAttributes),
    anyAttributes: row.anyAttributes ?? false,
    forbidden: new Set(row.forbidden),
  };
}

function particle(written: string): Particle {
  const sign = written.at(-1) ?? "";
  const counted = "?*+".includes(sign);
  const names = new Set((counted ? written.slice(0, -1) : written).split("|"));
  return {
    foreign: names.delete("foreign"),
    other: names.delete("other"),
    any: names.delete("any"),
    names,
    least: sign === "?" || sign === "*" ? 0 : 1,
    most: sign === "*" || sign === "+" ? Number.POSITIVE_INFINITY : 1,
  };
}
