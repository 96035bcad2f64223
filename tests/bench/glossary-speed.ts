/**
 * Times glossaries. Run: npm run bench:glossary-speed [-- TERMS WORDS] [--only size,article,hostile]
 *
 * - size: 100,000 terms are read, made ready and looked for in a million words, made up and real (NTREX, repeated), each in a
 *   process of its own; the memory is what the process needs beyond one that only reads the text.
 * - article: one article of this project's is checked again and again in one process, with the project's glossary and with
 *   that of all countries and cities.
 * - hostile: `exonym check` with glossaries as nobody should write them.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { xliffPath } from "../../src/project/paths.ts";
import { checkFiles } from "../../src/sync/check.ts";
import { loadGlossary } from "../../src/sync/glossary.ts";
import { openProject } from "../../src/sync/project.ts";
import { englishSentences, haveCorpus, translations } from "./glossary/corpus.ts";
import { checkWith, hostileGlossaries } from "./glossary/hostile.ts";
import { readNames, wordingsIn } from "./glossary/names.ts";
import { policyCsv } from "./glossary/project.ts";
import { isSynthetic, syntheticSentences, syntheticTerms } from "./glossary/synthetic.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const TASK = fileURLToPath(new URL("glossary/speed-task.ts", import.meta.url));
const ARTICLE = "world/treaty-ratification.md";

const { values, positionals } = parseArgs({
  options: { only: { type: "string", default: "size,article,hostile" } },
  allowPositionals: true,
});
const [TERMS = 100_000, WORDS = 1_000_000] = positionals.map(Number);
const parts = values.only.split(",");

if (parts.includes("size")) measureSize();
if (parts.includes("article")) await measureArticle();
if (parts.includes("hostile")) await measureHostile();

interface Measured {
  readonly concepts: number;
  readonly matches: number;
  /** Milliseconds. */
  readonly read: number;
  readonly build: number;
  readonly find: number;
  /** MB. */
  readonly peak: number;
}

function measureSize(): void {
  console.log(`${TERMS} terms, ${WORDS} words\n`);
  console.log(
    "| language | text | different words | matches | CSV read, s | made ready, s | found, s | ready and found, s | memory beyond the text |",
  );
  console.log("|---|---|--:|--:|--:|--:|--:|--:|--:|");
  const folder = mkdtempSync(join(tmpdir(), "exonym-size-"));
  try {
    for (const tag of ["uk", "en", "ja"]) {
      if (!isSynthetic(tag)) continue;
      const names = syntheticTerms(tag, TERMS);
      const csv = join(folder, "terms.csv");
      writeFileSync(csv, `${tag}\n${names.map((name) => `${name}\n`).join("")}`);
      const texts = [
        ["made up", syntheticSentences(tag, WORDS, names)] as const,
        ...(haveCorpus ? [["NTREX, repeated", repeated(tag)] as const] : []),
      ];
      for (const [title, sentences] of texts) {
        const text = join(folder, "text.txt");
        writeFileSync(text, sentences.join("\n"));
        const floor = runTask("floor", tag, csv, text);
        const { matches, read, build, find, peak } = runTask("find", tag, csv, text);
        const seconds = [read, build, find, build + find].map((time) => (time / 1000).toFixed(2));
        const different = new Set(sentences.flatMap((sentence) => sentence.match(/[\p{L}\p{M}]+/gu) ?? []));
        console.log(
          `| ${[tag, title, different.size, matches, ...seconds, `${(peak - floor.peak).toFixed(0)} MB`].join(" | ")} |`,
        );
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function runTask(...args: readonly string[]): Measured {
  return JSON.parse(execFileSync(process.execPath, [TASK, ...args], { encoding: "utf8" })); // its own output
}

function repeated(tag: string): string[] {
  const sentences = tag === "en" ? englishSentences() : (translations([tag])[0]?.sentences ?? []);
  const all: string[] = [];
  for (let words = 0; words < WORDS && sentences.length > 0; ) {
    for (const sentence of sentences) {
      all.push(sentence);
      // Where there are no spaces two characters are taken for a word.
      words += tag === "ja" ? sentence.length / 2 : sentence.split(" ").length;
    }
  }
  return all;
}

async function measureArticle(): Promise<void> {
  const { config } = await openProject(ROOT);
  const names = readNames();
  const { glossary: own } = await loadGlossary(config);
  const wordings = new Map(
    config.locales.map((locale) => [locale as string, wordingsIn(locale, names, true)]),
  );
  const folder = mkdtempSync(join(tmpdir(), "exonym-places-"));
  mkdirSync(join(folder, "terms"));
  writeFileSync(join(folder, "terms/places.csv"), policyCsv(names, wordings));
  const { glossary: places } = await loadGlossary({
    root: folder,
    paths: { ...config.paths, glossary: "terms" },
  });
  rmSync(folder, { recursive: true, force: true });
  console.log(`\nOne article (${ARTICLE}), checked in milliseconds\n`);
  console.log("| glossary | locale | first time | second time | median of the next 20 |");
  console.log("|---|---|--:|--:|--:|");
  for (const [title, glossary] of [
    ["the project's", own],
    ["all places", places],
  ] as const) {
    for (const locale of config.locales) {
      const file = join(ROOT, xliffPath(config, locale, ARTICLE));
      if (!existsSync(file)) continue; // its own language
      const times: number[] = [];
      for (let round = 0; round < 22; round++) {
        const began = performance.now();
        await checkFiles([file], glossary, config.checks, async () => readFileSync(file, "utf8"));
        times.push(performance.now() - began);
      }
      const [first = 0, second = 0, ...others] = times;
      const median = others.sort((one, other) => one - other)[10] ?? 0;
      const cells = [first, second, median].map((time) => time.toFixed(1));
      console.log(`| ${title} (${glossary.concepts.length}) | ${locale} | ${cells.join(" | ")} |`);
    }
  }
}

async function measureHostile(): Promise<void> {
  console.log("\n| glossary | s | peak | exit code | messages | the first |");
  console.log("|---|--:|--:|--:|--:|---|");
  for (const [what, csv] of hostileGlossaries) {
    const { code, seconds, peak, messages, first } = await checkWith(csv());
    const shown = first.length > 160 ? `${first.slice(0, 160)}…` : first;
    console.log(
      `| ${what} | ${seconds.toFixed(2)} | ${peak.toFixed(0)} MB | ${code} | ${messages} | ${shown.replaceAll("|", "\\|")} |`,
    );
  }
}
