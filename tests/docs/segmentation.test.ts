import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { packagedSegmentationRules } from "../../src/project/packaged.ts";
import languages from "../../src/segmentation/rules/languages.json" with { type: "json" };
import { newsroom } from "../sync/newsroom.ts";
import { runInProcess, shownCommands } from "./in-process.ts";
import { fillRegions } from "./regions.ts";

const PAGE = readFileSync(new URL("../../docs/segmentation.md", import.meta.url), "utf8");
const RULE = /```xml\n([\s\S]*?)```/.exec(PAGE)?.[1] ?? "";
const SPLITS = /```text\n([\s\S]*?)```/.exec(PAGE)?.[1] ?? "";
const [BEFORE = "", AFTER = ""] = PAGE.split(RULE);

describe("docs/segmentation.md", () => {
  const room = newsroom("sourceLanguages: [en]\nlocales: [fr]\n");
  const made = new Map([["languages", describeLanguages()]]);
  afterAll(() => room.dispose());

  beforeAll(async () => {
    const text = "Mr. Kim met Gen. Park. «We agreed!» he said.\n";
    const explained = await runInProcess(["segment", "--language", "en", "--explain"], room.root, text);
    made.set(
      "explain",
      console(`echo '${text.trim()}' | npx exonym segment --language en --explain`, explained),
    );
  });

  it("shows what is printed, before and after the rule that it adds", async () => {
    const [early, late] = [shownCommands(BEFORE), shownCommands(AFTER)];
    expect([early.length, late.length]).toEqual([3, 1]);
    for (const { args, input, output } of early)
      expect(await runInProcess(args, room.root, input)).toBe(output);
    room.write("config/segmentation/house.srx", RULE);
    for (const { args, input, output } of late)
      expect(await runInProcess(args, room.root, input)).toBe(output);
  });

  it("shows what is said of rules and of expected splits, and names all languages", async () => {
    const file = "config/segmentation/splits.txt";
    room.write("config/segmentation/house.srx", RULE);
    room.write(file, SPLITS);
    const tried = await runInProcess(["segment", "test", file], room.root);
    made.set("test", console(`npx exonym segment test ${file}`, tried));
    const filled = fillRegions(PAGE, (name) => made.get(name) ?? `There is no part «${name}».`);
    await expect(filled).toMatchFileSnapshot("../../docs/segmentation.md");
  });
});

function console(command: string, output: string): string {
  return `\`\`\`console\n$ ${command}\n${output}\`\`\``;
}

/** The files of the languages, by the names that they give themselves, and who shares them. */
function describeLanguages(): string {
  const rows = packagedSegmentationRules().flatMap(({ name, text }) => {
    const tag = name.replace(".srx", "");
    if (tag === "always" || tag === "default") return [];
    const names = [...text.matchAll(/languagerulename="([^"]+)"/g)].map(([, given]) => given);
    const sharing = Object.entries(languages).flatMap(([other, shared]) => (shared === tag ? [other] : []));
    const also = sharing.length === 0 ? "" : ` (also ${sharing.join(", ")})`;
    return [`\`${tag}\` ${[...new Set(names)].join(", ")}${also}`];
  });
  return `${rows.join(", ")}.`;
}
