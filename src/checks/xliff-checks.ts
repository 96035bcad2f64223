import type { Severity } from "../article/finding.ts";
import { rules } from "../xliff/validation/rules.ts";
import { structuralRules } from "../xliff/validation/structural-rules.ts";
import table from "./xliff-severities.json" with { type: "json" };

/** What all checks of XLIFF rules begin with; by itself it stands in settings for those that are not named there. */
export const XLIFF_FAMILY = "xliff";

type XliffSeverity = Severity | "off";

/** A rule of XLIFF as a check. */
export interface XliffCheck {
  /** `xliff/` and the id of the rule, as in `docs/xliff-rules.md`. */
  readonly id: string;
  readonly summary: string;
  /**
   * As the rule has it, but never more than `info` for what tools commonly do and others read all the same, and `off`
   * where another check says the same of a segment (`xliff-severities.json`).
   */
  readonly severity: XliffSeverity;
}

const GIVEN = new Map<string, XliffSeverity>(
  Object.entries(table).flatMap(([setting, ids]) => ids.map((id) => [id, setting as XliffSeverity] as const)), // the keys of the table: a test compares them
);

/** All rules of XLIFF as checks. */
export const xliffChecks: readonly XliffCheck[] = [...structuralRules, ...rules].map(
  ({ id, summary, severity }) => ({
    id: `${XLIFF_FAMILY}/${id}`,
    summary,
    severity: GIVEN.get(id) ?? severity,
  }),
);
