import { execFileSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { exonym } from "../cli/command.ts";
import { type Newsroom, newsroom, typed } from "../sync/newsroom.ts";

const CONFIG = "sourceLanguages: [en]\nlocales: [fr]\n";
const GOOD = "---\nlang: en\n---\n\nNobody has commented on the report so far.\n";
const XLIFF = "locales/fr/xliff/good.md.xlf";

const opened: Newsroom[] = [];
function open(articles: Record<string, string> = {}, config = CONFIG): Newsroom {
  const room = newsroom(config, { "good.md": GOOD, ...articles });
  opened.push(room);
  return room;
}
afterEach(() => {
  for (const room of opened.splice(0)) room.dispose();
});

/** A disk of its own that can be filled, where this machine lets us have one. */
function smallDisk(): string | null {
  const folder = mkdtempSync(join(tmpdir(), "exonym-disk-"));
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=2m", "tmpfs", folder], { stdio: "ignore" });
    return folder;
  } catch {
    return null;
  }
}

describe("exonym sync in adversity", () => {
  it("takes two syncs at once one after the other, or says so", async () => {
    const room = open(
      Object.fromEntries(
        Array.from({ length: 40 }, (_, index) => [
          `more-${index}.md`,
          GOOD.replace("report", `report ${index}`),
        ]),
      ),
    );
    const [first, second] = await Promise.all([
      exonym(["sync"], { cwd: room.root }),
      exonym(["sync"], { cwd: room.root }),
    ]);
    expect([first.code, second.code]).toEqual([0, 0]);
    expect(first.stderr + second.stderr).toContain("83 files written");
    expect(first.stderr + second.stderr).toContain("Waiting for another sync to end");
    expect(first.stderr + second.stderr).toContain("nothing to write");
    const three = await Promise.all(
      [0, 1, 2].map(() => exonym(["sync", "--no-wait", "--force"], { cwd: room.root })),
    );
    expect(three.map(({ code }) => code)).toContain(0);
    for (const { code, stderr } of three)
      if (code !== 0) expect([code, /another/i.test(stderr)]).toEqual([3, true]);
  });

  it("does not replace a read-only file, says so, and goes on", async () => {
    const room = open();
    await room.sync();
    room.translate(XLIFF, () => typed("Personne n’a commenté."));
    await room.sync();
    const before = room.read(XLIFF);
    chmodSync(join(room.root, XLIFF), 0o444);
    room.write("source-articles/good.md", GOOD.replace("so far", "until now"));
    room.write("source-articles/other.md", GOOD);
    const { code, stderr } = await exonym(["sync"], { cwd: room.root });
    expect(code).toBe(3);
    expect(stderr).toMatch(/good\.md\.xlf: .*write-protected/i);
    expect(room.read(XLIFF)).toBe(before);
    expect(room.files().has("locales/fr/xliff/other.md.xlf")).toBe(true);
  });

  const disk = smallDisk();
  it.skipIf(disk === null)(
    "changes nothing when the disk is full, and finishes when there is room again",
    async () => {
      const root = disk ?? "";
      try {
        for (const folder of ["config", "source-articles"]) mkdirSync(join(root, folder));
        writeFileSync(join(root, "config/exonym.yaml"), CONFIG);
        for (let index = 0; index < 12; index++)
          writeFileSync(join(root, `source-articles/${index}.md`), GOOD + GOOD.slice(19).repeat(1500));
        const { code, stderr } = await exonym(["sync"], { cwd: root });
        expect(code).toBe(3);
        expect(stderr).toMatch(/full/i);
        expect(stderr).not.toContain("    at ");
        expect(existsSync(join(root, "locales"))).toBe(false);
        execFileSync("mount", ["-o", "remount,size=64m", root]);
        expect((await exonym(["sync"], { cwd: root })).code).toBe(0);
        expect(readFileSync(join(root, "locales/fr/xliff/11.md.xlf"), "utf8")).toContain(
          "Nobody has commented",
        );
      } finally {
        execFileSync("umount", [root]);
      }
    },
  );

  it("places a byte that is not UTF-8, and goes on with other articles", async () => {
    const room = open();
    room.write("source-articles/bad.md", Buffer.from("---\nlang: en\n---\n\nCaf\xe9 closed.\n", "latin1"));
    const { code, stderr } = await exonym(["sync"], { cwd: room.root });
    expect(code).toBe(2);
    expect(stderr).toContain("source-articles/bad.md:5:4: ");
    expect(room.files().has(XLIFF)).toBe(true);
  });

  it("leaves an empty article alone, and goes on with others", async () => {
    const room = open({ "empty.md": "" });
    const { code, stderr } = await exonym(["sync"], { cwd: room.root });
    expect(code).toBe(2);
    expect(stderr).toContain("source-articles/empty.md: The article has no text to translate.");
    expect(room.files().has(XLIFF)).toBe(true);
  });

  it("works on an article of 5 MB", async () => {
    const sentence = "The committee met on Monday and did not agree on anything of importance. ";
    const paragraphs = Array.from({ length: 1200 }, (_, index) => `${index}: ${sentence.repeat(57)}`);
    const article = `---\nlang: en\n---\n\n${paragraphs.join("\n\n")}\n`;
    expect(article.length).toBeGreaterThan(5_000_000);
    const room = open({ "long.md": article });
    const { code, stderr } = await exonym(["sync"], { cwd: room.root });
    expect([code, stderr]).toEqual([0, expect.stringContaining("written")]);
    expect(room.read("locales/fr/articles/long.md")).toBe(article);
  });

  it("places a mistake in a XLIFF file, leaves it as it is, and goes on", async () => {
    const room = open({ "other.md": GOOD });
    await room.sync();
    const broken = room.read(XLIFF).replace("</source>", "</sauce>");
    room.write(XLIFF, broken);
    const { code, stderr } = await exonym(["sync"], { cwd: room.root });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^locales\/fr\/xliff\/good\.md\.xlf:\d+:\d+: /m);
    expect(room.read(XLIFF)).toBe(broken);
  });

  it("suggests the right key where the configuration has a wrong one", async () => {
    const room = open({}, `${CONFIG}falback: source\n`);
    const { code, stderr, stdout } = await exonym(["sync"], { cwd: room.root });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^config\/exonym\.yaml:3:1: .*falback.*fallback/);
    expect(stdout).toBe("");
  });

  it("never lets articles vanish with their folder", async () => {
    const room = open();
    await room.sync();
    const before = room.read(XLIFF);
    room.remove("source-articles");
    const { code } = await exonym(["sync", "--prune"], { cwd: room.root });
    expect(code).toBe(2);
    expect(room.read(XLIFF)).toBe(before);
  });

  it("does not follow links out of the project", async () => {
    const room = open();
    const secret = mkdtempSync(join(tmpdir(), "exonym-secret-"));
    writeFileSync(join(secret, "secret.md"), GOOD);
    symlinkSync(join(secret, "secret.md"), join(room.root, "source-articles/link.md"));
    const { code, stderr } = await exonym(["sync"], { cwd: room.root });
    expect(code).not.toBe(0);
    expect(stderr).toContain("link.md");
    expect(room.files().has("locales/fr/xliff/link.md.xlf")).toBe(false);
    expect(room.files().has(XLIFF)).toBe(true);
  });

  it("refuses a XLIFF file with an entity bomb in no time", async () => {
    const room = open();
    await room.sync();
    const bomb = `<!DOCTYPE x [${Array.from({ length: 30 }, (_, n) => `<!ENTITY e${n + 1} "&e${n};&e${n};">`).join("")}]>`;
    const hostile = room.read(XLIFF).replace("<xliff", `${bomb}<xliff`);
    room.write(XLIFF, hostile);
    const { code, stderr } = await exonym(["sync"], { cwd: room.root });
    expect(code).toBe(2);
    expect(stderr).toMatch(/good\.md\.xlf:\d+:\d+: /);
    expect(room.read(XLIFF)).toBe(hostile);
  });
});
