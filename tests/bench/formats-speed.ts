/**
 * How fast articles go to XLIFF and back, beside Diplodoc in the same run, and how the time grows with the article:
 * `npm run build && npm run bench:formats-speed`. `files` or `growth` asks for one of the two.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { corpora, type Document } from "../formats/documents.ts";
import { peersFolder } from "./peers/folder.ts";

const [, , part = "all", roundsGiven = "3"] = process.argv;
const ROUNDS = Number(roundsGiven);
const COUNT = 1_000;
/** What takes longer is given up: a quadratic parser. */
const LIMIT_MS = 180_000;

const folder = mkdtempSync(join(tmpdir(), "exonym-speed-"));
const task = (name: string) => fileURLToPath(new URL(`formats/${name}.mjs`, import.meta.url));

function run(
  script: string,
  args: readonly string[],
): { seconds: number; out: Record<string, unknown> | null } {
  const began = performance.now();
  const done = spawnSync(process.execPath, [task(script), ...args], { encoding: "utf8", timeout: LIMIT_MS });
  const seconds = (performance.now() - began) / 1000;
  if (done.status !== 0) return { seconds, out: null };
  const out: Record<string, unknown> = JSON.parse(done.stdout.trim().split("\n").at(-1) ?? "null"); // our own task's line
  return { seconds, out };
}

/** A thousand real files: all that are there, and the first ones once more. */
function realFiles(): readonly string[] {
  const real = corpora()
    .filter(({ name }) => /digitalgov|fcc|astro/.test(name))
    .flatMap(({ documents }) => documents);
  return Array.from({ length: real.length === 0 ? 0 : COUNT }, (_, i) => {
    const { file, bytes } = real[i % real.length] as Document; // the list is not empty
    const path = join(folder, `${i}-${file.replaceAll("/", "-")}`);
    writeFileSync(path, bytes);
    return path;
  });
}

function files(): void {
  const list = join(folder, "list.json");
  const paths = realFiles();
  writeFileSync(list, JSON.stringify(paths));
  console.log(`${paths.length} real Markdown and MDX files, whole processes, the fastest of ${ROUNDS}:\n`);
  console.log(
    "| | s | of a processor | composed | without text | refused | crashed | peak | proof |\n|---|--:|--:|--:|--:|--:|--:|--:|---|",
  );
  const best = new Map<string, number>();
  for (const tool of ["exonym", "diplodoc"]) {
    const runs = Array.from({ length: ROUNDS }, () => run("speed-task", [tool, list, peersFolder()]));
    const [fastest] = runs.sort((a, b) => a.seconds - b.seconds);
    if (!fastest?.out) {
      console.log(`| ${tool} | did not run | | | | | | | |`);
      continue;
    }
    const { composed, empty, refused, crashed, megabytes, reparsed, example } = fastest.out;
    if (example !== undefined) console.error(`${tool}: ${example}`);
    best.set(tool, fastest.seconds);
    console.log(
      `| ${tool} | ${fastest.seconds.toFixed(2)} | ${Number(fastest.out.cpu).toFixed(2)} | ${composed} | ${empty} | ${refused} | ${crashed} | ${megabytes} MB | ${reparsed ? "each result parsed again" : "none"} |`,
    );
  }
  const [ours, theirs] = [best.get("exonym"), best.get("diplodoc")];
  if (ours && theirs) console.log(`\nDiplodoc takes ${(theirs / ours).toFixed(2)} times as long.`);
}

const PARAGRAPH =
  "The **library** in [the harbour](https://example.org/harbour) opened on Monday, and *many* people came to see it.\n\n";
const HTML_PARAGRAPH =
  '<p class="a">The <b>library</b> in <a href="https://example.org/harbour">the harbour</a> opened on Monday &amp; many people came.</p>\n';

/** Long articles in bytes, deep ones in levels. */
const SERIES: readonly (readonly [
  name: string,
  format: string,
  sizes: number[],
  make: (size: number) => string,
])[] = [
  ["Markdown, MB", "markdown", [1.25, 2.5, 5, 10], (mb) => long(PARAGRAPH, mb)],
  [
    "HTML, MB",
    "html",
    [1.25, 2.5, 5, 10],
    (mb) => `<!doctype html><title>a</title>${long(HTML_PARAGRAPH, mb)}`,
  ],
  ["nested >", "markdown", [1_250, 2_500, 5_000, 10_000], (n) => `${"> ".repeat(n)}text\n`],
  ["nested [", "markdown", [1_250, 2_500, 5_000, 10_000], (n) => `${"[".repeat(n)}text${"](a)".repeat(n)}\n`],
  ["open [", "markdown", [1_250, 2_500, 5_000, 10_000], (n) => `${"[".repeat(n)}text\n`],
  [
    "nested *",
    "markdown",
    [1_250, 2_500, 5_000, 10_000],
    (n) => `${"*a ".repeat(n)}text${" a*".repeat(n)}\n`,
  ],
  ["row of *", "markdown", [1_250, 2_500, 5_000, 10_000], (n) => `${"*".repeat(n)}text${"*".repeat(n)}\n`],
  [
    "nested <div>",
    "html",
    [1_250, 2_500, 5_000, 10_000],
    (n) => `${"<div>".repeat(n)}text${"</div>".repeat(n)}`,
  ],
  [
    "nested <b>",
    "html",
    [1_250, 2_500, 5_000, 10_000],
    (n) => `<p>${"<b>".repeat(n)}text${"</b>".repeat(n)}`,
  ],
];

function long(piece: string, megabytes: number): string {
  return piece.repeat(Math.ceil((megabytes * 1e6) / piece.length));
}

function growth(): void {
  console.log(
    "| article | task | processor seconds per size | per doubling | result |\n|---|---|---|---|---|",
  );
  for (const [name, format, sizes, make] of SERIES) {
    for (const kind of ["floor", "parse", "compose"]) {
      const seconds: (number | null)[] = [];
      let result: unknown = "";
      for (const size of sizes) {
        const file = join(folder, "growing");
        writeFileSync(file, make(size));
        const { out } = run("growth-task", [kind, format, file]);
        seconds.push(out === null ? null : Number(out.seconds));
        result = out === null ? "given up" : out.result;
        // What was given up once takes longer still at the next size.
        if (out === null) break;
      }
      const ratios = seconds.slice(1).map((value, i) => {
        const before = seconds[i];
        return value === null || before == null || before < 0.02 ? "—" : (value / before).toFixed(1);
      });
      const row = [
        `${name} (${sizes.join(", ")})`,
        kind === "floor" ? (format === "html" ? "parse5" : "micromark") : kind,
        seconds.map((value) => value?.toFixed(3) ?? "—").join(", "),
        ratios.join(", "),
        String(result).slice(0, 120),
      ];
      console.log(`| ${row.join(" | ")} |`);
    }
  }
}

try {
  if (part !== "growth") files();
  if (part === "all") console.log("");
  if (part !== "files") growth();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
