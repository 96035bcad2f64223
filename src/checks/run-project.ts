import type { Finding } from "../article/finding.ts";
import type { BilingualDocument } from "../article/translation.ts";
import type { Glossary } from "../glossary/concept.ts";
import { projectChecks } from "./checks.ts";
import { findingOf, inFileOrder, madeRemark } from "./run.ts";
import { type CheckSettings, readSettings } from "./settings.ts";

/** The checks of a project's documents together, under way. */
export interface ProjectChecks {
  /** Takes the next document. */
  add(document: BilingualDocument): void;
  /** What was found when all were taken: by document in the order of their coming, and by place. */
  findings(): readonly Finding[];
}

/**
 * Begins the checks that look at all documents together, as far as they are not off.
 *
 * @throws ExonymError when a setting names a check or a severity that does not exist.
 * @example
 * const together = beginProjectChecks(glossary);
 * for (const document of documents) together.add(document);
 * together.findings()
 */
export function beginProjectChecks(glossary: Glossary, settings: CheckSettings = {}): ProjectChecks {
  const severities = readSettings(settings);
  const runs = projectChecks.flatMap((check) => {
    const severity = severities.get(check.id) ?? check.severity;
    return severity === "off" ? [] : [{ check: check.id, severity, run: check.begin(glossary) }];
  });
  const files = new Set<string>();
  return {
    add(document) {
      files.add(document.file);
      for (const { run } of runs) run.add(document);
    },
    findings() {
      const found = runs.flatMap(({ check, severity, run }) =>
        Array.from(run.finish(), ({ document, ...remark }) =>
          findingOf(madeRemark(check, severity, remark), document),
        ),
      );
      return inFileOrder(found, [...files]);
    },
  };
}
