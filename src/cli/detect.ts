import { Command } from "commander";
import { plainText } from "../article/content.ts";
import type { Locale } from "../article/locale.ts";
import { type Problem, withFile } from "../article/problem.ts";
import { isArticleName } from "../formats/formats.ts";
import { type Detection, detect } from "../language/detect.ts";
import { attempt } from "../sync/session.ts";
import {
  type CommonOptions,
  type Context,
  contextOf,
  localesArgument,
  withCommonOptions,
  workplace,
} from "./context.ts";
import { inputLines, readInput, readInputBytes, requireInput } from "./input.ts";
import { exitCodeOf } from "./terminal.ts";

interface Options extends CommonOptions {
  readonly lines?: boolean;
  readonly only?: readonly Locale[];
}

export function detectCommand(): Command {
  return withCommonOptions(new Command("detect"))
    .description("tell which language texts are in")
    .argument("[file...]", "articles; standard input by default")
    .option("--lines", "every line of standard input is a text of its own")
    .option("--only <tags>", "choose among these languages only, separated by commas", localesArgument)
    .option("--json", "one JSON object per text")
    .addHelpText("after", "\nExample:\n  exonym detect --only en,vi,uk source-articles/world/treaty.md")
    .action(run);
}

async function run(files: readonly string[], options: Options): Promise<void> {
  const context = contextOf(options);
  const settings = options.only ? { only: options.only } : {};
  if (options.lines) {
    let line = 0;
    for await (const text of inputLines()) print({ line: ++line }, detect(text, settings), options, context);
    return;
  }
  requireInput(files.length > 0, "Name a file, or pipe a text in.");
  const problems: Problem[] = [];
  for (const file of files.length > 0 ? files : ["-"]) {
    const detection = await attempt(problems, async () =>
      detect(await proseOf(file, context, options), settings),
    );
    if (detection) print({ file }, detection, options, context);
  }
  for (const problem of problems) context.terminal.problem(problem);
  context.exit(exitCodeOf(problems));
}

/** An article's text without its markup; any other file as it is. */
async function proseOf(file: string, context: Context, options: Options): Promise<string> {
  if (!isArticleName(file)) return readInput(file);
  const { toolbox } = await workplace(context, options);
  const { text, format } = toolbox.open(await readInputBytes(file), file);
  const { units } = withFile(file, () => format.parse(text, toolbox.formatOptions));
  return units.map((unit) => plainText(unit.content)).join("\n");
}

function print(
  place: { readonly file: string } | { readonly line: number },
  { language, script, confidence, alternatives }: Detection,
  options: Options,
  { terminal }: Context,
): void {
  if (options.json) {
    terminal.out(`${JSON.stringify({ ...place, language, script, confidence, alternatives })}\n`);
    return;
  }
  const name = "file" in place ? place.file : String(place.line);
  terminal.out(`${name}: ${language} (${Math.round(confidence * 100)} %)\n`);
}
