import { readFileSync, statSync, symlinkSync, truncateSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseLocale } from "../../src/article/locale.ts";
import { fingerprint } from "../../src/project/fingerprint.ts";
import { openState, type State } from "../../src/project/state.ts";
import { problemOf, put, sandbox, take, tree } from "./sandbox.ts";

const fr = parseLocale("fr");
const de = parseLocale("de");
const DATABASE = ".exonym/state.sqlite";

/** Opens, does something, flushes and closes. */
async function using<Result>(root: string, act: (state: State) => Result | Promise<Result>): Promise<Result> {
  const state = await openState({ root });
  try {
    const result = await act(state);
    state.flush();
    return result;
  } finally {
    state.close();
  }
}

/** Writes a file that was last saved long ago. */
function putOld(root: string, path: string, content: string, seconds = 1_000_000_000): void {
  put(root, path, content);
  utimesSync(join(root, path), seconds, seconds);
}

describe("fingerprints", () => {
  it("are those of the bytes; null where there is no file", async () => {
    const root = sandbox({ a: "text", "x/b": "", "x/c": "c" });
    await using(root, async (state) => {
      expect(await state.hashOf("a")).toBe(fingerprint("text"));
      expect(await state.hashOf("none")).toBeNull();
      expect(await state.hashOf("a/below")).toBeNull();
      expect([...(await state.hashesOf(["x/c", "none", "a", "x/b", "a"]))]).toEqual([
        ["x/c", fingerprint("c")],
        ["none", null],
        ["a", fingerprint("text")],
        ["x/b", fingerprint("")],
      ]);
    });
  });

  it("are remembered: an unchanged file is not read again", async () => {
    const root = sandbox();
    putOld(root, "a", "text");
    await using(root, (state) => state.hashOf("a"));
    // A fingerprint that no reading gives shows where the answer comes from.
    const database = new DatabaseSync(join(root, DATABASE));
    database.exec("UPDATE files SET hash = 'remembered'");
    database.close();
    expect(await using(root, (state) => state.hashOf("a"))).toBe("remembered");
    putOld(root, "a", "text", 1_000_000_001);
    expect(await using(root, (state) => state.hashOf("a"))).toBe(fingerprint("text"));
  });

  it.each([
    ["content", (root: string) => putOld(root, "a", "more text")],
    ["content of the same size and time", (root: string) => putOld(root, "a", "txet")],
    ["time alone", (root: string) => putOld(root, "a", "text", 1_000_000_002)],
  ])("are new after a change of %s", async (_, change) => {
    const root = sandbox();
    putOld(root, "a", "text");
    await using(root, (state) => state.hashOf("a"));
    change(root);
    expect(await using(root, (state) => state.hashOf("a"))).toBe(fingerprint(take(root, "a") ?? ""));
  });

  it("of a file saved a moment ago are not believed", async () => {
    const root = sandbox({ a: "text" });
    await using(root, (state) => state.hashOf("a"));
    const database = new DatabaseSync(join(root, DATABASE));
    database.exec("UPDATE files SET hash = 'remembered'");
    database.close();
    expect(await using(root, (state) => state.hashOf("a"))).toBe(fingerprint("text"));
  });

  it("are forgotten with the file", async () => {
    const root = sandbox({ a: "text" });
    await using(root, (state) => state.hashOf("a"));
    await using(root, (state) => state.hashOf("gone"));
    const renamed = join(root, "a");
    writeFileSync(join(root, "b"), readFileSync(renamed));
    truncateSync(renamed);
    expect(await using(root, (state) => state.hashOf("a"))).toBe(fingerprint(""));
  });

  it("of a folder or an unreadable thing are an error about it", async () => {
    const root = sandbox({ "folder/a": "" });
    await using(root, async (state) => {
      expect(await problemOf(() => state.hashOf("folder"))).toMatchObject({
        kind: "outside",
        file: "folder",
      });
      expect(await problemOf(() => state.hashesOf(["folder/a", "folder"]))).toMatchObject({ file: "folder" });
    });
  });

  it("follow every edit", async () => {
    const edit = fc.tuple(fc.constantFrom("a", "b"), fc.constantFrom("1", "2", "33"));
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { maxLength: 6 }), async (edits) => {
        const root = sandbox({ a: "1", b: "1" });
        for (const [path, text] of edits) {
          put(root, path, text);
          const hashes = await using(root, (state) => state.hashesOf(["a", "b"]));
          for (const [name, hash] of hashes) expect(hash).toBe(fingerprint(take(root, name) ?? ""));
        }
      }),
      { numRuns: 10 },
    );
  });
});

