import type { Locale } from "../article/locale.ts";
import type { Concept } from "./concept.ts";
import type { GlossaryReading } from "./reading.ts";

/** What is known of a file that does not say it itself. */
export interface ReadOptions {
  /** The language of the terms that others are translations of: the first of two columns without names. */
  readonly source?: Locale | undefined;
  /** The language of their translations. */
  readonly target?: Locale | undefined;
}

/** The dialects of TBX that are written (ISO 30042:2019, and the definitions of LTAC Global). */
export type TbxDialect = "min" | "basic" | "core";

/** How TBX spells data categories: as attributes (`<termNote type="partOfSpeech">`) or as tags (`<min:partOfSpeech>`). */
export type TbxStyle = "dca" | "dct";

/** How a glossary is written. */
export interface WriteOptions {
  /** The language of the first column, in formats of two languages. */
  readonly source?: Locale | undefined;
  /** The language of the second. */
  readonly target?: Locale | undefined;
  /** Writes exactly this dialect of TBX, and leaves out what it cannot say; by default nothing is left out. */
  readonly dialect?: TbxDialect | undefined;
  /** `dca` by default. */
  readonly style?: TbxStyle | undefined;
}

/** A glossary as text, and what of it the format cannot say: one sentence for each kind, with a number. */
export interface WrittenGlossary {
  readonly text: string;
  readonly leftOut: readonly string[];
}

/** One way to write glossaries in a file. */
export interface GlossaryFormat {
  readonly name: "csv" | "tsv" | "tbx" | "utx";
  /** File name endings, lower case, with the dot; the first is that of files that we write. */
  readonly extensions: readonly string[];
  /**
   * Reads a file. Never throws: problems are data.
   *
   * @param text the decoded file, with or without BOM.
   * @param file path as the user knows it, for messages.
   */
  read(text: string, file: string, options?: ReadOptions): GlossaryReading;
  /** @throws ExonymError (usage) where the format needs an option that is not given. */
  write(concepts: readonly Concept[], options?: WriteOptions): WrittenGlossary;
}
