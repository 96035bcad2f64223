import type { Finding } from "../article/finding.ts";
import type { XliffDocument, XliffSegment } from "../xliff/model.ts";
import { validateXliff } from "../xliff/validation/validate.ts";
import { type CheckSetting, type CheckSettings, readSettings } from "./settings.ts";
import { XLIFF_FAMILY, xliffChecks } from "./xliff-checks.ts";

const DEFAULTS = new Map(xliffChecks.map(({ id, severity }) => [id, severity]));

/**
 * What breaks the rules of XLIFF in a bilingual file, as findings beside those of {@link runChecks}. Linear in the
 * file's length.
 *
 * @param settings `xliff/<rule>` by itself, or `xliff` for all rules that are not named.
 * @returns findings by place in the file.
 * @throws ExonymError when a setting names a check or a severity that does not exist.
 * @example runXliffRules(readXliff(text, file), { xliff: "off", "xliff/unit-id": "error" })
 */
export function runXliffRules(document: XliffDocument, settings: CheckSettings = {}): Finding[] {
  const configured = readSettings(settings);
  const settingOf = (id: string): CheckSetting =>
    configured.get(id) ?? configured.get(XLIFF_FAMILY) ?? DEFAULTS.get(id) ?? "error";
  if ([...DEFAULTS.keys()].every((id) => settingOf(id) === "off")) return [];
  const placeAt = placeFinder(document.segments);
  return validateXliff(document.text, document.file).flatMap(
    ({ rule, message, advice, offset, position }) => {
      const check = `${XLIFF_FAMILY}/${rule}`;
      const severity = settingOf(check);
      return severity === "off"
        ? []
        : [
            {
              check,
              severity,
              file: document.file,
              position,
              locale: document.targetLocale,
              ...placeAt(offset),
              message: `${shortened(message)} ${advice}`.trim(),
            },
          ];
    },
  );
}

/** Messages quote what stands in the file, which may be long. */
function shortened(message: string): string {
  return message.length <= 300 ? message : `${message.slice(0, 300)}…`;
}

/** Finds unit and segment at an offset; the unit alone where several segments share an element (`mrk` in 1.2). */
function placeFinder(
  segments: readonly XliffSegment[],
): (offset: number) => Pick<Finding, "unit" | "segment"> {
  return (offset) => {
    let [low, high] = [0, segments.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((segments[middle]?.element.start ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    const found = segments[low - 1];
    if (found === undefined || offset >= found.element.end) return {};
    const isShared = segments[low - 2]?.element.start === found.element.start;
    return isShared ? { unit: found.unit } : { unit: found.unit, segment: found.id };
  };
}
