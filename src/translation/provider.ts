import type { Content } from "../article/content.ts";
import type { Locale } from "../article/locale.ts";

/** One request: sentences of one article, in order, so that a provider can use the context. */
export interface TranslationRequest {
  readonly sourceLocale: Locale;
  readonly targetLocale: Locale;
  readonly segments: readonly Content[];
  readonly signal: AbortSignal;
}

/**
 * A machine translation service. Adding one is a file in `providers/` and a line in `providers.ts`.
 * Every code of a segment comes back exactly once, with its id and form.
 */
export interface Provider {
  /** As in the configuration and in the origin of its targets. */
  readonly name: string;
  /**
   * @returns one target per segment; `null` where the provider has none to give.
   * @throws ExonymError of kind `outside` where the service failed.
   */
  translate(request: TranslationRequest): Promise<readonly (Content | null)[]>;
}
