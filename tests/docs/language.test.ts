import { readFileSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import words from "../../src/language/function-words.json" with { type: "json" };
import { newsroom } from "../sync/newsroom.ts";
import { runInProcess, shownCommands } from "./in-process.ts";

const PAGE = readFileSync(new URL("../../docs/language-detection.md", import.meta.url), "utf8");

describe("docs/language-detection.md", () => {
  const room = newsroom("sourceLanguages: [en]\nlocales: [fr]\n");
  afterAll(() => room.dispose());

  it("shows what is printed", async () => {
    const commands = shownCommands(PAGE);
    expect(commands).toHaveLength(1);
    for (const { args, input, output } of commands)
      expect(await runInProcess(args, room.root, input)).toBe(output);
  });

  it("counts the languages with small words", () => {
    expect(PAGE).toContain(`of ${Object.keys(words).length} languages`);
  });
});
