import type { Language } from "./errors.ts";
import promises from "./promises.json" with { type: "json" };
import { combine, figuresOf, mean, median } from "./table.ts";

/** A promise of the project, and whether this run keeps it. */
export interface Verdict {
  readonly isKept: boolean;
  readonly promise: string;
}

/** Judges a run of all languages. What a reader has to judge (`--sample`) is not among it. */
export function judgePromises(languages: readonly Language[]): Verdict[] {
  const figures = languages.filter(({ task }) => task.isMeasured).map(figuresOf);
  const average = combine(figures, mean).recall;
  const hits = combine(figures, median).hits;
  const single = Object.entries(promises.recall).map(([tag, least]): Verdict => {
    const language = languages.find(({ task }) => task.locale === tag);
    const own = language ? figuresOf(language).recall : 0;
    return { isKept: own >= least, promise: `recall in ${tag} ${own.toFixed(1)} %, at least ${least} %` };
  });
  return [
    {
      isKept: average >= promises.meanRecall,
      promise: `mean recall ${average.toFixed(1)} %, at least ${promises.meanRecall} %`,
    },
    ...single,
    {
      isKept: hits <= promises.medianHits,
      promise: `hits without the name in the median language ${hits.toFixed(1)} per 1,000 sentences, at most ${promises.medianHits}`,
    },
  ];
}
