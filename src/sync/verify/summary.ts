import type { Verification } from "../verify.ts";

/** What of a file's verification counts for the sum. */
export type VerifiedFile = Pick<Verification, "identity" | "structure">;

/**
 * The sum over many files, in one line. Files that could not be read count as not byte-exact.
 *
 * @example
 * summarise(results)
 * // "498 of 500 byte-exact; structure kept: own 498, accented 498, special 491 (7 refused), cjk 498, rtl 498; 0 damaged"
 */
export function summarise(files: readonly VerifiedFile[]): string {
  const exact = files.filter(({ identity }) => identity).length;
  const kept = new Map<string, { kept: number; refused: number }>();
  let damaged = 0;
  for (const { structure } of files) {
    if (Object.values(structure).includes("damaged")) damaged++;
    for (const [name, result] of Object.entries(structure)) {
      const counts = kept.get(name) ?? { kept: 0, refused: 0 };
      if (result !== "damaged") counts[result]++;
      kept.set(name, counts);
    }
  }
  const trials = [...kept].map(([name, counts]) => {
    const refused = counts.refused === 0 ? "" : ` (${counts.refused} refused)`;
    return `${name} ${counts.kept}${refused}`;
  });
  const structure = trials.length === 0 ? "" : `; structure kept: ${trials.join(", ")}`;
  return `${exact} of ${files.length} byte-exact${structure}; ${damaged} damaged`;
}
