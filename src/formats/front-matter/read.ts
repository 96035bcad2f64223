import { plainText } from "../../article/content.ts";
import { ExonymError, type Problem } from "../../article/problem.ts";
import type { FormatOptions } from "../format.ts";
import type { ArticleText, Reading } from "../reading.ts";
import { type FrontMatterPlace, readFrontMatter } from "./document.ts";
import { findFrontMatter } from "./find.ts";
import { setKeys } from "./keys.ts";
import { textOfValue } from "./units.ts";
import { type FrontMatter, pathOf } from "./value.ts";

/** What an article has at its top, as a part of what the whole reads as. */
export interface FrontMatterReading extends Reading {
  /** Where the article's body begins. */
  readonly after: number;
}

/**
 * Reads the front matter of an article, where it has some. The values under the keys that a team wants translated are
 * texts; all others are part of the outline, but for those that localizing sets. What has a syntax error is a part of
 * the skeleton as a whole, and a warning tells of it.
 *
 * @param hasJson whether the format knows front matter in JSON.
 */
export function readFrontMatterOf(
  text: string,
  options: FormatOptions,
  hasJson: boolean,
): FrontMatterReading {
  const range = findFrontMatter(text, hasJson);
  if (range === null) return { texts: [], outline: [], after: 0 };
  const opening = `front matter ${range.language}`;
  let frontMatter: FrontMatter;
  try {
    frontMatter = readFrontMatter(text, range);
  } catch (error) {
    if (!(error instanceof ExonymError)) throw error;
    return {
      texts: [],
      outline: [`${opening}, unreadable`],
      warnings: [unreadable(error.problem)],
      after: range.after,
    };
  }
  const place = { ...range, text, frontMatter };
  const declared = frontMatter.values.find(({ key }) => key === options.languageKey);
  return {
    ...readValues(place, opening, options),
    declaredLanguage: typeof declared?.value === "string" ? declared.value : undefined,
    localize: ({ frontMatter: keys, missingFrontMatter = {} }) => {
      const present = new Set(frontMatter.values.map(({ path }) => path));
      const missing = Object.entries(missingFrontMatter).filter(
        ([key]) => !present.has(pathOf(key)) && !Object.hasOwn(keys, key),
      );
      return setKeys(place, { ...keys, ...Object.fromEntries(missing) });
    },
    after: range.after,
  };
}

/** The texts among the values, and all others but those that localizing sets as lines of the outline. */
function readValues(
  { text, frontMatter, isMarkdownToSome }: FrontMatterPlace,
  opening: string,
  { translatedKeys, languageKey, setKeys: further = [] }: FormatOptions,
): Pick<Reading, "texts" | "outline"> {
  const wanted = new Set(translatedKeys);
  const set = new Set([languageKey, ...further].map(pathOf));
  const texts: ArticleText[] = [];
  const outline: string[] = [opening];
  for (const scalar of frontMatter.values) {
    const { path, style, key, value } = scalar;
    const isSet = set.has(/^\/(?:[^/]|\/\/)*/.exec(path)?.[0] ?? "");
    if (path === "" || isSet) continue;
    const isText = style !== null && typeof value === "string" && wanted.has(key);
    const found = isText ? textOfValue(text, scalar, style) : null;
    if (found !== null) texts.push(isMarkdownToSome ? withoutMarkup(found) : found);
    outline.push(found === null ? `${path} ${typeof value} ${String(value)}` : `${path} text`);
  }
  return { texts, outline };
}

/** What means something in Markdown, and could make something of it that the source does not have. */
const MARKUP = /[\\`*_[\]<>&~@]|:\/\//g;

/** A text whose translation may have no signs of Markdown but those of its source. */
function withoutMarkup(found: ArticleText): ArticleText {
  const own = new Set(plainText(found.content).match(MARKUP));
  return {
    ...found,
    place: {
      ...found.place,
      objection: (_unit, translation) => {
        const sign = plainText(translation)
          .match(MARKUP)
          ?.find((each) => !own.has(each));
        return sign === undefined
          ? null
          : `Some programs read this front matter as Markdown, as it ends in three dots. Leave out «${sign}», or have the dots replaced by ---.`;
      },
    },
  };
}

function unreadable(problem: Problem): Problem {
  return { ...problem, advice: `${problem.advice} Until then nothing in the front matter is translated.` };
}
