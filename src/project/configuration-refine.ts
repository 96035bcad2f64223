import { posix } from "node:path";
import { type Locale, tryLocale } from "../article/locale.ts";
import { nearest } from "../article/nearest.ts";
import type { Configuration, ConfiguredXliffVersion, Settings } from "./configuration-model.ts";
import type { Complaint, YamlData } from "./configuration-yaml.ts";
import { pathProblem } from "./paths.ts";

type RawVersion = ConfiguredXliffVersion | 1.2 | 2.1;

/** A configuration as the schema lets it through, defaults filled in. */
export type RawSettings = Omit<Settings, "sourceLanguages" | "locales" | "xliff"> & {
  readonly sourceLanguages: readonly string[];
  readonly locales: readonly string[];
  readonly xliff: { readonly version: RawVersion; readonly versions: Readonly<Record<string, RawVersion>> };
};

type Complain = (message: string, advice: string, path: readonly string[], key?: string) => void;

/** Checks what a schema cannot say (locales, folders, calendars), and gives values their final form. */
export function refine(
  raw: RawSettings,
  yaml: YamlData,
): { settings: Settings; complaints: readonly Complaint[] } {
  const complaints: Complaint[] = [];
  const complain: Complain = (message, advice, path, key) => {
    complaints.push({ message, advice, position: yaml.position(path, key) });
  };
  const locales = localeList(raw.locales, "locales", complain);
  const perLocale = <Value>(map: Readonly<Record<string, Value>>, path: readonly string[]) =>
    localeMap(map, path, locales, complain);
  const settings: Settings = {
    ...raw,
    sourceLanguages: localeList(raw.sourceLanguages, "sourceLanguages", complain),
    locales,
    paths: folders(raw.paths, complain),
    xliff: {
      version: versionText(raw.xliff.version),
      versions: mapValues(perLocale(raw.xliff.versions, ["xliff", "versions"]), versionText),
    },
    formats: mapValues(raw.formats, (name) => name),
    calendar: perLocale(raw.calendar, ["calendar"]),
    numberingSystem: perLocale(raw.numberingSystem, ["numberingSystem"]),
    checks: mapValues(raw.checks, (severity) => severity),
  };
  checkKnown(raw.calendar, "calendar", complain);
  checkKnown(raw.numberingSystem, "numberingSystem", complain);
  for (const id of Object.keys(raw.checks)) {
    if (!/^[a-z][a-z0-9-]*(?:\/[a-z0-9-]+)?$/.test(id)) {
      complain(
        `«${id}» cannot be the name of a check.`,
        "Names are like «numbers» or «inline-codes».",
        ["checks"],
        id,
      );
    }
  }
  checkLinkPattern(raw.conventions.alternateLinks, complain);
  if (raw.provider.name === "command" && raw.provider.command.length === 0) {
    const advice = "Add «command» under «provider»: the program and its arguments, as a list.";
    complain("The provider «command» needs a program.", advice, ["provider", "name"]);
  }
  return { settings, complaints };
}

/** Without the locale all languages would have one address, without the path all articles. */
function checkLinkPattern(pattern: string | null, complain: Complain): void {
  if (pattern === null || (pattern.includes("{locale}") && /\{(?:path|page)\}/.test(pattern))) return;
  const advice = "Write it like «https://example.org/{locale}/{page}».";
  const message = "The address needs {locale}, and {path} or {page}.";
  complain(message, advice, ["conventions", "alternateLinks"]);
}

function localeList(tags: readonly string[], key: string, complain: Complain): Locale[] {
  const seen = new Set<Locale>();
  tags.forEach((tag, index) => {
    const locale = tryLocale(tag);
    const path = [key, String(index)];
    if (locale === undefined || locale === "und" || locale.startsWith("und-")) {
      complain(
        `«${tag.slice(0, 60)}» is not a language tag.`,
        "Use a BCP 47 tag such as fr, uk or zh-Hant.",
        path,
      );
    } else if (seen.has(locale)) {
      const alias = locale === tag ? "" : `, which is written ${locale},`;
      complain(`«${tag}»${alias} stands twice in «${key}».`, "Remove one.", path);
    } else seen.add(locale);
  });
  return [...seen];
}

/** A map whose keys are target locales, canonical and without prototype. */
function localeMap<Value>(
  map: Readonly<Record<string, Value>>,
  path: readonly string[],
  locales: readonly Locale[],
  complain: Complain,
): Record<string, Value> {
  const result: Record<string, Value> = Object.create(null);
  for (const [tag, value] of Object.entries(map)) {
    const locale = tryLocale(tag);
    if (locale === undefined || !locales.includes(locale)) {
      const meant = nearest(tag, locales);
      const advice =
        meant === undefined ? "Add it to «locales», or remove it here." : `Did you mean «${meant}»?`;
      complain(`«${tag.slice(0, 60)}» is not one of «locales».`, advice, path, tag);
    } else if (Object.hasOwn(result, locale)) {
      complain(`«${tag}» stands here twice.`, "Remove one.", path, tag);
    } else result[locale] = value;
  }
  return result;
}

function mapValues<From, To>(
  map: Readonly<Record<string, From>>,
  change: (value: From) => To,
): Record<string, To> {
  const result: Record<string, To> = Object.create(null);
  for (const [key, value] of Object.entries(map)) result[key] = change(value);
  return result;
}

/** YAML reads an unquoted 1.2 as a number; a person means the same. */
function versionText(version: RawVersion): ConfiguredXliffVersion {
  return version === 2.1 || version === "2.1" ? "2.1" : "1.2";
}

function checkKnown(
  map: Readonly<Record<string, string>>,
  key: "calendar" | "numberingSystem",
  complain: Complain,
): void {
  const known = Intl.supportedValuesOf(key);
  for (const [locale, value] of Object.entries(map)) {
    if (known.includes(value)) continue;
    const meant = nearest(value, known);
    const kind = key === "calendar" ? "calendar" : "numbering system";
    const advice = meant === undefined ? `Known are ${known.join(", ")}.` : `Did you mean «${meant}»?`;
    complain(`«${value.slice(0, 60)}» is not a ${kind}.`, advice, [key, locale]);
  }
}

function folders(raw: Configuration["paths"], complain: Complain): Configuration["paths"] {
  const folder = (key: keyof Configuration["paths"]): string => {
    const path = posix.normalize(raw[key].replace(/^(?:\.\/+)+/, "")).replace(/\/+$/, "");
    const problem = folderProblem(path === "." ? "" : path, raw[key]);
    if (problem !== undefined) complain(problem, "Name a folder inside the project.", ["paths", key]);
    return path;
  };
  const paths = {
    source: folder("source"),
    locales: folder("locales"),
    glossary: folder("glossary"),
    segmentation: folder("segmentation"),
    memory: folder("memory"),
  };
  if (isBelow(paths.source, paths.locales) || isBelow(paths.locales, paths.source)) {
    const message = "The folders of source articles and of locales contain each other.";
    complain(message, "Otherwise translations would be taken for sources: separate them.", [
      "paths",
      "source",
    ]);
  }
  return paths;
}

function folderProblem(path: string, given: string): string | undefined {
  if (given.split("/").includes("..")) return "The path contains «..».";
  if (path === "") return "The path names the project itself.";
  if (path.split("/").some((name) => name.startsWith("."))) return "The path leads into a hidden folder.";
  return pathProblem(path);
}

function isBelow(folder: string, path: string): boolean {
  return `${path}/`.startsWith(`${folder}/`);
}
