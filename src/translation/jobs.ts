import PQueue from "p-queue";

/** What became of a job: as a settled promise, or not started because of an abort. */
export type JobResult<T> = PromiseSettledResult<T> | { readonly status: "not-started" };

export interface JobOptions {
  /** Jobs at once, from 1. */
  readonly concurrency: number;
  /** When it aborts, no further job is started; those that run are waited for. */
  readonly signal?: AbortSignal | undefined;
  /** Called after each job that has ended, well or badly, with how many have. */
  readonly onProgress?: ((ended: number, total: number) => void) | undefined;
}

/**
 * Runs jobs, a bounded number at once, started in their order. One that fails does not stop the others.
 *
 * @returns what became of each, in the order of `jobs`; never rejects because of a job.
 * @example await runJobs(articles.map((article) => () => localize(article)), { concurrency: 4, signal })
 */
export async function runJobs<T>(
  jobs: readonly (() => T | Promise<T>)[],
  { concurrency, signal, onProgress }: JobOptions,
): Promise<readonly JobResult<T>[]> {
  const results: JobResult<T>[] = jobs.map(() => ({ status: "not-started" }));
  const queue = new PQueue({ concurrency });
  let ended = 0;
  const tasks = jobs.map((job, index) => async () => {
    if (signal?.aborted) return;
    results[index] = await settle(job);
    ended++;
    onProgress?.(ended, jobs.length);
  });
  await queue.addAll(tasks);
  return results;
}

async function settle<T>(job: () => T | Promise<T>): Promise<PromiseSettledResult<T>> {
  try {
    return { status: "fulfilled", value: await job() };
  } catch (reason) {
    return { status: "rejected", reason };
  }
}
