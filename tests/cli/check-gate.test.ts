import { execFileSync } from "node:child_process";
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Newsroom, newsroom } from "../sync/newsroom.ts";
import { inProcess, jsonLines } from "./in-process.ts";

const FILE = "locales/fr/xliff/a.md.xlf";
const unit = (id: number, target: string, note = "") =>
  `<trans-unit id="${id}"><source>Talks in Kyiv and Lviv ${id}.</source><target state="translated">${target} ${id}.</target>${note && `<note>${note}</note>`}</trans-unit>\n`;
const xliff = (...units: string[]) =>
  `<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a.md" source-language="en" target-language="fr" datatype="plaintext"><body>\n${units.join("")}</body></file></xliff>\n`;

let room: Newsroom;
beforeEach(() => {
  room = newsroom("sourceLanguages: [en]\nlocales: [fr]\nchecks: {glossary-missing: off}\n");
  room.write(
    "config/glossary/names.csv",
    "id,en,fr,fr:forbidden\nkyiv,Kyiv,Kyiv,Kiev\nlviv,Lviv,Lviv,Lvov|Lemberg\n",
  );
  room.write(FILE, xliff(unit(1, "Kiev et Lviv"), unit(2, "la Lvov de Kyiv")));
});
afterEach(() => room.dispose());
const check = (...args: string[]) => inProcess(["check", ...args], { cwd: room.root });
const concepts = async (...args: string[]) =>
  (
    jsonLines((await check("--json", ...args)).stdout) as {
      concept?: string;
      check: string;
      waived?: { by: string };
    }[]
  ).map(({ concept, check: id, waived }) => `${concept ?? id}${waived ? ` (${waived.by})` : ""}`);

describe("reports", () => {
  const GLOSSARY = "config/glossary/names.csv";

  it.each([
    [["check", "--out", FILE], FILE],
    [["check", "--report", `html=./x/../${FILE}`], FILE],
    [["check", "--out", "locales/fr/linked.json"], FILE],
    [["check", "--out", "link/a.md.xlf"], FILE],
    [["check", "--out", GLOSSARY], GLOSSARY],
    [["check", "--report", "json=config/exonym.yaml"], "config/exonym.yaml"],
    [["check", "--out", "config/baseline.json"], "config/exonym.yaml"],
    [["glossary", "export", "--out", "config/exonym.yaml"], "config/exonym.yaml"],
    [["glossary", "export", "--out", "config/glossary/copy.csv"], GLOSSARY],
  ])("stand not in the place of people's work: %j", async (args, file) => {
    symlinkSync("locales/fr/xliff", join(room.root, "link"));
    const before = room.read(file);
    const { code, stderr } = await inProcess([...args], { cwd: room.root });
    expect([code, stderr]).toEqual([2, expect.stringContaining("among the project's own files")]);
    expect(room.read(file)).toBe(before);
  });
});

describe("exonym check with waivers", () => {
  it("does not count what a note or the project's file waives, and shows it where asked", async () => {
    room.write(
      FILE,
      xliff(
        unit(1, "Kiev et Lviv", "exonym: allow glossary-forbidden Kiev — a title"),
        unit(2, "Lvov et Kyiv"),
      ),
    );
    room.write(
      "config/waivers.yaml",
      "- {check: glossary-forbidden, term: lviv, article: a.md, reason: Agreed in May.}\n",
    );
    const { code, stdout, stderr } = await check("--json");
    expect([code, stdout]).toEqual([0, ""]);
    expect(stderr).toContain("2 findings do not count: 2 waived.");
    expect(await concepts("--show-waived")).toEqual(["kyiv (note)", "lviv (file)"]);
    expect((await check("--show-waived", "--json")).code).toBe(0);
    expect(
      JSON.parse((await check("--show-waived", "--format", "json")).stdout.split("\n")[1] ?? ""),
    ).toMatchObject({
      waived: { reason: "Agreed in May.", by: "file" },
    });
  });

  it("tells waivers that have ended or fit nothing, where the whole project was looked at", async () => {
    room.write(
      "config/waivers.yaml",
      "- {check: glossary-forbidden, until: 2020-01-01, reason: Long ago.}\n- {check: numbers, reason: Never.}\n",
    );
    expect(await concepts()).toEqual(["kyiv", "lviv", "waiver-expired", "waiver-unused"]);
    expect(await concepts(FILE)).toEqual(["kyiv", "lviv", "waiver-expired"]);
  });

  it("names the mistakes of the file, and exits with 2", async () => {
    room.write("config/waivers.yaml", "- {check: glossary-forbiden, reason: x}\n");
    const { code, stderr } = await check();
    expect(code).toBe(2);
    expect(stderr).toContain(
      "config/waivers.yaml:1:11: There is no check «glossary-forbiden». Did you mean glossary-forbidden?",
    );
  });
});

