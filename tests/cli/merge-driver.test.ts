import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { attributesLine, driverCommand } from "../../src/cli/git-setup.ts";
import { MAIN } from "./command.ts";
import { inProcess } from "./in-process.ts";

const hasGit = spawnSync("git", ["--version"]).status === 0;
const XLIFF = "locales/fr/xliff/a b.md.xlf";

const file = (first: string, second: string, more = "") =>
  `<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" source-language="en" target-language="fr" datatype="plaintext"><body><trans-unit id="1"><source>One.</source><target>${first}</target></trans-unit><trans-unit id="2"><source>Two.</source><target>${second}</target></trans-unit>${more}</body></file></xliff>\n`;

function folder() {
  const root = mkdtempSync(join(tmpdir(), "exonym-merge-"));
  const read = (path: string) => readFileSync(join(root, path), "utf8");
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  return { root, read, write, [Symbol.dispose]: () => rmSync(root, { recursive: true }) };
}

async function drive(base: string, ours: string, theirs: string) {
  using place = folder();
  place.write("o", base);
  place.write("a", ours);
  place.write("b", theirs);
  const outcome = await inProcess(["merge-driver", "o", "a", "b", XLIFF], { cwd: place.root });
  return { ...outcome, text: place.read("a") };
}

describe("exonym merge-driver", () => {
  it("puts the merged file into the place of ours", async () => {
    const { code, text, stderr } = await drive(
      file("Un.", "Deux."),
      file("Une.", "Deux."),
      file("Un.", "Les deux."),
    );
    expect([code, stderr, text]).toEqual([0, "", file("Une.", "Les deux.")]);
  });

  it("ends with 1 where two people wrote different words, and says where", async () => {
    const { code, text, stderr } = await drive(file("Un.", ""), file("Une.", ""), file("L’un.", ""));
    expect(code).toBe(1);
    expect(stderr).toMatch(/^locales\/fr\/xliff\/a b\.md\.xlf:1:\d+: Two people translated/);
    expect(text).toContain("Une.");
    expect(text).toContain("L’un.");
  });

  it.each(["", "<a/>", "<xliff", "\u0000"])(
    "ends with 1 and leaves ours where a side cannot be read: %j",
    async (broken) => {
      const ours = file("Une.", "Deux.");
      const { code, text, stderr } = await drive(file("Un.", "Deux."), ours, broken);
      expect([code, text]).toEqual([1, ours]);
      expect(stderr).toContain("Not merged");
    },
  );

  it("names the version that cannot be read", async () => {
    const good = file("Une.", "Deux.");
    const other = await drive(file("Un.", "Deux."), good, "<xliff>\n&");
    expect(other.stderr).toContain(`${XLIFF} (the other branch's version):2:1: The file is not well-formed`);
    expect((await drive("<a/>", good, file("Un.", "2"))).stderr).toContain(
      `${XLIFF} (the common ancestor): This is not a XLIFF file.`,
    );
    expect((await drive("", "<xliff", good)).stderr).toContain(`${XLIFF} (this branch's version):1:`);
  });

  it("is found by check, until somebody decides", async () => {
    using place = folder();
    place.write("a.xlf", (await drive(file("Un.", "2"), file("Une.", "2"), file("L’un.", "2"))).text);
    const check = () => inProcess(["check", "a.xlf", "--json"], { cwd: place.root });
    expect((await check()).stdout).toContain('"merge-conflict"');
    place.write(
      "a.xlf",
      place.read("a.xlf").replace('state="needs-review-translation"', 'state="translated"'),
    );
    expect((await check()).stdout).not.toContain('"merge-conflict"');
  });
});

describe("the line and the command for git", () => {
  it("follow the project's folders", () => {
    expect(attributesLine("locales")).toBe("locales/*/xliff/**/*.xlf merge=exonym -text");
    expect(attributesLine(".")).toBe("*/xliff/**/*.xlf merge=exonym -text");
    expect(attributesLine("my [l]")).toBe('"my \\\\[l\\\\]/*/xliff/**/*.xlf" merge=exonym -text');
    expect(driverCommand("")).toBe("npx --no-install exonym merge-driver %O %A %B %P");
    expect(driverCommand("it's 1%/")).toBe(
      "node 'it'\\''s 1%%/node_modules/exonym/dist/cli/main.js' merge-driver %O %A %B %P",
    );
  });
});

