import type { Dataset } from "./corpora.ts";
import type { Engine } from "./engines.ts";

/** Rounds of which the median is taken; the engines take turns in each, as other work on a machine comes and goes. */
const ROUNDS = 5;
/** How long an engine works in a round at least, in milliseconds: shorter times are mostly noise. */
const LEAST = 30;
/** An engine that takes longer for a dataset, in milliseconds, is measured once: it is far from the others. */
const MOST = 300;

/**
 * How fast engines cut a dataset's articles, in million UTF-16 code units a second: the median of several rounds.
 * Compilation and the first reading of rules are not counted.
 *
 * @returns a rate for each engine; `null` where it fails on a text
 */
export function rates({ blocks, locale }: Dataset, engines: readonly Engine[]): (number | null)[] {
  const texts = blocks.map(({ sentences, joiner }) => sentences.join(joiner));
  const size = texts.reduce((sum, text) => sum + text.length, 0);
  const cutAll = ({ cut }: Engine): void => {
    for (const text of texts) cut(text, locale);
  };
  const measured = engines.map((engine): number[] => {
    try {
      // Reads and compiles the rules of the language.
      engine.cut(texts[0] ?? "", locale);
      const spent = timeOf(() => cutAll(engine));
      return spent > MOST ? [spent] : [];
    } catch {
      return [Number.POSITIVE_INFINITY];
    }
  });
  const quick = engines.flatMap((engine, index) =>
    measured[index]?.length === 0 ? [{ engine, index }] : [],
  );
  for (let round = 0; round < ROUNDS; round++) {
    for (const { engine, index } of quick) measured[index]?.push(timeOf(() => cutAll(engine)));
  }
  return measured.map((times) => {
    const time = median(times);
    return Number.isFinite(time) ? size / 1000 / time : null;
  });
}

/** Milliseconds of one run, the mean of as many as take long enough to be measured. */
function timeOf(run: () => void): number {
  const start = performance.now();
  let runs = 0;
  let spent = 0;
  while (spent < LEAST) {
    run();
    runs++;
    spent = performance.now() - start;
  }
  return spent / runs;
}

function median(list: readonly number[]): number {
  const sorted = list.toSorted((one, other) => one - other);
  return sorted[sorted.length >> 1] ?? 0;
}
