import { ExonymError, outsideError } from "../article/problem.ts";

/**
 * What a provider's failure means for what follows.
 * - `transient`: the same request may succeed later (429, 503, a lost connection).
 * - `fatal`: no request will (a wrong key, a quota used up, a program that is not there).
 * - `request`: this one will not, others may.
 */
export type Failure =
  | { readonly kind: "transient"; readonly retryAfter?: number | undefined }
  | { readonly kind: "fatal" }
  | { readonly kind: "request" };

/** Rides along as the error's cause. */
interface FailureCause {
  readonly failure: Failure;
  readonly cause: unknown;
}

/**
 * An error after which the request is tried again.
 *
 * @param retryAfter milliseconds that the service asks to wait (HTTP `Retry-After`).
 * @example throw transientError("The service is overloaded (503).", "Try again later.", 2000)
 */
export function transientError(
  message: string,
  advice: string,
  retryAfter?: number,
  cause?: unknown,
): ExonymError {
  const marked: FailureCause = { failure: { kind: "transient", retryAfter }, cause };
  return outsideError(message, advice, {}, marked);
}

/** An error after which the provider is not asked again. */
export function fatalError(message: string, advice: string, cause?: unknown): ExonymError {
  const marked: FailureCause = { failure: { kind: "fatal" }, cause };
  return outsideError(message, advice, {}, marked);
}

/** What an error of a provider means; an error without a mark concerns its request alone. */
export function failureOf(error: unknown): Failure {
  if (isTimeout(error)) return { kind: "transient" };
  if (error instanceof Error && isMarked(error.cause)) return error.cause.failure;
  return { kind: "request" };
}

/** Says any error of a provider in a user's words; what is said already stays. */
export function asProviderError(error: unknown, provider: string): ExonymError {
  if (error instanceof ExonymError) return error;
  if (isTimeout(error)) {
    return transientError(
      `The provider «${provider}» did not answer in time.`,
      "Run the command again, or raise the time limit of the provider.",
      undefined,
      error,
    );
  }
  const detail = error instanceof Error ? error.message : String(error);
  return outsideError(
    `The provider «${provider}» failed: ${detail.slice(0, 500)}.`,
    "Run the command again; where it fails again, report it to the provider's maker.",
    {},
    error,
  );
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && error.name === "TimeoutError";
}

function isMarked(cause: unknown): cause is FailureCause {
  return typeof cause === "object" && cause !== null && "failure" in cause;
}
