import { type Locale, sameLanguage, tryLocale } from "../article/locale.ts";
import { nearest } from "../article/nearest.ts";
import { PLURAL_CATEGORIES, pluralCategories } from "../article/plural.ts";
import { FURNITURE_KEYS, isPlural, splitPluralName } from "./keys.ts";
import { formProblem, type TemplateUse, templateProblem } from "./template-problem.ts";

/** One locale's furniture: a `furniture.json` that was read and found good. */
export interface FurnitureResources {
  /** Resource name (`photoCredit`, `commentCount_few`) → the template that is rendered, and recognised too. */
  readonly templates: ReadonlyMap<string, string>;
  /** Key → further templates under which the line is recognised. */
  readonly recognise: ReadonlyMap<string, readonly string[]>;
  /** Agencies that this locale's newsrooms name in datelines and credits, besides the international ones. */
  readonly agencies: readonly string[];
  /** Keys that the file switches off with `null`. */
  readonly off: ReadonlySet<string>;
}

/** What is wrong in a `furniture.json`, and where. */
export interface ResourceProblem {
  /** Where in the file, such as `recognise.photoCredit[2]`; empty for the file itself. */
  readonly path: string;
  /** What is wrong: one sentence. */
  readonly message: string;
  /** What to do: one sentence. */
  readonly advice: string;
}

/** Resources with what was wrong in their files. What was wrong is left out of the resources. */
export interface ReadResources {
  readonly resources: FurnitureResources;
  readonly problems: readonly ResourceProblem[];
}

/** No furniture at all: nothing is recognised, nothing rendered. */
export const NO_FURNITURE: FurnitureResources = {
  templates: new Map(),
  recognise: new Map(),
  agencies: [],
  off: new Set(),
};

/**
 * Reads a locale's furniture from the parsed `furniture.json` of the package and, where the project has one, its
 * own, which overrides it key by key. Problems are those of both files; call it twice to tell them apart.
 *
 * @example
 * const { resources, problems } = loadResources(parseLocale("uk"), packaged, JSON.parse(projectFile));
 */
export function loadResources(locale: Locale, packaged: unknown, project?: unknown): ReadResources {
  const base = readResources(packaged, locale);
  const override = project === undefined ? undefined : readResources(project, locale);
  const resources = override ? mergeResources(base.resources, override.resources) : base.resources;
  const problems = [...base.problems, ...(override?.problems ?? [])];
  const wrong = new Set(problems.map(({ path }) => path));
  // A form that is there but wrong was said already.
  const missing = missingForms(resources, locale).filter(({ path }) => !wrong.has(path));
  return { resources, problems: [...problems, ...missing] };
}

/** Validates one parsed `furniture.json`. The file may be partial: see {@link missingForms}. */
export function readResources(json: unknown, locale: Locale): ReadResources {
  const templates = new Map<string, string>();
  const off = new Set<string>();
  const problems: ResourceProblem[] = [];
  let recognise: ReadonlyMap<string, readonly string[]> = new Map();
  let agencies: readonly string[] = [];
  if (!isObject(json)) {
    problems.push({
      path: "",
      message: "The file is not a JSON object.",
      advice: 'Write an object of keys and lines, such as { "byline": "By {{author}}" }.',
    });
    return { resources: NO_FURNITURE, problems };
  }
  for (const [name, value] of Object.entries(json)) {
    if (name === "$schema") continue;
    if (name === "recognise") recognise = readSpellings(value, locale, problems);
    else if (name === "agencies") agencies = readStrings(value, "agencies", problems).map(([, text]) => text);
    else if (value === null && FURNITURE_KEYS.has(name)) off.add(name);
    else readTemplate(name, value, locale, templates, problems);
  }
  return { resources: { templates, recognise, agencies, off }, problems };
}

function readTemplate(
  name: string,
  value: unknown,
  locale: Locale,
  templates: Map<string, string>,
  problems: ResourceProblem[],
): void {
  const named = nameProblem(name, locale);
  if (named !== undefined) problems.push({ path: name, ...named });
  else if (typeof value !== "string") {
    problems.push({
      path: name,
      message: `The value of «${name}» is not a text.`,
      advice: FURNITURE_KEYS.has(name)
        ? "Write a line in quotation marks, or null to switch the key off."
        : "Write a line in quotation marks.",
    });
  } else {
    const plural = splitPluralName(name);
    const use: TemplateUse = plural && isPlural(plural.key) ? { form: plural.category } : "template";
    const problem = templateProblem(value, plural && isPlural(plural.key) ? plural.key : name, use, locale);
    if (problem === undefined) templates.set(name, value);
    else problems.push({ path: name, ...problem });
  }
}

function nameProblem(name: string, locale: Locale): Omit<ResourceProblem, "path"> | undefined {
  const plural = splitPluralName(name);
  if (plural !== undefined && isPlural(plural.key)) return formProblem(plural.key, plural.category, locale);
  if (FURNITURE_KEYS.has(name)) {
    if (!isPlural(name)) return undefined;
    return {
      message: `«${name}» counts something and has no plural form in its name.`,
      advice: `Write one line per plural form: ${pluralNames(name, locale).join(", ")}.`,
    };
  }
  const meant = nearest(name, knownNames(locale));
  return {
    message: `«${name}» is not a key that Exonym knows.`,
    advice: meant === undefined ? "See docs/furniture.md for the keys." : `Did you mean «${meant}»?`,
  };
}

