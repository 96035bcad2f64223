import marks from "./clock-marks.json" with { type: "json" };
import { type Decimal, decimal } from "./decimal.ts";
import type { NumberFound } from "./number-reading.ts";

/** Which half of the day an hour of the twelve-hour clock lies in. At night it may be either. */
type Half = "am" | "pm" | "night";

/** No mark stands further from its hour, a range between them included. UTF-16 code units. */
const REACH = 40;

const HOUR_AND_MINUTE = /^(?:1[3-9]|2[0-3])[.:h]\d\d/;
const MINUTES = String.raw`(?:[.:h]\d\d)?`;
const HOURS = oneOf(marks.hours);
const CONNECTORS = oneOf(marks.connectors);
const BEFORE = oneOf(Object.values(marks.before).flat());
const AFTER = String.raw`\s?(?:${HOURS})?\s?(${oneOf(Object.values(marks.after).flat())})(?![\p{L}\p{M}\p{N}])`;

const MARK_BEFORE = new RegExp(String.raw`(${BEFORE})\s?$`, "iu");
const MARK_AFTER = new RegExp(`^${MINUTES}${AFTER}`, "iu");
/** The hour before it has the mark: 오후 4시부터 9시. */
const MARK_BEFORE_RANGE = new RegExp(
  String.raw`(${BEFORE})\s?\d{1,2}${MINUTES}\s?(?:${HOURS})?\s?(?:\d{1,2}\s?(?:${oneOf(marks.minutes)}))?\s?(?:${CONNECTORS})\s?$`,
  "iu",
);
/** The hour behind it has the mark: 4 to 9 p.m. */
const MARK_AFTER_RANGE = new RegExp(
  String.raw`^${MINUTES}\s?(?:${HOURS})?\s?(?:${CONNECTORS})\s?\d{1,2}${MINUTES}${AFTER}`,
  "iu",
);

const HALVES: ReadonlyMap<string, Half> = new Map(
  [marks.before, marks.after].flatMap(({ am, pm, night }) => [
    ...am.map((mark) => [mark, "am"] as const),
    ...pm.map((mark) => [mark, "pm"] as const),
    ...night.map((mark) => [mark, "night"] as const),
  ]),
);

/**
 * The same time of day on the other clock, of 12 or 24 hours: 3 p.m. is 15 o'clock elsewhere, and 15:00 is 3.
 *
 * @param text where the number was found; nothing further from it than {@link REACH} is looked at.
 * @returns the hour with its minutes, or nothing where no time of day stands there or the other clock says the same.
 */
export function onOtherClock(number: NumberFound, text: string): readonly Decimal[] {
  const [hour, ...minutes] = number.groups;
  if (hour === undefined || minutes.length > 1 || hour.length > 2) return [];
  const at = (hours: number) => [decimal(String(hours)), ...minutes];
  if (HOUR_AND_MINUTE.test(text.slice(number.start, number.start + 5))) return at(Number(hour) - 12);
  if (Number(hour) > 12) return [];
  const half = halfOfDay(number, text);
  if (hour === "12") return half === "am" || half === "night" ? at(0) : [];
  return half === "pm" || half === "night" ? at(Number(hour) + 12) : [];
}

/** Whether a number is the 00 of a full hour (16:00): it is said only where hours are written so. */
export function isFullHour({ text: digits, start }: NumberFound, text: string): boolean {
  return digits === "00" && /\d[:.h]$/.test(text.slice(Math.max(0, start - 2), start));
}

function halfOfDay({ start, end }: NumberFound, text: string): Half | undefined {
  const before = text.slice(Math.max(0, start - REACH), start);
  const after = text.slice(end, end + REACH);
  const mark =
    MARK_BEFORE.exec(before) ??
    MARK_AFTER.exec(after) ??
    MARK_BEFORE_RANGE.exec(before) ??
    MARK_AFTER_RANGE.exec(after);
  return HALVES.get(mark?.[1]?.toLowerCase() ?? "");
}

/** A pattern for one of several words, the longest that fits. */
function oneOf(words: readonly string[]): string {
  return [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
    .join("|");
}
