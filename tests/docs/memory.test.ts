import { readFileSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { newsroom } from "../sync/newsroom.ts";
import { runInProcess } from "./in-process.ts";

const PAGE = readFileSync(new URL("../../docs/memory.md", import.meta.url), "utf8");

describe("docs/memory.md", () => {
  const room = newsroom("sourceLanguages: [en]\nlocales: [fr, uk]\n");
  afterAll(() => room.dispose());

  it("shows a table that can be imported, and what is found in it", async () => {
    const table = /```\n(en\tfr\tuk\n[\s\S]*?)```/.exec(PAGE)?.[1] ?? "";
    room.write("archive.tsv", table);
    await runInProcess(["memory", "import", "archive.tsv"], room.root);
    expect(room.read("config/memory/archive.tsv")).toBe(table);
    const search = ["memory", "search", "--source", "en", "--target", "fr", "It rains."];
    expect(await runInProcess(search, room.root)).toBe("100\tIl pleut.\tconfig/memory/archive.tsv\n");
  });

  it("tells the truth about deleting .exonym", async () => {
    room.write("source-articles/rain.md", "It rains. Nobody was hurt.\n");
    await room.sync();
    const before = room.files();
    room.remove(".exonym");
    expect((await room.sync()).changes).toEqual([]);
    expect(room.files()).toEqual(before);
  });
});
