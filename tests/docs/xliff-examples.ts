import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseLocale } from "../../src/article/locale.ts";
import { openArticle } from "../../src/sync/article-file.ts";
import { loadGlossary } from "../../src/sync/glossary.ts";
import { openProject } from "../../src/sync/project.ts";
import { extractSingle } from "../../src/sync/single.ts";
import type { SegmentChange, XliffDocument } from "../../src/xliff/model.ts";
import { patchXliff } from "../../src/xliff/patch.ts";
import { readXliff } from "../../src/xliff/read.ts";
import { newsroom } from "../sync/newsroom.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const ARTICLE = "world/treaty-ratification.md";

/** The title and the first paragraph of a sample, as they stand in its XLIFF 1.2 file. */
export function sample12(): string {
  return abridge(sampleDocument(), [0, 2]);
}

/** The same in the layout of 2.1. */
export async function sample21(): Promise<string> {
  const { toolbox, config } = await openProject(ROOT);
  const file = `source-articles/${ARTICLE}`;
  const opened = openArticle(readFileSync(`${ROOT}${file}`), file);
  const article = { opened, file, original: ARTICLE };
  const { glossary } = await loadGlossary(config);
  const { xliff } = extractSingle(article, parseLocale("uk"), "2.1", toolbox, config, glossary);
  const empty = readXliff(xliff, "sample.xlf");
  // Segments have the same ids in both versions.
  const translated = new Map(sampleDocument().segments.map((segment) => [segment.id, segment]));
  const changes = empty.segments.map((segment) => {
    const { target, state } = translated.get(segment.id) ?? segment;
    const change: SegmentChange = target === null ? {} : { target, state, origin: "human" };
    return [segment, change] as const;
  });
  return abridge(readXliff(patchXliff(empty, new Map(changes)), "sample.xlf"), [0, 2]);
}

function sampleDocument(): XliffDocument {
  const path = `locales/uk/xliff/${ARTICLE}.xlf`;
  return readXliff(readFileSync(`${ROOT}${path}`, "utf8"), path);
}

/** A file with some of its paragraphs left out. */
function abridge({ text, blocks }: XliffDocument, indexes: readonly number[]): string {
  const opening = text.slice(0, blocks[0]?.element.start);
  const lead = /\s*$/.exec(opening)?.[0] ?? "";
  const kept = indexes.map((index) => elementText(text, blocks[index]?.element));
  return `${opening}${kept.join(lead)}${lead}<!-- … -->${text.slice(blocks.at(-1)?.element.end)}`.trim();
}

function elementText(
  text: string,
  element: { readonly start: number; readonly end: number } | undefined,
): string {
  return text.slice(element?.start, element?.end);
}

/** What a translator is told of names. */
export async function names(): Promise<string> {
  const room = newsroom("sourceLanguages: [en]\nlocales: [uk]\n", {
    "oslo.md": "He flew from Kyiv to Oslo on Monday.\n",
  });
  try {
    room.write(
      "config/glossary/places.csv",
      "kind,definition,en,uk,uk:forbidden,uk:deprecated,uk:indeclinable,note,authority\n" +
        "place,the capital of Ukraine,Kyiv,Київ,Киев,Киів,,,Ministry of Foreign Affairs\n" +
        "place,,Oslo,Осло,,,yes,Not Christiania.,\n",
    );
    await room.sync();
    return onlySegment(room.read("locales/uk/xliff/oslo.md.xlf"));
  } finally {
    room.dispose();
  }
}

/** What a translator finds after a journalist changed a word of a sentence that was translated. */
export async function adaptation(): Promise<string> {
  const room = newsroom("sourceLanguages: [en]\nlocales: [uk]\n", {
    "harbor.md": "Three ships waited outside the port on Monday.\n",
  });
  try {
    const path = "locales/uk/xliff/harbor.md.xlf";
    await room.sync();
    room.translate(path, () => ({
      target: [{ type: "text", value: "У понеділок на рейді порту чекали три кораблі." }],
      state: "final",
      origin: "human",
    }));
    await room.sync();
    room.write("source-articles/harbor.md", "Four ships waited outside the port on Monday.\n");
    await room.sync();
    return onlySegment(room.read(path));
  } finally {
    room.dispose();
  }
}

/** What a translator finds where the memory has two wordings for a sentence. */
export async function memoryMatch(): Promise<string> {
  const room = newsroom("sourceLanguages: [en]\nlocales: [uk]\n", {
    "rain.md": "It rained all day in Galway.\n",
  });
  try {
    room.write(
      "config/memory/archive.tsv",
      "en\tuk\nIt rained all day in Galway.\tУ Голвеї весь день дощило.\n",
    );
    room.write(
      "config/memory/desk.tsv",
      "en\tuk\nIt rained all day in Galway.\tЦілий день у Голвеї йшов дощ.\n",
    );
    await room.sync();
    return onlySegment(room.read("locales/uk/xliff/rain.md.xlf"));
  } finally {
    room.dispose();
  }
}

/** A file's only trans-unit, without its indentation. */
function onlySegment(text: string): string {
  const [segment] = readXliff(text, "example.xlf").segments;
  return elementText(text, segment?.element).replaceAll("\n        ", "\n");
}
