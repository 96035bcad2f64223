import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Locale } from "../article/locale.ts";
import { ExonymError, formatProblem, type Problem } from "../article/problem.ts";
import type { Configuration, ConfiguredXliffVersion } from "./configuration-model.ts";
import { readConfiguration } from "./configuration-reader.ts";
import { diskError, errorCode } from "./disk-error.ts";
import { decodeUtf8, LARGEST_FILE } from "./files.ts";

export type { Configuration, ConfiguredXliffVersion } from "./configuration-model.ts";

/** Where a configuration stands when the user names none, relative to the project. */
export const DEFAULT_CONFIGURATION_FILE = "config/exonym.yaml";

/**
 * Reads and validates a project's configuration.
 *
 * @param root The project's folder.
 * @param file Relative to `root`, or absolute.
 * @throws ExonymError (usage) with `file:line:column`. Where there are several problems, the first is the error's own
 * and its advice goes on with the others, one per line.
 * @example loadConfiguration(".").locales // ["fr"]
 */
export function loadConfiguration(root: string, file: string = DEFAULT_CONFIGURATION_FILE): Configuration {
  const { configuration, problems } = parseConfiguration(readSource(root, file), file, root);
  if (configuration !== undefined) return configuration;
  const [first, ...others] = problems;
  if (first === undefined) throw new Error("A configuration without problems was refused.");
  throw new ExonymError({ ...first, advice: [first.advice, ...others.map(formatProblem)].join("\n") });
}

function readSource(root: string, file: string): string {
  try {
    const bytes = readFileSync(resolve(root, file));
    if (bytes.length > LARGEST_CONFIGURATION) {
      throw usage("The configuration is larger than 1 MB.", "Make it smaller.", file);
    }
    return decodeUtf8(bytes, file);
  } catch (error) {
    const code = errorCode(error);
    if (code === "ENOENT" || code === "ENOTDIR") {
      throw usage(
        "There is no configuration here.",
        "Run «exonym init», or name the file with --config.",
        file,
      );
    }
    throw code === "" ? error : diskError(error, file);
  }
}

const LARGEST_CONFIGURATION = Math.min(1024 * 1024, LARGEST_FILE);

function usage(message: string, advice: string, file: string): ExonymError {
  return new ExonymError({ kind: "usage", message, advice, file });
}

/** A configuration, or all that is wrong with it, in the order of the file. */
export type ParsedConfiguration =
  | { readonly configuration: Configuration; readonly problems: readonly [] }
  | { readonly configuration: undefined; readonly problems: readonly Problem[] };

/**
 * As {@link loadConfiguration}, from text, with every problem as data. Never throws on any text.
 *
 * @param file The path as the user knows it, for messages.
 */
export function parseConfiguration(text: string, file: string, root: string): ParsedConfiguration {
  const { settings, problems } = readConfiguration(text, file);
  if (settings === undefined) return { configuration: undefined, problems };
  return { configuration: { root: resolve(root), file, ...settings }, problems: [] };
}

/** The XLIFF version that a locale's new files have. */
export function xliffVersionOf(config: Pick<Configuration, "xliff">, locale: Locale): ConfiguredXliffVersion {
  return config.xliff.versions[locale] ?? config.xliff.version;
}

/** The commented configuration that `exonym init` writes. */
export function defaultConfigurationText(): string {
  return readFileSync(new URL("./default-configuration.yaml", import.meta.url), "utf8");
}
