import { Command } from "commander";
import { usageError } from "../article/problem.ts";
import { type DecodedXml, decodeXml, encodeXml } from "../project/encoding.ts";
import { readBytes, writeAtomic } from "../project/files.ts";
import { mergeXliff, sideName } from "../xliff/three-way/three-way.ts";
import { assertNoAddedErrors } from "../xliff/validation/added.ts";
import { type CommonOptions, contextOf, withCommonOptions } from "./context.ts";
import { EXIT, reportError } from "./terminal.ts";

export function mergeDriverCommand(): Command {
  return withCommonOptions(new Command("merge-driver"))
    .description("merge two branches of a XLIFF file segment by segment; git calls this")
    .argument("<base>", "the file as both branches began with it (git's %O); empty where there was none")
    .argument("<ours>", "the file of this branch (%A); the merged file is put in its place")
    .argument("<theirs>", "the file of the other branch (%B)")
    .argument("[path]", "how messages name the file (%P)")
    .addHelpText(
      "after",
      '\nExample:\n  git config merge.exonym.driver "npx --no-install exonym merge-driver %O %A %B %P"',
    )
    .action(run);
}

/** Git takes 0 for merged, 1 for conflicts left, and ends the whole merge at more than 128: so nothing else is said. */
async function run(
  base: string,
  ours: string,
  theirs: string,
  path: string | undefined,
  options: CommonOptions,
): Promise<void> {
  const { terminal, exit } = contextOf(options);
  const file = path ?? ours;
  try {
    const read = async (from: string, shown: string) => decodeXml(await readBytes(from, shown), shown);
    const old = await read(base, sideName(file, "base"));
    const mine = await read(ours, sideName(file, "ours"));
    const yours = await read(theirs, sideName(file, "theirs"));
    const merged = mergeXliff({ base: old.text, ours: mine.text, theirs: yours.text }, file);
    if (merged.text !== mine.text) assertNoAddedErrors([mine.text, yours.text], merged.text, file);
    if (merged.text !== mine.text) await writeAtomic(ours, bytesOf(merged.text, mine, yours, file));
    for (const { position, message } of merged.conflicts) {
      terminal.problem({ kind: "usage", file, position, message, advice: ADVICE });
    }
    if (merged.rescued > 0) terminal.say(`${file}: ${rescuedText(merged.rescued)}`);
    if (merged.conflicts.length > 0) exit(EXIT.findings);
  } catch (error) {
    reportError(error, terminal, options.debug ?? false);
    terminal.say(`${file}: Not merged; it is as this branch has it. Merge it by hand, then «git add» it.`);
    exit(EXIT.findings);
  }
}

const ADVICE = "Decide there, then «git add» the file.";

function rescuedText(count: number): string {
  const what = count === 1 ? "1 segment was" : `${count} segments were`;
  return `${what} removed on one branch and translated on the other, and stayed; the next sync retires what no article has.`;
}

/** The merged text in the encoding that its own declaration names. */
function bytesOf(text: string, mine: DecodedXml, yours: DecodedXml, file: string): Uint8Array {
  if (text === yours.text) return yours.bytes;
  if (mine.encoding === yours.encoding) return encodeXml(text, mine, file);
  throw usageError("The branches have this file in different encodings.", "Save both as UTF-8 first.", {
    file,
  });
}
