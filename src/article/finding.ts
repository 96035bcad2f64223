import type { Position } from "./problem.ts";

export type Severity = "error" | "warning" | "info";

/** Words of one of the two texts of a segment. Offsets are UTF-16 code units of that text; `end` is behind the last one. */
export interface TextRange {
  readonly side: "source" | "target";
  readonly start: number;
  readonly end: number;
}

/** A place in a text file that is not the checked one. */
export interface FilePlace extends Position {
  /** As in {@link Finding.file}. */
  readonly file: string;
}

/** Why a finding does not count: what somebody has written down about it. */
export interface Waived {
  readonly reason: string;
  /** A note in the XLIFF, the project's file of waivers, or the baseline. */
  readonly by: "note" | "file" | "baseline";
}

/** What a check has to say about one place. Plain data: `JSON.stringify` loses nothing of it. */
export interface Finding {
  /** Id of the check, such as `glossary-forbidden`. */
  readonly check: string;
  readonly severity: Severity;
  readonly file: string;
  /** The words themselves where the check knows them, else the beginning of the target. */
  readonly position: Position;
  /** Behind the last of the words; only where `position` is their first. */
  readonly endPosition?: Position | undefined;
  /** The same place in the localized article, where there is one that has been made from this very file. */
  readonly article?: FilePlace | undefined;
  /** Where the sentence, or the words of it that are meant, stand in the source article. */
  readonly sourceArticle?: FilePlace | undefined;
  /** Target locale; the source language where the finding is about a source article. */
  readonly locale: string;
  /** Language of `source`. */
  readonly sourceLocale?: string | undefined;
  /** Unit id, and segment id where one is meant. */
  readonly unit?: string | undefined;
  readonly segment?: string | undefined;
  /** One or two sentences in a translator's words: what is wrong, what to do. */
  readonly message: string;
  readonly source?: string | undefined;
  readonly target?: string | undefined;
  /** The words to change, and others of either side that show why: offsets into what a reader reads, codes left out. */
  readonly range?: TextRange | undefined;
  readonly evidence?: readonly TextRange[] | undefined;
  /** All of these words, as offsets into `source` and `target`; by side and place, and without overlap. */
  readonly marks?: readonly TextRange[] | undefined;
  /** What to write instead, where the check knows. */
  readonly suggestion?: string | undefined;
  /** Id of the glossary's concept that it is about. */
  readonly concept?: string | undefined;
  /** Wordings that would have been right, the preferred one first. */
  readonly expected?: readonly string[] | undefined;
  /** How the words were recognised: `exact`, `form`, `inflection`, … */
  readonly layer?: string | undefined;
  /** A word of the target that comes near to what was expected. */
  readonly nearMiss?: string | undefined;
  readonly waived?: Waived | undefined;
}
