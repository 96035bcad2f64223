import type { Glossary } from "../../../src/glossary/concept.ts";
import { type Match, matcherOf } from "../../../src/glossary/matcher.ts";
import { namesIn, type Result } from "./exonym.ts";
import { random } from "./random.ts";
import type { Pair, Score, Task } from "./score.ts";

/** What was measured in one language. */
export interface Language {
  readonly task: Task;
  readonly result: Result;
  /** In the order of the rules; none where they were not asked for. */
  readonly peers: readonly Score[];
}

/** Shows each missed pair and each hit, with the texts and what the matcher sees in them. */
export function printErrors({ task, result }: Language, glossary: Glossary): void {
  const { locale, names, wordings, english, targets } = task;
  const unseen = new Set(result.unseen);
  const plain = new Set(result.presence.hits.map(identity));
  const counts = new Set(result.presence.missed);
  for (const pair of result.count.missed) {
    const own = wordings.get(names[pair.name]?.id ?? "");
    const kind = unseen.has(pair) ? "UNSEEN" : counts.has(pair) ? "MISSED" : "FEWER";
    const wanted = [own?.preferred, ...(own?.admitted ?? [])].join(" | ");
    const all = matcherOf(glossary, locale).find(targets[pair.sentence] ?? "");
    print(kind, pair, wanted);
    console.log(
      `    there: ${all.map((match) => shown(match, targets[pair.sentence] ?? "")).join(", ") || "nothing"}`,
    );
  }
  for (const pair of result.withDerivations.hits) {
    const target = targets[pair.sentence] ?? "";
    const found = namesIn(target, task, glossary).filter(
      ({ concept }) => concept.id === names[pair.name]?.id,
    );
    const words = found.map((match) => shown(match, target)).join(", ");
    const kind = plain.has(identity(pair)) ? "HIT" : "HIT, DERIVED";
    print(kind, pair, words);
  }

  function print(kind: string, { sentence, name }: Pair, detail: string): void {
    const { id, english: wording } = names[name] ?? { id: "", english: [] };
    console.log(`${locale} ${kind} ${sentence + 1} ${wording[0]} (${id}): ${detail}`);
    console.log(`    en: ${english[sentence]}\n    ${locale}: ${targets[sentence]}`);
  }
}

/** Prints a random sample of the hits, the same for the same seed. */
export function printSample(
  languages: readonly Language[],
  size: number,
  seed: number,
  glossary: Glossary,
): void {
  const all = languages
    .filter(({ task }) => task.isMeasured)
    .flatMap(({ task, result }) => result.presence.hits.map((pair) => ({ task, pair })));
  for (const { task, pair } of shuffled(all, seed).slice(0, size)) {
    const target = task.targets[pair.sentence] ?? "";
    const name = task.names[pair.name];
    const match = namesIn(target, task, glossary).find(({ concept }) => concept.id === name?.id);
    const line = {
      language: task.locale,
      name: name?.english[0],
      word: match && target.slice(match.start, match.end),
      layer: match?.layer,
      english: task.english[pair.sentence],
      target,
    };
    console.log(JSON.stringify(line));
  }
}

function shown({ start, end, term, layer, concept, isDoubtful }: Match, text: string): string {
  return `«${text.slice(start, end)}» ${layer}${isDoubtful ? ", doubtful" : ""} of «${term}» (${concept.id})`;
}

function identity({ sentence, name }: Pair): string {
  return `${sentence} ${name}`;
}

/** Fisher and Yates's shuffle. */
function shuffled<T>(all: readonly T[], seed: number): T[] {
  const result = [...all];
  const next = random(seed);
  for (let last = result.length - 1; last > 0; last--) {
    const other = Math.floor(next() * (last + 1));
    [result[last], result[other]] = [result[other] as T, result[last] as T]; // both indexes lie inside
  }
  return result;
}