describe("jobs", () => {
  const job = {
    article: "2024/a.md",
    locale: fr,
    inputs: "in",
    outputs: "out",
    summary: { words: 3, states: ["final"] },
  };

  it("are kept, replaced and deleted", async () => {
    const root = sandbox();
    await using(root, (state) => {
      state.setJob(job);
      state.setJob({ ...job, locale: de });
      state.setJob({ ...job, article: "1.md", summary: null });
      expect(state.job("2024/a.md", fr)).toEqual(job);
    });
    await using(root, (state) => {
      expect(state.jobs().map(({ article, locale }) => [article, locale])).toEqual([
        ["1.md", "fr"],
        ["2024/a.md", "de"],
        ["2024/a.md", "fr"],
      ]);
      state.setJob({ ...job, inputs: "other" });
      state.deleteJob("2024/a.md", de);
      state.deleteJob("none.md", de);
    });
    await using(root, (state) => {
      expect(state.job("2024/a.md", fr)).toEqual({ ...job, inputs: "other" });
      expect(state.job("2024/a.md", de)).toBeUndefined();
      expect(state.job("none.md", fr)).toBeUndefined();
    });
  });

  it("hold any article name and summary", async () => {
    const root = sandbox();
    await using(root, (state) => {
      for (const article of ["__proto__", "'; DROP TABLE jobs; --", "\u{1F600}/ä.md"]) {
        state.setJob({ ...job, article, summary: JSON.parse('{"__proto__": 1, "a": ["\\u0000"]}') });
        expect(state.job(article, fr)?.summary).toEqual(JSON.parse('{"__proto__": 1, "a": ["\\u0000"]}'));
      }
      expect(state.jobs()).toHaveLength(3);
    });
  });
});

describe("wanted sentences", () => {
  it("lead to the articles that wait for them", async () => {
    const root = sandbox();
    await using(root, (state) => {
      state.setWanted("a.md", fr, ["Hello.", "Goodbye.", "Hello."]);
      state.setWanted("b.md", fr, ["Hello."]);
      state.setWanted("c.md", de, ["Hello."]);
      expect([...state.articlesWanting(fr, ["Hello."])].sort()).toEqual(["a.md", "b.md"]);
      expect([...state.articlesWanting(fr, ["Goodbye.", "Hello.", ""])].sort()).toEqual(["a.md", "b.md"]);
      expect([...state.articlesWanting(de, new Set(["Goodbye."]))]).toEqual([]);
      state.setWanted("a.md", fr, ["Goodbye."]);
      expect([...state.articlesWanting(fr, ["Hello."])]).toEqual(["b.md"]);
      state.setJob({ article: "b.md", locale: fr, inputs: "", outputs: "", summary: null });
      state.deleteJob("b.md", fr);
      expect([...state.articlesWanting(fr, ["Hello."])]).toEqual([]);
    });
  });

  it("are what was set last, as a plain map would have it", async () => {
    const key = fc.constantFrom("a", "b", "c", "");
    const setting = fc.tuple(
      fc.constantFrom("1.md", "2.md"),
      fc.constantFrom(fr, de),
      fc.array(key, { maxLength: 3 }),
    );
    const root = sandbox();
    const state = await openState({ root });
    const model = new Map<string, Set<string>>();
    fc.assert(
      fc.property(setting, ([article, locale, keys]) => {
        state.setWanted(article, locale, keys);
        model.set(`${locale}/${article}`, new Set(keys));
        for (const wanted of ["a", "b", "c", ""]) {
          const expected = ["1.md", "2.md"].filter((name) => model.get(`${locale}/${name}`)?.has(wanted));
          expect([...state.articlesWanting(locale, [wanted])].sort()).toEqual(expected);
        }
      }),
      { numRuns: 200 },
    );
    state.close();
  });
});

