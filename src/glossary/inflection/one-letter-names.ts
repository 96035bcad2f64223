import type { NameEnd } from "./name-end.ts";
import names from "./one-letter-names.json" with { type: "json" };

/** Where letters count as abbreviated names: all that the row gives has to fit. */
interface Row {
  readonly about?: string;
  readonly letters: string;
  /** Regular expression for what ends before the letter. */
  readonly before?: string;
  /** Regular expression for what begins behind it. */
  readonly after?: string;
}

interface Place {
  readonly before: RegExp | undefined;
  readonly after: RegExp | undefined;
}

/**
 * Whether names of one letter, with which headlines in Chinese characters abbreviate countries, stand in one of the closed
 * compounds: 米 in 訪米 and 米大統領, not in 新米. Longer names, and letters that no row has, may stand anywhere.
 */
export function isAbbreviation(language: string): NameEnd | undefined {
  return BY_LANGUAGE.get(language);
}

const BY_LANGUAGE: ReadonlyMap<string, NameEnd> = new Map(
  Object.entries<readonly Row[]>(names).map(([language, rows]): [string, NameEnd] => [language, fits(rows)]),
);

/** UTF-16 code units that are looked at on either side. */
const FARTHEST = 6;

function fits(rows: readonly Row[]): NameEnd {
  const byLetter = new Map<string, Place[]>();
  for (const { letters, before, after } of rows) {
    const place: Place = {
      before: before === undefined ? undefined : new RegExp(`(?:${before})$`, "u"),
      after: after === undefined ? undefined : new RegExp(`^(?:${after})`, "u"),
    };
    for (const letter of letters) byLetter.set(letter, [...(byLetter.get(letter) ?? []), place]);
  }
  return (folded, start, end) => {
    if (end - start !== 1) return true;
    const places = byLetter.get(folded.charAt(start));
    if (places === undefined) return true;
    const left = folded.slice(Math.max(0, start - FARTHEST), start);
    const right = folded.slice(end, end + FARTHEST);
    return places.some(({ before, after }) => (before?.test(left) ?? true) && (after?.test(right) ?? true));
  };
}
