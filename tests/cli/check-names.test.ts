import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Newsroom, newsroom } from "../sync/newsroom.ts";
import { inProcess, jsonLines } from "./in-process.ts";

const file = (article: string, locale: string, ...segments: readonly (readonly [string, string])[]) =>
  `<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="${article}" source-language="en" target-language="${locale}" datatype="plaintext"><body>\n${segments
    .map(
      ([source, target], i) =>
        `<trans-unit id="${i + 1}"><source>${source}</source><target state="translated">${target}</target></trans-unit>\n`,
    )
    .join("")}</body></file></xliff>\n`;

let room: Newsroom;
beforeAll(() => {
  room = newsroom("sourceLanguages: [en]\nlocales: [fr, uk]\n");
  room.write("config/glossary/places.csv", "en,en:forbidden,uk\nKyiv,Kiev,Київ\n");
  const usual = [
    ["Then Shoigu spoke.", "Потім говорив Шойгу."],
    ["With Shoigu.", "Із Шойгу."],
  ] as const;
  room.write("locales/uk/xliff/a.md.xlf", file("a.md", "uk", ["Of Shoigu.", "Про Шойґу."]));
  room.write("locales/uk/xliff/b.md.xlf", file("b.md", "uk", ...usual, ["In Kiev.", "У \u004bиєві."]));
  room.write("locales/fr/xliff/b.md.xlf", file("b.md", "fr", ["In Kiev.", "À Kyiv."]));
});
afterAll(() => room.dispose());

async function found(...args: string[]): Promise<string[]> {
  const { stdout } = await inProcess(["check", "--format", "json", ...args], { cwd: room.root });
  const findings = jsonLines(stdout) as { check: string; file: string; line: number }[]; // as docs/checks.md has it
  return findings
    .filter(({ check }) => !check.startsWith("xliff/"))
    .map(({ check, file: path, line }) => `${path}:${line} ${check}`);
}

describe("exonym check on names", () => {
  it("compares the articles of a language, and says once what is wrong in a source", async () => {
    expect(await found()).toEqual([
      "locales/fr/xliff/b.md.xlf:2 glossary-source",
      "locales/uk/xliff/a.md.xlf:2 name-inconsistent",
      "locales/uk/xliff/b.md.xlf:4 mixed-script",
    ]);
  });

  it("knows only the files that it is given", async () => {
    expect(await found("locales/uk/xliff/a.md.xlf")).toEqual([]);
  });
});
