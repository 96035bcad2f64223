import { execFile } from "node:child_process";
import { posix } from "node:path";
import { promisify } from "node:util";
import { outsideError, usageError } from "../article/problem.ts";
import { isThere } from "../project/data-files.ts";
import { readText, writeAtomic } from "../project/files.ts";

const ATTRIBUTES_FILE = ".gitattributes";
const DRIVER_NAME = "XLIFF, segment by segment";

/** What a project's repository is set up with. */
export interface GitSetup {
  /** Whether the line in `.gitattributes` was missing. */
  readonly attributesAdded: boolean;
  /** The commands by which everyone else sets up a clone: git does not take drivers from a repository. */
  readonly commands: readonly string[];
}

/**
 * Has git merge a project's XLIFF files by our driver: a line in `.gitattributes`, and the driver in this clone's own
 * configuration. What is there already stays.
 *
 * @param root Absolute path of the project.
 * @param locales The folder of the locales, relative to the project.
 * @throws ExonymError (usage) where the project is in no git repository; (outside) where git is missing.
 */
export async function setUpGit(root: string, locales: string): Promise<GitSetup> {
  const prefix = (await git(root, ["rev-parse", "--show-prefix"])).replace(/\r?\n$/, "");
  const driver = driverCommand(prefix);
  const line = attributesLine(locales);
  const there = (await isThere({ root }, ATTRIBUTES_FILE)) ? await readText(root, ATTRIBUTES_FILE) : "";
  const attributesAdded = !there.split(/\r?\n/).some((each) => each.trim() === line);
  if (attributesAdded) {
    const newline = there.includes("\r\n") ? "\r\n" : "\n";
    const before = there === "" || there.endsWith("\n") ? there : there + newline;
    await writeAtomic(ATTRIBUTES_FILE, before + line + newline, root);
  }
  await git(root, ["config", "--local", "merge.exonym.name", DRIVER_NAME]);
  await git(root, ["config", "--local", "merge.exonym.driver", driver]);
  const commands = [
    `git config merge.exonym.name ${quoted(DRIVER_NAME)}`,
    `git config merge.exonym.driver ${quoted(driver)}`,
  ];
  return { attributesAdded, commands };
}

/**
 * The line of `.gitattributes`: our merge, and no change of line ends, as a XLIFF file keeps its bytes.
 *
 * @example attributesLine("locales") // "locales/*\/xliff/**\/*.xlf merge=exonym -text"
 */
export function attributesLine(locales: string): string {
  const folder = posix.join(locales.replace(/[\\*?[\]!#]/g, "\\$&"), "*/xliff/**/*.xlf");
  const needsQuotes = /[\s"]/.test(folder);
  const pattern = needsQuotes ? `"${folder.replace(/["\\]/g, "\\$&")}"` : folder;
  return `${pattern} merge=exonym -text`;
}

/**
 * What git runs, from the top of the working tree. Where the project is a folder further down, `npx` would look in
 * the wrong place. Git puts quotes around %P itself.
 *
 * @param prefix The project's folder with a slash behind it; empty for the top.
 */
export function driverCommand(prefix: string): string {
  const program =
    prefix === ""
      ? "npx --no-install exonym"
      : `node ${quoted(`${prefix.replaceAll("%", "%%")}node_modules/exonym/dist/cli/main.js`)}`;
  return `${program} merge-driver %O %A %B %P`;
}

/** A word for a POSIX shell, which git brings along on Windows too. */
function quoted(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}

async function git(root: string, args: readonly string[]): Promise<string> {
  try {
    return (await promisify(execFile)("git", [...args], { cwd: root, encoding: "utf8" })).stdout;
  } catch (error) {
    const isMissing = error instanceof Error && "code" in error && error.code === "ENOENT";
    if (isMissing) throw outsideError("There is no git here.", "Install it, then run this again.", {}, error);
    throw usageError("Git does not take this folder for a repository.", "Run «git init», then this again.");
  }
}
