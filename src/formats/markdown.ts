import type { UnitId } from "../article/identity.ts";
import { type FoundUnit, identifyUnits, type ParsedArticle } from "../article/unit.ts";
import type { Format, FormatOptions, Serialized } from "./format.ts";
import { composeFrontMatter } from "./front-matter/compose.ts";
import { type FrontMatterPlace, readFrontMatter } from "./front-matter/document.ts";
import { type FrontMatterUnit, frontMatterUnits } from "./front-matter/units.ts";
import { type MarkdownBody, readBody } from "./markdown/blocks.ts";
import type { ArticleText } from "./reading.ts";
import { spliceTranslations } from "./splice.ts";

/**
 * Markdown: CommonMark with GitHub's extensions (tables, strikethrough, task lists, footnotes, bare links) and YAML
 * front matter. Everything that is not a unit keeps its bytes: code, HTML blocks, link definitions, TOML front matter.
 *
 * - A link or image by its own text (`[label]`) becomes `[translation][label]`.
 * - The description of an image is translated where the image stands: inside a sentence between a pair of codes, alone
 *   in its paragraph as a unit of its own (`caption`). Titles of links and images stay with their codes.
 * - Template variables (`{{name}}`, `{{< shortcode >}}`) are codes.
 *
 * @example
 * const article = markdown.parse("# Hello, *world*\n", { translatedKeys: [], languageKey: "lang" });
 * article.units[0]?.context // "Heading 1"
 */
export const markdown: Format = {
  name: "markdown",
  extensions: [".md", ".markdown", ".mdown"],
  datatype: "x-markdown",
  parse(text, options): ParsedArticle {
    const { bodyUnits, place, values } = read(text, options);
    const declared = place?.frontMatter.values.find(({ key }) => key === options.languageKey);
    return {
      text,
      units: identifyUnits([...values, ...bodyUnits].map(asFound)),
      declaredLanguage: typeof declared?.value === "string" ? declared.value : undefined,
    };
  },
  serialize(article, translations, options): Serialized {
    const { text } = article;
    const { body, bodyUnits, place, values } = readAgain(article, options);
    const ids = identifyUnits([...values, ...bodyUnits].map(asFound)).map(({ id }) => id);
    const bodyIds = ids.slice(values.length);
    const top = place
      ? composeFrontMatter(place, withIds(values, ids), translations, options.frontMatter)
      : { edits: [], refusals: [] };
    const composed = spliceTranslations({
      text,
      reading: body,
      read: readBody,
      units: withIds(bodyUnits, bodyIds),
      translations,
      edits: top.edits,
    });
    if (top.refusals.length === 0) return composed;
    return { text: null, refusals: [...top.refusals, ...composed.refusals] };
  },
};

interface Read {
  readonly body: MarkdownBody;
  /** The body's texts that are translated. */
  readonly bodyUnits: readonly ArticleText[];
  readonly place: FrontMatterPlace | null;
  readonly values: readonly FrontMatterUnit[];
}

/** What articles were read to: one is put together once per locale, and reading takes as long as proving. */
const readings = new WeakMap<ParsedArticle, { readonly keys: readonly string[]; readonly read: Read }>();

function readAgain(article: ParsedArticle, options: FormatOptions): Read {
  const known = readings.get(article);
  if (known?.keys === options.translatedKeys) return known.read;
  const made = read(article.text, options);
  readings.set(article, { keys: options.translatedKeys, read: made });
  return made;
}

function read(text: string, options: FormatOptions): Read {
  const body = readBody(text);
  const bodyUnits = body.texts.filter(({ isUnit }) => isUnit);
  if (body.frontMatter === null) return { body, bodyUnits, place: null, values: [] };
  const { start, end } = body.frontMatter;
  const place = { text, start, end, frontMatter: readFrontMatter(text, start, end) };
  return { body, bodyUnits, place, values: frontMatterUnits(text, place.frontMatter, options) };
}

/** What other rooms see of a unit. */
function asFound({ kind, content, start, end, context }: FoundUnit): FoundUnit {
  return { kind, content, start, end, context };
}

function withIds<U>(
  units: readonly U[],
  ids: readonly UnitId[],
): { readonly id: UnitId; readonly unit: U }[] {
  return units.flatMap((unit, i) => {
    const id = ids[i];
    return id === undefined ? [] : [{ id, unit }];
  });
}
