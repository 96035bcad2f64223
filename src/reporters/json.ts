import type { Finding } from "../article/finding.ts";
import type { Reporter } from "./reporter.ts";

/** One JSON object per line and finding, for scripts. Fields that a finding has nothing for are left out. */
export const json: Reporter = {
  name: "json",
  report: (findings) => findings.map((finding) => `${JSON.stringify(asObject(finding))}\n`).join(""),
};

function asObject(finding: Finding) {
  const { check, severity, file, position, locale, unit, segment, message, source, target, suggestion } =
    finding;
  const { line, column } = position;
  return { check, severity, file, line, column, locale, unit, segment, message, source, target, suggestion };
}
