import { Command } from "commander";
import type { Locale } from "../article/locale.ts";
import type { Explainer, Segmenter } from "../segmentation/segmenter.ts";
import { type CommonOptions, contextOf, localeArgument, withCommonOptions, workplace } from "./context.ts";
import { inputLines, readInput, requireInput } from "./input.ts";
import { sayLowConfidence, type TextOfLanguage, withLanguage } from "./segment-language.ts";
import { excerpt, nameRule, referTo } from "./segment-rule.ts";
import { segmentTestCommand } from "./segment-test.ts";

interface Options extends CommonOptions {
  readonly language?: Locale;
  readonly lines?: boolean;
  readonly explain?: boolean;
}

export function segmentCommand(): Command {
  return withCommonOptions(new Command("segment"))
    .description("cut paragraphs into sentences")
    .argument("[file]", "a text, one paragraph per line; standard input by default")
    .option("--language <tag>", "the language of the text; by default it is told by the text", localeArgument)
    .option("--lines", "every line of standard input is a paragraph (the default; named for scripts)")
    .option("--explain", "say of each place where a sentence could end which rule decided")
    .option(
      "--json",
      "one JSON array of sentences per paragraph; joined, they are the paragraph. With --explain, one object per place",
    )
    .addHelpText("after", "\nExample:\n  echo 'Mr. Kim came. He left.' | exonym segment --language en")
    .action(run)
    .addCommand(segmentTestCommand());
}

async function run(file: string | undefined, options: Options): Promise<void> {
  const context = contextOf(options);
  const { terminal } = context;
  requireInput(file !== undefined, "Name a file, or pipe a text in.");
  const place = await workplace(context, options);
  const { language, lines }: TextOfLanguage =
    options.language === undefined
      ? await withLanguage(linesOf(file), file ?? "-", place, terminal)
      : { language: options.language, lines: linesOf(file) };
  sayLowConfidence([language], terminal);
  const json = options.json ?? false;
  const show = options.explain
    ? explanations(place.toolbox.explainer(), json)
    : sentences(place.toolbox.segmenter(), json);
  let number = 0;
  for await (const line of lines) terminal.out(show(line, language, ++number));
}

async function* linesOf(file: string | undefined): AsyncGenerator<string, void, undefined> {
  if (file === undefined) yield* inputLines();
  else yield* (await readInput(file)).replace(/\r?\n$/, "").split(/\r?\n/);
}

/** What is printed for a paragraph; `number` is its line, from 1. */
type Show = (paragraph: string, language: Locale, number: number) => string;

function sentences(segmenter: Segmenter, json: boolean): Show {
  return (paragraph, language) => {
    const offsets = segmenter(paragraph, language);
    const list = [0, ...offsets].map((start, index) => paragraph.slice(start, offsets[index]));
    return json ? `${JSON.stringify(list)}\n` : `${list.map((sentence) => sentence.trim()).join("\n")}\n`;
  };
}

function explanations(explainer: Explainer, json: boolean): Show {
  return (paragraph, language, line) => {
    const candidates = explainer(paragraph, language);
    if (candidates.length === 0 && !json && paragraph.trim() !== "")
      return `${line}: no rule says that a sentence could end here\n`;
    return candidates
      .map(({ offset, break: isBreak, rule }) =>
        json
          ? `${JSON.stringify({ line, offset, break: isBreak, rule: referTo(rule) })}\n`
          : `${line}:${offset + 1}: ${isBreak ? "break" : "no break"}: ${excerpt(paragraph, offset)}\n    ${nameRule(rule)}\n`,
      )
      .join("");
  };
}
