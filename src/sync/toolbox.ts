import { posix } from "node:path";
import type { Content } from "../article/content.ts";
import { type Locale, parseLocale } from "../article/locale.ts";
import { ExonymError, type Problem } from "../article/problem.ts";
import type { Furniture } from "../article/unit.ts";
import type { Format, FormatOptions } from "../formats/format.ts";
import { formatNamed } from "../formats/formats.ts";
import { createRecogniser } from "../furniture/recognise.ts";
import { createRenderer } from "../furniture/render.ts";
import {
  closestLocale,
  type FurnitureResources,
  loadResources,
  NO_FURNITURE,
} from "../furniture/resources.ts";
import type { Configuration } from "../project/configuration.ts";
import { parseJson } from "../project/json.ts";
import { packagedFurniture, packagedFurnitureLocales } from "../project/packaged.ts";
import {
  compileExplainer,
  compileSegmenter,
  type Explainer,
  type Segmenter,
} from "../segmentation/segmenter.ts";
import { parseSrx } from "../segmentation/srx.ts";
import { type CutOptions, cutOptions } from "../segmentation/unit.ts";
import { type ArticleFile, openArticle } from "./article-file.ts";
import { builtInRules } from "./built-in-rules.ts";

/** A data file of the project: its path for messages, and its text. */
export interface DataFile {
  readonly file: string;
  readonly text: string;
}

/** What a project adds to the packaged data. */
export interface ToolboxData {
  /** The team's SRX files, in the order in which they apply. */
  readonly segmentation: readonly DataFile[];
  /** The project's `furniture.json` files by locale. */
  readonly furniture: ReadonlyMap<Locale, DataFile>;
}

/** The settings that matter here; `null` stands for all defaults. */
export type ToolboxSettings = Pick<
  Configuration,
  | "calendar"
  | "docx"
  | "formats"
  | "frontMatter"
  | "furniture"
  | "html"
  | "markdown"
  | "ninjs"
  | "numberingSystem"
  | "text"
  | "xml"
>;

/** Compiled rules and resources, made when first needed and kept. */
export interface Toolbox {
  readonly formatOptions: FormatOptions;
  /**
   * Opens an article's file.
   *
   * @param file The path as the user knows it, for messages.
   * @param article Its path below the folder of source articles, by which the settings may name its format.
   * @throws ExonymError (usage) where no format knows the file, or its bytes are not what the format has.
   */
  open(bytes: Uint8Array, file: string, article?: string): ArticleFile;
  segmenter(): Segmenter;
  /** What the team's first SRX file says of markup at a break. */
  cutOptions(): CutOptions;
  /** As {@link segmenter}, to see which rule decided. */
  explainer(): Explainer;
  /** `null` where furniture is switched off. */
  readonly recogniser: ((language: Locale) => (content: Content) => Furniture | undefined) | null;
  renderer(source: Locale, target: Locale): ((furniture: Furniture) => Content | undefined) | null;
  /** What is wrong in the project's own furniture of these locales. */
  furnitureProblems(locales: readonly Locale[]): readonly Problem[];
}

/**
 * Puts the packaged data and the project's own together. Nothing is compiled before it is needed, and what ships with
 * the package is read and compiled once a process, however many projects are opened.
 *
 * @throws ExonymError (usage) where the settings name a format that does not exist.
 */
export function createToolbox(settings: ToolboxSettings, data: ToolboxData): Toolbox {
  const resources = memoize((locale: Locale) => resourcesOf(locale, data.furniture.get(locale)));
  const recogniserOf = memoize((language: Locale) =>
    createRecogniser(resources(language).resources, language),
  );
  const formatOf = configuredFormats(settings);
  const team = memoize((_: "all") => data.segmentation.map(parseFile));
  const segmenter = memoize((_: "all") =>
    data.segmentation.length === 0 ? packagedSegmenter("all") : compileSegmenter(team("all"), builtInRules),
  );
  const explainer = memoize((_: "all") => compileExplainer(team("all"), builtInRules));
  const rendererOf = memoize((pair: string) => {
    const [source, target] = pair.split(" ").map(parseLocale);
    const both = new Map(
      [source, target].flatMap((one) => (one ? [[one, resources(one).resources] as const] : [])),
    );
    return createRenderer(both);
  });
  return {
    formatOptions: {
      translatedKeys: settings.frontMatter.translate,
      languageKey: settings.frontMatter.languageKey,
      html: settings.html,
      markdown: settings.markdown,
      xml: settings.xml,
      ninjs: settings.ninjs,
      docx: settings.docx,
      text: settings.text,
    },
    open: (bytes, file, article = file) => openArticle(bytes, file, formatOf(article)),
    segmenter: () => segmenter("all"),
    cutOptions: () => cutOptions(team("all")),
    explainer: () => explainer("all"),
    recogniser: settings.furniture ? recogniserOf : null,
    renderer: (source, target) => {
      if (!settings.furniture) return null;
      const renderer = rendererOf(`${source} ${target}`);
      const options = {
        ...own(settings.calendar, target, "calendar"),
        ...own(settings.numberingSystem, target, "numberingSystem"),
      };
      return (furniture) => renderer(furniture, source, target, options);
    },
    furnitureProblems: (locales) => locales.flatMap((locale) => problemsOf(() => resources(locale))),
  };
}

/** Finds the format that the settings name for an article, where they do. */
function configuredFormats({ formats }: ToolboxSettings): (article: string) => Format | undefined {
  const named = Object.entries(formats).map(([glob, name]) => ({ glob, format: formatNamed(name) }));
  return (article) => named.find(({ glob }) => posix.matchesGlob(article, glob))?.format;
}

const parseFile = ({ text, file }: DataFile) => parseSrx(text, file);

const packagedSegmenter = memoize((_: "all") => compileSegmenter([], builtInRules));

const packagedLocales = memoize((_: "all") => packagedFurnitureLocales());

interface LocaleResources {
  readonly resources: FurnitureResources;
  readonly problems: readonly Problem[];
}

/** A file that is not JSON keeps its locale's articles as they are; that is said once more, and others go on. */
function problemsOf(load: () => LocaleResources): readonly Problem[] {
  try {
    return load().problems;
  } catch (error) {
    if (error instanceof ExonymError) return [error.problem];
    throw error;
  }
}

function resourcesOf(locale: Locale, override: DataFile | undefined): LocaleResources {
  const closest = closestLocale(locale, packagedLocales("all"));
  const packaged = closest && packagedFurniture(closest);
  const own =
    override && parseJson(override.text, override.file, "Correct it, or remove it to have the defaults.");
  if (packaged === undefined && own === undefined) return { resources: NO_FURNITURE, problems: [] };
  const { resources, problems } = loadResources(locale, packaged ?? {}, own);
  if (!override) return { resources, problems: [] };
  return {
    resources,
    problems: problems.map(({ path, message, advice }) => ({
      kind: "usage",
      file: override.file,
      message: path === "" ? message : `${path}: ${message}`,
      advice,
    })),
  };
}

function own<Key extends string>(
  table: Readonly<Record<string, string>>,
  locale: Locale,
  key: Key,
): { [K in Key]?: string } {
  const value = Object.hasOwn(table, locale) ? table[locale] : undefined;
  return (value === undefined ? {} : { [key]: value }) as { [K in Key]?: string }; // a computed key loses its type
}

function memoize<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, Value>();
  return (key) => {
    let value = made.get(key);
    if (value === undefined) {
      value = make(key);
      made.set(key, value);
    }
    return value;
  };
}
