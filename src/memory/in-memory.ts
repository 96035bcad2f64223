import { contentKey } from "../article/content.ts";
import type { Locale } from "../article/locale.ts";
import { DEFAULT_LIMIT, type Memory, type MemoryEntry, type MemoryQuery, sameContext } from "./memory.ts";
import { entryHash, rankMatches, STATE_RANK, type TargetGroup, weight } from "./ranking.ts";
import { storedForm } from "./stored-content.ts";

interface Indexed {
  readonly entry: MemoryEntry;
  readonly sourceKey: string;
  readonly targetKey: string;
  readonly rank: number;
}

/** What is known from one file in one pair of locales. */
interface FileEntries {
  readonly file: string;
  readonly pair: string;
  readonly sourceLocale: Locale;
  readonly targetLocale: Locale;
  readonly entries: readonly Indexed[];
  readonly stamp: string | undefined;
}

/**
 * A memory that lives as long as the process: for `--dry-run` and tests. As {@link openSqliteMemory} in all that it answers.
 *
 * @example const memory = createInMemoryMemory();
 */
export function createInMemoryMemory(): Memory {
  const byFile = new Map<string, FileEntries>();
  const bySource = new Map<string, Set<Indexed>>();
  /** What stood in `byFile` at the last flush, for all that has changed since. */
  const before = new Map<string, FileEntries | undefined>();

  function put(key: string, next: FileEntries | undefined) {
    const old = byFile.get(key);
    for (const item of old?.entries ?? []) removeFromIndex(item, old?.pair ?? "");
    if (next === undefined) byFile.delete(key);
    else byFile.set(key, next);
    for (const item of next?.entries ?? []) {
      const sourceKey = `${next?.pair}\u0000${item.sourceKey}`;
      const items = bySource.get(sourceKey) ?? new Set();
      bySource.set(sourceKey, items.add(item));
    }
  }

  function removeFromIndex(item: Indexed, pair: string) {
    const sourceKey = `${pair}\u0000${item.sourceKey}`;
    const items = bySource.get(sourceKey);
    items?.delete(item);
    if (items?.size === 0) bySource.delete(sourceKey);
  }

  function change(key: string, next: FileEntries | undefined) {
    if (!before.has(key)) before.set(key, byFile.get(key));
    put(key, next);
  }

  return {
    opened: "created",
    replace(file, sourceLocale, targetLocale, entries, stamp) {
      const pair = pairKey(sourceLocale, targetLocale);
      const isForgotten = entries.length === 0 && stamp === undefined;
      const next = isForgotten
        ? undefined
        : { file, pair, sourceLocale, targetLocale, entries: entries.map(indexed), stamp };
      change(`${pair}\u0000${file}`, next);
    },
    stampOf(file, sourceLocale, targetLocale) {
      return byFile.get(`${pairKey(sourceLocale, targetLocale)}\u0000${file}`)?.stamp;
    },
    files() {
      return [...new Set([...byFile.values()].map(({ file }) => file))].sort();
    },
    entries(file) {
      return [...byFile.values()]
        .filter((known) => known.file === file)
        .flatMap(({ sourceLocale, targetLocale, entries }) =>
          entries.map(({ entry }) => ({ ...entry, sourceLocale, targetLocale })),
        );
    },
    forget(file) {
      for (const [key, known] of [...byFile]) if (known.file === file) change(key, undefined);
    },
    lookup(query, limit = DEFAULT_LIMIT) {
      const pair = pairKey(query.sourceLocale, query.targetLocale);
      const found = bySource.get(`${pair}\u0000${contentKey(query.source)}`) ?? [];
      return rankMatches(groupByTarget(found, query), query, limit);
    },
    flush(commit = true) {
      if (!commit) for (const [key, old] of before) put(key, old);
      before.clear();
    },
    close() {
      byFile.clear();
      bySource.clear();
      before.clear();
    },
  };
}

function pairKey(sourceLocale: Locale, targetLocale: Locale): string {
  return `${sourceLocale} ${targetLocale}`;
}

function indexed(entry: MemoryEntry): Indexed {
  const { context, state, from } = entry;
  const stored = {
    source: storedForm(entry.source),
    target: storedForm(entry.target),
    context,
    state,
    from,
  };
  return {
    entry: stored,
    sourceKey: contentKey(stored.source),
    targetKey: contentKey(stored.target),
    rank: entryHash(stored),
  };
}

function groupByTarget(found: Iterable<Indexed>, query: MemoryQuery): TargetGroup[] {
  const groups = new Map<string, { best: MemoryEntry; weight: number; count: number }>();
  for (const { entry, targetKey, rank } of found) {
    const own = weight(sameContext(entry.context, query.context), STATE_RANK[entry.state], rank);
    const group = groups.get(targetKey);
    if (group === undefined) {
      groups.set(targetKey, { best: entry, weight: own, count: 1 });
    } else {
      group.count++;
      if (own > group.weight) {
        group.best = entry;
        group.weight = own;
      }
    }
  }
  return [...groups.values()];
}
