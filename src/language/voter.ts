import type { Locale } from "../article/locale.ts";

/** What one voter says of one language. */
export interface Vote {
  readonly language: Locale;
  /** How well the text fits, from 0 (not at all) to 1 (as well as any); only comparable with the same voter's votes on the same text. */
  readonly score: number;
}

/** Says which languages a text of one script may be in. Deterministic; an empty list where it has no opinion. */
export type Voter = (text: string) => readonly Vote[];
