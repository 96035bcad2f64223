import { describe, expect, it, vi } from "vitest";
import { type Content, plainText, text } from "../../src/article/content.ts";
import { parseLocale } from "../../src/article/locale.ts";
import { outsideError } from "../../src/article/problem.ts";
import type { State } from "../../src/article/translation.ts";
import { createInMemoryMemory } from "../../src/memory/in-memory.ts";
import { writeTmx } from "../../src/memory/tmx.ts";
import { planBlocks } from "../../src/sync/localize.ts";
import { merge } from "../../src/sync/merge.ts";
import { forgetDropped, readMemoryFile, refreshMemory, sentenceKey } from "../../src/sync/refresh.ts";
import { writeXliff } from "../../src/xliff/write.ts";
import { bold, en, fileSegment, fr, madeArticle } from "./made.ts";

const pairs = { sources: [en], targets: [fr, parseLocale("ja")] };

function xliff(target: string, state: State = "translated", source = "It rained."): string {
  const slots = merge(madeArticle("en", [[source]]), []).slots.map((slot) => ({
    ...slot,
    translation: { target: [text(target)], state, origin: "human" as const },
  }));
  const head = {
    version: "1.2",
    original: "a.md",
    datatype: "x",
    sourceLocale: en,
    targetLocale: fr,
  } as const;
  return writeXliff(head, planBlocks(slots, null));
}

/** A memory over files that a test changes. */
function filesystem(files: Record<string, string>, isExpected = true) {
  const memory = createInMemoryMemory();
  const read = vi.fn(async (path: string) => files[path] ?? "");
  const refresh = () =>
    refreshMemory(
      memory,
      Object.entries(files).map(([path, content]) => ({ path, hash: content })),
      pairs,
      read,
      {
        present: new Set(Object.keys(files)),
        isExpected: (path) => isExpected && path.endsWith(".xlf"),
        isSameVersion: async () => true,
      },
    );
  const found = (source: string) =>
    memory
      .lookup({ sourceLocale: en, targetLocale: fr, source: [text(source)], context: null })
      .map(({ entry }) => plainText(entry.target));
  return { memory, read, refresh, found, files };
}

