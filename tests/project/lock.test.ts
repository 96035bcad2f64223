import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, describe, expect, it } from "vitest";
import { acquireLock, type LockHolder } from "../../src/project/lock.ts";
import { problemOf, sandbox, take, tree } from "./sandbox.ts";

const children: ChildProcessWithoutNullStreams[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

/** Another process that takes the lock; `says` waits for a line of it. */
function holder(root: string, wait = "") {
  const child = spawn(process.execPath, [join(import.meta.dirname, "processes/lock.ts"), root, wait]);
  children.push(child);
  let output = "";
  child.stdout.on("data", (data: Buffer) => {
    output += data;
  });
  const says = (line: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => {
        if (output.split("\n").includes(line)) resolve();
      };
      look();
      child.stdout.on("data", look);
      child.on("close", () => reject(new Error(`It ended with: ${output}`)));
    });
  return { child, says, ended: new Promise<void>((resolve) => child.on("close", () => resolve())) };
}

describe("within one process", () => {
  it("is held once, and again after its release", async () => {
    const root = sandbox();
    const lock = await acquireLock({ root }, { wait: false });
    expect(await problemOf(() => acquireLock({ root }, { wait: false }))).toMatchObject({
      kind: "outside",
      message: expect.stringContaining(`process ${process.pid} on `),
    });
    lock.release();
    lock.release();
    const again = await acquireLock({ root }, { wait: false });
    expect(await problemOf(() => acquireLock({ root }, { wait: false }))).toMatchObject({ kind: "outside" });
    again.release();
    expect(tree(root)).toEqual([".exonym/lock.sqlite"]);
  });

  it("is one per project", async () => {
    const locks = await Promise.all(
      [sandbox(), sandbox()].map((root) => acquireLock({ root }, { wait: false })),
    );
    expect(locks).toHaveLength(2);
    for (const lock of locks) lock.release();
  });

  it("is waited for, and whoever waits is told once by whom it is held", async () => {
    const root = sandbox();
    const lock = await acquireLock({ root }, { wait: false });
    const told: (LockHolder | undefined)[] = [];
    const waiting = acquireLock({ root }, { wait: true, onWait: (holder) => told.push(holder) });
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(told).toMatchObject([{ pid: process.pid }]);
    lock.release();
    (await waiting).release();
    expect(told).toHaveLength(1);
  });

  it("stops waiting when it is told to", async () => {
    const root = sandbox();
    const lock = await acquireLock({ root }, { wait: false });
    const abort = new AbortController();
    const waiting = acquireLock(
      { root },
      { wait: true, signal: abort.signal, onWait: () => abort.abort(new Error("Ctrl-C")) },
    );
    await expect(waiting).rejects.toThrow("Ctrl-C");
    await expect(acquireLock({ root }, { wait: false, signal: abort.signal })).rejects.toThrow("Ctrl-C");
    lock.release();
    (await acquireLock({ root }, { wait: false })).release();
  });

  it("says when the lock file is damaged or a link", async () => {
    const damaged = sandbox({
      ".exonym/lock.sqlite": "this is no database, and long enough to be seen as such",
    });
    expect(await problemOf(() => acquireLock({ root: damaged }, { wait: true }))).toMatchObject({
      kind: "outside",
      file: ".exonym/lock.sqlite",
      message: "The lock file is damaged.",
    });
    const linked = sandbox({ ".exonym/x": "" });
    const outside = join(sandbox(), "made.sqlite");
    symlinkSync(outside, join(linked, ".exonym/lock.sqlite"));
    expect(await problemOf(() => acquireLock({ root: linked }, { wait: true }))).toMatchObject({
      kind: "outside",
    });
    const file = sandbox({ ".exonym": "a file" });
    expect(await problemOf(() => acquireLock({ root: file }, { wait: true }))).toMatchObject({
      file: ".exonym",
    });
  });

  it("does not write through a planted link, nor believe what stands there", async () => {
    const outside = sandbox({ keys: "theirs" });
    const root = sandbox({ ".exonym/x": "" });
    symlinkSync(join(outside, "keys"), join(root, ".exonym/lock.json"));
    const lock = await acquireLock({ root }, { wait: false });
    expect(take(outside, "keys")).toBe("theirs");
    expect(JSON.parse(take(root, ".exonym/lock.json") ?? "")).toMatchObject({ pid: process.pid });
    lock.release();
    for (const text of ["null", "[]", "{", '{"pid":"1"}']) {
      const planted = sandbox({ ".exonym/lock.json": text });
      const other = new DatabaseSync(join(planted, ".exonym/lock.sqlite"));
      other.exec("BEGIN EXCLUSIVE");
      expect((await problemOf(() => acquireLock({ root: planted }, { wait: false }))).message).toBe(
        "Another run is working on this project.",
      );
      other.close();
    }
  });
});

describe("between processes", () => {
  it("keeps the second out while the first lives, and tells who that is", async () => {
    const root = sandbox();
    const first = holder(root);
    await first.says("held");
    const problem = await problemOf(() => acquireLock({ root }, { wait: false }));
    expect(problem).toMatchObject({
      kind: "outside",
      message: expect.stringContaining(`process ${first.child.pid} on `),
    });
    const second = holder(root, "wait");
    await second.says(`waiting for ${first.child.pid}`);
    first.child.stdin.end();
    await first.says("released");
    await second.says("held");
    second.child.stdin.end();
    await second.ended;
    (await acquireLock({ root }, { wait: false })).release();
  });

  it("is free again as soon as the holder is killed", async () => {
    const root = sandbox();
    const first = holder(root);
    await first.says("held");
    const waiting = acquireLock({ root }, { wait: true, onWait: () => first.child.kill("SIGKILL") });
    (await waiting).release();
    await first.ended;
  });
});
