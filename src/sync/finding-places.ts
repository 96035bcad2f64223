import { resolve } from "node:path";
import type { FilePlace, Finding, TextRange } from "../article/finding.ts";
import { ExonymError, lineIndex, type Position } from "../article/problem.ts";
import type { BilingualSegment } from "../article/translation.ts";
import type { Unit } from "../article/unit.ts";
import type { Configuration } from "../project/configuration.ts";
import { isThere } from "../project/data-files.ts";
import { decodeXml } from "../project/encoding.ts";
import { readProjectBytes } from "../project/files.ts";
import { localizedPath, xliffPath } from "../project/paths.ts";
import type { XliffDocument } from "../xliff/model.ts";
import { readXliff } from "../xliff/read.ts";
import { projectPlace } from "./article-names.ts";
import { sourcePath } from "./project.ts";
import type { Toolbox } from "./toolbox.ts";
import { offsetInArticle, sentenceStarts, type UnitLetters, unitLetters, wordings } from "./unit-places.ts";

/** What is needed to look at articles: their places, and how they are read. */
export interface ArticleAccess {
  readonly config: Configuration;
  readonly toolbox: Pick<Toolbox, "open" | "formatOptions">;
}

/**
 * Adds to findings of a project's XLIFF files where the same words stand in the localized article and in its source.
 * Only files with findings are looked at, one at a time. An article that has changed since it was put together, or is not
 * there, is left out sentence by sentence: a place is told only where the words do stand.
 *
 * @param folder what relative paths of findings are relative to.
 */
export async function placeInArticles(
  findings: readonly Finding[],
  access: ArticleAccess,
  folder: string = access.config.root,
): Promise<Finding[]> {
  const locators = new Map<string, Locator | null>();
  const placed: Finding[] = [];
  for (const finding of findings) {
    let locate = locators.get(finding.file);
    if (locate === undefined) {
      locators.clear(); // findings come by file: no need to keep the others
      locate = await locatorFor(finding.file, access, folder);
      locators.set(finding.file, locate);
    }
    placed.push(locate === null ? finding : { ...finding, ...locate(finding) });
  }
  return placed;
}

type Locator = (finding: Finding) => Pick<Finding, "article" | "sourceArticle">;

async function locatorFor(file: string, access: ArticleAccess, folder: string): Promise<Locator | null> {
  const { config } = access;
  const place = projectPlace(config, resolve(folder, file));
  if (place === null) return null;
  const { article, locale } = place;
  const path = xliffPath(config, locale, article);
  const document = await optional(async () =>
    readXliff(decodeXml(await readProjectBytes(config.root, path), path).text, path),
  );
  if (document === null) return null;
  const source = await readArticle(sourcePath(config, article), article, access);
  if (source === null) return null;
  const localized = await readArticle(localizedPath(config, locale, article), article, access);
  return createLocator(document, source, localized);
}

/** An article as a person sees it in an editor. */
interface ReadArticle {
  readonly file: string;
  readonly units: readonly Unit[];
  readonly positionOf: (offset: number) => Position;
}

/** `null` where there is none, or none that can be read: the check itself does not need it. */
async function readArticle(
  file: string,
  article: string,
  { config, toolbox }: ArticleAccess,
): Promise<ReadArticle | null> {
  if (!(await isThere(config, file))) return null;
  return optional(async () => {
    const bytes = await readProjectBytes(config.root, file);
    if (isContainer(bytes)) return null;
    const opened = toolbox.open(bytes, file, article);
    const { text, units } = opened.format.parse(opened.text, toolbox.formatOptions);
    return { file, units, positionOf: lineIndex(text) };
  });
}

/** A Word document has no lines that an editor could go to. It is a ZIP archive (APPNOTE, section 4.3.7). */
function isContainer(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}

async function optional<Result>(read: () => Promise<Result>): Promise<Result | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof ExonymError) return null;
    throw error;
  }
}

/** Finds words in an article by the paragraphs of the source, which have the ids of the XLIFF file. */
function createLocator(document: XliffDocument, source: ReadArticle, localized: ReadArticle | null): Locator {
  const indexes = new Map(source.units.map(({ id }, index) => [id as string, index]));
  const numbers = new Map<string, { segments: readonly BilingualSegment[]; number: number }>(
    document.blocks.flatMap(({ id: unit, segments }) =>
      segments.map(({ id }, number) => [`${unit} ${id}`, { segments, number }] as const),
    ),
  );
  const isSameShape = localized?.units.length === source.units.length;
  const finders = {
    source: sideFinder("source", source),
    target: localized !== null && isSameShape ? sideFinder("target", localized) : null,
  };
  return ({ unit = "", segment: id, range, evidence = [] }) => {
    const index = indexes.get(unit);
    const standing = numbers.get(`${unit} ${id}`);
    if (index === undefined || standing === undefined) return {};
    const { segments, number } = standing;
    const words = range === undefined ? evidence : [range, ...evidence];
    const find = (side: TextRange["side"]) =>
      finders[side]?.(index, segments, number, words.find((one) => one.side === side)?.start ?? 0);
    const article = find("target");
    const sourceArticle = find("source");
    return { ...(article && { article }), ...(sourceArticle && { sourceArticle }) };
  };
}

/** Finds words of one side in the article of that side. What was found out about a paragraph is kept. */
function sideFinder(side: TextRange["side"], article: ReadArticle) {
  const known = new Map<number, { unit: UnitLetters; starts: readonly (number | null)[] }>();
  return (
    index: number,
    segments: readonly BilingualSegment[],
    number: number,
    at: number,
  ): FilePlace | undefined => {
    const found = article.units[index];
    const segment = segments[number];
    if (found === undefined || segment === undefined) return undefined;
    let paragraph = known.get(index);
    if (paragraph === undefined) {
      const unit = unitLetters(found);
      paragraph = { unit, starts: sentenceStarts(unit.letters, wordings(segments, side)) };
      known.set(index, paragraph);
    }
    const start = paragraph.starts[number];
    const content = side === "source" ? segment.source : segment.target;
    if (start === undefined || start === null || content === null) return undefined;
    const offset = offsetInArticle(paragraph.unit, start, content, at);
    return offset === undefined ? undefined : { file: article.file, ...article.positionOf(offset) };
  };
}
