import type { Code, Content, Part } from "../../article/content.ts";
import type { Range } from "../../xml/range.ts";
import { hasLetters, hasSubstance, type Item, type Run } from "./items.ts";
import { differsOnSpaces, formatKey, lookOf, NO_FORMAT, type RunFormat } from "./run-properties.ts";

/** How text without codes of its own looks in a paragraph or a link, and how a run of it begins. */
export interface Base {
  readonly key: string;
  readonly format: RunFormat;
  /** Start tag and properties of a run; `null` where there is none to go by. */
  readonly head: string | null;
}

/** What a code does to the runs inside it, or where it stands. */
export type Role =
  | { readonly type: "format"; readonly key: string }
  | { readonly type: "scope"; readonly base: Base }
  /** Between runs, not in one. */
  | { readonly type: "outside" };

/** What codes do, by {@link roleKey}. */
export type Roles = ReadonlyMap<string, Role>;

/** The name that a code has among {@link Roles}: codes that are spelled alike do the same. */
export function roleKey({ form, raw }: Pick<Code, "form" | "raw">): string {
  return `${form} ${raw}`;
}

/** Items as content: joined, the raw parts are the slice that the items cover. */
export interface Inline {
  readonly parts: Content;
  readonly base: Base;
  readonly roles: Roles;
}

const PLAIN: Base = { key: formatKey(NO_FORMAT), format: NO_FORMAT, head: null };

/** What is known of the text around. */
export interface Hints {
  /** The key of how the end of the paragraph looks (section 17.3.1.29): as its text does, where Word wrote it. */
  readonly mark: string;
  /** How text looks where there is none to go by. */
  readonly around?: Base;
}

/**
 * Makes content of items. Neighbouring runs that look the same read as one. How a paragraph's end looks, else its
 * plainest text, is the base of the paragraph, and so for each link in it; what looks otherwise stands between a pair of
 * codes. How much text there is of each does not count, so that a translation has the base of its source.
 */
export function inlineOf(text: string, items: readonly Item[], { mark, around = PLAIN }: Hints): Inline {
  const scopes = scopesOf(text, items, mark, around);
  const shown = shownAs(items, scopes.of);
  const roles = new Map<string, Role>();
  const parts: Part[] = [];
  const pairs: string[] = [];
  let made = 0;
  items.forEach((item, i) => {
    if (item.type === "glue") glue(item);
    else if (item.type === "single") {
      code("single", item, item.kind, item.display, `${made++}`);
      roles.set(roleKey({ form: "single", raw: rawOf(item) }), { type: "outside" });
    } else if (item.type === "run") visitRun(item, i);
    else if (item.type === "open") {
      const base = scopes.inside[i] ?? around;
      const key = roleKey({ form: "open", raw: rawOf(item) });
      if (!roles.has(key)) roles.set(key, { type: "scope", base });
      pairs.push(`${made}`);
      code("open", item, item.kind, item.display, `${made++}`);
    } else code("close", item, item.kind, item.display, pairs.pop() ?? "");
  });
  return { parts, base: scopes.root, roles };

  function visitRun(run: Run, index: number): void {
    const base = scopes.of[index] ?? around;
    const format = shown[index] ?? base;
    const head = { start: run.start, end: run.bodyStart };
    const tail = { start: run.bodyEnd, end: run.end };
    const isFormatted = format.key !== base.key;
    const look = lookOf(format.format, base.format);
    if (isFormatted && !continues(index, -1)) {
      roles.set(roleKey({ form: "open", raw: rawOf(head) }), { type: "format", key: format.key });
      pairs.push(`${made}`);
      code("open", head, look.kind, `<${look.name}>`, `${made++}`);
    } else glue(head);
    for (const atom of run.atoms) {
      if (atom.type === "glue") glue(atom);
      else if (atom.type === "single") code("single", atom, atom.kind, atom.display, `${made++}`);
      else characters(atom.value, rawOf(atom));
    }
    if (isFormatted && !continues(index, 1))
      code("close", tail, look.kind, `</${look.name}>`, pairs.pop() ?? "");
    else glue(tail);
  }

  /** Whether the next run in a direction looks the same, with no border of a link between. */
  function continues(index: number, step: 1 | -1): boolean {
    for (let i = index + step; i >= 0 && i < items.length; i += step) {
      const item = items[i];
      if (item?.type === "run") return shown[i]?.key === shown[index]?.key;
      if (item?.type === "open" || item?.type === "close") return false;
    }
    return false;
  }

  function code(form: Code["form"], range: Range, kind: Code["kind"], display: string, id: string): void {
    parts.push({ type: "code", form, id, kind, raw: rawOf(range), display });
  }

  function glue(range: Range): void {
    if (range.end > range.start) characters("", rawOf(range));
  }

  function rawOf({ start, end }: Range): string {
    return text.slice(start, end);
  }

  function characters(value: string, raw: string): void {
    const last = parts.at(-1);
    const isGlue = value === "" && last?.type === "text" && last.value === "";
    const isPlain = value === raw && last?.type === "text" && last.value === last.raw;
    if (isGlue || isPlain)
      parts[parts.length - 1] = { ...last, value: last.value + value, raw: `${last.raw}${raw}` };
    else parts.push({ type: "text", value, raw });
  }
}

