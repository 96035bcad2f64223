import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseLocale } from "../../../src/article/locale.ts";
import type { Glossary } from "../../../src/glossary/concept.ts";
import { parseConfiguration } from "../../../src/project/configuration.ts";
import { loadGlossary } from "../../../src/sync/glossary.ts";

const MAIN = fileURLToPath(new URL("../../../src/cli/main.ts", import.meta.url));

/** What is used of a finding, as `exonym check --format json` prints it. */
export interface PrintedFinding {
  readonly check: string;
  readonly severity: "error" | "warning" | "info";
  readonly file: string;
  readonly locale: string;
  readonly unit: string;
  readonly message: string;
  /** Id of the concept that it speaks of. */
  readonly concept?: string;
}

/**
 * Runs `exonym check` in a project as a process of its own.
 *
 * @throws Error where it ends otherwise than with findings or without any.
 */
export async function runCheck(folder: string): Promise<PrintedFinding[]> {
  const child = spawn(process.execPath, [MAIN, "check", "--format", "json", "--quiet"], {
    cwd: folder,
    stdio: ["ignore", "pipe", "inherit"],
  });
  child.stdout.setEncoding("utf8");
  let printed = "";
  child.stdout.on("data", (piece: string) => {
    printed += piece;
  });
  const code = await new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  if (code !== 0 && code !== 1) throw new Error(`exonym check ended with ${code}.`);
  return printed
    .split("\n")
    .filter((line) => line !== "")
    .map((line): PrintedFinding => JSON.parse(line));
}

/** The glossary of a project, as `exonym check` reads it. */
export async function glossaryOf(folder: string): Promise<Glossary> {
  const text = "sourceLanguages: [en]\nlocales: [fr]\n";
  const { configuration } = parseConfiguration(text, "config/exonym.yaml", folder);
  if (configuration === null || configuration === undefined)
    throw new Error("The smallest configuration is wrong.");
  return (await loadGlossary(configuration)).glossary;
}

export const ENGLISH = parseLocale("en");
