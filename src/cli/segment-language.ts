import type { Locale } from "../article/locale.ts";
import { UNDETERMINED } from "../article/locale.ts";
import { usageError } from "../article/problem.ts";
import { detect } from "../language/detect.ts";
import { whyLowConfidence } from "../segmentation/low-confidence.ts";
import type { Workplace } from "./context.ts";
import { shownName } from "./input.ts";
import type { Terminal } from "./terminal.ts";

/** As much of a text as its language is told by, in UTF-16 code units. */
const SAMPLE = 20_000;

/** Lines of a text, and the language that they are in. */
export interface TextOfLanguage {
  readonly language: Locale;
  readonly lines: AsyncIterable<string>;
}

/**
 * Tells the language of a text by its first lines, and says which it is.
 *
 * @throws ExonymError (usage) where it cannot be told
 */
export async function withLanguage(
  lines: AsyncIterator<string, void, undefined>,
  file: string,
  { project }: Workplace,
  terminal: Terminal,
): Promise<TextOfLanguage> {
  const first: string[] = [];
  for (let length = 0; length < SAMPLE; ) {
    const { done, value } = await lines.next();
    if (done) break;
    first.push(value);
    length += value.length;
  }
  const only = project && [...new Set([...project.config.sourceLanguages, ...project.config.locales])];
  const { language } = detect(first.join("\n"), only ? { only } : {});
  if (language === UNDETERMINED && first.some((line) => line.trim() !== "")) {
    const among = only ? ` among the project's (${only.join(", ")})` : "";
    throw usageError(`The language of the text could not be told${among}.`, "Name it, as in --language uk.", {
      file: shownName(file),
    });
  }
  if (language !== UNDETERMINED)
    terminal.say(`The text is taken for ${language}; --language says otherwise.`);
  return { language, lines: rejoin(first, lines) };
}

async function* rejoin(
  first: readonly string[],
  rest: AsyncIterator<string, void, undefined>,
): AsyncGenerator<string, void, undefined> {
  yield* first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

/** Says once of each language whose sentences are hard to tell that they are. */
export function sayLowConfidence(languages: Iterable<Locale>, terminal: Terminal): void {
  const reasons = new Set([...languages].flatMap((language) => whyLowConfidence(language) ?? []));
  for (const reason of reasons) terminal.say(`Low confidence: ${reason}.`);
}
