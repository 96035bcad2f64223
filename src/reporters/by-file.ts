import type { Finding } from "../article/finding.ts";

/** Findings by their files, in the order in which these first appear; `files` come first, with findings or without. */
export function byFile(
  findings: readonly Finding[],
  files: readonly string[] = [],
): ReadonlyMap<string, readonly Finding[]> {
  const groups = new Map<string, Finding[]>(files.map((file) => [file, []]));
  for (const finding of findings) {
    const group = groups.get(finding.file);
    if (group) group.push(finding);
    else groups.set(finding.file, [finding]);
  }
  return groups;
}
