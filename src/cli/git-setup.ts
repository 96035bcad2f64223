import { execFile } from "node:child_process";
import { posix } from "node:path";
import { promisify } from "node:util";
import { ExonymError, outsideError, type Problem, usageError } from "../article/problem.ts";
import { isThere } from "../project/data-files.ts";
import { readText, writeAtomic } from "../project/files.ts";

const ATTRIBUTES_FILE = ".gitattributes";
const DRIVER_NAME = "XLIFF, segment by segment";

/** What a project's repository is set up with. */
export interface GitSetup {
  /** Whether the line in `.gitattributes` was missing. */
  readonly attributesAdded: boolean;
  /** Why the line was not added although it is missing: the same files have other attributes there. */
  readonly conflict: Problem | null;
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
  const standing = lineFor(there, locales);
  const attributesAdded = standing === null;
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
  const conflict = standing === null || standing.isOurs ? null : otherAttributes(standing.line, line);
  return { attributesAdded, conflict, commands };
}

/**
 * Whether a project wants our driver, and this clone does not have it: git would merge its XLIFF files line by line.
 * `false` also where that cannot be told, for want of git or of a repository.
 *
 * @param root Absolute path of the project.
 * @param locales The folder of the locales, relative to the project.
 */
export async function lacksDriver(root: string, locales: string): Promise<boolean> {
  try {
    if (!(await isThere({ root }, ATTRIBUTES_FILE))) return false;
    if (lineFor(await readText(root, ATTRIBUTES_FILE), locales)?.isOurs !== true) return false;
    return !(await git(root, ["config", "--list"]))
      .split(/\r?\n/)
      .some((each) => each.startsWith(DRIVER_KEY));
  } catch (error) {
    if (error instanceof ExonymError) return false;
    throw error;
  }
}

/** As git prints it: keys are in lower case. */
const DRIVER_KEY = "merge.exonym.driver=";

/** The last line of `.gitattributes` for our files, from 1, and whether it gives them all that ours does. */
function lineFor(text: string, locales: string): { readonly line: number; readonly isOurs: boolean } | null {
  const [pattern = "", ...wanted] = fieldsOf(attributesLine(locales));
  const lines = text.split(/\r?\n/);
  const line = lines.findLastIndex((each) => fieldsOf(each)[0] === pattern);
  if (line < 0) return null;
  const fields = fieldsOf(lines[line] ?? "");
  return { line: line + 1, isOurs: wanted.every((each) => fields.includes(each)) };
}

/** A pattern, which may be in quotes, and its attributes. */
function fieldsOf(line: string): readonly string[] {
  const [, pattern, rest = ""] = /^\s*("(?:[^"\\]|\\.)*"|\S+)(.*)$/.exec(line) ?? [];
  return pattern === undefined ? [] : [pattern, ...rest.split(/\s+/).filter((each) => each !== "")];
}

function otherAttributes(line: number, wanted: string): Problem {
  return {
    kind: "usage",
    file: ATTRIBUTES_FILE,
    position: { line, column: 1 },
    message: "This line gives the XLIFF files other attributes, and was left as it is.",
    advice: `Put in its place: ${wanted}`,
  };
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