describe("refreshMemory", () => {
  it("reads each file once, and again when it has changed", async () => {
    const disk = filesystem({ "a.xlf": xliff("Il a plu.") });
    expect([...((await disk.refresh()).keys.get(fr) ?? [])]).toEqual([sentenceKey([text("It rained.")])]);
    expect(disk.found("It rained.")).toEqual(["Il a plu."]);
    expect((await disk.refresh()).keys.size).toBe(0);
    expect(disk.read).toHaveBeenCalledTimes(1);
    disk.files["a.xlf"] = xliff("Il pleuvait.");
    await disk.refresh();
    expect(disk.found("It rained.")).toEqual(["Il pleuvait."]);
  });

  it("forgets files that are gone", async () => {
    const disk = filesystem({ "a.xlf": xliff("Il a plu.") }, false);
    await disk.refresh();
    delete disk.files["a.xlf"];
    await disk.refresh();
    expect(disk.found("It rained.")).toEqual([]);
    expect(disk.memory.files()).toEqual([]);
  });

  it("does not read a file without use again: drafts alone, or another pair of languages", async () => {
    const tmx = [{ source: [text("Si.")], target: [text("Oui.")], context: null, state: "final", from: "x", sourceLocale: parseLocale("es"), targetLocale: parseLocale("it") }] as const; // biome-ignore format: one line
    const disk = filesystem({
      "a.xlf": xliff("Brouillon.", "needs-review-translation"),
      "b.tmx": writeTmx(tmx),
    });
    await disk.refresh();
    await disk.refresh();
    expect(disk.read).toHaveBeenCalledTimes(2);
    expect(disk.found("It rained.")).toEqual([]);
  });

  it("keeps what a file had until it can be read again, names it, and goes on with others", async () => {
    const disk = filesystem({ "a.xlf": xliff("Il a plu."), "b.tsv": "en\tfr\nIt snowed.\tIl a neigé.\n" });
    await disk.refresh();
    disk.files["a.xlf"] = "<xliff>";
    disk.files["b.tsv"] = "en\tfr\nIt snowed.\tNeige.\n";
    const { problems } = await disk.refresh();
    expect(problems).toMatchObject([{ kind: "usage", file: "a.xlf" }]);
    expect([disk.found("It rained."), disk.found("It snowed.")]).toEqual([["Il a plu."], ["Neige."]]);
    expect((await disk.refresh()).problems).toHaveLength(1);
    disk.files["a.xlf"] = xliff("Il pleuvait.");
    expect((await disk.refresh()).problems).toEqual([]);
    expect(disk.found("It rained.")).toEqual(["Il pleuvait."]);
  });

  it("tells what a tool dropped from a file until that is seen to, whatever it does meanwhile", async () => {
    const disk = filesystem({ "a.xlf": xliff("Il a plu.") });
    await disk.refresh();
    disk.files["a.xlf"] = xliff("Neige.", "translated", "It snowed.");
    const dropped = async () =>
      [...(await disk.refresh()).dropped].map(([path, entries]) => [
        path,
        ...entries.map(({ target }) => plainText(target)),
      ]);
    expect(await dropped()).toEqual([["a.xlf", "Il a plu."]]);
    disk.files["a.xlf"] = xliff("Il neige.", "translated", "It snowed.");
    expect(await dropped()).toEqual([["a.xlf", "Il a plu."]]);
    expect(disk.found("It rained.")).toEqual(["Il a plu."]);
    disk.files["a.xlf"] = xliff("Il pleut.");
    expect(await dropped()).toEqual([["a.xlf", "Il neige."]]);
    forgetDropped(disk.memory, "a.xlf");
    expect(await dropped()).toEqual([]);
    expect(disk.memory.files()).toEqual(["a.xlf"]);
  });

  it("makes a disk's error a problem, and any other its own", async () => {
    const disk = filesystem({ "a.xlf": "x" });
    disk.read.mockRejectedValueOnce(outsideError("The disk is gone.", "Bring it back.", { file: "a.xlf" }));
    expect((await disk.refresh()).problems).toMatchObject([{ kind: "outside" }]);
    disk.read.mockRejectedValueOnce(new TypeError("a defect"));
    await expect(disk.refresh()).rejects.toThrow("a defect");
  });
});

describe("readMemoryFile", () => {
  it.each<[string, string]>([
    ["m.tsv", "en\tfr\nIt rained.\tIl a plu.\n"],
    ["m.csv", "en,fr\nIt rained.,Il a plu.\n"],
    ["m.xlf", xliff("Il a plu.")],
    ["m.xliff", xliff("Il a plu.")],
  ])("reads %s", (path, content) => {
    expect(readMemoryFile(path, content).entries).toMatchObject([
      { sourceLocale: "en", targetLocale: "fr", target: [{ value: "Il a plu." }] },
    ]);
  });

  it("takes finished translations alone, from TMX as from XLIFF", () => {
    const entry = (state: State) => ({ source: [text(state)], target: [text("x")], context: null, state, from: "a", sourceLocale: en, targetLocale: fr }); // biome-ignore format: one line
    const states = ["needs-review-translation", "needs-adaptation", "translated", "final"] as const;
    const found = readMemoryFile("retired.tmx", writeTmx(states.map(entry))).entries;
    expect(found.map(({ state }) => state).sort()).toEqual(["final", "translated"]);
    expect(readMemoryFile("a.xlf", xliff("x", "needs-review-translation")).entries).toEqual([]);
  });
});

describe("sentenceKey", () => {
  it("is one for what reads alike, however it is spelled, and tells mark-up apart", () => {
    const spelled: Content = [{ type: "text", value: "A & B", raw: "A &amp; B" }];
    expect(sentenceKey(spelled)).toBe(sentenceKey([text("A & B")]));
    expect(sentenceKey(bold("A"))).not.toBe(sentenceKey([text("A")]));
    expect(sentenceKey(fileSegment("A").source)).toMatch(/^[0-9a-f]{24}$/);
  });
});