describe("exonym check with a baseline", () => {
  it("counts only what is new, and tells what is gone", async () => {
    expect(await check("--update-baseline")).toEqual({
      code: 0,
      stdout: "",
      stderr: "config/baseline.json: 2 findings.\n",
    });
    const baseline = room.read("config/baseline.json");
    expect((await check()).code).toBe(0);
    expect(await concepts("--show-waived")).toEqual(["kyiv (baseline)", "lviv (baseline)"]);
    room.write(FILE, xliff(unit(1, "Kyiv et Lviv"), unit(3, "Kiev à"), unit(2, "la Lvov de Kyiv")));
    const { code, stderr } = await check("--json");
    expect(code).toBe(1);
    expect(stderr).toContain("1 finding of the baseline is gone: run «exonym check --update-baseline».");
    expect(await concepts()).toEqual(["kyiv"]);
    await check("--update-baseline");
    expect(room.read("config/baseline.json")).not.toBe(baseline);
    expect((await check("--update-baseline")).code).toBe(0);
  });

  it("keeps entries about files that were not looked at, and stays where something could not be read", async () => {
    room.write("locales/fr/xliff/b.md.xlf", xliff(unit(1, "Kiev et Lviv")));
    await check("--update-baseline");
    const baseline = room.read("config/baseline.json");
    await check(FILE, "--update-baseline");
    expect(room.read("config/baseline.json")).toBe(baseline);
    room.write(FILE, "<xliff>");
    expect((await check("--update-baseline")).code).toBe(2);
    expect(room.read("config/baseline.json")).toBe(baseline);
  });

  it("refuses options that do not go together", async () => {
    expect((await check("--update-baseline", "--since", "HEAD")).code).toBe(2);
    expect((await check("--update-baseline", "--fix")).code).toBe(2);
    expect((await check("--dry-run")).code).toBe(2);
  });
});

describe("exonym check --fix", () => {
  it("shows what it would do, does what is safe, and names the rest", async () => {
    const before = room.files();
    const dry = await check("--fix", "--dry-run");
    expect(dry.code).toBe(1);
    expect(dry.stdout).toBe(`--- ${FILE}\n+++ ${FILE}\n@@ 2:62 1 @@\n-Kiev et Lviv 1.\n+Kyiv et Lviv 1.\n`);
    expect(room.files()).toEqual(before);
    const { code, stdout, stderr } = await check("--fix", "--json");
    expect(code).toBe(1);
    expect(stderr).toContain(
      "«Lvov» is left to you, as «la» before it may have to change. House style has «Lviv».",
    );
    expect(stderr).toContain("1 wording in 1 file replaced. Now run «exonym sync».");
    expect(jsonLines(stdout)).toMatchObject([{ concept: "lviv", suggestion: "Lviv" }]);
    expect(room.read(FILE)).toBe(before.get(FILE)?.replace("Kiev", "Kyiv"));
  });

  it("leaves what is waived, and fixes what stands in the baseline", async () => {
    room.write(
      FILE,
      xliff(
        unit(1, "Kiev et Lviv", "exonym: allow glossary-forbidden kyiv — a title"),
        unit(2, "Lvov et Kyiv"),
      ),
    );
    await check("--update-baseline");
    expect((await check("--fix")).code).toBe(0);
    expect(room.read(FILE)).toContain("Kiev et Lviv 1.");
    expect(room.read(FILE)).toContain("Lviv et Kyiv 2.");
  });

  it("goes by the names of today, whatever they were", async () => {
    room.write(
      "config/glossary/renamed.csv",
      "id,en,fr,fr:forbidden,valid-from,valid-until\nnew,Kropyvnytskyi,Kropyvnytskyï,Kirovohrad,2016-07-14,\nold,Kirovohrad,Kirovohrad,Kropyvnytskyï,,2016-07-13\n",
    );
    room.write(FILE, xliff(unit(1, "Kirovohrad, Lviv et Kyiv")));
    await check("--fix");
    room.remove("config/glossary/renamed.csv");
    expect(room.read(FILE)).toContain("Kropyvnytskyï, Lviv et Kyiv");
  });

  it("fixes files outside of the project's folders too, in their encoding, but not standard input", async () => {
    const text = `<?xml version="1.0" encoding="utf-16"?>${xliff(unit(1, "Kiev"))}`;
    room.write("given.xlf", Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]));
    expect((await check("given.xlf", "--fix")).code).toBe(0);
    expect(room.read("given.xlf")).toContain("K\0y\0i\0v\0");
    const { code, stderr } = await inProcess(["check", "-", "--fix"], {
      cwd: room.root,
      input: xliff(unit(1, "Kiev")),
    });
    expect([code, stderr]).toEqual([2, expect.stringContaining("cannot be fixed in place")]);
  });
});

describe("exonym check --since", () => {
  it("says in a sentence where it cannot compare", async () => {
    const none = await check("--since", "HEAD");
    expect([none.code, none.stdout]).toEqual([2, ""]);
    expect(none.stderr).toContain("Git does not take this folder for a repository");
    execFileSync("git", ["init", "-q"], { cwd: room.root });
    const unknown = await check("--since", "origin/main");
    expect([unknown.code, unknown.stderr]).toEqual([
      2,
      expect.stringContaining("Git knows no revision «origin/main»."),
    ]);
  });
});
