import type { Rule } from "./rule.ts";
import rows from "./structural-rules.json" with { type: "json" };

/** The rules about structure, which the grammar tables spell out; they have no code of their own. */
export const structuralRules: readonly Rule[] = rows.map(({ good, bad, ...row }) => ({
  ...row,
  severity: "error",
  versions: ["1.2", "2.0", "2.1", "2.2"],
  examples: { good, bad },
}));
