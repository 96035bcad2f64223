import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fingerprint } from "../../src/project/fingerprint.ts";
import { openJournal, recover, recoveryIsDue } from "../../src/project/journal.ts";
import { decodeRecord, encodeRecord, type JournalEntry } from "../../src/project/journal-record.ts";
import { CHANGED_MEANWHILE } from "../../src/project/placement.ts";
import { problemOf, put, sandbox, take, tree } from "./sandbox.ts";

const POSIX = process.platform !== "win32";

/** All files but those of `.exonym`, with their text. */
function files(root: string): Record<string, string | null> {
  const paths = tree(root).filter((path) => !path.startsWith(".exonym"));
  return Object.fromEntries(paths.map((path) => [path, take(root, path)]));
}

function staged(root: string): string[] {
  return readdirSync(join(root, ".exonym/staging"));
}

describe("a commit", () => {
  it("makes, replaces and removes, and leaves nothing behind", async () => {
    const root = sandbox({ "locales/a": "old", "locales/b": "gone", "locales/c": "stays" });
    const journal = await openJournal({ root });
    await journal.stage("locales/new/deep/d", "made", null);
    await journal.stage("locales/a", Buffer.from("new"), fingerprint("old"));
    journal.stageRemoval("locales/b", fingerprint("gone"));
    expect(files(root)).toEqual({ "locales/a": "old", "locales/b": "gone", "locales/c": "stays" });
    const progress: string[] = [];
    const result = await journal.commit({ onProgress: (done, total) => progress.push(`${done}/${total}`) });
    expect(result).toEqual({ written: ["locales/new/deep/d", "locales/a", "locales/b"], skipped: [] });
    expect(progress).toEqual(["1/3", "2/3", "3/3"]);
    expect(files(root)).toEqual({ "locales/a": "new", "locales/c": "stays", "locales/new/deep/d": "made" });
    expect(staged(root)).toEqual([]);
    expect(await recoveryIsDue({ root })).toBe(false);
  });

  it("of nothing does nothing", async () => {
    const root = sandbox();
    expect(await (await openJournal({ root })).commit()).toEqual({ written: [], skipped: [] });
  });

  it("keeps what a person saved in between, and writes the others", async () => {
    const root = sandbox({
      "locales/edited": "old",
      "locales/gone": "old",
      "locales/removed": "old",
      "locales/fine": "old",
    });
    const journal = await openJournal({ root });
    const old = fingerprint("old");
    await journal.stage("locales/edited", "ours", old);
    await journal.stage("locales/gone", "ours", old);
    await journal.stage("locales/appeared", "ours", null);
    await journal.stage("locales/fine", "ours", old);
    journal.stageRemoval("locales/removed", old);
    put(root, "locales/edited", "theirs");
    put(root, "locales/appeared", "theirs");
    put(root, "locales/removed", "theirs");
    unlinkSync(join(root, "locales/gone"));
    const { written, skipped } = await journal.commit();
    expect(written).toEqual(["locales/fine"]);
    expect(skipped).toEqual(
      ["locales/edited", "locales/gone", "locales/appeared", "locales/removed"].map((path) => ({
        path,
        reason: CHANGED_MEANWHILE,
      })),
    );
    expect(files(root)).toEqual({
      "locales/appeared": "theirs",
      "locales/edited": "theirs",
      "locales/fine": "ours",
      "locales/removed": "theirs",
    });
  });

  it("writes its record only when every file is whole on the disk", async () => {
    const root = sandbox();
    const sizes = [3_000_000, 10, 2_000_000];
    let seen: number[] = [];
    const step = (name: string) => {
      if (name === "sync staging")
        seen = sizes.map((_, i) => statSync(join(root, ".exonym/staging", String(i))).size);
    };
    const journal = await openJournal({ root }, { step });
    for (const [i, size] of sizes.entries()) await journal.stage(`locales/${i}`, Buffer.alloc(size), null);
    await journal.commit();
    expect(seen).toEqual(sizes);
  });

  it("counts as written what is so already", async () => {
    const root = sandbox({ "locales/a": "new" });
    const journal = await openJournal({ root });
    await journal.stage("locales/a", "new", fingerprint("old"));
    journal.stageRemoval("locales/b", fingerprint("old"));
    const before = statSync(join(root, "locales/a")).ino;
    expect(await journal.commit()).toEqual({ written: ["locales/a", "locales/b"], skipped: [] });
    expect(statSync(join(root, "locales/a")).ino).toBe(before);
  });

  it("does not do what requires something that required a skipped entry", async () => {
    const root = sandbox({ "locales/retired": "theirs", "locales/old": "old" });
    const journal = await openJournal({ root });
    journal.stageRemoval("locales/old", fingerprint("old"), { requires: ["locales/new"] });
    await journal.stage("locales/new", "new", null, { requires: ["locales/retired"] });
    await journal.stage("locales/retired", "ours", fingerprint("before"));
    const { skipped } = await journal.commit();
    expect(skipped.map(({ path }) => path)).toEqual(["locales/old", "locales/new", "locales/retired"]);
    expect(files(root)).toMatchObject({ "locales/retired": "theirs", "locales/old": "old" });
  });

  it("does not do what requires a skipped entry, in whatever order they were staged", async () => {
    const root = sandbox({ "locales/a": "old", "locales/b": "old", "locales/retired": "changed" });
    const journal = await openJournal({ root });
    await journal.stage("locales/a", "new", fingerprint("old"), { requires: ["locales/retired"] });
    journal.stageRemoval("locales/b", fingerprint("old"), { requires: ["locales/kept", "locales/retired"] });
    await journal.stage("locales/c", "new", null, { requires: ["locales/kept"] });
    await journal.stage("locales/kept", "kept", null);
    await journal.stage("locales/retired", "ours", fingerprint("as read"));
    const { written, skipped } = await journal.commit();
    expect(written).toEqual(["locales/c", "locales/kept"]);
    expect(skipped.map(({ path }) => path)).toEqual(["locales/a", "locales/b", "locales/retired"]);
    expect(skipped[0]?.reason).toContain("«locales/retired», which has to be written first");
    expect(files(root)).toMatchObject({ "locales/a": "old", "locales/b": "old" });
  });

  it("skips what is in the way and goes on", async () => {
    const root = sandbox({ "locales/file": "a file" });
    mkdirSync(join(root, "locales/folder"));
    const journal = await openJournal({ root });
    await journal.stage("locales/folder", "x", null);
    await journal.stage("locales/file/below", "x", null);
    await journal.stage("locales/fine", "x", null);
    await journal.stage(`locales/${"ä".repeat(127)}`, "x", null);
    const { written, skipped } = await journal.commit();
    expect(written).toEqual(["locales/fine", `locales/${"ä".repeat(127)}`]);
    expect(skipped).toEqual([
      { path: "locales/folder", reason: "A folder stands where a file is expected. Move the folder away." },
      { path: "locales/file/below", reason: "A file stands where a folder is expected. Move the file away." },
    ]);
  });

  it("takes many files", async () => {
    const root = sandbox();
    const journal = await openJournal({ root });
    for (let i = 0; i < 500; i++) await journal.stage(`locales/${i % 100}/${i}`, `content ${i}`, null);
    const { written, skipped } = await journal.commit();
    expect([written.length, skipped.length]).toEqual([500, 0]);
    expect(take(root, "locales/99/499")).toBe("content 499");
  });

  describe.runIf(POSIX)("with links, modes and special files", () => {
    it("keeps modes and refuses the write-protected", async () => {
      const root = sandbox({ "locales/a": "old", "locales/b": "old", "locales/c": "old" });
      chmodSync(join(root, "locales/a"), 0o604);
      chmodSync(join(root, "locales/b"), 0o444);
      chmodSync(join(root, "locales/c"), 0o444);
      const journal = await openJournal({ root });
      await journal.stage("locales/a", "new", fingerprint("old"));
      await journal.stage("locales/b", "new", fingerprint("old"));
      journal.stageRemoval("locales/c", fingerprint("old"));
      await journal.stage("locales/d", "new", null);
      const { written, skipped } = await journal.commit();
      expect(written).toEqual(["locales/a", "locales/d"]);
      expect(skipped.map(({ reason }) => reason)).toEqual(
        Array(2).fill("The file is write-protected. Remove the write protection, or leave the file out."),
      );
      expect(files(root)).toMatchObject({ "locales/b": "old", "locales/c": "old" });
      expect(statSync(join(root, "locales/a")).mode & 0o777).toBe(0o604);
      expect(statSync(join(root, "locales/d")).mode & 0o777).toBe(0o666 & ~process.umask());
    });

    it("skips links that leave the project, and writes through those that stay", async () => {
      const outside = sandbox({ file: "theirs" });
      const root = sandbox({ "locales/real/a": "old" });
      symlinkSync(join(outside, "file"), join(root, "locales/link"));
      symlinkSync(outside, join(root, "locales/folder"));
      symlinkSync("nowhere", join(root, "locales/broken"));
      symlinkSync("real", join(root, "locales/inside"));
      symlinkSync("../.exonym", join(root, "locales/hidden"));
      const journal = await openJournal({ root });
      await journal.stage("locales/link", "ours", fingerprint("theirs"));
      await journal.stage("locales/folder/new/file", "ours", null);
      journal.stageRemoval("locales/folder/file", fingerprint("theirs"));
      await journal.stage("locales/broken", "ours", null);
      await journal.stage("locales/hidden/x", "ours", null);
      await journal.stage("locales/inside/a", "new", fingerprint("old"));
      const { written, skipped } = await journal.commit();
      expect(written).toEqual(["locales/inside/a"]);
      expect(skipped.map(({ path }) => path)).toEqual([
        "locales/link",
        "locales/folder/new/file",
        "locales/folder/file",
        "locales/broken",
        "locales/hidden/x",
      ]);
      expect(files(outside)).toEqual({ file: "theirs" });
      expect(take(root, "locales/real/a")).toBe("new");
      expect(existsSync(join(root, "locales/nowhere"))).toBe(false);
    });

    it("writes through a link to a file, which stays a link", async () => {
      const root = sandbox({ "shared/a": "old" });
      mkdirSync(join(root, "locales"));
      symlinkSync("../shared/a", join(root, "locales/a"));
      const journal = await openJournal({ root });
      await journal.stage("locales/a", "new", fingerprint("old"));
      expect((await journal.commit()).skipped).toEqual([]);
      expect(take(root, "shared/a")).toBe("new");
      expect(readlinkSync(join(root, "locales/a"))).toBe("../shared/a");
    });

    it("does not take a planted link for its own folder", async () => {
      const outside = sandbox({ precious: "theirs", "staging/0": "theirs" });
      for (const [link, target] of [
        [".exonym", outside],
        [".exonym/staging", outside],
      ] as const) {
        const root = sandbox(link === ".exonym" ? {} : { ".exonym/x": "" });
        symlinkSync(target, join(root, link));
        expect(await problemOf(() => openJournal({ root }))).toMatchObject({ kind: "outside", file: link });
        expect(await problemOf(() => recover({ root }))).toMatchObject({ kind: "outside", file: link });
      }
      expect(files(outside)).toEqual({ precious: "theirs", "staging/0": "theirs" });
    });
  });
});

