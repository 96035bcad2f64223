import { Command, CommanderError } from "commander";
import { diskError } from "../project/disk-error.ts";
import { packagedVersion } from "../project/packaged.ts";
import { checkCommand } from "./check.ts";
import { composeCommand } from "./compose.ts";
import { detectCommand } from "./detect.ts";
import { extractCommand } from "./extract.ts";
import { glossaryCommand } from "./glossary.ts";
import { initCommand } from "./init.ts";
import { memoryCommand } from "./memory.ts";
import { mergeCommand } from "./merge.ts";
import { mergeDriverCommand } from "./merge-driver.ts";
import { segmentCommand } from "./segment.ts";
import { statusCommand } from "./status.ts";
import { syncCommand } from "./sync.ts";
import { EXIT, processTerminal, reportError } from "./terminal.ts";
import { verifyCommand } from "./verify.ts";
import { xliffCommand } from "./xliff.ts";

/** The whole command line; a new command is a file beside this and a line here. */
export function buildProgram(): Command {
  const program = new Command("exonym")
    .description(
      "A localization pipeline for articles: XLIFF for translators, house style for names, articles back byte-exact.",
    )
    .version(packagedVersion(), "-V, --version", "print the version")
    .helpOption("-h, --help", "show help")
    .configureHelp({ showGlobalOptions: false });
  const commands = [
    initCommand(),
    syncCommand(),
    checkCommand(),
    statusCommand(),
    extractCommand(),
    composeCommand(),
    verifyCommand(),
    detectCommand(),
    segmentCommand(),
    glossaryCommand(),
    memoryCommand(),
    mergeCommand(),
    mergeDriverCommand(),
    xliffCommand(),
  ];
  for (const command of commands) program.addCommand(command);
  answerMistakes(program);
  return program;
}

/** Commander would end the process with 1 on a wrong option, where the contract says 2. */
function answerMistakes(command: Command): void {
  command.exitOverride().showHelpAfterError("(run the command with --help for its options)");
  for (const child of command.commands) answerMistakes(child);
}

/** Runs the command line and sets the process's exit code; never throws. */
export async function main(argv: readonly string[]): Promise<void> {
  watchPipes();
  const debug = argv.includes("--debug");
  try {
    await buildProgram().parseAsync([...argv]);
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? EXIT.fine : EXIT.usage;
    else process.exitCode = reportError(error, processTerminal(false), debug);
  }
}

/** `exonym … | head` closes the pipe early, which is no failure; a full disk behind `>` is one. */
function watchPipes(): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(process.exitCode ?? EXIT.fine);
    process.exit(reportError(diskError(error, "standard output"), processTerminal(false), false));
  });
  // Nobody listens to messages any more; what is under way goes on.
  process.stderr.on("error", () => undefined);
}
