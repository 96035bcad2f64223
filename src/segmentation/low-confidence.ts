import type { Locale } from "../article/locale.ts";
import reasons from "./low-confidence.json" with { type: "json" };

const REASONS: ReadonlyMap<string, string> = new Map(Object.entries(reasons));

/**
 * Why sentences of a language are cut with less confidence than others, in words and without a full stop; `undefined`
 * where they are not.
 *
 * @example
 * whyLowConfidence(parseLocale("th")) // "Thai puts no mark at the end of a sentence; …"
 */
export function whyLowConfidence(locale: Locale): string | undefined {
  return REASONS.get(new Intl.Locale(locale).language);
}
