import type { Severity } from "../article/finding.ts";
import type { Locale } from "../article/locale.ts";

/** The versions of XLIFF that new files can have. */
export type ConfiguredXliffVersion = "1.2" | "2.1";

/** Parts of a format that a team treats otherwise than the format does by itself. */
export interface NamedParts {
  readonly translate: readonly string[];
  readonly protect: readonly string[];
}

/** What a project's `config/exonym.yaml` says, all defaults filled in. Maps from input have no prototype. */
export interface Configuration {
  /** Absolute path of the project. */
  readonly root: string;
  /** The configuration's path as the user knows it, for messages. */
  readonly file: string;
  /** Not empty, without repetition. */
  readonly sourceLanguages: readonly Locale[];
  /** Target locales: not empty, without repetition, in the order given. */
  readonly locales: readonly Locale[];
  /** Folders relative to the project, with `/`, never leaving it. */
  readonly paths: {
    readonly source: string;
    readonly locales: string;
    readonly glossary: string;
    readonly segmentation: string;
    readonly memory: string;
  };
  /** Globs below `paths.source`. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly xliff: {
    readonly version: ConfiguredXliffVersion;
    /** Locales that have another version; see `xliffVersionOf`. */
    readonly versions: Readonly<Record<string, ConfiguredXliffVersion>>;
  };
  /** What stands in a localized article where no finished translation exists. */
  readonly fallback: "source" | "skip-article" | "keep-machine";
  readonly frontMatter: {
    /** Keys whose values are translated; dotted paths reach into maps. */
    readonly translate: readonly string[];
    readonly languageKey: string;
    /** Whether localized articles carry their locale in `languageKey`. */
    readonly setLanguage: boolean;
    /** Key that is set to `ltr` or `rtl`; `null` for none. */
    readonly directionKey: string | null;
  };
  /** Glob below `paths.source` → name of a format, in the order given. */
  readonly formats: Readonly<Record<string, string>>;
  readonly html: {
    readonly scope: "page" | "article";
    readonly translateCode: boolean;
    readonly attributes: readonly string[];
  };
  readonly markdown: {
    /** Whether `$…$` is mathematics. */
    readonly math: boolean;
    /** Further attributes of components, and parameters of shortcodes, that readers see. */
    readonly attributes: readonly string[];
  };
  /** Elements of NITF, NewsML-G2, feeds and WordPress exports. */
  readonly xml: NamedParts;
  /** Properties of ninjs. */
  readonly ninjs: NamedParts;
  readonly docx: {
    /** Whether translated paragraphs carry their language and direction. */
    readonly setLanguage: boolean;
  };
  readonly text: {
    /** Whether lines are told apart by what they are in a story. */
    readonly roles: boolean;
  };
  /** What localized articles have that no translator has to type. */
  readonly conventions: {
    readonly spaces: "off" | "fix" | "add";
    readonly quotes: "report" | "fix";
    readonly isolates: "off" | "codes" | "text";
    /** An address with `{locale}` and `{path}` or `{page}`; `null` for no links. */
    readonly alternateLinks: string | null;
    /** The front-matter key of pages that are translations of one another; `null` for none. */
    readonly translationKey: string | null;
  };
  /** Whether standing lines are recognised and rendered from resources. */
  readonly furniture: boolean;
  /** Locale → calendar (Unicode `ca`), where it is not Gregorian. */
  readonly calendar: Readonly<Record<string, string>>;
  /** Locale → numbering system (Unicode `nu`), where it is not the usual one. */
  readonly numberingSystem: Readonly<Record<string, string>>;
  readonly provider: {
    readonly name: "none" | "pseudo" | "command";
    /** Program and arguments; not empty for `command`. */
    readonly command: readonly string[];
    readonly timeoutSeconds: number;
  };
  /** How many articles are worked on at once, 1 to 64. */
  readonly concurrency: number;
  /** Check id → severity or `off`, for checks that do not keep their own. */
  readonly checks: Readonly<Record<string, Severity | "off">>;
  readonly detection: {
    /** From 0 to 1. */
    readonly minimumConfidence: number;
  };
}

/** A configuration without what only its place tells. */
export type Settings = Omit<Configuration, "root" | "file">;
