import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { Command } from "commander";
import { DEFAULT_CONFIGURATION_FILE, defaultConfigurationText } from "../project/configuration.ts";
import { isThere } from "../project/data-files.ts";
import { writeAtomic } from "../project/files.ts";
import { STATE_FOLDER } from "../project/paths.ts";
import { type CommonOptions, contextOf, withCommonOptions } from "./context.ts";

/** The folders of a new project. */
const FOLDERS = ["config/glossary", "source-articles", "locales"];

export function initCommand(): Command {
  return withCommonOptions(new Command("init"))
    .description("begin a project here: a commented configuration and its folders; nothing is overwritten")
    .addHelpText("after", "\nExample:\n  mkdir newsroom && cd newsroom && exonym init")
    .action(run);
}

async function run(options: CommonOptions): Promise<void> {
  const { terminal, directory: root } = contextOf(options);
  for (const folder of FOLDERS) await mkdir(join(root, folder), { recursive: true });
  await create(DEFAULT_CONFIGURATION_FILE, defaultConfigurationText());
  await create(".gitignore", `${STATE_FOLDER}/\n`);
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
