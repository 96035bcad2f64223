import { direction, type Locale } from "../article/locale.ts";
import { type Problem, positionAt } from "../article/problem.ts";
import type { Article } from "../article/unit.ts";
import { alternateLinks, translationKey } from "../conventions/alternate-links.ts";
import type { Conventions } from "../conventions/conventions.ts";
import type { Format, FormatOptions, Refusal, Serialized, SerializeOptions } from "../formats/format.ts";
import type { Configuration } from "../project/configuration.ts";
import { readXliff } from "../xliff/read.ts";
import type { Composition, Fallback } from "./compose.ts";
import type { Toolbox } from "./toolbox.ts";

/** What the target language and its readers expect of a localized article, whatever its format. */
export interface TargetConventions extends Conventions {
  /** An address with `{locale}` and `{path}` or `{page}`; `null` for no links to other languages. */
  readonly alternateLinks: string | null;
  /** The front-matter key of pages that are translations of one another; `null` for none. */
  readonly translationKey: string | null;
}

/** What decides how a composition becomes an article. */
export interface SerializeSettings {
  readonly fallback: Fallback;
  readonly formatOptions: FormatOptions;
  /** Front-matter keys that name the localized article's language and direction; `null`: not set. */
  readonly languageKey: string | null;
  readonly directionKey: string | null;
  readonly conventions: TargetConventions;
  /** All locales that there are versions of the article in, in their order. */
  readonly locales: readonly Locale[];
}

/** What a configuration says of putting articles together. */
export function serializeSettings(
  config: Pick<Configuration, "fallback" | "frontMatter" | "conventions" | "locales">,
  { formatOptions }: Pick<Toolbox, "formatOptions">,
): SerializeSettings {
  const { fallback, frontMatter, conventions, locales } = config;
  return {
    fallback,
    formatOptions,
    languageKey: frontMatter.setLanguage ? frontMatter.languageKey : null,
    directionKey: frontMatter.directionKey,
    conventions,
    locales,
  };
}

/** Everything that {@link serializeComposition} needs besides the composition. */
export interface SerializeContext {
  readonly article: Article;
  readonly format: Format;
  readonly locale: Locale;
  /** Path and text of the XLIFF file, to place refusals in it. */
  readonly file: string;
  readonly xliff: string | null;
  readonly settings: SerializeSettings;
}

/** A localized article's text; `null` where it was refused (then problems say why), or policy asks for a complete one. */
export interface SerializedComposition {
  readonly text: string | null;
  readonly problems: readonly Problem[];
}

/** Makes the localized article's text, or says why there is none. */
export function serializeComposition(
  composition: Composition,
  context: SerializeContext,
): SerializedComposition {
  const { settings } = context;
  if (composition.refusals.length > 0) return refuse(context, composition.refusals);
  if (settings.fallback === "skip-article" && composition.open.length > 0)
    return { text: null, problems: [] };
  const result = serialize(composition, context);
  return result.text === null ? refuse(context, result.refusals) : { text: result.text, problems: [] };
}

/** Where a paragraph cannot stand with its conventions, it stands as it was typed. */
function serialize(composition: Composition, { article, format, ...context }: SerializeContext): Serialized {
  const options: SerializeOptions = {
    ...context.settings.formatOptions,
    frontMatter: {},
    ...(composition.isTranslated ? declaration(article, context) : {}),
  };
  const { translations, asTyped } = composition;
  const result = format.serialize(article, translations, options);
  const typed = result.refusals.flatMap(({ unit }) => {
    const content = asTyped.get(unit);
    return content === undefined ? [] : [[unit, content] as const];
  });
  return typed.length === 0
    ? result
    : format.serialize(article, new Map([...translations, ...typed]), options);
}

/** What makes the article one of its language: named in front matter, and linked to its versions. */
function declaration(
  article: Article,
  { locale, settings }: Pick<SerializeContext, "locale" | "settings">,
): Pick<SerializeOptions, "locale" | "frontMatter" | "missingFrontMatter" | "alternates"> {
  const { languageKey, directionKey, conventions, locales } = settings;
  const key = conventions.translationKey;
  const pattern = conventions.alternateLinks;
  return {
    locale,
    frontMatter: {
      ...(languageKey === null ? {} : { [languageKey]: locale }),
      ...(directionKey === null ? {} : { [directionKey]: direction(locale) }),
    },
    missingFrontMatter: key === null ? undefined : { [key]: translationKey(article.path) },
    alternates:
      pattern === null ? undefined : alternateLinks(pattern, article.path, article.language, locales),
  };
}

/** Places each refusal in the XLIFF file, where the translator can mend it. */
function refuse(
  { article, file, xliff }: SerializeContext,
  refusals: readonly Refusal[],
): SerializedComposition {
  const segments = xliff === null ? [] : readXliff(xliff, file).segments;
  const places = new Map(
    segments.map(({ id, element, targetInner }) => [id, targetInner?.start ?? element.start]),
  );
  const problems = refusals.map(({ unit, segment, message }): Problem => {
    const id =
      segment ?? article.units.find((one) => one.id === unit)?.segments.find((one) => !one.furniture)?.id;
    const offset = id === undefined ? undefined : places.get(id);
    return {
      kind: "usage",
      file,
      position: offset === undefined || xliff === null ? undefined : positionAt(xliff, offset),
      message: `The ${segment === undefined ? `paragraph ${unit}` : `sentence ${segment}`} cannot be put into the article: ${message}`,
      advice: "The last good version of the localized article stays until it is mended.",
    };
  });
  return { text: null, problems };
}