describe("staging", () => {
  it.each([
    "../a",
    "/a",
    "a/../../b",
    ".git/hooks/pre-commit",
    "locales/.hidden",
    ".exonym/staging/commit",
    "a\\b",
    "a\u0000b",
    "",
  ])("refuses %j", async (path) => {
    const root = sandbox();
    const journal = await openJournal({ root });
    expect(await problemOf(() => journal.stage(path, "x", null))).toMatchObject({ file: path });
    expect(await problemOf(() => journal.stageRemoval(path, fingerprint("x")))).toMatchObject({ file: path });
  });

  it("takes a path once, and only while it is open", async () => {
    const root = sandbox();
    const journal = await openJournal({ root });
    await journal.stage("a", "x", null);
    await expect(journal.stage("a", "y", null)).rejects.toThrow("twice");
    await journal.stage("b", "x", null, { requires: ["unknown"] });
    await expect(journal.commit()).rejects.toThrow("«unknown» is required");
    await journal.discard();
    await expect(journal.stage("c", "x", null)).rejects.toThrow("closed");
    await expect(journal.commit()).rejects.toThrow("closed");
    expect(files(root)).toEqual({});
    expect(staged(root)).toEqual([]);
  });

  it("that was interrupted is thrown away by the next run", async () => {
    const root = sandbox({
      ".exonym/staging/0": "half",
      ".exonym/staging/commit.tmp": "half",
      ".exonym/staging/x/y": "odd",
    });
    expect(await recover({ root })).toEqual({ written: [], skipped: [] });
    expect(staged(root)).toEqual([]);
    put(root, ".exonym/staging/7", "half");
    await openJournal({ root });
    expect(staged(root)).toEqual([]);
  });

  it("is discarded on demand", async () => {
    const root = sandbox({ "locales/a": "old" });
    const journal = await openJournal({ root });
    for (let i = 0; i < 100; i++) await journal.stage(`locales/x${i}`, "x", null);
    await journal.discard();
    await journal.discard();
    expect(files(root)).toEqual({ "locales/a": "old" });
    expect(staged(root)).toEqual([]);
  });

  it("that fails throws everything away and says so", async () => {
    const root = sandbox({ "locales/a": "old" });
    const journal = await openJournal({ root });
    await journal.stage("locales/a", "new", fingerprint("old"));
    // The first file may still be on its way there.
    rmSync(join(root, ".exonym/staging"), { recursive: true, maxRetries: 20, retryDelay: 20 });
    writeFileSync(join(root, ".exonym/staging"), "in the way");
    const failed = async () => {
      for (let i = 0; i < 40; i++) await journal.stage(`locales/x${i}`, "x", null);
      await journal.commit();
    };
    expect(await problemOf(failed)).toMatchObject({ kind: "outside" });
    expect(files(root)).toEqual({ "locales/a": "old" });
  });
});

