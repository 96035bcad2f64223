import { setTimeout as sleep } from "node:timers/promises";
import PQueue from "p-queue";
import { type Content, isBlank } from "../article/content.ts";
import { type ExonymError, outsideError } from "../article/problem.ts";
import { type Batch, cutBatches } from "./batches.ts";
import { asProviderError, type Failure, failureOf } from "./failure.ts";
import type { Provider, RequestLimits, TranslationRequest } from "./provider.ts";
import { validateTarget, withSourceCodes } from "./target-guard.ts";

export { type JobOptions, type JobResult, runJobs } from "./jobs.ts";

/** Times are in milliseconds. */
export interface TranslatorOptions {
  /** Requests at once; default 4. */
  readonly concurrency?: number | undefined;
  /** At most so many requests begin in any such time; default without limit. */
  readonly rate?: { readonly requests: number; readonly interval: number } | undefined;
  /** How often a request is tried again after a transient failure; default 4. */
  readonly retries?: number | undefined;
  /** The wait before the first retry; it doubles with each further one. Default 500. */
  readonly firstDelay?: number | undefined;
  /** The longest wait; a service that asks for more is given up. Default 60,000. */
  readonly longestDelay?: number | undefined;
  /** How long a request may take; default 60,000. */
  readonly timeout?: number | undefined;
  /** From 0 to below 1: makes the waits of many requests differ. For tests. */
  readonly random?: (() => number) | undefined;
}

/** An answer that cannot be used. */
export interface RefusedTarget {
  /** Of the segment, in the request. */
  readonly index: number;
  /** In a translator's words. */
  readonly reason: string;
}

/** What came of a request. What came in time is there, whatever failed or was aborted beside it. */
export interface TranslationResult {
  /** One per segment; `null` where there is none that can be used. */
  readonly targets: readonly (Content | null)[];
  readonly refused: readonly RefusedTarget[];
  /** What has failed, each once; the targets of these parts are `null`. */
  readonly failures: readonly ExonymError[];
  readonly aborted: boolean;
}

/** A provider behind a queue: many articles may ask at once. */
export interface Translator {
  readonly name: string;
  /** Never rejects: an article without machine translation is still an article. */
  translate(request: TranslationRequest): Promise<TranslationResult>;
}

const DEFAULT_LIMITS: RequestLimits = { segments: 50, characters: 10_000 };

/** What a task gives that has not asked, as the service has called for a pause meanwhile. */
const PAUSED = Symbol("paused");

type BatchResult = { readonly batch: Batch } & (
  | { readonly answer: readonly (Content | null)[] }
  | { readonly failure: ExonymError | null }
);

/**
 * Puts a provider behind a queue: requests in batches, a bounded number at once and per time, transient failures tried
 * again with growing, scattered waits, every answer checked. After a fatal failure the provider is not asked again.
 *
 * @example
 * const translator = createTranslator(createProvider("pseudo"), { concurrency: 4 });
 * const { targets } = await translator.translate({ sourceLocale, targetLocale, segments, signal });
 */
export function createTranslator(provider: Provider, options: TranslatorOptions = {}): Translator {
  const {
    retries = 4,
    firstDelay = 500,
    longestDelay = 60_000,
    timeout = 60_000,
    random = Math.random,
  } = options;
  const { rate } = options;
  const queue = new PQueue({
    concurrency: options.concurrency ?? 4,
    ...(rate === undefined ? {} : { intervalCap: rate.requests, interval: rate.interval, strict: true }),
  });
  let fatal: ExonymError | null = null;
  let pausedUntil = 0;

  async function runBatch(batch: Batch, request: TranslationRequest): Promise<BatchResult> {
    let attempt = 0;
    for (;;) {
      await rest(pausedUntil - Date.now(), request.signal);
      try {
        const answer = await askOnce(batch, request);
        if (answer !== PAUSED) return { batch, answer };
      } catch (error) {
        if (request.signal.aborted) return { batch, failure: null };
        const problem = fatal ?? asProviderError(error, provider.name);
        const wait = waitFor(attempt, failureOf(problem));
        if (wait === null) return { batch, failure: problem };
        attempt++;
        await rest(wait, request.signal);
      }
    }
  }

  async function askOnce(
    batch: Batch,
    request: TranslationRequest,
  ): Promise<readonly (Content | null)[] | typeof PAUSED> {
    const ask = async ({ signal = request.signal }: { readonly signal?: AbortSignal | undefined }) => {
      if (fatal !== null) throw fatal;
      if (Date.now() < pausedUntil) return PAUSED;
      try {
        return await provider.translate({ ...request, segments: batch.segments, signal });
      } catch (error) {
        // At once: when this task ends the next one is started before anybody else hears of the error.
        take(asProviderError(error, provider.name));
        throw error;
      }
    };
    const answer = await queue.add(ask, { signal: request.signal, timeout });
    const isComplete = Array.isArray(answer) && answer.length === batch.segments.length;
    if (answer === PAUSED || isComplete) return answer;
    throw outsideError(
      `The provider «${provider.name}» did not give one translation per sentence.`,
      "These sentences are left to people; report it to the provider's maker.",
    );
  }

  /** What a service says of one request holds for all of them. */
  function take(problem: ExonymError) {
    const failure = failureOf(problem);
    if (failure.kind === "fatal") fatal ??= problem;
    const retryAfter = failure.kind === "transient" ? (failure.retryAfter ?? 0) : 0;
    if (retryAfter <= longestDelay) pausedUntil = Math.max(pausedUntil, Date.now() + retryAfter);
  }

  /** How long to wait before the next attempt; `null` where it is time to give up. */
  function waitFor(attempt: number, failure: Failure): number | null {
    if (failure.kind !== "transient" || attempt >= retries) return null;
    const { retryAfter = 0 } = failure;
    if (retryAfter > longestDelay) return null;
    return Math.max(retryAfter, Math.min(longestDelay, firstDelay * 2 ** attempt) * (0.5 + random() / 2));
  }

  return {
    name: provider.name,
    async translate(request) {
      const batches = cutBatches(request.segments, provider.limits ?? DEFAULT_LIMITS);
      const results = await Promise.all(batches.map((batch) => runBatch(batch, request)));
      return collect(request, results);
    },
  };
}

/** Waits; an abort ends it early. */
async function rest(duration: number, signal: AbortSignal): Promise<void> {
  if (duration > 0) await sleep(duration, undefined, { signal }).catch(() => undefined);
}

function collect(request: TranslationRequest, results: readonly BatchResult[]): TranslationResult {
  const targets: (Content | null)[] = request.segments.map(() => null);
  const refused: RefusedTarget[] = [];
  const failures = new Set<ExonymError>();
  let aborted = false;
  for (const result of results) {
    if ("failure" in result) {
      if (result.failure === null) aborted = true;
      else failures.add(result.failure);
      continue;
    }
    for (const [offset, target] of result.answer.entries()) {
      const index = result.batch.start + offset;
      const source = request.segments[index];
      if (source === undefined || target === null) continue;
      const reason = refusal(source, target);
      if (reason === null) targets[index] = withSourceCodes(source, target);
      else refused.push({ index, reason });
    }
  }
  return { targets, refused, failures: [...failures], aborted };
}

function refusal(source: Content, target: Content): string | null {
  const isEmptied = target.every(isBlankText) && !source.every(isBlankText);
  return isEmptied ? "The translation is empty." : validateTarget(source, target);
}

function isBlankText(part: Content[number]): boolean {
  return part.type === "code" || isBlank([part]);
}
