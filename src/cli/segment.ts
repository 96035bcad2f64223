import { Command } from "commander";
import type { Locale } from "../article/locale.ts";
import { type CommonOptions, contextOf, localeArgument, withCommonOptions, workplace } from "./context.ts";
import { inputLines, readInput, requireInput } from "./input.ts";

interface Options extends CommonOptions {
  readonly language: Locale;
  readonly lines?: boolean;
}

export function segmentCommand(): Command {
  return withCommonOptions(new Command("segment"))
    .description("cut paragraphs into sentences")
    .argument("[file]", "a text, one paragraph per line; standard input by default")
    .requiredOption("--language <tag>", "the language of the text", localeArgument)
    .option("--lines", "every line of standard input is a paragraph (the default; named for scripts)")
    .option("--json", "one JSON array of sentences per paragraph; joined, they are the paragraph")
    .addHelpText("after", "\nExample:\n  echo 'Mr. Kim came. He left.' | exonym segment --language en")
    .action(run);
}

async function run(file: string | undefined, options: Options): Promise<void> {
  const context = contextOf(options);
  requireInput(file !== undefined, "Name a file, or pipe a text in.");
  const { toolbox } = await workplace(context, options);
  const segmenter = toolbox.segmenter();
  const lines =
    file === undefined ? inputLines() : (await readInput(file)).replace(/\r?\n$/, "").split(/\r?\n/);
  for await (const line of lines) {
    const sentences = cut(line, segmenter(line, options.language));
    if (options.json) context.terminal.out(`${JSON.stringify(sentences)}\n`);
    else context.terminal.out(`${sentences.map((sentence) => sentence.trim()).join("\n")}\n`);
  }
}

function cut(text: string, offsets: readonly number[]): string[] {
  return [0, ...offsets].map((start, index) => text.slice(start, offsets[index]));
}
