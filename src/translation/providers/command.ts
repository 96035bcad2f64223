import { spawn } from "node:child_process";
import type { Content } from "../../article/content.ts";
import { outsideError, usageError } from "../../article/problem.ts";
import { fatalError, transientError } from "../failure.ts";
import type { Provider, ProviderOptions, TranslationRequest } from "../provider.ts";
import { fromTaggedText, type TaggedText, toTaggedText } from "../tagged-text.ts";

/** Bytes of answer that are taken per request; sentences of 10,000 characters in all need a hundredth of it. */
const MOST_OUTPUT = 8 * 1024 * 1024;

/** UTF-16 code units of a program's own error message that are shown. */
const MOST_MESSAGE = 300;

/** `EX_TEMPFAIL` of sysexits.h: a program says by it that the same request may succeed later. */
const TEMPORARY_FAILURE = 75;

/**
 * A team's own program, started without a shell once per request, in the project's folder.
 *
 * On standard input it gets one JSON object per line and sentence,
 * `{"id": 0, "source": "en", "target": "fr", "text": "Good <g id=\"1\">evening</g>."}`, and answers with one per line in any
 * order, `{"id": 0, "text": "…"}`, `text` being `null` where it has no translation. Text is XML-escaped, the tags are
 * to be kept. Exit code 0 is success, 75 a failure that may pass, any other one a failure of this request; what it
 * writes to standard error is shown.
 *
 * @throws ExonymError (usage) where no program is named.
 */
export function createCommandProvider({ command = [], directory }: ProviderOptions): Provider {
  const [program, ...programArguments] = command;
  if (program === undefined || program === "") {
    throw usageError(
      "The provider «command» needs a program.",
      "Add «command» under «provider»: the program and its arguments, as a list.",
    );
  }
  return {
    name: "command",
    async translate(request) {
      const tagged = request.segments.map(toTaggedText);
      const output = await run(
        program,
        programArguments,
        directory,
        inputOf(request, tagged),
        request.signal,
      );
      return readAnswers(output, tagged);
    },
  };
}

function inputOf({ sourceLocale, targetLocale }: TranslationRequest, tagged: readonly TaggedText[]): string {
  return tagged
    .map(({ text }, id) => `${JSON.stringify({ id, source: sourceLocale, target: targetLocale, text })}\n`)
    .join("");
}

function run(
  program: string,
  programArguments: readonly string[],
  directory: string | undefined,
  input: string,
  signal: AbortSignal,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, programArguments, {
      cwd: directory,
      signal,
      killSignal: "SIGKILL",
      stdio: ["pipe", "pipe", "pipe"],
      windowsHide: true,
    });
    const chunks: Buffer[] = [];
    let size = 0;
    let message = "";
    child.stdout.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= MOST_OUTPUT) chunks.push(chunk);
      else child.kill("SIGKILL");
    });
    child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
      message = (message + chunk).slice(-MOST_MESSAGE);
    });
    // A program may end without reading all; its exit code says what that means.
    child.stdin.on("error", () => undefined);
    child.on("error", (error) => reject(signal.aborted ? error : startError(program, error)));
    child.on("close", (code, killer) => {
      if (size > MOST_OUTPUT)
        reject(outsideError(`«${program}» answers without end.`, "Correct the program."));
      else if (code === 0) resolve(Buffer.concat(chunks).toString("utf8"));
      else
        reject(exitError(program, code === null ? `signal ${killer}` : `exit code ${code}`, message, code));
    });
    child.stdin.end(input);
  });
}

function startError(program: string, cause: Error): Error {
  return fatalError(
    `The program «${program}» cannot be started: ${cause.message}.`,
    "Check «command» under «provider» in the configuration.",
    cause,
  );
}

function exitError(program: string, end: string, message: string, code: number | null): Error {
  const said = message.trim() === "" ? "" : `: ${message.trim()}`;
  const sentence = `The translation program «${program}» failed (${end})${said}.`;
  return code === TEMPORARY_FAILURE
    ? transientError(sentence, "Run the command again later.")
    : outsideError(sentence, "Run the program by hand to see what it needs.");
}

function readAnswers(output: string, tagged: readonly TaggedText[]): (Content | null)[] {
  const targets: (Content | null)[] = tagged.map(() => null);
  const seen = new Set<number>();
  for (const line of output.split(/\r?\n/)) {
    if (line.trim() === "") continue;
    const { id, text } = parseAnswer(line);
    const source = tagged[id];
    if (source === undefined || seen.has(id))
      throw malformed(`it answers for a sentence that it was not asked (${id})`);
    seen.add(id);
    targets[id] = text === null ? null : fromTaggedText(text, source.codes);
  }
  return targets;
}

function parseAnswer(line: string): { readonly id: number; readonly text: string | null } {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw malformed(`«${line.slice(0, 80)}» is not JSON`);
  }
  if (typeof value === "object" && value !== null && "id" in value && "text" in value) {
    const { id, text } = value;
    if (typeof id === "number" && (typeof text === "string" || text === null)) return { id, text };
  }
  throw malformed(`«${line.slice(0, 80)}» has no «id» and «text»`);
}

function malformed(detail: string): Error {
  return outsideError(
    `The answer of the translation program cannot be used: ${detail}.`,
    'It has to write one line per sentence, such as {"id": 0, "text": "…"}.',
  );
}
