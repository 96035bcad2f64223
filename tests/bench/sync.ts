/**
 * Times whole `exonym sync` processes on generated newsrooms: first sync, no change, after one edit; and how times and
 * memory grow from 100 to 1,000 articles in 5 locales. Run it with `npm run bench`.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const MAIN = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));
const LOCALES = ["vi", "uk", "fr", "ja", "ar"];
const SIZES = (process.argv[2] ?? "100,300,1000").split(",").map(Number);

/** Words that make English-looking sentences; a fixed seed makes every run the same. */
const WORDS =
  "the a minister said that harbour was in treaty with river and people have not been to city on new report of after for by government this year would market more water they city’s region could talks".split(
    " ",
  );

function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** An article of about 30 sentences and 450 words, with bold words, a link, a list and a credit. */
function article(index: number): string {
  const next = random(index + 1);
  const word = () => WORDS[Math.floor(next() * WORDS.length)] ?? "the";
  const sentence = (mark = "") => {
    const words = Array.from({ length: 8 + Math.floor(next() * 14) }, word);
    words[3] = mark ? `${mark}${words[3]}${mark}` : (words[3] ?? "");
    return `${words.join(" ").replace(/^./, (first) => first.toUpperCase())} ${index}.`;
  };
  const paragraph = () => `${sentence()} ${sentence("**")} ${sentence()} ${sentence("*")}`;
  const blocks = [
    paragraph(),
    paragraph(),
    `## ${sentence().slice(0, -1)}`,
    paragraph(),
    `- ${sentence()}\n- ${sentence()}\n- See [the ${word()}](https://example.org/${index}).`,
    paragraph(),
    paragraph(),
    `${sentence()} (Photo: Reuters)`,
  ];
  return `---\ntitle: ${sentence().slice(0, -1)}\nlang: en\n---\n\n${blocks.join("\n\n")}\n`;
}

interface Measured {
  readonly seconds: number;
  readonly megabytes: number;
  readonly said: string;
}

function run(root: string): Measured {
  const began = performance.now();
  // The process reports its own peak: no tool of the system is needed.
  const script = [
    `process.argv = [process.execPath, ${JSON.stringify(MAIN)}, "sync"];`,
    'process.on("exit", () => process.stderr.write("PEAK " + process.resourceUsage().maxRSS + "\\n"));',
    `await import(${JSON.stringify(MAIN)});`,
  ].join("");
  const child = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
  const seconds = (performance.now() - began) / 1000;
  if (child.status !== 0) throw new Error(child.stderr);
  const peak = Number(/PEAK (\d+)/.exec(child.stderr)?.[1] ?? 0) / 1024;
  return { seconds, megabytes: peak, said: child.stderr.split("\n")[0] ?? "" };
}

function measure(articles: number) {
  const root = mkdtempSync(join(tmpdir(), "exonym-bench-"));
  try {
    mkdirSync(join(root, "config"));
    mkdirSync(join(root, "source-articles"));
    writeFileSync(
      join(root, "config/exonym.yaml"),
      `sourceLanguages: [en]\nlocales: [${LOCALES.join(", ")}]\n`,
    );
    const path = (index: number) => join(root, `source-articles/${index}.md`);
    for (let index = 0; index < articles; index++) writeFileSync(path(index), article(index));
    const first = run(root);
    run(root); // files that are seconds old are read again once, to be sure; this is that run
    const unchanged = [run(root), run(root), run(root)].sort((a, b) => a.seconds - b.seconds)[1] ?? first;
    writeFileSync(
      path(7),
      readFileSync(path(7), "utf8").replace("\n\n", "\n\nOne more sentence was added here. "),
    );
    const edited = run(root);
    return { articles, first, unchanged, edited };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}, ${LOCALES.length} locales`);
console.log("| articles | first sync | peak | no change | peak | after one edit | peak |");
console.log("|--:|--:|--:|--:|--:|--:|--:|");
const rows = SIZES.map((size) => {
  const row = measure(size);
  const cell = ({ seconds, megabytes }: Measured) => `${seconds.toFixed(2)} s | ${megabytes.toFixed(0)} MB`;
  console.log(`| ${size} | ${cell(row.first)} | ${cell(row.unchanged)} | ${cell(row.edited)} |`);
  return row;
});
const [small, large] = [rows[0], rows.at(-1)];
if (small && large && small !== large) {
  const growth = (pick: (row: ReturnType<typeof measure>) => Measured) =>
    (pick(large).seconds / pick(small).seconds).toFixed(1);
  console.log(
    `${(large.articles / small.articles).toFixed(1)} times the articles take ${growth((row) => row.first)} times as long at first, ` +
      `${growth((row) => row.unchanged)} times without a change, ${growth((row) => row.edited)} times after one edit.`,
  );
}
