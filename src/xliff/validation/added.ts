import { outsideError } from "../../article/problem.ts";
import { validateXliff } from "./validate.ts";
import type { Violation } from "./violation.ts";

/**
 * Rules about what a translation does with the codes of its source. Where an article is edited, its new source may
 * break them with the person's translation of the old one, which waits for him as it is.
 */
const OF_TRANSLATIONS: ReadonlySet<string> = new Set(["not-deleted", "reorder-sequence", "target-inline-id"]);

/** Whether a violation is an error of the file's making, be it ours or a tool's, and not of a translation's words. */
export function isFaultOfFile({ rule, severity }: Violation): boolean {
  return severity === "error" && !OF_TRANSLATIONS.has(rule);
}

/**
 * The errors of a text that the files it was made from did not have. What stands in a translator's file already is a
 * finding, no fault of who changes another place of it: so errors are compared by rule and kind of element, and by how
 * many there are, not by line or id, which a change moves and renames. What a translation does with the codes of its
 * source is not asked.
 *
 * @param before the files that it was made from; none where it is new. They are looked at only where there are errors.
 * @param after a well-formed text.
 * @param file the path for messages.
 * @param violations what `after` has, where that is known.
 * @example addedErrors([document.text], patchXliff(document, changes), document.file) // []
 */
export function addedErrors(
  before: readonly string[],
  after: string,
  file: string,
  violations: readonly Violation[] = validateXliff(after, file),
): readonly Violation[] {
  const errors = violations.filter(isFaultOfFile);
  if (errors.length === 0 || before.includes(after)) return [];
  const known = new Map<string, number>();
  for (const text of before) {
    for (const violation of validateXliff(text, file)) {
      const kind = kindOf(violation, text);
      known.set(kind, (known.get(kind) ?? 0) + 1);
    }
  }
  return errors.filter((violation) => {
    const kind = kindOf(violation, after);
    const left = known.get(kind) ?? 0;
    known.set(kind, left - 1);
    return left <= 0;
  });
}

/**
 * Refuses a text that would break rules of XLIFF which the files it was made from keep: that is a mistake of ours, and
 * nothing of it may reach a translator.
 *
 * @param before as for {@link addedErrors}.
 * @returns what breaks the rules in `after` all the same, as it did before, and what is advised against.
 * @throws ExonymError (outside) that names the first place, as it would have been.
 */
export function assertNoAddedErrors(
  before: readonly string[],
  after: string,
  file: string,
): readonly Violation[] {
  const violations = validateXliff(after, file);
  const [first, ...rest] = addedErrors(before, after, file, violations);
  if (first === undefined) return violations;
  const others = rest.length === 0 ? "" : ` and ${rest.length} more`;
  throw outsideError(
    `Exonym would have broken the rules of XLIFF in this file, at its line ${first.position.line}: ${first.message} (${first.rule}${others})`,
    "Nothing was written to it. Please report this, with the file.",
    { file },
  );
}

/** Rule and name of the element, or of the attribute, that a violation is at. */
function kindOf({ rule, offset }: Violation, text: string): string {
  NAME.lastIndex = offset;
  return `${rule} ${NAME.exec(text)?.[0] ?? ""}`;
}

const NAME = /<?[^\s=<>/]{1,200}/y;
