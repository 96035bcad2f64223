import type { Severity, TextRange, Waived } from "../article/finding.ts";
import type { BilingualDocument, BilingualSegment, State } from "../article/translation.ts";
import type { Glossary } from "../glossary/concept.ts";

/** What a check may look at besides the document. */
export interface CheckContext {
  readonly document: BilingualDocument;
  readonly glossary: Glossary;
}

/** What a check says; the runner adds file, place, locale, texts and the configured severity. */
export interface Remark {
  readonly segment: BilingualSegment;
  readonly message: string;
  readonly suggestion?: string | undefined;
  /** The words to change, as offsets into the {@link readingText} of their side: the finding's place is theirs. */
  readonly range?: TextRange | undefined;
  /** Words of either side, in the same offsets, that show why: reports mark them, the finding's place does not change. */
  readonly evidence?: readonly TextRange[] | undefined;
  /** As in a finding. */
  readonly concept?: string | undefined;
  readonly expected?: readonly string[] | undefined;
  readonly layer?: string | undefined;
  readonly nearMiss?: string | undefined;
  readonly waived?: Waived | undefined;
  /** Overrides the check's severity, for a term that has one of its own. */
  readonly severity?: Severity | undefined;
  /** The finding is never more severe than this, whatever is configured. */
  readonly atMost?: Severity;
}

/** What every check tells of itself: the documentation and a part of the tests are made from it. */
export interface CheckDescription {
  /** Lower case with hyphens; stable, as configurations and waivers name it. */
  readonly id: string;
  /** What it finds, in one sentence for a translator. */
  readonly summary: string;
  readonly severity: Severity;
  /** At least one each; they are the check's first tests and its documentation. Codes as `{1}` … `{/1}` and `{1/}`. */
  readonly examples: {
    readonly good: readonly Example[];
    readonly bad: readonly Example[];
  };
}

/** One check of single documents: one file beside this one, and one line in `checks.ts`. */
export interface Check extends CheckDescription {
  /** Segments without a target are passed only to checks that ask for them. */
  readonly includesUntranslated?: boolean;
  run(context: CheckContext): Iterable<Remark>;
}

/** One check of all documents together, which sees what no single one shows: one file, and one line in `checks.ts`. */
export interface ProjectCheck extends CheckDescription {
  begin(glossary: Glossary): ProjectRun;
}

/** A run of a {@link ProjectCheck}: it is given the documents one by one, untranslated segments among them, and speaks when all are seen. */
export interface ProjectRun {
  add(document: BilingualDocument): void;
  finish(): Iterable<ProjectRemark>;
}

/** A remark on one of the documents. */
export interface ProjectRemark extends Remark {
  readonly document: BilingualDocument;
}

/** A segment, or several, and what the check makes of it. */
export interface Example {
  readonly source: string;
  readonly target: string;
  /** The segments behind it in the same article, each with its target. */
  readonly more?: readonly (readonly [source: string, target: string])[];
  /** English where it is not given. */
  readonly sourceLocale?: string;
  readonly targetLocale: string;
  /** `translated` where it is not given. */
  readonly state?: State;
  /** A suggestion beside it: where it is from, and its words. */
  readonly offer?: readonly [from: string, target: string];
  /** Glossary as native CSV, where the check needs one. */
  readonly glossary?: string;
}
