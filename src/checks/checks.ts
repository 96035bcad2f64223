import type { Check, CheckDescription, ProjectCheck } from "./check.ts";
import { codesExtra } from "./codes-extra.ts";
import { codesMissing } from "./codes-missing.ts";
import { frenchSpaces } from "./french-spaces.ts";
import { glossaryForbidden } from "./glossary-forbidden.ts";
import { glossaryInconsistent } from "./glossary-inconsistent.ts";
import { glossaryMissing } from "./glossary-missing.ts";
import { glossarySource } from "./glossary-source.ts";
import { mergeConflict } from "./merge-conflict.ts";
import { mixedScript } from "./mixed-script.ts";
import { nameInconsistent } from "./name-inconsistent.ts";
import { numbers } from "./numbers.ts";
import { quotes } from "./quotes.ts";
import { returnedWording } from "./returned-wording.ts";
import { spaceEdges } from "./space-edges.ts";
import { targetEmpty } from "./target-empty.ts";
import { targetEqualsSource } from "./target-equals-source.ts";

/** All checks of single documents, in the order of their documentation. A new one is a file beside this and a line here. */
export const checks: readonly Check[] = [
  glossaryForbidden,
  glossaryMissing,
  glossaryInconsistent,
  codesMissing,
  codesExtra,
  targetEmpty,
  targetEqualsSource,
  numbers,
  spaceEdges,
  mixedScript,
  quotes,
  frenchSpaces,
  mergeConflict,
  returnedWording,
];

/** All checks of documents together. */
export const projectChecks: readonly ProjectCheck[] = [glossarySource, nameInconsistent];

/** Their ids: they say less of a file when others are missing. */
export const projectCheckIds: ReadonlySet<string> = new Set(projectChecks.map(({ id }) => id));

/** Both, as documentation and reports list them. */
export const describedChecks: readonly CheckDescription[] = [...checks, ...projectChecks];

/** The ids by which configurations and waivers name the checks; those of XLIFF rules are in `xliff-rules.ts`. */
export const checkIds: readonly string[] = describedChecks.map(({ id }) => id);
