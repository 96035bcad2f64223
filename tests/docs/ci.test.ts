import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { text } from "../../src/article/content.ts";
import { reporters } from "../../src/reporters/reporters.ts";
import { inProcess } from "../cli/in-process.ts";
import { type Newsroom, newsroom } from "../sync/newsroom.ts";

const PAGE = readFileSync(new URL("../../docs/ci.md", import.meta.url), "utf8");

/** A line of a job that runs Exonym, as a shell would take it apart. */
interface Command {
  readonly args: readonly string[];
  /** Whether the job goes on where there are findings. */
  readonly bearsFindings: boolean;
  /** The files that it promises to write. */
  readonly files: readonly string[];
}

interface Step {
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly steps?: readonly Step[];
  readonly script?: readonly string[];
  readonly artifacts?: unknown;
}

const documents = [...PAGE.matchAll(/```yaml\n# (\S+)\n([\s\S]*?)```/g)].map(([, name = "", yaml = ""]) => {
  const document: Record<string, unknown> = parse(yaml);
  // In GitLab's files jobs stand at the top, in GitHub's under «jobs».
  const jobs = (document.jobs ?? document) as Readonly<Record<string, Job>>;
  return { name, yaml, jobs: Object.values(jobs) };
});

const commandsOf = (jobs: readonly Job[]) =>
  jobs
    .flatMap(({ steps = [], script = [] }) => [...steps.flatMap(({ run = [] }) => run), ...script])
    .flatMap((line) => commandIn(line));

/** None of our commands has a quoted space. */
function commandIn(line: string): Command[] {
  const found = /npx (?:--no-install )?exonym ([^;|]*)(\|\| \[ \$\? -eq 1 \])?/.exec(line);
  if (found === null) return [];
  const args = (found[1] ?? "")
    .trim()
    .split(" ")
    .map((word) => word.replace(/^"\$\w+"$/, "HEAD"));
  const files = args.flatMap((word, index) =>
    args[index - 1] === "--out"
      ? [word]
      : args[index - 1] === "--report"
        ? [word.replace(/^[^=]*=/, "")]
        : [],
  );
  return [{ args, bearsFindings: found[2] !== undefined, files }];
}

let room: Newsroom;

beforeAll(async () => {
  room = newsroom("sourceLanguages: [en]\nlocales: [fr]\n", { "a.md": "Rain in Kyiv.\n" });
  room.write("config/glossary/names.csv", "en,fr,fr:forbidden\nKyiv,Kyiv,Kiev\n");
  await room.sync();
  const git = (...args: readonly string[]) => execFileSync("git", args, { cwd: room.root, stdio: "pipe" });
  const identity = ["-c", "user.name=A", "-c", "user.email=a@example.org"];
  git("init", "--quiet");
  git("add", ".");
  git(...identity, "commit", "--quiet", "--message", "Begin");
  room.translate("locales/fr/xliff/a.md.xlf", () => ({
    target: [text("Pluie à Kiev.")],
    state: "translated",
  }));
  await room.sync();
});

afterAll(() => room.dispose());

describe("docs/ci.md", () => {
  it("has a job for each server, and names all formats", () => {
    expect(documents.map(({ name }) => name)).toEqual([
      ".github/workflows/house-style.yml",
      ".github/workflows/code-scanning.yml",
      ".gitlab-ci.yml",
    ]);
    const named = [...PAGE.matchAll(/^\| `(\w+)` \| .* \| .* \|$/gm)].map(([, name]) => name);
    expect(named.sort()).toEqual(reporters.map(({ name }) => name).sort());
  });

  it.each(documents)("has $name take up the files that it writes, and no others", ({ yaml, jobs }) => {
    const files = commandsOf(jobs).flatMap((command) => command.files);
    expect(files.length).toBeGreaterThan(0);
    const taken = jobs.map(({ steps = [], artifacts }) =>
      JSON.stringify([steps.map((step) => step.with), artifacts]),
    );
    for (const file of files) expect(taken.join("")).toContain(`"${file}"`);
    // What a server fills in goes into a command by its environment, never as text of a script.
    expect(yaml).not.toMatch(/(?:run: |- )npx.*\$\{\{/);
  });

  it.each(documents)("has commands in $name that do what they say", async ({ jobs }) => {
    const commands = commandsOf(jobs);
    expect(commands.length).toBeGreaterThan(0);
    for (const { args, files } of commands) {
      const { code, stderr } = await inProcess(args, { cwd: room.root });
      expect([args, code, stderr]).toEqual([args, args[0] === "check" ? 1 : 0, expect.anything()]);
      for (const file of files) expect(existsSync(join(room.root, file))).toBe(true);
    }
    for (const { files } of commands) for (const file of files) room.remove(file);
  });

  it("has a hook that finds what is about to be committed", async () => {
    const [, hook = ""] = /```sh\n#!\/bin\/sh\n([\s\S]*?)```/.exec(PAGE) ?? [];
    const [command] = commandIn(hook.trim());
    const { code, stdout } = await inProcess(command?.args ?? [], { cwd: room.root });
    expect([code, stdout]).toEqual([1, expect.stringContaining("locales/fr/articles/a.md:1:9")]);
  });

  it("fails only where findings are meant to fail", () => {
    for (const { jobs } of documents) {
      for (const { args, bearsFindings } of commandsOf(jobs)) {
        if (args[0] === "check") expect(bearsFindings).toBe(!args.includes("--since"));
      }
    }
  });
});
