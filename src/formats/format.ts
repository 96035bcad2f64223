import type { Content } from "../article/content.ts";
import type { SegmentId, UnitId } from "../article/identity.ts";
import type { Locale } from "../article/locale.ts";
import type { ParsedArticle } from "../article/unit.ts";
import type { NinjsOptions } from "./ninjs/vocabulary.ts";
import type { XmlOptions } from "./xml/vocabulary.ts";

/** What a team can set about Markdown and MDX. */
export interface MarkdownOptions {
  /** Whether `$…$` and `$$…$$` are mathematics, which nobody translates; `true` by default. */
  readonly math?: boolean | undefined;
  /** Further attributes of components, and parameters of shortcodes, whose values are translated, besides those of `attributes.json`. */
  readonly attributes?: readonly string[] | undefined;
}

/** How Word documents are written. */
export interface DocxOptions {
  /** Whether translated paragraphs tell Word their language, and their direction; they do by default. */
  readonly setLanguage?: boolean | undefined;
}

/** How web pages are read. */
export interface HtmlOptions {
  /** Whether all of a page is translated, as by default, or what is the article on a scraped page. */
  readonly scope?: "page" | "article" | undefined;
  /** Whether text in `code`, `pre`, `kbd` and `samp` is; it is not by default. */
  readonly translateCode?: boolean | undefined;
  /** Further attributes that readers see. */
  readonly attributes?: readonly string[] | undefined;
}

/** What a team can set about formats; every format takes what concerns it. */
export interface FormatOptions {
  readonly html?: HtmlOptions | undefined;
  /** Front-matter keys whose values are translated; dotted paths reach into maps, and every item of a list is a unit. */
  readonly translatedKeys: readonly string[];
  /** The front-matter key that holds the article's language. */
  readonly languageKey: string;
  /** What is translated in NITF, NewsML-G2, feeds and WordPress exports, beside what is by itself. */
  readonly xml?: XmlOptions | undefined;
  /** What is translated in ninjs, beside what is by itself. */
  readonly ninjs?: NinjsOptions | undefined;
  /** Further front-matter keys that localizing sets: like the language's, their values are neither texts nor structure. */
  readonly setKeys?: readonly string[] | undefined;
  readonly markdown?: MarkdownOptions | undefined;
  readonly docx?: DocxOptions | undefined;
  /** How plain text is read. */
  readonly text?: TextOptions | undefined;
}

/** How plain text is read. */
export interface TextOptions {
  /** Whether headlines, bylines, captions, credits and the like are told apart, as kind and context of their units; they are by default. */
  readonly roles?: boolean | undefined;
}

/** What is known of a localized article. */
export interface SerializeOptions extends FormatOptions {
  /** The language that the article is localized into; absent where nothing is translated but proved. */
  readonly locale?: Locale | undefined;
  /** Values to set in the front matter (`{lang: "ar", dir: "rtl"}`): a key that is there is replaced, one that is missing is added at its end; nothing happens where there is no front matter. */
  readonly frontMatter: Readonly<Record<string, string>>;
  /** The same for keys that are added where they are missing, and left alone where the source has them. */
  readonly missingFrontMatter?: Readonly<Record<string, string>> | undefined;
  /** The article's versions in all languages, for the head of a web page (`<link rel="alternate" hreflang="…">`). */
  readonly alternates?: readonly AlternateVersion[] | undefined;
}

/** The address of an article in one language. */
export interface AlternateVersion {
  /** A BCP 47 tag, or `x-default`. */
  readonly hreflang: string;
  readonly href: string;
}

/** Why one unit's translation cannot stand in the article. */
export interface Refusal {
  readonly unit: UnitId;
  /** The segment, where it is known. */
  readonly segment?: SegmentId | undefined;
  /** What is wrong and what the translator can do, in plain words. */
  readonly message: string;
}

/** A localized article, or why there is none. Refusals and text exclude each other. */
export type Serialized =
  | { readonly text: string; readonly refusals: readonly [] }
  | { readonly text: null; readonly refusals: readonly Refusal[] };

/** An article's file as text, and the way back. */
export interface OpenedFile {
  /** What {@link Format.parse} reads: decoded, or the part of a container that holds the article. */
  readonly text: string;
  /**
   * The file with another text in it. The same text gives the same bytes as were opened; of another text, all that is
   * not the text itself keeps its bytes.
   *
   * @throws ExonymError where the file cannot hold the text.
   */
  save(text: string): Uint8Array;
}

/** How much of a file {@link Format.recognises} is shown, in bytes. */
export const BEGINNING = 16_384;

/**
 * One article format. Adding a format is one file with one of these, and one line in `formats.ts`.
 *
 * @example
 * const article = markdown.parse("# Hello\n", options);
 * const [hello] = article.units;
 * markdown.serialize(article, new Map([[hello.id, [text("Bonjour")]]]), options).text // "# Bonjour\n"
 */
export interface Format {
  readonly name: string;
  /** File name endings, lower case, with the dot. */
  readonly extensions: readonly string[];
  /** The `datatype` of XLIFF 1.2 (section 2.3). */
  readonly datatype: string;
  /**
   * Whether a file with one of the endings is of this format, by its beginning: the first {@link BEGINNING} bytes, as
   * Latin-1, so that every byte is a character. Absent where the ending is enough; such a format takes what no other recognises.
   */
  recognises?(beginning: string): boolean;
  /**
   * Opens a file. Absent where files are UTF-8 and nothing else.
   *
   * @throws ExonymError where the bytes are not such a file; `file` is left for the caller to add.
   */
  open?(bytes: Uint8Array): OpenedFile;
  /**
   * Finds the units. Text that cannot be understood is skeleton.
   *
   * @throws ExonymError where a part that has to be understood (front matter) has a syntax error, or where the text is
   * nested beyond reason, as only hostile text is; `file` is left for the caller to add.
   */
  parse(text: string, options: FormatOptions): ParsedArticle;
  /**
   * Puts translations into the article. Units without one keep their bytes; within a translation, parts with `raw` keep theirs,
   * and text without `raw` is escaped as far as needed. The result is parsed again: it has the source's structure,
   * and each unit reads as its translation does; otherwise the unit is refused. Every code of the unit stands in its
   * translation exactly once, if it is not `optional`, in any order, pairs inside one another. Ids do not matter; `raw` does, and so does the `display`
   * of a code that closes a Markdown reference (`][label]`). Line breaks in a translation become spaces.
   *
   * @throws ExonymError as {@link Format.parse}, and where the front matter cannot take the keys to be set.
   */
  serialize(
    article: ParsedArticle,
    translations: ReadonlyMap<UnitId, Content>,
    options: SerializeOptions,
  ): Serialized;
}
