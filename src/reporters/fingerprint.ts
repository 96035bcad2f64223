import type { Finding } from "../article/finding.ts";
import { digest } from "../article/identity.ts";
import { markedWords } from "./marked.ts";

/**
 * Names for findings that stay while lines move, as servers ask for to tell new ones from known ones: made of the check, the
 * sentence and the words, not of the place.
 *
 * @returns by finding, in order; of equal ones the second has another name than the first.
 */
export function fingerprints(findings: readonly Finding[]): readonly string[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const key = JSON.stringify([
      finding.check,
      finding.file,
      finding.locale,
      finding.unit ?? null,
      finding.segment ?? null,
      finding.concept ?? null,
      markedWords(finding),
      // Without a sentence the message is all that there is.
      finding.segment === undefined ? finding.message : null,
    ]);
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return digest(count === 1 ? key : `${key}${count}`).slice(0, 32);
  });
}
