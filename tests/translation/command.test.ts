import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseLocale } from "../../src/article/locale.ts";
import { ExonymError } from "../../src/article/problem.ts";
import { failureOf } from "../../src/translation/failure.ts";
import { createProvider } from "../../src/translation/providers.ts";
import { createTranslator } from "../../src/translation/queue.ts";
import { content, notation } from "./contents.ts";

let folder = "";
beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "exonym-command-")));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A program in JavaScript: `items` are the lines of its input, parsed. */
function program(name: string, body: string): readonly string[] {
  const file = join(folder, `${name}.mjs`);
  const start = `import { readFileSync } from "node:fs";
const items = readFileSync(0, "utf8").trim().split("\\n").map((line) => JSON.parse(line));
const answer = (id, text) => process.stdout.write(JSON.stringify({ id, text }) + "\\n");
`;
  writeFileSync(file, start + body);
  return [process.execPath, file];
}

async function translate(
  command: readonly string[],
  segments: readonly string[],
  signal: AbortSignal = new AbortController().signal,
) {
  const provider = createProvider("command", { command, directory: folder });
  const request = {
    sourceLocale: parseLocale("en"),
    targetLocale: parseLocale("zh-Hant"),
    segments: segments.map(content),
    signal,
  };
  return (await provider.translate(request)).map(notation);
}

async function failure(command: readonly string[], segments: readonly string[] = ["a"]) {
  try {
    await translate(command, segments);
  } catch (error) {
    if (error instanceof ExonymError) return { ...error.problem, means: failureOf(error).kind };
    throw error;
  }
  return undefined;
}

describe("the provider «command»", () => {
  it("hands sentences to a program and takes its answers in any order", async () => {
    const command = program(
      "upper",
      'for (const { id, text, source, target } of items.reverse()) answer(id, text.replace("word", [source, target].join("-")));',
    );
    expect(await translate(command, ["a & {<1}word{>1}{=2}", "b", "日本 𐍈"])).toEqual([
      "a & {<1}en-zh-Hant{>1}{=2}",
      "b",
      "日本 𐍈",
    ]);
  });

  it("leaves open what the program leaves open, says null for, or breaks", async () => {
    const command = program("some", 'answer(0, null); answer(2, "<x id=\\"9\\"/>"); answer(3, "d");');
    expect(await translate(command, ["a", "b", "c", "d"])).toEqual([null, null, null, "d"]);
  });

  it("runs in the project's folder, and without a shell", async () => {
    const command = program("where", "answer(0, process.cwd()); answer(1, process.argv.slice(2).join('|'));");
    const hostile = ["$(touch x)", "; exit 1", "a b", "&&"];
    expect(await translate([...command, ...hostile], ["a", "b"])).toEqual([folder, hostile.join("|")]);
  });

  it("takes a large request and a large answer", async () => {
    const command = program("echo", "for (const { id, text } of items) answer(id, text);");
    const segments = Array.from({ length: 2000 }, (_, index) => `${index} ${"x".repeat(500)}`);
    expect(await translate(command, segments)).toEqual(segments);
  });

  it.each<[string, string, string, RegExp]>([
    [
      "fails",
      'console.error("no model for zh"); process.exit(3);',
      "request",
      /exit code 3.*no model for zh/,
    ],
    ["fails in passing", "process.exit(75);", "transient", /exit code 75/],
    ["is killed", 'process.kill(process.pid, "SIGKILL");', "request", /SIGKILL/],
    ["writes what is no JSON", 'console.log("Loading model …");', "request", /«Loading model …» is not JSON/],
    ["writes other JSON", 'console.log("[]");', "request", /no «id» and «text»/],
    ["gives a number for a text", "answer(0, 5);", "request", /no «id» and «text»/],
    ["answers twice", 'answer(0, "a"); answer(0, "b");', "request", /not asked \(0\)/],
    ["answers for what was not asked", 'answer(7, "a");', "request", /not asked \(7\)/],
    ["answers for no sentence", 'answer(-0.5, "a");', "request", /not asked/],
    [
      "answers without end",
      'for (;;) if (!process.stdout.write("x".repeat(65536))) await new Promise((go) => process.stdout.once("drain", go));',
      "request",
      /without end/,
    ],
    [
      "says too much on failing",
      'console.error("y".repeat(1e6)); process.exitCode = 1;',
      "request",
      /^.{0,600}$/s,
    ],
  ])("says so when the program %s", async (name, body, means, message) => {
    const problem = await failure(program(name.replaceAll(" ", "-"), body));
    expect(problem).toMatchObject({ kind: "outside", means, message: expect.stringMatching(message) });
  });

  it("copes with a program that does not read its input", async () => {
    const command = [process.execPath, "-e", "process.exit(0)"];
    expect(
      await translate(
        command,
        Array.from({ length: 3000 }, () => "x".repeat(1000)),
      ),
    ).toContain(null);
  });

  it("is asked no more when the program is not there", async () => {
    expect(await failure(["./no-such-program"])).toMatchObject({ kind: "outside", means: "fatal" });
  });

  it("ends the program when it takes too long or is aborted", async () => {
    const command = program("hang", 'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000);');
    await expect(translate(command, ["a"], AbortSignal.timeout(300))).rejects.toThrow();
    const provider = createProvider("command", { command, directory: folder });
    const translator = createTranslator(provider, { timeout: 200, retries: 0 });
    const result = await translator.translate({
      sourceLocale: parseLocale("en"),
      targetLocale: parseLocale("fr"),
      segments: [content("a")],
      signal: new AbortController().signal,
    });
    expect(result.failures.map(({ problem }) => problem.message)).toEqual([
      "The provider «command» did not answer in time.",
    ]);
  });

  it.each([[[]], [[""]]])("needs a program (%j)", (command) => {
    expect(() => createProvider("command", { command })).toThrow(ExonymError);
  });
});
