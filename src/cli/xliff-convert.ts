import { Command, Option } from "commander";
import { formatProblem, usageError } from "../article/problem.ts";
import { convertXliff } from "../xliff/conversion/convert.ts";
import type { Loss } from "../xliff/conversion/model.ts";
import type { XliffDocument, XliffVersion } from "../xliff/model.ts";
import { readXliff } from "../xliff/read.ts";
import { assertNoAddedErrors } from "../xliff/validation/added.ts";
import { validateXliff } from "../xliff/validation/validate.ts";
import type { Violation } from "../xliff/validation/violation.ts";
import { type CommonOptions, contextOf, withCommonOptions } from "./context.ts";
import { readXmlInput, writeOutput, writeXmlOutput } from "./input.ts";

interface ConvertOptions extends CommonOptions {
  readonly to: XliffVersion;
  readonly out?: string;
  readonly json?: boolean;
}

export function convertCommand(): Command {
  return withCommonOptions(new Command("convert"))
    .description("write a file in another version of XLIFF, and name what that version cannot say")
    .argument("<file>", "a XLIFF file of any version from 1.0 to 2.2")
    .addOption(
      new Option("--to <version>", "the version to write").choices(["1.2", "2.1"]).makeOptionMandatory(),
    )
    .option("--out <file>", "write there instead of to standard output; may be the file itself")
    .option("--json", "tell as JSON what could not be carried over; needs --out")
    .addHelpText("after", "\nExample:\n  exonym xliff convert treaty.uk.xlf --to 2.1 --out treaty.uk.xlf")
    .action(run);
}

async function run(file: string, { to, out, json, ...options }: ConvertOptions): Promise<void> {
  const { terminal } = contextOf(options);
  if (json && (out === undefined || out === "-")) {
    throw usageError("With --json, standard output is for the report.", "Name a file with --out.");
  }
  const decoded = await readXmlInput(file);
  const document = readXliff(decoded.text, file);
  const { text, losses, isRewritten } = convertXliff(document, to);
  const broken = brokenBy(document, text, { isRewritten });
  if (isRewritten) await writeOutput(text, out, terminal);
  else await writeXmlOutput(text, { decoded, file }, out ?? "-", terminal);
  if (json) {
    const report = { file, from: document.version, to, out, losses };
    terminal.out(`${JSON.stringify(report)}\n`);
  }
  for (const { rule, message, advice } of broken.slice(0, MOST_NAMED)) {
    const said = `The result breaks a rule of XLIFF: ${message} (${rule})`;
    terminal.say(formatProblem({ kind: "usage", file, message: said, advice }));
  }
  for (const loss of losses) {
    // Names come from the file: formatted as a problem, they cannot steer a terminal.
    terminal.say(formatProblem({ kind: "usage", file, message: sayLoss(loss, to), advice: "" }));
  }
}

/**
 * What breaks the rules of the new version. That of a valid file must keep them; what is wrong in a file already, or
 * allowed in its version alone, may go on to be.
 */
function brokenBy(
  { text: before, file, version }: XliffDocument,
  after: string,
  { isRewritten }: { readonly isRewritten: boolean },
): readonly Violation[] {
  const isError = ({ severity }: Violation) => severity === "error";
  const hasRules = version !== "1.0" && version !== "1.1";
  const isOurs = isRewritten && hasRules && !validateXliff(before, file).some(isError);
  return (isOurs ? assertNoAddedErrors([], after, file) : validateXliff(after, file)).filter(isError);
}

/** Most places that are named; `exonym xliff validate` has all. */
const MOST_NAMED = 10;

function sayLoss({ what, lines, count }: Loss, to: XliffVersion): string {
  const shown = lines.join(", ");
  const rest = count > lines.length ? ` and others, ${count} in all` : "";
  return `XLIFF ${to} has no place for: ${what} (line ${shown}${rest}).`;
}
