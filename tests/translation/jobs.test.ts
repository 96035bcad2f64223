import { setImmediate as turn } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { runJobs } from "../../src/translation/queue.ts";

describe("runJobs", () => {
  it("gives results in the order of the jobs, whatever the order in which they end", async () => {
    const turns = [5, 1, 3];
    const jobs = turns.map((count, index) => async () => {
      for (let i = 0; i < count; i++) await turn();
      return index;
    });
    const results = await runJobs(jobs, { concurrency: 3 });
    expect(results).toEqual([0, 1, 2].map((value) => ({ status: "fulfilled", value })));
  });

  it.each([1, 2, 7])("runs %i at once, never more", async (concurrency) => {
    let running = 0;
    let most = 0;
    const job = async () => {
      most = Math.max(most, ++running);
      await turn();
      running--;
    };
    await runJobs(
      Array.from({ length: 20 }, () => job),
      { concurrency },
    );
    expect(most).toBe(concurrency);
  });

  it("goes on when jobs fail, at once or later", async () => {
    const results = await runJobs<string>(
      [
        () => {
          throw new Error("at once");
        },
        () => Promise.reject(new Error("later")),
        () => "fine",
        () => Promise.reject(undefined),
      ],
      { concurrency: 2 },
    );
    expect(results).toEqual([
      { status: "rejected", reason: new Error("at once") },
      { status: "rejected", reason: new Error("later") },
      { status: "fulfilled", value: "fine" },
      { status: "rejected", reason: undefined },
    ]);
  });

  it("starts nothing more after an abort, and waits for what runs", async () => {
    const controller = new AbortController();
    const ended: number[] = [];
    const jobs = Array.from({ length: 6 }, (_, index) => async () => {
      if (index === 1) controller.abort();
      await turn();
      ended.push(index);
      return index;
    });
    const results = await runJobs(jobs, { concurrency: 2, signal: controller.signal });
    expect(ended).toEqual([0, 1]);
    expect(results.map(({ status }) => status)).toEqual([
      "fulfilled",
      "fulfilled",
      ...Array.from({ length: 4 }, () => "not-started"),
    ]);
  });

  it("starts nothing when it is aborted before", async () => {
    let started = 0;
    const results = await runJobs([() => started++], { concurrency: 1, signal: AbortSignal.abort() });
    expect([results, started]).toEqual([[{ status: "not-started" }], 0]);
  });

  it("tells its progress, failures counted", async () => {
    const progress: [number, number][] = [];
    await runJobs([() => 1, () => Promise.reject(new Error()), () => 3], {
      concurrency: 1,
      onProgress: (ended, total) => progress.push([ended, total]),
    });
    expect(progress).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
    ]);
  });

  it("does nothing for no jobs, and thousands as well as a few", async () => {
    expect(await runJobs([], { concurrency: 4 })).toEqual([]);
    const many = Array.from({ length: 20_000 }, (_, index) => () => index);
    expect((await runJobs(many, { concurrency: 4 })).at(-1)).toEqual({ status: "fulfilled", value: 19_999 });
  });
});
