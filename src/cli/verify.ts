import { Command } from "commander";
import { ExonymError, withFile } from "../article/problem.ts";
import type { Toolbox } from "../sync/toolbox.ts";
import { type Verification, verify } from "../sync/verify.ts";
import { type CommonOptions, type Context, contextOf, withCommonOptions, workplace } from "./context.ts";
import { readInputBytes } from "./input.ts";
import { EXIT, exitCodeOf } from "./terminal.ts";

export function verifyCommand(): Command {
  return withCommonOptions(new Command("verify"))
    .description("prove on your own articles that they come back byte for byte and keep their structure")
    .argument("<file...>", "articles")
    .option("--json", "one JSON object per file")
    .addHelpText("after", "\nExample:\n  exonym verify source-articles/world/*.md")
    .action(run);
}

async function run(files: readonly string[], options: CommonOptions): Promise<void> {
  const context = contextOf(options);
  const { toolbox } = await workplace(context, options);
  for (const file of files) {
    const result = await verifyFile(file, toolbox, context);
    if (options.json) context.terminal.out(`${JSON.stringify({ file, ...result })}\n`);
    else context.terminal.out(`${file}: ${describe(result)}\n`);
    if (!result.identity) context.exit(EXIT.findings);
  }
}

/** A file that cannot be read proves nothing, and is a mistake of its own; the others are still looked at. */
async function verifyFile(
  file: string,
  toolbox: Toolbox,
  { terminal, exit }: Context,
): Promise<Verification> {
  try {
    const { text, format } = toolbox.open(await readInputBytes(file), file);
    return withFile(file, () => verify(text, format, toolbox.formatOptions));
  } catch (error) {
    if (!(error instanceof ExonymError)) throw error;
    terminal.problem(error.problem);
    exit(exitCodeOf([error.problem]));
    return { identity: false, structure: {}, reason: error.message };
  }
}

function describe({ identity, structure, reason }: Verification): string {
  const kinds = Object.entries(structure).map(([name, result]) => `${name} ${result}`);
  return (
    [identity ? "byte-exact" : "NOT byte-exact", ...kinds].join(", ") + (reason === null ? "" : `. ${reason}`)
  );
}
