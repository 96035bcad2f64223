import type { Locale } from "../../../src/article/locale.ts";
import type { Translation } from "./corpus.ts";
import type { PlaceName, Wordings } from "./names.ts";

/** A sentence and a name, by their indexes. */
export interface Pair {
  readonly sentence: number;
  readonly name: number;
}

/** What is asked of everyone in one language. */
export interface Task {
  readonly locale: Locale;
  readonly isMeasured: boolean;
  readonly names: readonly PlaceName[];
  readonly wordings: ReadonlyMap<string, Wordings>;
  readonly english: readonly string[];
  readonly targets: readonly string[];
  /** Names of which the English sentence speaks and for which the language has a wording. */
  readonly pairs: readonly Pair[];
  /** Whether a sentence lacks a name, and every namesake of it, in English. */
  lacks(pair: Pair): boolean;
  /** Whether it lacks our own further English wordings (Britain) too. */
  lacksAliases(pair: Pair): boolean;
  /** The first of a name's namesakes: names with a wording in common are one when hits are counted. */
  namesakeOf(name: number): number;
}

/** Who found what: `missed` of the pairs; `hits` are names in sentences that lack them in English. */
export interface Score {
  readonly pairs: number;
  readonly missed: readonly Pair[];
  readonly hits: readonly Pair[];
  /** Also those whose English has the place by an alias of ours (Britain, the EU) and by no wording of CLDR's. */
  readonly strictHits: readonly Pair[];
  readonly sentences: number;
}

export function createTask(
  { locale, isMeasured, sentences: targets }: Translation,
  english: readonly string[],
  names: readonly PlaceName[],
  wordings: ReadonlyMap<string, Wordings>,
  mentions: readonly ReadonlySet<number>[],
  aliasMentions: readonly ReadonlySet<number>[],
): Task {
  const namesakes = namesakesAmong(names, wordings);
  const namesakeOf = (name: number) => namesakes[name] ?? name;
  const isLackedBy = (found: readonly ReadonlySet<number>[]) => {
    const spokenOf = found.map((all) => new Set([...all].map(namesakeOf)));
    return ({ sentence, name }: Pair) => !spokenOf[sentence]?.has(namesakeOf(name));
  };
  return {
    locale,
    isMeasured,
    names,
    wordings,
    english,
    targets,
    pairs: mentions.flatMap((found, sentence) =>
      [...found].filter((name) => wordings.has(names[name]?.id ?? "")).map((name) => ({ sentence, name })),
    ),
    lacks: isLackedBy(mentions),
    lacksAliases: isLackedBy(aliasMentions),
    namesakeOf,
  };
}

/** Scores anyone who says of each sentence which names its translation has. */
export function scoreFinder(task: Task, find: (target: string) => ReadonlySet<number>): Score {
  const found = task.targets.map(find);
  const missed = task.pairs.filter(({ sentence, name }) => !found[sentence]?.has(name));
  const all = found.flatMap((names, sentence) => [...names].map((name) => ({ sentence, name })));
  return score(task, missed, all);
}

/** @param found Names in sentences; those that are no hits are left out, and of namesakes all but one. */
export function score(task: Task, missed: readonly Pair[], found: readonly Pair[]): Score {
  const hits = new Map<string, Pair>();
  for (const pair of found)
    if (task.lacks(pair)) hits.set(`${pair.sentence} ${task.namesakeOf(pair.name)}`, pair);
  const strict = [...hits.values()];
  return {
    pairs: task.pairs.length,
    missed,
    hits: strict.filter(task.lacksAliases),
    strictHits: strict,
    sentences: task.targets.length,
  };
}

/** Share of the pairs that are not missed, in per cent. */
export function recall({ pairs, missed }: Score): number {
  return pairs === 0 ? 100 : 100 * (1 - missed.length / pairs);
}

/** Of 1,000 sentences, how many have a hit. */
export function hitRate({ hits, sentences }: Pick<Score, "hits" | "sentences">): number {
  return (1000 * new Set(hits.map(({ sentence }) => sentence)).size) / sentences;
}

function namesakesAmong(names: readonly PlaceName[], wordings: ReadonlyMap<string, Wordings>): number[] {
  const first = new Map<string, number>();
  const namesakes = names.map((_, index) => index);
  for (const [index, { id }] of names.entries()) {
    const found = wordings.get(id);
    if (found === undefined) continue;
    for (const wording of [found.preferred, ...found.admitted]) {
      const key = wording.toLowerCase();
      const other = first.get(key);
      if (other === undefined) first.set(key, index);
      else join(namesakes, namesakes[other] ?? other, namesakes[index] ?? index);
    }
  }
  return namesakes;
}

/** All of one group go over to the other; there are few of them. */
function join(namesakes: number[], one: number, other: number): void {
  for (const [index, group] of namesakes.entries()) if (group === other) namesakes[index] = one;
}
