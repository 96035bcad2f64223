import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const MAIN = fileURLToPath(new URL("../../../src/cli/main.ts", import.meta.url));

/** A glossary as nobody should write it: `places.csv` by the name of what is wrong with it. */
export const hostileGlossaries: readonly (readonly [what: string, csv: () => string])[] = [
  ["no glossary, for comparison", () => "en,uk\nKyiv,Київ\n"],
  [
    "a term of 100,000 characters",
    () => `en,uk\n${"Kyiv".repeat(25_000)},Київ\nKyiv,${"Київ ".repeat(20_000)}\n`,
  ],
  [
    "100 terms of 1,000 characters each that begin alike",
    () => `en,uk\n${rows(100, (row) => `${"а ".repeat(450)}${row},${"а ".repeat(450)}${row}`)}`,
  ],
  [
    "regex characters",
    () => `en,uk\n${rows(1000, (row) => `(a+)+$${row}[^b.*?{9}\\\\p{L}(?<=^,(а+)+$${row}[^b.*?{9}(?<!`)}`,
  ],
  ["empty", () => ""],
  ["100,000 empty rows", () => `en,uk\n${rows(100_000, () => ",")}`],
  ["100,000 times the same row", () => `en,uk\n${rows(100_000, () => "Kyiv,Київ")}`],
  ["100,000 concepts with the same id", () => `id,en,uk\n${rows(100_000, (row) => `kyiv,Kyiv ${row},Київ`)}`],
  ["1,000,000 rows", () => `en,uk\n${rows(1_000_000, (row) => `Place ${row},Місце ${row}`)}`],
  [
    "aliases in a circle",
    () =>
      "id,en,en:admitted,uk,uk:admitted\na,Kyiv,Kiev,Київ,Киев\nb,Kiev,Kyiv,Киев,Київ\nc,Kyiv,Kyiv,Київ,Київ\n",
  ],
  ["NUL and a lone surrogate", () => "en,uk\nKy\u0000iv,Ки\u0000їв\nKyiv\ud800,Київ\n"],
  ["100,000 columns", () => `en,uk${",note".repeat(100_000)}\nKyiv,Київ\n`],
  [
    "a quotation mark that is never closed",
    () => `en,uk\n"Kyiv,Київ\n${rows(100_000, (row) => `Place ${row},Місце`)}`,
  ],
];

function rows(count: number, row: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => `${row(index)}\n`).join("");
}

/** What a check with a hostile glossary took and said. */
export interface HostileOutcome {
  readonly code: number | null;
  readonly seconds: number;
  /** Most memory at once, in MB. */
  readonly peak: number;
  /** Lines on standard error. */
  readonly messages: number;
  readonly first: string;
}

/** Runs `exonym check` on one sentence, with this glossary. */
export async function checkWith(csv: string): Promise<HostileOutcome> {
  const folder = mkdtempSync(join(tmpdir(), "exonym-hostile-"));
  try {
    mkdirSync(join(folder, "config/glossary"), { recursive: true });
    mkdirSync(join(folder, "locales/uk/xliff"), { recursive: true });
    writeFileSync(join(folder, "config/exonym.yaml"), "sourceLanguages: [en]\nlocales: [uk]\n");
    writeFileSync(join(folder, "config/glossary/places.csv"), csv);
    writeFileSync(join(folder, "locales/uk/xliff/a.xlf"), SENTENCE);
    return await run(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function run(folder: string): Promise<HostileOutcome> {
  // The process reports its own peak: no tool of the system is needed.
  const script = [
    `process.argv = [process.execPath, ${JSON.stringify(MAIN)}, "check"];`,
    'process.on("exit", () => process.stderr.write("PEAK " + process.resourceUsage().maxRSS + "\\n"));',
    `await import(${JSON.stringify(MAIN)});`,
  ].join("");
  const began = performance.now();
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    cwd: folder,
    stdio: ["ignore", "ignore", "pipe"],
  });
  child.stderr.setEncoding("utf8");
  let said = "";
  child.stderr.on("data", (piece: string) => {
    said += piece;
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  const lines = said.split("\n").filter((line) => line !== "" && !line.startsWith("PEAK"));
  return {
    code,
    seconds: (performance.now() - began) / 1000,
    peak: Number(/PEAK (\d+)/.exec(said)?.[1] ?? 0) / 1024,
    messages: lines.length,
    first: lines[0] ?? "",
  };
}

const SENTENCE = `<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="a" source-language="en" target-language="uk" datatype="plaintext"><body>
<trans-unit id="1"><source>Rain in Kyiv (a+)+$ and a a a a.</source><target state="translated">Дощ у Києві, а а а а.</target></trans-unit>
</body></file>
</xliff>
`;
