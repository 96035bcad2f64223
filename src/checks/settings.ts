import type { Severity } from "../article/finding.ts";
import { nearest } from "../article/nearest.ts";
import { usageError } from "../article/problem.ts";
import { checkIds } from "./checks.ts";
import { waiverChecks } from "./waiver-checks.ts";
import { XLIFF_FAMILY, xliffChecks } from "./xliff-checks.ts";

/** How severe a check's findings are in a project. */
export type CheckSetting = "off" | Severity;

/** Settings by check id; a check that is not named has its own severity. */
export type CheckSettings = Readonly<Record<string, CheckSetting>>;

const SETTINGS: readonly CheckSetting[] = ["off", "error", "warning", "info"];

/** Whatever can be waived, by the names that settings have for it too. */
export const waivableChecks: ReadonlySet<string> = new Set([
  ...checkIds,
  XLIFF_FAMILY,
  ...xliffChecks.map(({ id }) => id),
]);

/** All names that a setting may have. */
const KNOWN: ReadonlySet<string> = new Set([...waivableChecks, ...waiverChecks.map(({ id }) => id)]);

/**
 * Severities by check id, as settings give them.
 *
 * @throws ExonymError (usage) when a setting names a check or a severity that does not exist.
 */
export function readSettings(settings: CheckSettings): ReadonlyMap<string, CheckSetting> {
  const entries = Object.entries(settings);
  for (const [id, setting] of entries) {
    if (!KNOWN.has(id)) {
      const near = nearest(id, [...KNOWN]);
      throw usageError(
        `There is no check «${id}».`,
        near
          ? `Did you mean ${near}?`
          : `The checks are ${checkIds.join(", ")}; and ${XLIFF_FAMILY}, or ${XLIFF_FAMILY}/ with the id of a rule.`,
      );
    }
    if (!SETTINGS.includes(setting))
      throw usageError(
        `«${setting}» is no setting of the check ${id}.`,
        `Use one of ${SETTINGS.join(", ")}.`,
      );
  }
  return new Map(entries);
}
