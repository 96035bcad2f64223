import { Command } from "commander";
import { ExonymError, withFile } from "../article/problem.ts";
import { articleEndings } from "../formats/formats.ts";
import { filesMatching } from "../project/given-globs.ts";
import type { Toolbox } from "../sync/toolbox.ts";
import { summarise, type VerifiedFile } from "../sync/verify/summary.ts";
import { MOST_FINDINGS, type Verification, verify } from "../sync/verify.ts";
import { type CommonOptions, type Context, contextOf, withCommonOptions, workplace } from "./context.ts";
import { readInputBytes, shownName } from "./input.ts";
import { EXIT, exitCodeOf } from "./terminal.ts";

export function verifyCommand(): Command {
  return withCommonOptions(new Command("verify"))
    .description("prove on your own articles that they come back byte for byte and keep their structure")
    .argument("<file...>", "articles, folders of them, or patterns in quotes")
    .option("--json", "one JSON object per file")
    .addHelpText("after", "\nExample:\n  exonym verify source-articles archive/*.html")
    .action(run);
}

async function run(given: readonly string[], options: CommonOptions): Promise<void> {
  const context = contextOf(options);
  const { terminal } = context;
  const { toolbox } = await workplace(context, options);
  const files = await filesOf(given);
  const done: VerifiedFile[] = [];
  for (const file of files) {
    terminal.progress(done.length, files.length, file);
    const result = await verifyFile(file, toolbox, context);
    terminal.endProgress();
    if (options.json) terminal.out(`${JSON.stringify({ file, ...result })}\n`);
    else terminal.out(describe(file, result));
    if (!result.identity || isDamaged(result)) context.exit(EXIT.findings);
    done.push({ identity: result.identity, structure: result.structure });
  }
  if (done.length < 2) return;
  if (options.json) terminal.say(summarise(done));
  else terminal.out(`${summarise(done)}\n`);
}

/** What is named and not there stays in the list, so that it is told in its turn. */
async function filesOf(given: readonly string[]): Promise<readonly string[]> {
  const files: string[] = [];
  for (const path of given) {
    try {
      files.push(...(path === "-" ? [path] : await filesMatching(path, articleEndings)));
    } catch (error) {
      if (!(error instanceof ExonymError)) throw error;
      files.push(path);
    }
  }
  return files;
}

/** What is known of a file that may not even be an article. */
type Result = Pick<Verification, "identity" | "structure" | "reason"> & Partial<Verification>;

/** A file that cannot be read proves nothing, and is a mistake of its own; the others are still looked at. */
async function verifyFile(file: string, toolbox: Toolbox, { terminal, exit }: Context): Promise<Result> {
  try {
    const bytes = await readInputBytes(file);
    const opened = toolbox.open(bytes, shownName(file));
    return withFile(file, () => verify(bytes, opened, toolbox.formatOptions));
  } catch (error) {
    if (!(error instanceof ExonymError)) throw error;
    terminal.problem(error.problem);
    exit(exitCodeOf([error.problem]));
    return { identity: false, structure: {}, reason: error.message };
  }
}

function isDamaged({ structure }: Result): boolean {
  return Object.values(structure).includes("damaged");
}

/** A file's line, and below it what goes to translators, and all that is not as it should be. */
function describe(file: string, result: Result): string {
  const { identity, structure, refused = {}, exposed, findings = [] } = result;
  if (exposed === undefined) return `${file}: not verified\n`;
  const units = Object.values(exposed).reduce((sum, count) => sum + count, 0);
  const kinds = Object.entries(structure).map(([name, outcome]) => {
    const count = refused[name] ?? 0;
    return `${name} ${outcome}${count > 0 ? ` (${count} of ${units})` : ""}`;
  });
  const lines = [`${file}: ${[identity ? "byte-exact" : "NOT byte-exact", ...kinds].join(", ")}`];
  lines.push(`  for translators: ${counts(exposed)} (${percent(result.share)} of the characters)`);
  lines.push(`  protected inside: ${counts(result.protected)}`);
  for (const { line, column, trial, message } of findings) {
    lines.push(`  ${file}:${line}:${column}: ${trial}: ${message}`);
  }
  if (Object.values(refused).some((count) => count > MOST_FINDINGS)) lines.push("  … and more of the kind");
  return `${lines.join("\n")}\n`;
}

function counts(table: Readonly<Record<string, number>> = {}): string {
  const entries = Object.entries(table).map(([name, count]) => `${count} ${name}`);
  return entries.length === 0 ? "nothing" : entries.join(", ");
}

function percent(share = 0): string {
  return `${Math.round(share * 100)} %`;
}
