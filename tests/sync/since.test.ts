import { execFileSync } from "node:child_process";
import { existsSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ExonymError } from "../../src/article/problem.ts";
import { loadConfiguration } from "../../src/project/configuration.ts";
import { openRevision } from "../../src/project/revision.ts";
import { checkProject } from "../../src/sync/check.ts";
import { changedSegments } from "../../src/sync/since-segments.ts";
import { document, segment } from "../checks/example-document.ts";
import { type Newsroom, newsroom } from "./newsroom.ts";

const FILE = "locales/fr/xliff/a.md.xlf";
const xliff = (...targets: string[]) =>
  `<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a.md" source-language="en" target-language="fr" datatype="plaintext"><body>\n${targets.map((target, index) => `<trans-unit id="${index}"><source>Talks in Kyiv and Lviv, ${index}.</source><target state="translated">${target}</target></trans-unit>\n`).join("")}</body></file></xliff>\n`;
const GLOSSARY = "id,en,fr,fr:forbidden\nkyiv,Kyiv,Kyiv,Kiev\nlviv,Lviv,Lviv,Lvov\n";

let room: Newsroom;
const git = (...args: string[]) =>
  execFileSync(
    "git",
    ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false", ...args],
    {
      cwd: room.root,
      stdio: "pipe",
    },
  );
const commit = () => {
  git("add", "-A");
  git("commit", "-q", "-m", "x");
};
async function found(since?: string) {
  const { findings, problems } = await checkProject(loadConfiguration(room.root), undefined, { since });
  expect(problems).toEqual([]);
  return findings
    .filter(({ check }) => check === "glossary-forbidden")
    .map(({ segment: id, concept }) => `${id} ${concept}`);
}

beforeEach(() => {
  room = newsroom("sourceLanguages: [en]\nlocales: [fr]\nchecks: {numbers: off}\n");
  room.write("config/glossary/names.csv", GLOSSARY);
  room.write(FILE, xliff("Kiev et Lviv, 0", "Kiev et Lviv, 1"));
  git("init", "-q");
  commit();
});
afterEach(() => room.dispose());

describe("exonym check --since", () => {
  it("counts sentences that changed, not lines", async () => {
    expect(await found()).toEqual(["0 kyiv", "1 kyiv"]);
    expect(await found("HEAD")).toEqual([]);
    room.write(FILE, xliff("Kiev et Lviv, 0", "À Kiev et Lviv, 1").replaceAll("\n", "\n\n"));
    expect(await found("HEAD")).toEqual(["1 kyiv"]);
    commit();
    expect(await found("HEAD")).toEqual([]);
    expect(await found("HEAD~1")).toEqual(["1 kyiv"]);
  });

  it("counts a state that changed, and new files whole, tracked or not", async () => {
    room.write(FILE, xliff("Kiev et Lviv, 0", "Kiev et Lviv, 1").replace('"translated"', '"final"'));
    expect(await found("HEAD")).toEqual(["0 kyiv"]);
    room.write("locales/fr/xliff/b.md.xlf", xliff("Lvov et Kyiv, 0"));
    expect(await found("HEAD")).toEqual(["0 kyiv", "0 lviv"]);
  });

  it("follows renamed files", async () => {
    renameSync(join(room.root, FILE), join(room.root, "locales/fr/xliff/new.md.xlf"));
    git("add", "-A");
    expect(await found("HEAD")).toEqual([]);
  });

  it("counts all sentences for the concepts of the glossary that changed", async () => {
    room.write(
      "config/glossary/names.csv",
      `${GLOSSARY.replace("kyiv,Kyiv,Kyiv,Kiev", "kyiv,Kyiv,Kyïv,Kiev")}`,
    );
    expect(await found("HEAD")).toEqual(["0 kyiv", "1 kyiv"]);
    room.write("config/glossary/names.csv", `\n${GLOSSARY}`.trimStart().replace("lviv,", "lviv2,"));
    expect(await found("HEAD")).toEqual([]);
  });

  it("works in a folder of a repository", async () => {
    room.write("paper/config/exonym.yaml", room.read("config/exonym.yaml"));
    room.write("paper/config/glossary/names.csv", GLOSSARY);
    room.write(`paper/${FILE}`, xliff("Kiev et Lviv, 0"));
    room.write("paper/source-articles/x.md", "x");
    commit();
    room.write(`paper/${FILE}`, xliff("Kiev et Lviv, 0", "Lvov et Kyiv, 1"));
    const { findings } = await checkProject(loadConfiguration(join(room.root, "paper")), undefined, {
      since: "HEAD",
    });
    expect(findings.map(({ concept }) => concept)).toEqual(["lviv"]);
  });

  it("takes nothing for a revision that is none, and nothing for an option", async () => {
    for (const name of ["nothing-of-this-name", "", "--output=stolen", "-h", "HEAD:config", "a\0b"])
      await expect(openRevision(room.root, name)).rejects.toThrow(/Git knows no revision/);
    expect(existsSync(join(room.root, "stolen"))).toBe(false);
    rmSync(join(room.root, ".git"), { recursive: true });
    const error = await openRevision(room.root, "HEAD").catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ExonymError);
    expect(String(error)).toContain("does not take this folder for a repository");
  });
});

describe("a repository of another user", () => {
  afterEach(() => vi.unstubAllEnvs());

  it("is named as such, with what git asks for", async () => {
    vi.stubEnv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1");
    await expect(openRevision(room.root, "HEAD")).rejects.toThrow(/belongs to another user/);
  });
});

describe("changed segments", () => {
  const changed = (before: string[], now: string[]) => {
    const made = (targets: string[]) =>
      document(
        targets.map((target, index) => segment(`S ${target}`, target, { line: index + 1 })),
        "fr",
      ).segments;
    return [...changedSegments(made(before), made(now))].map(
      ({ target }) => target?.[0]?.type === "text" && target[0].value,
    );
  };
  it("are those that are new or say something else, though others moved", () => {
    expect(changed(["a", "b"], ["a", "b"])).toEqual([]);
    expect(changed(["a", "b"], ["b", "a"])).toEqual([]);
    expect(changed(["a", "b"], ["x", "a", "b"])).toEqual(["x"]);
    expect(changed(["a"], ["a", "a"])).toEqual(["a"]);
    expect(changed(["a", "b"], ["b"])).toEqual([]);
  });
});