function readSpellings(
  value: unknown,
  locale: Locale,
  problems: ResourceProblem[],
): Map<string, readonly string[]> {
  const result = new Map<string, readonly string[]>();
  if (!isObject(value)) {
    problems.push({
      path: "recognise",
      message: "«recognise» is not an object.",
      advice: 'Write keys and lists, such as { "byline": ["Author: {{author}}"] }.',
    });
    return result;
  }
  for (const [key, list] of Object.entries(value)) {
    const path = `recognise.${key}`;
    if (!FURNITURE_KEYS.has(key)) {
      const meant = nearest(key, FURNITURE_KEYS.keys());
      problems.push({
        path,
        message: `«${key}» is not a key that Exonym knows.`,
        advice: meant === undefined ? "See docs/furniture.md for the keys." : `Did you mean «${meant}»?`,
      });
      continue;
    }
    const good: string[] = [];
    for (const [place, template] of readStrings(list, path, problems)) {
      const problem = templateProblem(template, key, "spelling", locale);
      if (problem === undefined) good.push(template);
      else problems.push({ path: place, ...problem });
    }
    result.set(key, good);
  }
  return result;
}

function readStrings(value: unknown, path: string, problems: ResourceProblem[]): [string, string][] {
  if (!Array.isArray(value)) {
    problems.push({
      path,
      message: `«${path}» is not a list.`,
      advice: "Write a list of texts in square brackets.",
    });
    return [];
  }
  const result: [string, string][] = [];
  value.forEach((item: unknown, index) => {
    const place = `${path}[${index}]`;
    if (typeof item === "string" && item.trim() !== "") result.push([place, item]);
    else {
      problems.push({
        path: place,
        message: "This entry is not a text, or it is empty.",
        advice: "Write a text in quotation marks, or take the entry out.",
      });
    }
  });
  return result;
}

/**
 * Lays a project's furniture over the package's. A template replaces the one of its name, `null` takes a key away,
 * spellings and agencies are added to ours.
 */
export function mergeResources(base: FurnitureResources, override: FurnitureResources): FurnitureResources {
  const templates = new Map([...base.templates, ...override.templates]);
  const recognise = new Map(base.recognise);
  for (const [key, list] of override.recognise)
    recognise.set(key, [...new Set([...(base.recognise.get(key) ?? []), ...list])]);
  for (const key of override.off) {
    recognise.delete(key);
    templates.delete(key);
    for (const category of PLURAL_CATEGORIES) templates.delete(`${key}_${category}`);
  }
  const agencies = [...new Set([...base.agencies, ...override.agencies])];
  const off = new Set([...base.off, ...override.off]);
  return { templates, recognise, agencies, off };
}

/** The plural forms that the locale needs and that a key, of which there are others, does not have. */
export function missingForms(resources: FurnitureResources, locale: Locale): ResourceProblem[] {
  const problems: ResourceProblem[] = [];
  for (const key of FURNITURE_KEYS.keys()) {
    if (!isPlural(key)) continue;
    const names = pluralNames(key, locale);
    const missing = names.filter((name) => !resources.templates.has(name));
    if (missing.length === 0 || (missing.length === names.length && !resources.templates.has(`${key}_zero`)))
      continue;
    for (const name of missing) {
      problems.push({
        path: name,
        message: `The plural form «${name}» is missing, which «${locale}» needs.`,
        advice: `Write all of ${names.join(", ")}.`,
      });
    }
  }
  return problems;
}

/** The names of a counting key's resources in a locale, one per cardinal category of CLDR. */
export function pluralNames(key: string, locale: Locale): string[] {
  return pluralCategories(locale, "cardinal").map((category) => `${key}_${category}`);
}

function knownNames(locale: Locale): string[] {
  return [...FURNITURE_KEYS.keys()].flatMap((key) => (isPlural(key) ? pluralNames(key, locale) : [key]));
}

/**
 * The locale whose furniture serves another one best: itself, else one of the same language and script, of the same
 * region or of none (`en-GB` → `en`, `zh-TW` → `zh-Hant`, `pt-AO` → `pt`; but not Latin `sr-Latn` → Cyrillic `sr`).
 */
export function closestLocale(locale: Locale, available: Iterable<Locale>): Locale | undefined {
  const wanted = NORWEGIAN.has(locale) ? (tryLocale("nb") ?? locale) : locale;
  const candidates = [...available].filter((candidate) => sameLanguage(candidate, wanted));
  const region = new Intl.Locale(wanted).region;
  return (
    candidates.find((candidate) => candidate === wanted) ??
    candidates.find((candidate) => region !== undefined && new Intl.Locale(candidate).region === region) ??
    candidates.find((candidate) => new Intl.Locale(candidate).region === undefined)
  );
}

/** `no` is Bokmål in practice (CLDR's `no` is `nb`). */
const NORWEGIAN: ReadonlySet<string> = new Set(["no", "no-NO"]);

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
