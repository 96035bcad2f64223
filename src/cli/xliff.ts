import { Command } from "commander";
import { parseJson } from "../project/json.ts";
import { droppedCodes } from "../xliff/dropped-codes.ts";
import { fromInterchange, toI18nextTargets, toInterchange } from "../xliff/interchange.ts";
import type { XliffDocument } from "../xliff/model.ts";
import { patchXliff } from "../xliff/patch.ts";
import { readXliff } from "../xliff/read.ts";
import { applyEdits, listSegments, parseEdits } from "../xliff/script.ts";
import { addedErrors } from "../xliff/validation/added.ts";
import type { Violation } from "../xliff/validation/violation.ts";
import { type CommonOptions, contextOf, withCommonOptions } from "./context.ts";
import { readInput, readXmlInput, shownName, writeOutput, writeXmlOutput } from "./input.ts";
import type { Terminal } from "./terminal.ts";
import { convertCommand } from "./xliff-convert.ts";
import { validateCommand } from "./xliff-validate.ts";

export function xliffCommand(): Command {
  return new Command("xliff")
    .description("look into XLIFF files of any origin, and change them without touching the rest")
    .addCommand(listCommand())
    .addCommand(setCommand())
    .addCommand(convertCommand())
    .addCommand(validateCommand())
    .addCommand(exportCommand())
    .addCommand(importCommand());
}

function listCommand(): Command {
  return withCommonOptions(new Command("list"))
    .description("list the segments of a file, one JSON object per line")
    .argument("<file>", "a XLIFF file")
    .option("--json", "as it is done anyway")
    .addHelpText("after", "\nExample:\n  exonym xliff list locales/uk/xliff/treaty.md.xlf")
    .action(async (file: string, options: CommonOptions) => {
      const { terminal } = contextOf(options);
      for (const segment of listSegments(readXliff((await readXmlInput(file)).text, shownName(file)))) {
        terminal.out(`${JSON.stringify({ ...segment, file })}\n`);
      }
    });
}

interface SetOptions extends CommonOptions {
  readonly edits: string;
  readonly out?: string;
}

function setCommand(): Command {
  return withCommonOptions(new Command("set"))
    .description("set targets by splice: nothing else in the file changes")
    .argument("<file>", "a XLIFF file")
    .requiredOption(
      "--edits <file>",
      'one {"unit", "segment", "target", "state"?} per line; - is standard input',
    )
    .option("--out <file>", "write there instead of into the file itself; - is standard output")
    .addHelpText("after", "\nExample:\n  exonym xliff set treaty.uk.xlf --edits edits.jsonl")
    .action(async (file: string, options: SetOptions) => {
      const { terminal } = contextOf(options);
      const decoded = await readXmlInput(file);
      const document = readXliff(decoded.text, shownName(file));
      const shown = shownName(options.edits);
      const text = applyEdits(document, parseEdits(await readInput(options.edits), shown), shown);
      warn(addedErrors([decoded.text], text, file), file, terminal);
      warnOfCodes(document, text, terminal);
      await writeXmlOutput(text, { decoded, file }, options.out ?? file, terminal);
    });
}

/** What a file breaks by the words and codes that somebody asked for: they are written, as that is his decision. */
function warn(violations: readonly Violation[], file: string, terminal: Terminal): void {
  for (const { position, rule, message, advice } of violations.slice(0, MOST_NAMED)) {
    terminal.problem({ kind: "usage", file, position, message: `${message} (${rule})`, advice });
  }
  const more = violations.length - MOST_NAMED;
  if (more > 0) terminal.say(`${file}: … and ${more} more; «exonym xliff validate» shows them.`);
}

/** The same for codes of the source that were left out. */
function warnOfCodes(before: XliffDocument, text: string, terminal: Terminal): void {
  const { file } = before;
  const dropped = text === before.text ? [] : droppedCodes(before, readXliff(text, file));
  for (const { segment, missing } of dropped.slice(0, MOST_NAMED)) {
    const shown = [...new Set(missing.map(({ display, id }) => display || id))].map((name) => `«${name}»`);
    terminal.problem({
      kind: "usage",
      file,
      position: segment.position,
      message: `The target of segment ${segment.id} lacks codes of its source: ${shown.join(", ")}.`,
      advice: "It was written all the same; put them where they belong.",
    });
  }
  const more = dropped.length - MOST_NAMED;
  if (more > 0) terminal.say(`${file}: … and ${more} more; «exonym check» shows them.`);
}

/** Most places that are named. */
const MOST_NAMED = 10;

interface ExportOptions extends CommonOptions {
  readonly js?: boolean;
  readonly i18next?: boolean;
  readonly out?: string;
}

function exportCommand(): Command {
  return withCommonOptions(new Command("export"))
    .description(
      "print a file's texts as JSON, for exchange with other programs; states and suggestions are not in it",
    )
    .argument("<file>", "a XLIFF file")
    .option("--js", "in the shape of the npm package xliff (the default)")
    .option("--i18next", "the targets as i18next resources: {unit: {segment: text}}")
    .option("--out <file>", "write there instead of to standard output")
    .addHelpText("after", "\nExample:\n  exonym xliff export treaty.uk.xlf --js --out treaty.uk.json")
    .action(async (file: string, options: ExportOptions) => {
      const { terminal } = contextOf(options);
      const document = readXliff((await readXmlInput(file)).text, shownName(file));
      const data = options.i18next ? toI18nextTargets(document) : toInterchange(document);
      await writeOutput(`${JSON.stringify(data, null, 2)}\n`, options.out, terminal);
    });
}

interface ImportOptions extends CommonOptions {
  readonly js: string;
  readonly out?: string;
}

function importCommand(): Command {
  return withCommonOptions(new Command("import"))
    .description("take the targets of an export back into its file, by splice")
    .argument("<file>", "the XLIFF file that was exported")
    .requiredOption(
      "--js <json>",
      "the export, in either shape, with its targets changed; - is standard input",
    )
    .option("--out <file>", "write there instead of into the file itself; - is standard output")
    .addHelpText("after", "\nExample:\n  exonym xliff import treaty.uk.xlf --js treaty.uk.json")
    .action(async (file: string, options: ImportOptions) => {
      const { terminal } = contextOf(options);
      const decoded = await readXmlInput(file);
      const document = readXliff(decoded.text, shownName(file));
      const shown = shownName(options.js);
      const changes = fromInterchange(document, parseJson(await readInput(options.js), shown), shown);
      const text = patchXliff(document, changes);
      warn(addedErrors([decoded.text], text, file), file, terminal);
      warnOfCodes(document, text, terminal);
      await writeXmlOutput(text, { decoded, file }, options.out ?? file, terminal);
    });
}