interface Scopes {
  readonly root: Base;
  /** The base around each item; for the border that opens a scope and the one that closes it, the outer one. */
  readonly of: readonly Base[];
  /** The base behind each item. */
  readonly inside: readonly Base[];
}

/** A paragraph, or a link in it, and how its text looks. */
interface Scope {
  readonly outer: Scope | null;
  /** By key. */
  readonly looks: Map<string, Base>;
}

/** Finds the base of the paragraph and of each link. */
function scopesOf(text: string, items: readonly Item[], mark: string, around: Base): Scopes {
  const root: Scope = { outer: null, looks: new Map() };
  // Links of one spelling are one to a translation: text in any of them has the same base.
  const shared = new Map<string, Scope["looks"]>();
  let scope = root;
  const behind: Scope[] = [];
  const scopes = items.map((item) => {
    if (item.type === "close") scope = scope.outer ?? root;
    const own = scope;
    if (item.type === "open") {
      const raw = text.slice(item.start, item.end);
      const looks = shared.get(raw) ?? new Map();
      shared.set(raw, looks);
      scope = { outer: scope, looks };
    }
    if (item.type === "run" && hasLetters(item) && !own.looks.has(item.key)) {
      const { key, format } = item;
      own.looks.set(key, { key, format, head: text.slice(item.start, item.bodyStart) });
    }
    behind.push(scope);
    return own;
  });
  const bases = new Map<Scope, Base>();
  return { root: baseOf(root), of: scopes.map(baseOf), inside: behind.map(baseOf) };

  function baseOf(scope: Scope): Base {
    const known = bases.get(scope);
    if (known !== undefined) return known;
    const outer = scope.outer === null ? around : baseOf(scope.outer);
    const base = scope.looks.get(mark) ?? plainest([...scope.looks.values()]) ?? outer;
    bases.set(scope, base);
    return base;
  }
}

/** The look with the fewest properties. */
function plainest(looks: readonly Base[]): Base | undefined {
  return looks.reduce<Base | undefined>((best, look) => {
    if (best === undefined) return look;
    const more = look.format.size - best.format.size;
    return more < 0 || (more === 0 && look.key < best.key) ? look : best;
  }, undefined);
}

/**
 * How each run is shown: as it looks; white space as the text on both its sides, or as the base, unless that would be seen.
 */
function shownAs(items: readonly Item[], bases: readonly Base[]): readonly (Base | undefined)[] {
  const following = neighbours([...items.keys()].reverse());
  const preceding = neighbours([...items.keys()]);
  let last: Base | undefined;
  return items.map((item, i) => {
    if (item.type !== "run") return undefined;
    last = shownRun(item, i, last);
    return last;
  });

  function shownRun(run: Run, index: number, previous: Base | undefined): Base {
    const own: Base = { key: run.key, format: run.format, head: null };
    if (hasSubstance(run)) return own;
    const before = preceding[index];
    const isAmid = before?.key === following[index]?.key && before?.key === previous?.key;
    const shown = (isAmid ? previous : undefined) ?? bases[index] ?? PLAIN;
    return differsOnSpaces(run.format, shown.format) ? own : shown;
  }

  /** For each item, the run with text that was passed last on the way, with no border since. */
  function neighbours(order: readonly number[]): (Run | undefined)[] {
    const result: (Run | undefined)[] = new Array(items.length).fill(undefined);
    let last: Run | undefined;
    for (const i of order) {
      result[i] = last;
      const item = items[i];
      if (item?.type === "open" || item?.type === "close") last = undefined;
      else if (item?.type === "run" && hasSubstance(item)) last = item;
    }
    return result;
  }
}
