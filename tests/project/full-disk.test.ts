import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { parseLocale } from "../../src/article/locale.ts";
import { writeAtomic } from "../../src/project/files.ts";
import { fingerprint } from "../../src/project/fingerprint.ts";
import { openJournal, recover } from "../../src/project/journal.ts";
import { openState } from "../../src/project/state.ts";
import { problemOf, put, sandbox, take, tree } from "./sandbox.ts";

const mounted: string[] = [];

/** Mounts a memory disk; `undefined` where that is not permitted. */
function mount(folder: string, options: string): string | undefined {
  try {
    mkdirSync(folder, { recursive: true });
    execFileSync("mount", ["-t", "tmpfs", "-o", options, "tmpfs", folder], { stdio: "ignore" });
    mounted.push(folder);
    return folder;
  } catch {
    return undefined;
  }
}

function unmount(): void {
  for (const folder of mounted.splice(0).reverse()) execFileSync("umount", ["-l", folder]);
}

/** Whether disks can be mounted here: as root, outside of most containers. */
const permitted = mount(sandbox(), "size=64k") !== undefined;
unmount();
if (!permitted) console.info("Skipped: tests of full and read-only disks need the right to mount.");

afterEach(unmount);

describe.skipIf(!permitted)("a full disk", () => {
  const old = "old\n".repeat(1000);

  function fullDisk(): string {
    const root = join(sandbox(), "project");
    mount(root, "size=1m");
    put(root, "locales/a", old);
    return root;
  }

  it("refuses a single file, which stays as it was", async () => {
    const root = fullDisk();
    expect(await problemOf(() => writeAtomic("locales/a", Buffer.alloc(2_000_000), root))).toMatchObject({
      kind: "outside",
      file: "locales/a",
      message: "The disk is full.",
    });
    expect(take(root, "locales/a")).toBe(old);
    expect(tree(root)).toEqual(["locales/a"]);
  });

  it("ends the staging of a commit; nothing is changed and nothing left behind", async () => {
    const root = fullDisk();
    const journal = await openJournal({ root });
    const tooMuch = async () => {
      await journal.stage("locales/a", "new", fingerprint(old));
      for (let i = 0; i < 200; i++) await journal.stage(`locales/${i}`, Buffer.alloc(20_000, i), null);
      await journal.commit();
    };
    expect(await problemOf(tooMuch)).toMatchObject({
      kind: "outside",
      message: "The disk is full. Nothing has been changed.",
    });
    expect(tree(root)).toEqual(["locales/a"]);
    expect(take(root, "locales/a")).toBe(old);
    const again = await openJournal({ root });
    await again.stage("locales/a", "new", fingerprint(old));
    expect((await again.commit()).skipped).toEqual([]);
  });

  it("at the moment of the record changes nothing", async () => {
    const root = fullDisk();
    const journal = await openJournal(
      {
        root,
      },
      {
        step: (name) => {
          if (name === "write record") fill(root);
        },
      },
    );
    await journal.stage("locales/a", "new", fingerprint(old));
    expect(await problemOf(() => journal.commit())).toMatchObject({
      kind: "outside",
      message: expect.stringContaining("full"),
    });
    expect(take(root, "locales/a")).toBe(old);
    expect(readdirSync(join(root, ".exonym/staging"))).toEqual([]);
  });

  it("is told of the index too", async () => {
    const root = fullDisk();
    const state = await openState({ root });
    const tooMuch = () => {
      for (let i = 0; i < 3000; i++) {
        state.setJob({
          article: `${i}.md`,
          locale: parseLocale("fr"),
          inputs: "x".repeat(1000),
          outputs: "",
          summary: null,
        });
      }
      state.flush();
    };
    expect(await problemOf(tooMuch)).toMatchObject({ kind: "outside", message: "The disk is full." });
    state.close();
    const again = await openState({ root });
    expect(again.jobs()).toEqual([]);
    again.close();
  });

  function fill(root: string): void {
    for (let size = 500_000; size >= 1; size = Math.floor(size / 2)) {
      try {
        for (let i = 0; ; i++) put(root, `filler/${size}-${i}`, Buffer.alloc(size));
      } catch {
        // full for this size: go on with smaller ones
      }
    }
  }
});

describe.skipIf(!permitted)("other disks", () => {
  it("on which the state folder lies: files are copied, then renamed", async () => {
    const root = sandbox({ "locales/a": "old", "locales/b": "gone" });
    mount(join(root, ".exonym"), "size=1m");
    const journal = await openJournal({ root });
    await journal.stage("locales/a", "new", fingerprint("old"));
    await journal.stage("locales/x/c", "made", null);
    journal.stageRemoval("locales/b", fingerprint("gone"));
    expect(await journal.commit()).toEqual({
      written: ["locales/a", "locales/x/c", "locales/b"],
      skipped: [],
    });
    expect(tree(join(root, "locales"))).toEqual(["a", "x/c"]);
    expect([take(root, "locales/a"), take(root, "locales/x/c")]).toEqual(["new", "made"]);
  });

  it("that are full in the middle of a commit are told file by file", async () => {
    const root = sandbox({ "locales/fr/a": "old" });
    mount(join(root, "locales/de"), "size=64k");
    const journal = await openJournal({ root });
    await journal.stage("locales/de/big", Buffer.alloc(200_000), null);
    await journal.stage("locales/fr/a", "new", fingerprint("old"));
    const { written, skipped } = await journal.commit();
    expect(written).toEqual(["locales/fr/a"]);
    expect(skipped).toEqual([
      { path: "locales/de/big", reason: "The disk is full. Make room and run the command again." },
    ]);
    expect(tree(join(root, "locales"))).toEqual(["fr/a"]);
    expect(await recover({ root })).toEqual({ written: [], skipped: [] });
  });

  it("that can only be read are told", async () => {
    const root = sandbox();
    mount(join(root, "locales"), "size=64k");
    put(root, "locales/a", "old");
    execFileSync("mount", ["-o", "remount,ro", join(root, "locales")]);
    expect(await problemOf(() => writeAtomic("locales/a", "new", root))).toMatchObject({
      kind: "outside",
      message: "The disk can only be read.",
    });
    const journal = await openJournal({ root });
    await journal.stage("locales/a", "new", fingerprint("old"));
    expect((await journal.commit()).skipped).toMatchObject([
      { reason: expect.stringContaining("can only be read") },
    ]);
    expect(take(root, "locales/a")).toBe("old");
  });
});
