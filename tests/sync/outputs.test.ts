import { describe, expect, it, vi } from "vitest";
import { digest } from "../../src/article/identity.ts";
import type { Journal } from "../../src/project/journal.ts";
import { createOutputs } from "../../src/sync/outputs.ts";

const journal = (stage: Journal["stage"] = async () => undefined) => ({
  stage: vi.fn(stage),
  stageRemoval: vi.fn(),
  commit: async () => ({ written: [], skipped: [] }),
  discard: async () => undefined,
});

describe("outputs", () => {
  it("stage what differs, and say what it is to be", async () => {
    const staging = journal();
    const outputs = createOutputs(staging);
    expect(await outputs.put("a", "new", null)).toBe(digest("new"));
    expect(await outputs.put("b", "new", digest("old"), ["a"])).toBe(digest("new"));
    outputs.remove("c", digest("old"), ["b"]);
    expect(outputs.changes).toEqual([
      { path: "a", kind: "create" },
      { path: "b", kind: "update" },
      { path: "c", kind: "remove" },
    ]);
    expect(staging.stage.mock.calls).toEqual([
      ["a", "new", null, { requires: [] }],
      ["b", "new", digest("old"), { requires: ["a"] }],
    ]);
    expect(staging.stageRemoval.mock.calls).toEqual([["c", digest("old"), { requires: ["b"] }]]);
  });

  it("leave alone what is as it is to be", async () => {
    const staging = journal();
    const outputs = createOutputs(staging);
    expect(await outputs.put("a", "same", digest("same"))).toBe(digest("same"));
    expect([outputs.changes, staging.stage.mock.calls]).toEqual([[], []]);
  });

  it("only tell the plan where nothing may be written", async () => {
    const outputs = createOutputs(null);
    await outputs.put("a", "new", null);
    outputs.remove("b", digest("old"));
    expect(outputs.changes.map(({ path }) => path)).toEqual(["a", "b"]);
    expect(outputs.failure).toBeNull();
  });

  it("remember the first refusal of the disk", async () => {
    let count = 0;
    const outputs = createOutputs(journal(async () => Promise.reject(new Error(`full ${++count}`))));
    await expect(outputs.put("a", "1", null)).rejects.toThrow("full 1");
    await expect(outputs.put("b", "2", null)).rejects.toThrow("full 2");
    expect(outputs.failure).toMatchObject({ message: "full 1" });
  });
});