describe("recovery", () => {
  const old = fingerprint("old");

  async function interrupted(at: string, nth = 1): Promise<string> {
    const root = sandbox({ "locales/a": "old", "locales/b": "old", "locales/c": "old" });
    let seen = 0;
    const step = (name: string) => {
      if (name === at && ++seen === nth) throw new Error("crash");
    };
    const journal = await openJournal({ root }, { step });
    await journal.stage("locales/a", "new", old);
    await journal.stage("locales/d", "new", null);
    journal.stageRemoval("locales/b", old);
    await journal.stage("locales/c", "new", old, { requires: ["locales/d"] });
    await expect(journal.commit()).rejects.toThrow("crash");
    await journal.discard(); // as a caller's `finally` would do; it must not throw away what was begun
    return root;
  }

  const AFTER = { "locales/a": "new", "locales/c": "new", "locales/d": "new" };
  const BEFORE = { "locales/a": "old", "locales/b": "old", "locales/c": "old" };

  it.each(["sync staging", "write record", "name record"])(
    "before the record («%s») leaves all as it was",
    async (at) => {
      const root = await interrupted(at);
      expect(await recoveryIsDue({ root })).toBe(false);
      expect(await recover({ root })).toEqual({ written: [], skipped: [] });
      expect(files(root)).toEqual(BEFORE);
    },
  );

  it.each([
    ["sync record", 1],
    ["place", 1],
    ["place", 2],
    ["place", 3],
    ["place", 4],
    ["placed", 1],
    ["placed", 2],
    ["placed", 3],
    ["placed", 4],
    ["sync folders", 1],
    ["remove record", 1],
  ])("after the record («%s» %i) finishes", async (at, nth) => {
    const root = await interrupted(at, nth);
    expect(await recoveryIsDue({ root })).toBe(true);
    await expect(openJournal({ root })).rejects.toThrow("recover()");
    expect(await recover({ root })).toEqual({
      written: ["locales/a", "locales/d", "locales/b", "locales/c"],
      skipped: [],
    });
    expect(files(root)).toEqual(AFTER);
    expect(staged(root)).toEqual([]);
    expect(await recover({ root })).toEqual({ written: [], skipped: [] });
  });

  it("can be interrupted itself", async () => {
    const root = await interrupted("place");
    for (const at of ["sync record", "place", "placed", "sync folders", "remove record"]) {
      const step = (name: string) => {
        if (name === at) throw new Error("crash");
      };
      await expect(recover({ root }, { step })).rejects.toThrow("crash");
    }
    await recover({ root });
    expect(files(root)).toEqual(AFTER);
  });

  it("keeps what a person changed since", async () => {
    const root = await interrupted("placed", 4);
    put(root, "locales/a", "theirs");
    put(root, "locales/b", "theirs");
    const { written, skipped } = await recover({ root });
    expect(written).toEqual(["locales/d", "locales/c"]);
    expect(skipped.map(({ path }) => path)).toEqual(["locales/a", "locales/b"]);
    expect(files(root)).toMatchObject({ "locales/a": "theirs", "locales/b": "theirs" });
  });

  it("skips what requires a file that a person changed since", async () => {
    const root = await interrupted("sync record");
    put(root, "locales/d", "theirs");
    expect((await recover({ root })).skipped.map(({ path }) => path)).toEqual(["locales/d", "locales/c"]);
    expect(files(root)).toMatchObject({ "locales/c": "old", "locales/d": "theirs" });
  });

  it("tells what was lost from staging, and changes nothing there", async () => {
    const root = await interrupted("sync record");
    rmSync(join(root, ".exonym/staging/0"));
    const { skipped } = await recover({ root });
    expect(skipped).toEqual([{ path: "locales/a", reason: expect.stringContaining("vanished") }]);
    expect(files(root)).toMatchObject({ "locales/a": "old" });
  });

  it("does not believe a record that was cut short or planted", async () => {
    const entry: JournalEntry = {
      path: "locales/a",
      expected: old,
      hash: fingerprint("evil"),
      staged: 0,
      requires: [],
    };
    const whole = encodeRecord([entry]);
    const planted = [
      whole.slice(0, -2),
      whole.slice(0, 20),
      "",
      "\n",
      whole.replace("locales/a", "locales/b"),
      encodeRecord([{ ...entry, path: "../a" }]),
      encodeRecord([{ ...entry, path: ".git/hooks/post-checkout" }]),
      encodeRecord([{ ...entry, path: "locales/a\u0000" }]),
      encodeRecord([{ ...entry, staged: -1 }]),
      encodeRecord([{ ...entry, staged: 0.5 }]),
      encodeRecord([{ ...entry, staged: null }]),
      encodeRecord([{ ...entry, hash: "evil" }]),
    ];
    for (const record of planted) {
      expect(decodeRecord(record)).toBeUndefined();
      const root = sandbox({
        "locales/a": "old",
        ".exonym/staging/0": "evil",
        ".exonym/staging/commit": record,
      });
      expect(await recover({ root })).toEqual({ written: [], skipped: [] });
      expect(files(root)).toEqual({ "locales/a": "old" });
      expect(staged(root)).toEqual([]);
    }
    expect(decodeRecord(whole)).toEqual([entry]);
  });

  it("does not write anything where nothing is to be done", async () => {
    const root = sandbox();
    expect(await recoveryIsDue({ root })).toBe(false);
    expect(await recover({ root })).toEqual({ written: [], skipped: [] });
    expect(readdirSync(root)).toEqual([]);
  });
});

