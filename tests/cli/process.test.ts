import { spawn } from "node:child_process";
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { type Newsroom, newsroom } from "../sync/newsroom.ts";
import { exonym, MAIN, type Outcome } from "./command.ts";

const CONFIG = "sourceLanguages: [en]\nlocales: [fr]\n";
const article = (index: number) => `---\nlang: en\n---\n\nThis is the library's report number ${index}.\n`;

let room: Newsroom | undefined;
afterEach(() => room?.dispose());
function open(articles: Record<string, string> = {}, config = CONFIG): Newsroom {
  room = newsroom(config, articles);
  return room;
}

/** Runs a line of the shell in which `exonym` is the command. */
function shell(line: string, cwd: string): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const script = `exonym() { "$NODE" "$MAIN" "$@"; }; ${line}`;
    const child = spawn("bash", ["-c", script], {
      cwd,
      env: { ...process.env, NODE: process.execPath, MAIN },
    });
    let [stdout, stderr] = ["", ""];
    child.stdout.on("data", (piece) => {
      stdout += piece;
    });
    child.stderr.on("data", (piece) => {
      stderr += piece;
    });
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, stdout, stderr }));
  });
}

describe.skipIf(process.platform === "win32")("exonym as a process", () => {
  it("does not mind a reader that has read enough", async () => {
    const { root } = open();
    const line =
      "yes 'One came. Two left.' | { exonym segment --language en --json; echo $? >&2; } | head -1";
    expect(await shell(line, root)).toEqual({
      code: 0,
      stdout: '["One came. ","Two left."]\n',
      stderr: "0\n",
    });
  });

  it("goes on where nobody reads its messages", async () => {
    const { root } = open(
      Object.fromEntries(Array.from({ length: 3 }, (_, index) => [`${index}.md`, article(index)])),
    );
    const { stdout } = await shell("{ exonym sync; echo $?; } 2> >(exec true)", root);
    expect([stdout, existsSync(join(root, "locales/fr/xliff/2.md.xlf"))]).toEqual(["0\n", true]);
  });

  it.skipIf(!existsSync("/dev/full"))("says that the disk is full behind standard output", async () => {
    const { root } = open({ "a.md": article(1) });
    const { code, stderr } = await shell("exonym extract source-articles/a.md --target fr >/dev/full", root);
    expect([code, stderr]).toEqual([
      3,
      "standard output: The disk is full. Make room and run the command again.\n",
    ]);
  });

  it("says nothing of SQLite, and waits for no standard input that it does not need", async () => {
    const { root } = open({ "a.md": article(1) });
    // Nobody ends its standard input.
    const { code, stderr } = await interrupted(root, () => false);
    expect([code, stderr]).toEqual([
      0,
      "1 translation (articles × locales), 1 looked at, 3 files written.\n",
    ]);
  });
});

/** A translation program in a project: a script of Node. */
function provider(one: Newsroom, script: string): string {
  one.write(
    "tools/translate.mjs",
    `import { createInterface } from "node:readline";\nimport fs from "node:fs";\n${script}\n`,
  );
  return `provider: {name: command, command: ["${process.execPath}", tools/translate.mjs], timeoutSeconds: 20}\nconcurrency: 1\n`;
}
const ANSWER = `for await (const line of createInterface({ input: process.stdin })) {
  const { id, text } = JSON.parse(line);
  console.log(JSON.stringify({ id, text: "[" + text + "]" }));
}`;

