import { type ChildProcess, spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { contentOf, PATHS } from "../project/processes/journal-states.ts";
import { put, sandbox, take, tree } from "../project/sandbox.ts";

// More by KILLS=200; the machine's speed decides where in a run the moments fall, never the outcome.
const KILLS = Number(process.env.KILLS ?? 20);
const PROCESS = join(import.meta.dirname, "../project/processes/journal.ts");

interface Ended {
  readonly signal: NodeJS.Signals | null;
  readonly output: string;
}

function run(
  root: string,
  state: number,
  deadly = 0,
): { child: ChildProcess; started: Promise<void>; ended: Promise<Ended> } {
  const child = spawn(process.execPath, [PROCESS, root, String(state), String(deadly)], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const started = new Promise<void>((resolve) => {
    child.stdout.on("data", (data: Buffer) => {
      output += data;
      resolve();
    });
    child.on("close", () => resolve());
  });
  const ended = new Promise<Ended>((resolve, reject) => {
    let errors = "";
    child.stderr.on("data", (data: Buffer) => {
      errors += data;
    });
    child.on("close", (code, signal) => {
      if (code !== null && code !== 0) reject(new Error(errors));
      else resolve({ signal, output });
    });
  });
  return { child, started, ended };
}

function present(root: string): Record<string, string | null> {
  return Object.fromEntries(PATHS.map((path) => [path, take(root, path)]));
}

function wanted(state: number): Record<string, string | null> {
  return Object.fromEntries(PATHS.map((path) => [path, contentOf(path, state)]));
}

/** Nothing but the files of the state, and an empty staging folder. */
function expectExactly(root: string, state: number): void {
  expect(present(root)).toEqual(wanted(state));
  const others = tree(root).filter((path) => !path.startsWith(".exonym/lock") && !PATHS.includes(path));
  expect(others).toEqual([]);
  expect(readdirSync(join(root, ".exonym/staging"))).toEqual([]);
}

/** After a death: every file is of one of the two states, and unless the record stood, all are of the old one. */
function expectWhole(root: string, before: number): void {
  for (const [path, content] of Object.entries(present(root))) {
    expect([contentOf(path, before), contentOf(path, before + 1)]).toContain(content);
  }
}

describe("kill -9", () => {
  it("at every kind of step ends in the same bytes as an undisturbed run", async () => {
    const counted = await run(sandbox(), 1).ended;
    const { steps }: { steps: number } = JSON.parse(counted.output.split("\n")[1] ?? "");
    expect(steps).toBeGreaterThan(PATHS.length * 2);
    // While staging, around the record, among the files, and at the very end.
    for (const deadly of [30, steps - 102, steps - 99, steps - 50, steps - 1, steps]) {
      const root = sandbox();
      expect((await run(root, 1, deadly).ended).signal).toBe("SIGKILL");
      expectWhole(root, 0);
      const { signal, output } = await run(root, 1).ended;
      expect([signal, JSON.parse(output.split("\n")[1] ?? "").skipped]).toEqual([null, []]);
      expectExactly(root, 1);
    }
  });

  it(`at ${KILLS} moments, run after run, loses nothing`, async () => {
    const begin = performance.now();
    const undisturbed = run(sandbox(), 1);
    await undisturbed.started;
    const startUp = performance.now() - begin;
    await undisturbed.ended;
    // The moments are spread over a whole run of this machine, its end included.
    const duration = (performance.now() - begin - startUp) * 1.2;
    const root = sandbox();
    let state = 0;
    for (let i = 0; i < KILLS; i++) {
      const { child, started, ended } = run(root, state + 1);
      await started;
      const timer = setTimeout(() => child.kill("SIGKILL"), (i / KILLS) * duration);
      const { signal } = await ended;
      clearTimeout(timer);
      expectWhole(root, state);
      if (signal !== null) continue; // the next run, perhaps killed as well, goes on from here
      expectExactly(root, ++state);
    }
    await run(root, state + 1).ended;
    expectExactly(root, state + 1);
  });

  it("keeps what a person saved after the death", async () => {
    const root = sandbox();
    await run(root, 1).ended;
    const counted = await run(sandbox(), 1).ended;
    const { steps }: { steps: number } = JSON.parse(counted.output.split("\n")[1] ?? "");
    await run(root, 2, steps - 90).ended;
    const path = PATHS[11] ?? "";
    put(root, path, "theirs");
    const { output } = await run(root, 2).ended;
    expect(take(root, path)).toBe("theirs");
    expect(output).toContain(path);
  });
});