describe.skipIf(!hasGit)("git with our driver", () => {
  const env = {
    ...process.env,
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_CONFIG_SYSTEM: "/dev/null",
    GIT_AUTHOR_NAME: "t",
    GIT_AUTHOR_EMAIL: "t@example.org",
    GIT_COMMITTER_NAME: "t",
    GIT_COMMITTER_EMAIL: "t@example.org",
  };

  /** A repository with a base, and two branches that changed neighbouring segments on one line. */
  async function repository(theirs = file("Un.", "Les deux.")) {
    const place = folder();
    const git = (...args: string[]) => spawnSync("git", args, { cwd: place.root, env, encoding: "utf8" });
    git("init", "-q", "-b", "main");
    const made = await inProcess(["init", "--git"], { cwd: place.root });
    // In place of npx, which would ask for the package to be installed here.
    const driver = execFileSync("git", ["config", "merge.exonym.driver"], {
      cwd: place.root,
      encoding: "utf8",
    }).trim();
    const here = `'${process.execPath}' '${MAIN}'`;
    git("config", "merge.exonym.driver", driver.replace("npx --no-install exonym", here));
    const commit = (text: string) => {
      place.write(XLIFF, text);
      git("add", "-A");
      git("commit", "-q", "-m", "x");
    };
    commit(file("Un.", "Deux."));
    git("checkout", "-q", "-b", "other");
    commit(theirs);
    git("checkout", "-q", "main");
    commit(file("Une.", "Deux."));
    return { ...place, git, made };
  }

  it("is set up once, however often", async () => {
    using place = await repository();
    const before = place.read(".gitattributes");
    const again = await inProcess(["init", "--git"], { cwd: place.root });
    expect([again.code, place.read(".gitattributes")]).toEqual([0, before]);
    expect(place.made.stderr).toContain("git config merge.exonym.driver");
    expect(place.git("config", "--get-all", "merge.exonym.driver").stdout.trim().split("\n")).toHaveLength(1);
  });

  it("is missed by a sync where the clone does not have it", async () => {
    using place = await repository();
    place.write("config/exonym.yaml", "sourceLanguages: [en]\nlocales: [fr]\n");
    place.write("source-articles/x.md", "One.\n");
    const said = async (...args: string[]) =>
      (await inProcess(["sync", ...args], { cwd: place.root })).stderr;
    expect(await said()).not.toContain("exonym init --git");
    place.git("config", "--unset", "merge.exonym.driver");
    expect(await said()).toContain("exonym init --git");
    expect(await said("--frozen")).not.toContain("exonym init --git");
    place.write(".gitattributes", "");
    expect(await said()).not.toContain("exonym init --git");
  });

  it("does not add a second line for files that have other attributes, but says so", async () => {
    using place = await repository();
    const [pattern] = place.read(".gitattributes").split(" ");
    const other = `*.md text\n${pattern} merge=union\n`;
    place.write(".gitattributes", other);
    const again = await inProcess(["init", "--git"], { cwd: place.root });
    expect([again.code, place.read(".gitattributes")]).toEqual([2, other]);
    expect(again.stderr).toMatch(/^\.gitattributes:2:1: This line gives the XLIFF files other attributes/m);
    const more = `${pattern} -text eol=lf merge=exonym\n`;
    place.write(".gitattributes", more);
    expect((await inProcess(["init", "--git"], { cwd: place.root })).code).toBe(0);
    expect(place.read(".gitattributes")).toBe(more);
  });

  it.each([
    ["merge", "other", "-m", "m"],
    ["rebase", "other"],
    ["cherry-pick", "other"],
  ])("%s: merges where lines would conflict", async (...args) => {
    using place = await repository();
    const outcome = place.git(...args);
    expect(outcome.status, outcome.stderr + outcome.stdout).toBe(0);
    expect(place.read(XLIFF)).toBe(file("Une.", "Les deux."));
  });

  it("leaves a conflict in a file that can still be read", async () => {
    using place = await repository(file("L’un.", "Deux."));
    expect(place.git("merge", "other", "-m", "m").status).toBe(1);
    expect(place.git("status", "--porcelain").stdout).toContain("UU");
    expect(place.read(XLIFF)).not.toContain("<<<<");
    expect(place.read(XLIFF)).toContain("L’un.");
  });

  it("says that it needs a repository", async () => {
    using place = folder();
    const outcome = await inProcess(["init", "--git"], {
      cwd: place.root,
      env: { GIT_CEILING_DIRECTORIES: dirname(place.root) },
    });
    expect(outcome).toMatchObject({ code: 2, stderr: expect.stringContaining("git init") });
  });
});