describe("a sync that is interrupted", () => {
  it("writes what is finished, leaves the rest alone, and the next one completes it", async () => {
    const one = open(
      Object.fromEntries(Array.from({ length: 6 }, (_, index) => [`${index}.md`, article(index)])),
    );
    one.write(
      "config/exonym.yaml",
      CONFIG +
        provider(one, `fs.appendFileSync("asked", "x");\nif (fs.readFileSync("asked", "utf8").length > 2) await new Promise((r) => setTimeout(r, 60_000));\n${ANSWER}`), // biome-ignore format: one line
    );
    const asked = () => (one.files().get("asked") ?? "").length;
    const { code, stderr } = await interrupted(one.root, () => asked() > 2, "SIGINT");
    expect(code).toBe(3);
    expect(stderr).toContain("Stopping: what is finished will be written.");
    expect(stderr).toContain("stopped before the end");
    expect(stderr).not.toMatch(/^\s+at /m);
    const files = one.files();
    const done = [...files.keys()].filter((path) => path.endsWith(".xlf"));
    expect(done.length).toBeGreaterThanOrEqual(2);
    expect(done.length).toBeLessThan(6);
    for (const path of done)
      expect(files.has(path.replace("/xliff/", "/articles/").replace(/\.xlf$/, ""))).toBe(true);
    one.write("tools/translate.mjs", one.read("tools/translate.mjs").replace("> 2)", "> 200)"));
    expect((await one.sync()).problems).toEqual([]);
    for (let index = 0; index < 6; index++) {
      expect(one.read(`locales/fr/xliff/${index}.md.xlf`)).toContain(
        `[This is the library's report number ${index}.]`,
      );
    }
    expect((await one.sync()).changes).toEqual([]);
  });

  it("twice gives up at once, and loses nothing", async () => {
    const one = open({ "a.md": article(1) });
    one.write("config/exonym.yaml", CONFIG + provider(one, `process.on("SIGINT", () => {});\nfs.writeFileSync("asked", "");\nawait new Promise((r) => setTimeout(r, 60_000));`)); // biome-ignore format: one line
    const { code } = await interrupted(one.root, () => one.files().has("asked"), "SIGINT", "SIGINT");
    expect([3, 130]).toContain(code);
    one.write("config/exonym.yaml", CONFIG);
    expect((await one.sync()).problems).toEqual([]);
    expect(one.read("locales/fr/articles/a.md")).toBe(article(1));
  });
});

/** Starts a sync, waits until it has come to a point, and sends signals. */
function interrupted(root: string, isThere: () => boolean, ...signals: NodeJS.Signals[]): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [MAIN, "sync"], { cwd: root });
    let stderr = "";
    child.stderr.on("data", (piece) => {
      stderr += piece;
    });
    const timer = setInterval(() => {
      if (!isThere()) return;
      clearInterval(timer);
      for (const signal of signals) child.kill(signal);
    }, 20);
    child.on("error", reject);
    child.on("close", (code) => {
      clearInterval(timer);
      resolve({ code, stdout: "", stderr });
    });
  });
}

describe("a XLIFF file that a translator saves during a sync", () => {
  it("stays the translator's, the sync says so, and the next one takes the work up", async () => {
    const one = open({ "a.md": article(1), "b.md": article(2) });
    await one.sync();
    one.write("source-articles/a.md", `${article(1)}\nAnother sentence was added to it.\n`);
    const path = "locales/fr/xliff/a.md.xlf";
    const saved = one.read(path).replace(/<target[^>]*>\s*<\/target>/, "<target>Rapport.</target>");
    expect(saved).toContain("Rapport.");
    one.write("saved.xlf", saved);
    // The translator saves while the machine works.
    one.write("config/exonym.yaml", CONFIG + provider(one, `fs.copyFileSync("saved.xlf", ${JSON.stringify(path)});\n${ANSWER}`)); // biome-ignore format: one line
    const { code, stderr } = await exonym(["sync"], { cwd: one.root });
    expect(code).toBe(3);
    expect(stderr).toContain(`${path}: The file was changed in the meantime.`);
    expect(one.read(path)).toBe(saved);
    expect(one.read("locales/fr/xliff/b.md.xlf")).toContain("[This is the library's report number 2.]");
    one.write("config/exonym.yaml", CONFIG);
    expect((await one.sync()).problems).toEqual([]);
    expect(one.read(path)).toContain("Rapport.");
    expect(one.read("locales/fr/articles/a.md")).toContain("Rapport.");
    expect((await one.sync()).changes).toEqual([]);
  });
});

it("works in a project whose folder is a link, and whose name is no one's own", async () => {
  const one = open();
  const place = join(one.root, "ein Ördner «x» $HOME");
  mkdirSync(join(place, "config"), { recursive: true });
  mkdirSync(join(place, "source-articles"));
  writeFileSync(join(place, "config/exonym.yaml"), CONFIG);
  writeFileSync(join(place, "source-articles/ä b.md"), article(1));
  symlinkSync(place, join(one.root, "link"));
  expect((await exonym(["sync"], { cwd: join(one.root, "link") })).code).toBe(0);
  expect(existsSync(join(place, "locales/fr/xliff/ä b.md.xlf"))).toBe(true);
});