it("records survive encoding", () => {
  const hash = fc.option(fc.stringMatching(/^[0-9a-f]{64}$/));
  const entry = fc
    .record({
      path: fc.stringMatching(/^[a-zé0-9]{1,9}(\/[a-zà0-9]{1,9}){0,3}$/),
      expected: hash,
      hash,
      requires: fc.array(fc.string(), { maxLength: 2 }),
    })
    .map((value, index = 0): JournalEntry => ({ ...value, staged: value.hash === null ? null : index }));
  fc.assert(
    fc.property(fc.array(entry, { minLength: 1, maxLength: 6 }), (entries) => {
      expect(decodeRecord(encodeRecord(entries))).toEqual(entries);
    }),
    { numRuns: 100 },
  );
});

it("commits and people's edits in any order: nothing of a person is lost", async () => {
  const name = fc.constantFrom("a", "b", "x/c");
  const action = fc.oneof(
    fc.record({ who: fc.constant("sync" as const), path: name, text: fc.constantFrom("1", "2", null) }),
    fc.record({ who: fc.constant("person" as const), path: name, text: fc.constantFrom("p", "q", null) }),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.dictionary(name, fc.constantFrom("1", "2", "p")),
      fc.array(action, { maxLength: 8 }),
      fc.option(fc.nat(12)),
      async (start, actions, crash) => {
        const root = sandbox();
        for (const [path, text] of Object.entries(start)) put(root, `l/${path}`, text);
        let steps = 0;
        let diedAt: string | undefined;
        const step = (name: string) => {
          if (steps++ !== crash) return;
          diedAt = name;
          throw new Error("crash");
        };
        const journal = await openJournal({ root }, { step });
        const plan = new Map<string, { read: string | null; text: string | null }>();
        try {
          for (const { who, path, text } of actions) {
            const present = take(root, `l/${path}`);
            if (who === "person") {
              if (text === null) rmSync(join(root, `l/${path}`), { force: true });
              else put(root, `l/${path}`, text);
            } else if (!plan.has(path) && (text !== null || present !== null)) {
              plan.set(path, { read: present, text });
              const expected = present === null ? null : fingerprint(present);
              if (text === null) journal.stageRemoval(`l/${path}`, expected ?? "");
              else await journal.stage(`l/${path}`, text, expected);
            }
          }
          const before = files(root);
          await journal.commit().catch((error: unknown) => expect(error).toMatchObject({ message: "crash" }));
          await journal.discard();
          const began = await recoveryIsDue({ root });
          await recover({ root });
          const done = began || diedAt === undefined || diedAt === "clear";
          const expected = { ...before };
          for (const [path, { read, text }] of plan) {
            if (!done || (before[`l/${path}`] ?? null) !== read) continue;
            if (text === null) delete expected[`l/${path}`];
            else expected[`l/${path}`] = text;
          }
          expect(files(root)).toEqual(expected);
        } catch (error) {
          expect(error).toMatchObject({ message: "crash" }); // while staging: nothing was committed, so nothing is
          const before = files(root);
          await recover({ root });
          expect(files(root)).toEqual(before);
        }
        rmSync(root, { recursive: true });
      },
    ),
    { numRuns: 60 },
  );
});

it("a file saved with the same size within the same second is seen", async () => {
  const root = sandbox({ "l/a": "old" });
  utimesSync(join(root, "l/a"), 1_000_000_000, 1_000_000_000);
  const journal = await openJournal({ root });
  await journal.stage("l/a", "new", fingerprint("old"));
  put(root, "l/a", "wld");
  utimesSync(join(root, "l/a"), 1_000_000_000, 1_000_000_000);
  expect((await journal.commit()).skipped).toHaveLength(1);
  expect(take(root, "l/a")).toBe("wld");
});
