import { type Content, plainText } from "../../article/content.ts";
import { type Locale, UNDETERMINED } from "../../article/locale.ts";
import { type ExonymError, usageError } from "../../article/problem.ts";
import { contradicts, detect } from "../../language/detect.ts";
import { articlesNamed, localeMeant, type Place } from "./locate.ts";
import { isGarbled } from "./mojibake.ts";
import type { Part } from "./parts.ts";
import { inLocale, type Shelf } from "./shelf.ts";
import { wordsOf } from "./words.ts";

/** Where a returned file may belong. */
export interface Search {
  /** All XLIFF files of the project, in the locales that were asked for. */
  readonly places: readonly Place[];
  readonly locales: readonly Locale[];
  /** The locale that the user named; `null` where several come into question. */
  readonly asked: Locale | null;
  readonly shelf: Shelf;
}

/** Least share of a file's sentences that an article has to have, where nothing but its sentences says which it is. */
const LEAST_SHARE = 0.3;
/** Fewer letters say too little of a language. */
const LEAST_LETTERS = 60;

/**
 * Finds the article and locale that a part of a returned file is a translation of: by what it calls itself, by the file's
 * name, by its sentences.
 *
 * @param path the returned file, as the user named it.
 * @throws ExonymError (usage) where there is none, where two come into question, or where the text is evidently in
 * another language.
 */
export async function findPlace(part: Part, path: string, search: Search): Promise<Place> {
  const locale = localeOf(part, path, search);
  assertLanguage(part, path, locale, search);
  const places = inLocale(search.places, locale);
  const fileName = path.split(/[\\/]/).at(-1) ?? path;
  const named = articlesNamed(
    part.original,
    fileName,
    places.map(({ article }) => article),
  );
  const words = new Set(part.segments.map(({ source }) => wordsOf(source)).filter((each) => each !== ""));
  const ids = new Set<string>(part.segments.map(({ id }) => id));
  const candidates = places.filter(({ article }) => named.includes(article));
  const found = await best(words, candidates, search.shelf);
  if (found.place && !found.isTie) return found.place;
  for (const place of candidates) {
    // Sources may all have changed; our ids are hashes of them, so one that is there is no chance.
    const { document } = await search.shelf.get(place);
    if (document.segments.some(({ id }) => /^s[0-9a-f]{10}/.test(id) && ids.has(id))) return place;
  }
  const anywhere = await best(words, places, search.shelf);
  if (anywhere.place && !anywhere.isTie && anywhere.count >= LEAST_SHARE * words.size) return anywhere.place;
  throw nothingFound(part, path, locale, anywhere.isTie);
}

interface Best {
  readonly place: Place | undefined;
  readonly count: number;
  /** Whether another article is as good. */
  readonly isTie: boolean;
}

async function best(words: ReadonlySet<string>, places: readonly Place[], shelf: Shelf): Promise<Best> {
  const counts = await shelf.overlap(words, places);
  const ranked = [...counts].filter(([, count]) => count > 0).sort((a, b) => b[1] - a[1]);
  const [first, second] = ranked;
  return {
    place: first?.[0],
    count: first?.[1] ?? 0,
    isTie: first !== undefined && first[1] === second?.[1],
  };
}

function nothingFound(part: Part, path: string, locale: Locale, isTie: boolean): ExonymError {
  const name = part.original === "" ? "The file" : `«${part.original}»`;
  return isTie
    ? usageError(
        `${name} fits several articles of this project equally well.`,
        "Name the file as its article, or write the article's path into its «original» attribute.",
        { file: path },
      )
    : usageError(
        `${name} is no article of this project in ${locale}: none has its sentences.`,
        "Check that the file belongs to this project; if the article is new, run «exonym sync» first.",
        { file: path },
      );
}

/** The locale that a file is in: as asked, as it says, as its path says, or the only one there is. */
function localeOf(part: Part, path: string, { locales, asked }: Search): Locale {
  if (asked !== null) return asked;
  const declared = localeMeant(part.targetLocale, locales);
  if (declared !== undefined) return declared;
  if (part.targetLocale !== UNDETERMINED) {
    throw usageError(
      `The file is a translation into «${part.targetLocale}», which is not among the locales (${locales.map((tag) => `«${tag}»`).join(", ")}).`,
      "Name the locale that it is meant for with --locale.",
      { file: path },
    );
  }
  const inPath = locales.filter((locale) =>
    path
      .split(/[\\/]|[._](?=[A-Za-z]{2,3}(?:[-._]|$))/)
      .some((piece) => piece.replace(/\.[a-z]+$/, "").toLowerCase() === locale.toLowerCase()),
  );
  const [only] = inPath.length > 0 ? inPath : locales;
  if (only !== undefined && (inPath.length === 1 || locales.length === 1)) return only;
  const { language } = detect(typedText(part, only ?? UNDETERMINED), { only: locales });
  if (locales.includes(language)) return language;
  throw usageError("The file does not say which language it is in.", "Name its locale with --locale.", {
    file: path,
  });
}

/** A file whose translations are surely in another language is not merged. */
function assertLanguage(part: Part, path: string, locale: Locale, { asked }: Search): void {
  const text = typedText(part, locale);
  if ((text.match(/\p{L}/gu)?.length ?? 0) < LEAST_LETTERS) return;
  const detection = detect(text);
  if (!contradicts(detection, locale)) return;
  const { language } = detection;
  if (asked === null) {
    throw usageError(
      `The file is said to be in «${locale}», but its translations are in «${language}».`,
      "Name its locale with --locale, or check that it is the right file.",
      { file: path },
    );
  }
  const declared = part.targetLocale === UNDETERMINED ? "nothing" : `«${part.targetLocale}»`;
  throw usageError(
    `--locale says «${locale}», but the file's translations are in «${language}» (it declares ${declared}).`,
    `Leave --locale away or give it the locale for «${language}», or check that it is the right file.`,
    { file: path },
  );
}

/** What was typed in a file, without copies of the source and damaged letters. */
function typedText({ segments }: Part, locale: Locale): string {
  const isTyped = (target: Content | null, source: Content): target is Content =>
    target !== null &&
    wordsOf(target) !== wordsOf(source) &&
    (locale === UNDETERMINED || !isGarbled(plainText(target), plainText(source), locale));
  let result = "";
  for (const { source, target } of segments) {
    if (result.length > 20_000) break;
    if (isTyped(target, source)) result += `${plainText(target)}\n`;
  }
  return result;
}
