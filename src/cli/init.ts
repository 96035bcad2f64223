import { mkdir } from "node:fs/promises";
import { Command } from "commander";
import { realPlace } from "../project/boundary.ts";
import {
  DEFAULT_CONFIGURATION_FILE,
  defaultConfigurationText,
  loadConfiguration,
} from "../project/configuration.ts";
import { isThere } from "../project/data-files.ts";
import { diskError, errorCode } from "../project/disk-error.ts";
import { readText, writeAtomic } from "../project/files.ts";
import { STATE_FOLDER } from "../project/paths.ts";
import { type CommonOptions, contextOf, withCommonOptions } from "./context.ts";
import { setUpGit } from "./git-setup.ts";
import { exitCodeOf } from "./terminal.ts";

/** The folders of a new project. */
const FOLDERS = ["config/glossary", "source-articles", "locales"];

export function initCommand(): Command {
  return withCommonOptions(new Command("init"))
    .description("begin a project here: a commented configuration and its folders; nothing is overwritten")
    .option("--git", "have git merge XLIFF files segment by segment; also in a project that is there already")
    .addHelpText("after", "\nExample:\n  mkdir newsroom && cd newsroom && exonym init")
    .action(run);
}

/** What git need not keep: the index, and what npm installs for the project. */
const IGNORED = `${STATE_FOLDER}/\nnode_modules/\n`;

/** @throws ExonymError where a file stands there, or a link leads out of the project. */
async function makeFolder(root: string, folder: string): Promise<void> {
  try {
    await mkdir(await realPlace(root, folder), { recursive: true });
  } catch (error) {
    throw errorCode(error) === "" ? error : diskError(error, folder);
  }
}

interface Options extends CommonOptions {
  readonly git?: boolean;
}

async function run(options: Options): Promise<void> {
  const { terminal, directory: root, exit } = contextOf(options);
  for (const folder of FOLDERS) await makeFolder(root, folder);
  await create(options.config ?? DEFAULT_CONFIGURATION_FILE, defaultConfigurationText());
  await create(".gitignore", IGNORED);
  if (!(await readText(root, ".gitignore")).includes(STATE_FOLDER)) {
    terminal.say(
      `.gitignore: Add the line «${STATE_FOLDER}/»: it is an index that every machine makes for itself.`,
    );
  }
  if (options.git) {
    const { paths } = loadConfiguration(root, options.config);
    const { attributesAdded, conflict, commands } = await setUpGit(root, paths.locales);
    if (conflict !== null) {
      terminal.problem(conflict);
      exit(exitCodeOf([conflict]));
    } else
      terminal.say(`.gitattributes: ${attributesAdded ? "written; commit it" : "has the line already"}.`);
    terminal.say(
      "Git merges XLIFF files by Exonym in this clone. In every other clone, somebody has to run:",
    );
    for (const command of commands) terminal.say(`  ${command}`);
  }
  terminal.say(
    "Next: name your languages in config/exonym.yaml, put articles into source-articles/, run «exonym sync».",
  );

  async function create(path: string, text: string): Promise<void> {
    if (await isThere({ root }, path)) {
      terminal.say(`${path}: is there already, and was left as it is.`);
      return;
    }
    await writeAtomic(path, text, root);
    terminal.say(`${path}: written.`);
  }
}
