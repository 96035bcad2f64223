import { type Command, InvalidArgumentError } from "commander";
import { type Locale, parseLocale } from "../article/locale.ts";
import { ExonymError } from "../article/problem.ts";
import {
  type Configuration,
  DEFAULT_CONFIGURATION_FILE,
  parseConfiguration,
} from "../project/configuration.ts";
import { isThere } from "../project/data-files.ts";
import { openProject, type Project } from "../sync/project.ts";
import { createToolbox, type Toolbox } from "../sync/toolbox.ts";
import { EXIT, type ExitCode, processTerminal, type Terminal } from "./terminal.ts";

/** Flags that every command has. */
export interface CommonOptions {
  readonly config?: string;
  readonly quiet?: boolean;
  readonly json?: boolean;
  readonly debug?: boolean;
}

/** What a command works with. */
export interface Context {
  readonly terminal: Terminal;
  /** The working directory: the project's folder. */
  readonly directory: string;
  /** The exit code that the command asks for, apart from errors. */
  exit(code: ExitCode): void;
}

/** Makes the context of a command from its flags. */
export function contextOf(options: CommonOptions): Context {
  return {
    terminal: processTerminal(options.quiet ?? false),
    directory: process.cwd(),
    exit: (code) => {
      process.exitCode = Math.max(Number(process.exitCode ?? EXIT.fine), code);
    },
  };
}

/** Adds the flags that every command has. */
export function withCommonOptions(command: Command): Command {
  return command
    .option("--config <file>", "the configuration (default: config/exonym.yaml)")
    .option("--quiet", "say nothing but errors and results")
    .option("--debug", "show stack traces");
}

/** Reads a locale from the command line. */
export function localeArgument(tag: string): Locale {
  try {
    return parseLocale(tag);
  } catch (error) {
    throw new InvalidArgumentError(error instanceof ExonymError ? error.message : String(error));
  }
}

/** Reads a list of locales, separated by commas or given repeatedly. */
export function localesArgument(tags: string, before: readonly Locale[] = []): Locale[] {
  return [...before, ...tags.split(",").map(localeArgument)];
}

/** Where a command works: in a project, or anywhere with all defaults. */
export interface Workplace {
  readonly config: Configuration;
  readonly toolbox: Toolbox;
  /** `null` where there is no project. */
  readonly project: Project | null;
}

/** The project here, or the defaults where there is none: for commands that work on single files anywhere. */
export async function workplace(
  { directory: root }: Context,
  options: CommonOptions,
  overrides: Partial<Configuration> = {},
): Promise<Workplace> {
  if (options.config !== undefined || (await isThere({ root }, DEFAULT_CONFIGURATION_FILE))) {
    const project = await openProject(root, options.config, overrides);
    return { config: project.config, toolbox: project.toolbox, project };
  }
  const config = { ...defaultConfiguration(root), ...overrides };
  return {
    config,
    toolbox: createToolbox(config, { segmentation: [], furniture: new Map() }),
    project: null,
  };
}

/** All defaults; articles may be in any language. */
function defaultConfiguration(root: string): Configuration {
  const { configuration } = parseConfiguration(
    "sourceLanguages: [en]\nlocales: [fr]\n",
    DEFAULT_CONFIGURATION_FILE,
    root,
  );
  if (!configuration) throw new Error("The smallest configuration is not valid.");
  return { ...configuration, sourceLanguages: [] };
}
