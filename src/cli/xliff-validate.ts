import { Command } from "commander";
import { ExonymError, formatProblem } from "../article/problem.ts";
import { validateXliff } from "../xliff/validation/validate.ts";
import type { Violation } from "../xliff/validation/violation.ts";
import { type CommonOptions, contextOf, withCommonOptions } from "./context.ts";
import { readXmlInput } from "./input.ts";
import { EXIT, exitCodeOf } from "./terminal.ts";

export function validateCommand(): Command {
  return withCommonOptions(new Command("validate"))
    .description(
      "find what breaks the rules of XLIFF 1.2, 2.0, 2.1 or 2.2: structure, ids, references, codes",
    )
    .argument("<file...>", "XLIFF files; - is standard input")
    .option("--json", "one JSON object per violation")
    .addHelpText("after", "\nExample:\n  exonym xliff validate locales/*/xliff/treaty.md.xlf")
    .action(run);
}

/** A violation, or why a file could not be looked at: then `position` may be missing. */
type Row = Omit<Violation, "offset" | "position"> & Partial<Pick<Violation, "position">>;

async function run(files: readonly string[], options: CommonOptions): Promise<void> {
  const { terminal, exit } = contextOf(options);
  let count = 0;
  for (const file of files) {
    const { rows, unreadable } = await validateFile(file);
    count += rows.length;
    for (const { position, rule, severity, message, advice } of rows) {
      const line = options.json
        ? JSON.stringify({ file, ...position, rule, severity, message, advice })
        : `${formatProblem({ kind: "usage", file, position, message, advice })} (${rule})`;
      terminal.out(`${line}\n`);
    }
    if (unreadable) exit(exitCodeOf([unreadable.problem]));
  }
  if (count > 0) exit(EXIT.findings);
  else terminal.say(`Nothing found in ${files.length} file${files.length === 1 ? "" : "s"}.`);
}

interface Validated {
  readonly rows: readonly Row[];
  /** Set where there was no text to look at. */
  readonly unreadable: ExonymError | null;
}

/** Never throws for what is wrong with one file, so that the others are looked at too. */
async function validateFile(file: string): Promise<Validated> {
  let text: string;
  try {
    ({ text } = await readXmlInput(file));
  } catch (error) {
    if (!(error instanceof ExonymError)) throw error;
    return { rows: [problemRow("readable", error)], unreadable: error };
  }
  try {
    return { rows: validateXliff(text, file), unreadable: null };
  } catch (error) {
    if (!(error instanceof ExonymError)) throw error;
    return { rows: [problemRow("well-formed", error)], unreadable: null };
  }
}

function problemRow(rule: string, { problem: { message, advice, position } }: ExonymError): Row {
  return { rule, severity: "error", message, advice, ...(position && { position }) };
}
