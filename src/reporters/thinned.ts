import type { Finding } from "../article/finding.ts";

/** Most findings of one rule of a family (`xliff/…`) that are shown of a file: what wrote one of them wrote them all. */
const MOST_OF_A_RULE = 3;

/** The findings of a file to show to people, and how many more there are of which rules. Those of checks without a family are all shown. */
export function thinned(findings: readonly Finding[]) {
  const counts = new Map<string, number>();
  const shown = findings.filter(({ check }) => {
    if (!check.includes("/")) return true;
    const count = (counts.get(check) ?? 0) + 1;
    counts.set(check, count);
    return count <= MOST_OF_A_RULE;
  });
  const more = [...counts].flatMap(([check, count]) =>
    count > MOST_OF_A_RULE ? [[check, count - MOST_OF_A_RULE] as const] : [],
  );
  return { shown, more };
}
