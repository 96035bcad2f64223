import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseLocale } from "../../src/article/locale.ts";
import { builtInSegmenter, cut } from "./rules.ts";

/**
 * Paragraphs of our own with a mark where they are cut, right or wrong: the same on every machine and with every version of
 * Node, as sentences that shift are lost to a memory. After a change of the rules that is meant, look at the differences of
 * `npm test -- tests/segmentation/golden -u`.
 */
const GOLDEN = new URL("golden/", import.meta.url);
const MARK = "¦";
const segmenter = builtInSegmenter();

test.each(readdirSync(GOLDEN))("%s is cut as ever", async (name) => {
  const locale = parseLocale(name.replace(".txt", ""));
  const paragraphs = readFileSync(new URL(name, GOLDEN), "utf8").replaceAll(MARK, "").trimEnd().split("\n");
  const marked = paragraphs.map((text) => cut(text, segmenter(text, locale)).join(MARK));
  await expect(`${marked.join("\n")}\n`).toMatchFileSnapshot(`golden/${name}`);
});

test("there is text of very different languages", () => {
  expect(readdirSync(GOLDEN).length).toBeGreaterThanOrEqual(20);
});
