import { afterEach, describe, expect, it } from "vitest";
import { rowsOf, writeRows } from "../interop/fixtures/rows.ts";
import { type Newsroom, newsroom } from "../sync/newsroom.ts";
import { inProcess, jsonLines } from "./in-process.ts";

const XLIFF = (locale: string, name = "a") => `locales/${locale}/xliff/${name}.md.xlf`;
const article = (words: string) => `---\nlang: en\n---\n\n${words} came to town. Nobody saw it.\n`;

let room: Newsroom | undefined;
afterEach(() => room?.dispose());

async function open(): Promise<Newsroom> {
  const one = newsroom("sourceLanguages: [en]\nlocales: [fr, uk]\n", {
    "a.md": article("An old bear"),
    "b.md": article("A young wolf"),
  });
  room = one;
  await one.sync();
  return one;
}

const rows = (one: Newsroom, words: readonly string[], name = "a", locale = "fr") =>
  rowsOf(one.read(XLIFF(locale, name))).map((row, index) => ({
    ...row,
    target: words[index] ?? null,
    state: "translated",
  }));
const run = (one: Newsroom, ...args: string[]) => inProcess(["merge", ...args], { cwd: one.root });

describe("exonym merge", () => {
  it("takes all of it: exit code 0, in plain words", async () => {
    const one = await open();
    one.write("back/a.md.fr.xlf", writeRows(rows(one, ["Un vieil ours est venu.", "Personne ne l'a vu."])));
    const { code, stdout, stderr } = await run(one, "back/a.md.fr.xlf");
    expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
    expect(stderr).toBe("back/a.md.fr.xlf: a.md (fr): 2 taken, 0 as before.\nNow run «exonym sync».\n");
    expect(one.read(XLIFF("fr"))).toContain('<target state="translated">Un vieil ours est venu.</target>');
    expect((await run(one, "back/a.md.fr.xlf")).stderr).toBe(
      "back/a.md.fr.xlf: a.md (fr): 0 taken, 2 as before.\n",
    );
  });

  it("goes through folders, and one bad file does not stop the others: exit code 2", async () => {
    const one = await open();
    one.write("back/1.xlf", "<xliff");
    one.write("back/deep/2.xlf", writeRows(rows(one, ["Un loup.", "Rien."], "b"), { original: "b.md" }));
    one.write(
      "back/3.xlf",
      writeRows([{ id: "1", source: "Of no article here.", target: "D'aucun article." }], {
        original: "z.md",
      }),
    );
    one.write("back/readme.txt", "no");
    const { code, stdout, stderr } = await run(one, "back", "--json");
    expect(code).toBe(2);
    expect(stderr).toContain("back/1.xlf:1:");
    expect(stderr).toContain(
      "back/3.xlf: «z.md» is no article of this project in fr: none has its sentences.",
    );
    expect(jsonLines(stdout)).toMatchObject([
      { file: "back/1.xlf", articles: [] },
      { file: "back/3.xlf", articles: [] },
      {
        file: "back/deep/2.xlf",
        articles: [{ article: "b.md", locale: "fr", taken: 2, held: [] }],
        problems: [],
      },
    ]);
    expect(one.read(XLIFF("fr", "b"))).toContain("Un loup.");
  });

  it("keeps what it does not take: exit code 1", async () => {
    const one = await open();
    const extra = { id: "x", source: "A sentence of yesterday.", target: "Une phrase d'hier." };
    one.write("a.xlf", writeRows([...rows(one, ["Un ours.", "Rien."]), extra]));
    const { code, stdout, stderr } = await run(one, "a.xlf", "--json");
    expect(code).toBe(1);
    const [line] = jsonLines(stdout) as {
      articles: { quarantine: string; report: string; held: unknown }[];
    }[]; // as the command prints it
    const [found] = line?.articles ?? [];
    expect(found?.held).toEqual([
      { segment: null, why: "elsewhere", source: extra.source, target: extra.target },
    ]);
    expect(one.read(found?.quarantine ?? "")).toBe(one.read("a.xlf"));
    expect(one.read(found?.report ?? "")).toContain("    Une phrase d'hier.");
    expect(stderr).toContain(
      "«A sentence of yesterday.» → «Une phrase d'hier.»: The article does not have this sentence",
    );
  });

  it.each(["xlf", "report.md"])(
    "takes nothing where what it does not take cannot be kept (%s)",
    async (ending) => {
      const one = await open();
      const extra = { id: "x", source: "A sentence of yesterday.", target: "Une phrase d'hier." };
      one.write("a.xlf", writeRows([...rows(one, ["Un ours.", "Rien."]), extra]));
      const before = one.read(XLIFF("fr"));
      const planned = (await run(one, "a.xlf", "--dry-run")).stdout;
      const path = planned.split("\n").find((line) => line.endsWith(ending) && line.startsWith("create "));
      one.write(`${path?.slice("create ".length)}/in-the-way`, "");
      const { code, stdout, stderr } = await run(one, "a.xlf", "--json");
      expect([code, one.read(XLIFF("fr"))]).toEqual([3, before]);
      expect(jsonLines(stdout)).toMatchObject([{ file: "a.xlf", articles: [] }]);
      expect(stderr).toContain("Then merge the returned file again");
      expect(stderr).not.toMatch(/See |Run the sync|nothing of it is lost/);
      one.remove(`${path?.slice("create ".length)}`);
      expect((await run(one, "a.xlf")).stderr).toContain("2 taken");
      expect(one.read(XLIFF("fr"))).toContain("Un ours.");
    },
  );

  it("counts a translation once that was taken without the source that its tool had changed", async () => {
    const one = await open();
    const [first, second] = rows(one, ["Un vieil ours est venu.", "Personne ne l'a vu."]);
    if (!first || !second) throw new Error("There are two sentences.");
    const changed = { ...first, source: "An old brown bear came to town." };
    one.write("a.xlf", writeRows([changed, second]));
    const { code, stderr } = await run(one, "a.xlf");
    expect(code).toBe(1);
    expect(stderr).toContain("2 taken");
    expect(stderr).toContain("1 taken without the source that was changed with it.");
    expect(stderr).not.toMatch(/\d not taken/);
    const report = /See (\S+)/.exec(stderr)?.[1] ?? "";
    expect(one.read(report)).toContain(
      "- 0 texts not taken.\n- 1 changed source not taken, whose translation was.",
    );
  });

  it("finds the article by what it calls itself, by the file's name, by its sentences", async () => {
    const one = await open();
    const typed = rows(one, ["Un loup.", "Rien."], "b");
    one.write("1.xlf", writeRows(typed, { original: "C:\\agency\\b.md" }));
    one.write("b.md.fr.sdlxliff", writeRows(typed, { original: "" }));
    one.write("3.xlf", writeRows(typed, { original: "export-17" }));
    for (const file of ["1.xlf", "b.md.fr.sdlxliff", "3.xlf"]) {
      expect(jsonLines((await run(one, file, "--json")).stdout)).toMatchObject([
        { articles: [{ article: "b.md", locale: "fr" }] },
      ]);
    }
  });

  it("finds the locale by what the file says, by its path, by its text, or as asked", async () => {
    const one = await open();
    const french = rows(one, [
      "Un vieil ours est venu dans la ville ce matin-là.",
      "Personne ne l'a vu, ni les uns ni les autres.",
    ]);
    one.write("fr/1.xlf", writeRows(french, { language: null }));
    one.write("2.xlf", writeRows(french, { language: null }));
    one.write("3.xlf", writeRows(french, { language: "fr-FR" }));
    for (const file of ["fr/1.xlf", "2.xlf", "3.xlf"]) {
      expect(jsonLines((await run(one, file, "--json")).stdout)).toMatchObject([
        { articles: [{ locale: "fr" }] },
      ]);
    }
    one.write("4.xlf", writeRows(french, { language: "de" }));
    expect(await run(one, "4.xlf")).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("into «de», which is not among the locales («fr», «uk»)"),
    });
    expect(await run(one, "4.xlf", "--locale", "fr")).toMatchObject({ code: 0 });
    one.write("5.xlf", writeRows(french, { language: "uk" }));
    expect(await run(one, "5.xlf")).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("said to be in «uk», but its translations are in «fr»"),
    });
  });

  it("lets --locale name no other language than that of the text, and says so", async () => {
    const one = await open();
    const french = ["Un vieil ours est venu dans la ville ce matin-là.", "Personne ne l'a vu, ni les uns."];
    one.write("5.xlf", writeRows(rows(one, french), { language: "fr" }));
    expect(await run(one, "5.xlf", "--locale", "uk")).toMatchObject({
      code: 2,
      stderr:
        "5.xlf: --locale says «uk», but the file's translations are in «fr» (it declares «fr»). Leave --locale away or give it the locale for «fr», or check that it is the right file.\n",
    });
  });

  it("goes on with the other files where one is missing, empty or no XLIFF", async () => {
    const one = await open();
    one.write("a.xlf", writeRows(rows(one, ["Un ours.", "Rien."])));
    one.write("a.md", "# Not & XML");
    one.write("empty/x.txt", "");
    const { code, stdout, stderr } = await run(one, "none.xlf", "a.md", "empty", "-", "a.xlf", "--json");
    expect(code).toBe(2);
    const lines = jsonLines(stdout) as { file: string; articles: unknown[]; problems: unknown[] }[]; // as printed
    expect(new Map(lines.map(({ file, problems }) => [file, problems.length]))).toEqual(
      new Map([
        ["empty", 1],
        ["-", 1],
        ["none.xlf", 1],
        ["a.md", 1],
        ["a.xlf", 0],
      ]),
    );
    expect(stderr).toContain("none.xlf: There is no such file.");
    expect(stderr).toContain("a.md:1:1: This is not XML: it does not begin with «<»");
    expect(stderr).toContain("standard input: Returned files are not read from standard input");
    expect(one.read(XLIFF("fr"))).toContain("Un ours.");
  });

  it("merges two translators' copies, the same file twice, and tells of the conflict", async () => {
    const one = await open();
    one.write("a1.xlf", writeRows(rows(one, ["Un ours est venu.", "Rien vu."])));
    one.write("a2.xlf", writeRows(rows(one, ["Un ours est venu.", "Personne ne l'a vu."])));
    const { code, stdout } = await run(one, "a1.xlf", "a1.xlf", "a2.xlf", "--json");
    expect(code).toBe(1);
    expect(jsonLines(stdout)).toMatchObject([
      { articles: [{ taken: 2, held: [] }] },
      { articles: [{ taken: 2, held: [] }] },
      { articles: [{ taken: 0, unchanged: 1, held: [{ why: "conflict", target: "Personne ne l'a vu." }] }] },
    ]);
    const file = one.read(XLIFF("fr"));
    expect(file).toContain('<target state="translated">Rien vu.</target>');
    expect(file).toContain("Personne ne l'a vu.");
  });

  it("writes nothing in a dry run", async () => {
    const one = await open();
    one.write(
      "a.xlf",
      writeRows([
        ...rows(one, ["Un ours.", "Rien."]),
        { id: "x", source: "Old words.", target: "Vieux mots." },
      ]),
    );
    const before = one.files();
    const { code, stdout } = await run(one, "a.xlf", "--dry-run");
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /^create locales\/fr\/returned\/a\.md\.[0-9a-f]{8}\.xlf\ncreate .*\.report\.md\nupdate locales\/fr\/xliff\/a\.md\.xlf\ncreate locales\/fr\/retired\.tmx\n$/,
    );
    expect(one.files()).toEqual(before);
  });

  it("says what is wrong with what it was given", async () => {
    const one = await open();
    one.write("empty/x.txt", "");
    expect(await run(one, "none.xlf")).toMatchObject({
      code: 2,
      stderr: "none.xlf: There is no such file. Check the path.\n",
    });
    expect(await run(one, "empty")).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("The folder has no returned files."),
    });
    one.write("bare.xlf", writeRows([]));
    expect(await run(one, "bare.xlf")).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("The file has no sentences."),
    });
  });
});
