import type { Content } from "../article/content.ts";
import type { Locale } from "../article/locale.ts";

/** One request: sentences of one article, in order, so that a provider can use the context. */
export interface TranslationRequest {
  readonly sourceLocale: Locale;
  readonly targetLocale: Locale;
  readonly segments: readonly Content[];
  readonly signal: AbortSignal;
}

/** How much a provider takes in one request. A single sentence that is longer goes alone. */
export interface RequestLimits {
  readonly segments: number;
  /** UTF-16 code units of text and of what stands for codes. */
  readonly characters: number;
}

/** What the configuration says for all providers; each takes what it needs. */
export interface ProviderOptions {
  /** Program and arguments, for `command`. */
  readonly command?: readonly string[] | undefined;
  /** The folder in which `command` runs: the project's. */
  readonly directory?: string | undefined;
}

/**
 * A machine translation service. Adding one is a file in `providers/` and a line in `providers.ts`.
 * Every code of a segment comes back exactly once, with its id and form; the queue checks it.
 */
export interface Provider {
  /** As in the configuration and in the origin of its targets. */
  readonly name: string;
  /** Absent where the queue's defaults will do. */
  readonly limits?: RequestLimits;
  /**
   * @returns one target per segment; `null` where the provider has none to give.
   * @throws ExonymError of kind `outside` where the service failed: by `transientError` where the same request may
   * succeed later, by `fatalError` where no request will; any other error concerns this request alone.
   */
  translate(request: TranslationRequest): Promise<readonly (Content | null)[]>;
}