describe("the database", () => {
  const fill = (state: State) =>
    state.setJob({ article: "a.md", locale: fr, inputs: "", outputs: "", summary: null });

  it("is not written when nothing changed", async () => {
    const root = sandbox();
    for (const path of ["a", "b"]) putOld(root, path, path);
    const work = async (state: State) => {
      await state.hashesOf(["a", "b", "none"]);
      fill(state);
      state.setWanted("a.md", fr, ["x", "y"]);
      state.deleteJob("none.md", fr);
    };
    await using(root, work);
    const bytes = readFileSync(join(root, DATABASE));
    const { mtimeMs, ctimeMs } = statSync(join(root, DATABASE));
    await using(root, work);
    expect(readFileSync(join(root, DATABASE)).equals(bytes)).toBe(true);
    expect(statSync(join(root, DATABASE))).toMatchObject({ mtimeMs, ctimeMs });
    expect(tree(join(root, ".exonym"))).toEqual(["state.sqlite"]);
  });

  it("forgets what was not flushed", async () => {
    const root = sandbox();
    const state = await openState({ root });
    expect(state.isNew).toBe(true);
    fill(state);
    state.close();
    state.close();
    await using(root, (again) => {
      expect(again.isNew).toBe(false);
      expect(again.jobs()).toEqual([]);
      fill(again);
      again.flush();
      again.setJob({ article: "b.md", locale: fr, inputs: "", outputs: "", summary: null });
    });
    expect(await using(root, (again) => again.jobs().length)).toBe(2);
  });

  it.each([
    [
      "of another kind",
      (path: string) => writeFileSync(path, "not a database, but long enough to be looked at twice"),
    ],
    ["empty", (path: string) => writeFileSync(path, "")],
    ["cut short", (path: string) => truncateSync(path, 5000)],
    [
      "overwritten in the middle",
      (path: string) => writeFileSync(path, readFileSync(path).fill(0x55, 4096, 12_000)),
    ],
    [
      "of another version",
      (path: string) => {
        const database = new DatabaseSync(path);
        database.exec("PRAGMA user_version = 999");
        database.close();
      },
    ],
    [
      "beside a foreign journal",
      (path: string) => {
        writeFileSync(`${path}-journal`, "rubbish");
        writeFileSync(path, "rubbish");
      },
    ],
  ])("%s is made anew", async (_, damage) => {
    const root = sandbox();
    await using(root, (state) => {
      for (let i = 0; i < 200; i++)
        state.setJob({ article: `${i}.md`, locale: fr, inputs: "x".repeat(100), outputs: "", summary: null });
    });
    damage(join(root, DATABASE));
    await using(root, (state) => {
      expect([state.isNew, state.jobs()]).toEqual([true, []]);
      fill(state);
    });
    expect(await using(root, (state) => [state.isNew, state.jobs().length])).toEqual([false, 1]);
  });

  it.skipIf(process.platform === "win32")("is never a link, nor in a linked folder", async () => {
    const outside = sandbox({ file: "theirs" });
    const root = sandbox({ ".exonym/x": "" });
    symlinkSync(join(outside, "file"), join(root, DATABASE));
    expect(await problemOf(() => openState({ root }))).toMatchObject({ kind: "outside", file: DATABASE });
    const other = sandbox();
    symlinkSync(outside, join(other, ".exonym"));
    expect(await problemOf(() => openState({ root: other }))).toMatchObject({
      kind: "outside",
      file: ".exonym",
    });
    expect(tree(outside)).toEqual(["file"]);
  });
});
