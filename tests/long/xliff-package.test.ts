import { expect, test } from "vitest";
import { js2xliff, jsToXliff12, xliff2js, xliff12ToJs } from "xliff";
import type { Content } from "../../src/article/content.ts";
import { patchXliff } from "../../src/xliff/patch.ts";
import { readXliff } from "../../src/xliff/read.ts";
import { judgeByDom } from "../xliff/dom.ts";
import { type ReadFile, readReal, realFiles } from "../xliff/proof/files.ts";

/** How much of a file is left when it is read and written by a library. */
interface Left {
  files: number;
  texts: number;
  everything: number;
}

test("how much of real files the xliff package keeps, and we", async () => {
  const theirs: Left = { files: 0, texts: 0, everything: 0 };
  const ours: Left = { files: 0, texts: 0, everything: 0 };
  for (const real of realFiles(1)) {
    const file = readReal(real);
    if (file instanceof Error) continue;
    note(theirs, file, await byPackage(file));
    note(ours, file, patchXliff(file.document, new Map()));
  }
  console.info(JSON.stringify({ package: theirs, ours }));
  expect(ours.everything).toBe(ours.files);
  expect(ours.texts).toBe(ours.files);
});

async function byPackage({ document }: ReadFile): Promise<string | null> {
  try {
    return document.version.startsWith("2")
      ? await js2xliff(await xliff2js(document.text))
      : await jsToXliff12(await xliff12ToJs(document.text));
  } catch {
    return null;
  }
}

function note(left: Left, file: ReadFile, written: string | null): void {
  left.files++;
  if (written === null) return;
  if (textsOf(written) === textsOf(file.document.text)) left.texts++;
  if (everythingOf(written) === everythingOf(file.document.text)) left.everything++;
}

/** The words of source and target of every segment, in any order; codes left out, and all white space alike. */
function textsOf(text: string): string | null {
  try {
    const { segments } = readXliff(text, "a.xlf");
    const keys = segments.map(({ source, target }) => `${wordsOf(source)}|${wordsOf(target)}`);
    return keys.toSorted().join("\n");
  } catch {
    return null;
  }
}

function wordsOf(content: Content | null): string {
  const words = (content ?? []).map((part) => (part.type === "text" ? part.value : "")).join("");
  return words.replace(/\s+/g, " ").trim();
}

/** The canonical form, without white space between tags. */
function everythingOf(text: string): string {
  const judged = judgeByDom(text);
  const canonical = "canonical" in judged ? judged.canonical : null;
  return (canonical ?? text).replace(/>\s+</g, "><").trim();
}
