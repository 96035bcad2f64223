import { createInstance, type i18n } from "i18next";
import { type Content, mergeText, type Part, text } from "../article/content.ts";
import type { Locale } from "../article/locale.ts";
import { usageError } from "../article/problem.ts";
import type { Furniture } from "../article/unit.ts";
import { dateReader, type FurnitureDate } from "./date.ts";
import { parseCount } from "./digits.ts";
import { FURNITURE_KEYS } from "./keys.ts";
import numbering from "./numbering.json" with { type: "json" };
import { valueText } from "./recognise.ts";
import type { FurnitureResources } from "./resources.ts";

/** How dates and numbers are written, where the default is not wanted. */
export interface RenderOptions {
  /** A calendar of Unicode (`buddhist`, `persian`); Gregorian where absent. */
  readonly calendar?: string | undefined;
  /** A numbering system of Unicode (`arab`, `latn`); where absent, what the locale's newsrooms use (docs/furniture.md). */
  readonly numberingSystem?: string | undefined;
}

/**
 * Renders a recognised line in a target language.
 *
 * @returns `undefined` where the target has no such resource, or a value is not what its place asks for: the source's
 * own line is then to stand.
 * @throws ExonymError (usage) for a calendar or numbering system that does not exist.
 */
export type Renderer = (
  furniture: Furniture,
  sourceLocale: Locale,
  targetLocale: Locale,
  options?: RenderOptions,
) => Content | undefined;

/** i18next's only namespace here. */
const NAMESPACE = "furniture";

/** Private-use characters around a value's number: i18next sees a mark, never the value, so that `$t(…)` or `{{…}}` in it is inert. */
const MARK = /\ue000(\d+)\ue001/u;

const NUMBERING: ReadonlyMap<string, string> = new Map(Object.entries(numbering));

/**
 * Prepares the rendering of furniture with a private i18next instance. Text from resources has no `raw`; what is
 * taken over from the source keeps its own.
 *
 * @param resources by target locale; a locale that is not among them renders nothing
 * @example
 * const render = createRenderer(new Map([[uk, resources]]));
 * render({ key: "photoCredit", values: { credit: [text("Reuters")] } }, en, uk) // «(Фото: Reuters)»
 */
export function createRenderer(resources: ReadonlyMap<Locale, FurnitureResources>): Renderer {
  const i18next = createI18next(resources);
  const readers = new Map<Locale, (value: string) => FurnitureDate | undefined>();
  const readDate = (locale: Locale, value: string) => {
    const reader = readers.get(locale) ?? dateReader(locale);
    readers.set(locale, reader);
    return reader(value);
  };

  return (furniture, sourceLocale, targetLocale, options = {}) => {
    const places = FURNITURE_KEYS.get(furniture.key);
    const targets = resources.get(targetLocale);
    if (places === undefined || targets === undefined) return undefined;
    const replace: Record<string, string | number | Date> = {};
    const formatParams: Record<string, Intl.DateTimeFormatOptions | Intl.NumberFormatOptions> = {};
    const contents: Content[] = [];
    const numberingSystem = numberingOf(targetLocale, options);
    for (const [name, kind] of places) {
      const value = furniture.values[name];
      const read = valueText(furniture, name);
      if (value === undefined || read === undefined) return undefined;
      if (kind === "date") {
        const date = readDate(sourceLocale, read);
        if (date === undefined) return undefined;
        replace[name] = instantOf(date);
        formatParams[name] = {
          ...dateStyle(date, hasOwnStyle(targets, furniture.key)),
          ...numberingSystem,
          calendar: calendarOf(options),
        };
      } else if (kind === "count") {
        const count = parseCount(read);
        if (count === undefined) return undefined;
        replace[name] = count;
        formatParams[name] = { ...numberingSystem };
      } else {
        replace[name] = `\ue000${contents.push(value) - 1}\ue001`;
      }
    }
    const { count } = replace;
    const t = {
      lng: targetLocale,
      replace,
      formatParams,
      nest: false,
      ...(typeof count === "number" && { count }),
    };
    if (!i18next.exists(furniture.key, t)) return undefined;
    const line = putBack(i18next.t(furniture.key, t), contents);
    return mergeText([...(furniture.before ?? []), ...line, ...(furniture.after ?? [])]);
  };
}

function createI18next(resources: ReadonlyMap<Locale, FurnitureResources>): i18n {
  const instance = createInstance();
  const bundles = [...resources].map(([locale, { templates }]) => {
    return [locale, { [NAMESPACE]: Object.fromEntries(templates) }];
  });
  // Never awaited: with `initAsync: false` and resources at hand it is done when it returns.
  void instance.init({
    initAsync: false,
    lng: [...resources.keys()][0] ?? "und",
    fallbackLng: false,
    load: "currentOnly",
    ns: [NAMESPACE],
    defaultNS: NAMESPACE,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    resources: Object.fromEntries(bundles),
  });
  return instance;
}

/** The moment that, seen in UTC, has the date and time of the line. */
function instantOf({ year, month, day, hour, minute }: FurnitureDate): Date {
  return new Date(Date.UTC(year ?? 2024, month - 1, day, hour ?? 0, minute ?? 0));
}

/** `undefined` takes an option of the template away: a date without a year has no style of `Intl`. */
function dateStyle(date: FurnitureDate, own: boolean): Intl.DateTimeFormatOptions {
  const base = { timeZone: "UTC" } as const;
  if (date.year === undefined) return { ...base, dateStyle: undefined, month: "long", day: "numeric" };
  return {
    ...base,
    ...(!own && { dateStyle: date.weekday ? "full" : "long" }),
    ...(date.hour !== undefined && { timeStyle: "short" }),
  };
}

/** Whether the template itself says how its date is written. */
function hasOwnStyle({ templates }: FurnitureResources, key: string): boolean {
  return templates.get(key)?.includes("dateStyle") === true;
}

function calendarOf({ calendar }: RenderOptions): string {
  if (calendar === undefined) return "gregory";
  return supported("calendar", calendar);
}

function numberingOf(locale: Locale, { numberingSystem }: RenderOptions): { numberingSystem?: string } {
  const wanted =
    numberingSystem === undefined ? NUMBERING.get(locale) : supported("numberingSystem", numberingSystem);
  return wanted === undefined ? {} : { numberingSystem: wanted };
}

function supported(kind: "calendar" | "numberingSystem", value: string): string {
  if (Intl.supportedValuesOf(kind).includes(value)) return value;
  const what = kind === "calendar" ? "calendar" : "numbering system";
  throw usageError(
    `«${value}» is not a ${what} of Unicode.`,
    kind === "calendar"
      ? "Use one such as gregory, buddhist or persian."
      : "Use one such as latn, arab or deva.",
  );
}

/** Puts the values where their marks stand. */
function putBack(line: string, contents: readonly Content[]): Part[] {
  return line.split(MARK).flatMap((piece, index) => {
    if (index % 2 === 1) return contents[Number(piece)] ?? [];
    return piece === "" ? [] : [text(piece)];
  });
}
