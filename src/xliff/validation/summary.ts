import type { XmlTag } from "../../xml/scan.ts";
import { attribute } from "./lookup.ts";
import table from "./names.json" with { type: "json" };

/** A name or a reference to one, with where its element begins. */
export interface Named {
  readonly value: string;
  readonly start: number;
}

/** What a `file` names and refers to, by kind: `unit`, `group`, `tool`, … as in `names.json`. */
export interface FileSummary {
  readonly tag: XmlTag;
  readonly start: number;
  readonly names: (kind: string) => readonly Named[];
  readonly references: (kind: string) => readonly Named[];
}

interface NameRow {
  readonly on: string;
  readonly attribute: string;
  readonly kind: string;
  readonly list?: boolean;
}

interface Rows {
  readonly names: ReadonlyMap<string, readonly NameRow[]>;
  readonly references: ReadonlyMap<string, readonly NameRow[]>;
}

const ROWS_1 = rows(table["1.2"]);
const ROWS_2 = rows(table["2"]);

function rows({ names, references }: { names: readonly NameRow[]; references: readonly NameRow[] }): Rows {
  return { names: byElement(names), references: byElement(references) };
}

function byElement(list: readonly NameRow[]): ReadonlyMap<string, readonly NameRow[]> {
  const result = new Map<string, NameRow[]>();
  for (const row of list) result.set(row.on, [...(result.get(row.on) ?? []), row]);
  return result;
}

/** Collects names and references while a file is read. */
export interface SummaryBuilder {
  readonly note: (key: string, tag: XmlTag, start: number) => void;
  readonly summary: FileSummary;
}

/** Makes a collector for one `file`. */
export function summaryBuilder(version: string, tag: XmlTag, start: number): SummaryBuilder {
  const { names, references } = version.startsWith("2") ? ROWS_2 : ROWS_1;
  const named = new Map<string, Named[]>();
  const referred = new Map<string, Named[]>();
  return {
    note(key, seen, at) {
      collect(names.get(key), seen, at, named);
      collect(references.get(key), seen, at, referred);
    },
    summary: {
      tag,
      start,
      names: (kind) => named.get(kind) ?? [],
      references: (kind) => referred.get(kind) ?? [],
    },
  };
}

function collect(
  wanted: readonly NameRow[] | undefined,
  tag: XmlTag,
  start: number,
  into: Map<string, Named[]>,
): void {
  if (!wanted) return;
  for (const row of wanted) {
    const value = attribute(tag, row.attribute);
    if (value === undefined) continue;
    const list = into.get(row.kind) ?? [];
    into.set(row.kind, list);
    if (!row.list) list.push({ value, start });
    else for (const each of value.split(/\s+/)) if (each !== "") list.push({ value: each, start });
  }
}

/** Those whose value stood before. */
export function* duplicates(named: Iterable<Named>): Generator<Named, void, undefined> {
  const seen = new Set<string>();
  for (const each of named) {
    if (seen.has(each.value)) yield each;
    seen.add(each.value);
  }
}

/** References to names of a kind that the file does not have. */
export function unresolved(file: FileSummary, references: string, names = references): readonly Named[] {
  const known = new Set(file.names(names).map(({ value }) => value));
  return file.references(references).filter(({ value }) => !known.has(value));
}
