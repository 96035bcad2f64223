/**
 * Times reading and patching of generated XLIFF files as whole processes, each beside `xmllint --noout` (libxml2) and
 * the `xliff` package in the same run. Run it with `npm run bench:xliff`; sizes and rounds may be given.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const TASK = fileURLToPath(new URL("xliff-task.mjs", import.meta.url));
const SIZES = (process.argv[2] ?? "10000,100000").split(",").map(Number);
const ROUNDS = Number(process.argv[3] ?? 5);
/** The package takes minutes for what others take seconds for. */
const PACKAGE_LIMIT_MS = 120_000;

const SOURCE = (pair: string, close: string, number: number) =>
  `North Korean leader ${pair}Kim Jong-un${close} has signed decree no. ${number}, which ratifies a mutual defense treaty with Russia.`;
const TARGET = (pair: string, close: string, number: number) =>
  `Лідер Північної Кореї ${pair}Кім Чен Ин${close} підписав указ № ${number}, яким ратифікував договір про взаємну оборону.`;

/** A file as Exonym lays it out: three sentences a paragraph. */
function generate(version: "1.2" | "2.1", count: number): string {
  const pieces = [version === "1.2" ? HEAD_12 : HEAD_21];
  for (let first = 0; first < count; first += 3) {
    const numbers = Array.from({ length: Math.min(3, count - first) }, (_each, index) => first + index);
    pieces.push(version === "1.2" ? group12(numbers) : unit21(numbers));
  }
  pieces.push(version === "1.2" ? "    </body>\n  </file>\n</xliff>\n" : "  </file>\n</xliff>\n");
  return pieces.join("");
}

const HEAD_12 = `<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
  <file original="treaty.md" source-language="en" target-language="uk" datatype="x-markdown">
    <header>
      <tool tool-id="exonym" tool-name="Exonym"/>
    </header>
    <body>
`;
const HEAD_21 = `<?xml version="1.0" encoding="UTF-8"?>
<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en" trgLang="uk">
  <file id="f1" original="treaty.md" canResegment="no" xml:space="preserve">
`;

function id(letter: string, number: number): string {
  return letter + (Math.imul(number + 1, 2654435761) >>> 0).toString(16).padStart(10, "0");
}

function group12(numbers: readonly number[]): string {
  const open = '<g id="1" ctype="bold" equiv-text="**">';
  const units = numbers.map(
    (number) => `        <trans-unit id="${id("s", number)}" xml:space="preserve">
          <source>${SOURCE(open, "</g>", number)}</source>
          <target state="needs-review-translation">${TARGET(open, "</g>", number)}</target>
        </trans-unit>
`,
  );
  return `      <group id="${id("u", numbers[0] ?? 0)}" restype="x-paragraph">\n${units.join("")}      </group>\n`;
}

function unit21(numbers: readonly number[]): string {
  const segments = numbers.map((number) => {
    const own = id("s", number);
    const open = `<pc id="${own}.1" type="fmt" subType="xlf:b" dispStart="**" dispEnd="**">`;
    return `      <segment id="${own}" state="initial" subState="exonym:needs-review-translation">
        <source>${SOURCE(open, "</pc>", number)}</source>
        <target>${TARGET(open, "</pc>", number)}</target>
      </segment>
`;
  });
  return `    <unit id="${id("u", numbers[0] ?? 0)}" type="exonym:paragraph">\n${segments.join("")}    </unit>\n`;
}

interface Measured {
  readonly seconds: number;
  readonly megabytes: number | null;
}

function measure(command: string, args: readonly string[], limit = 600_000): Measured | null {
  const began = performance.now();
  const done = spawnSync(command, args, { encoding: "utf8", timeout: limit });
  const seconds = (performance.now() - began) / 1000;
  if (done.status !== 0) return null;
  const said = /\{"count".*\}/.exec(done.stdout)?.[0];
  return { seconds, megabytes: said === undefined ? null : JSON.parse(said).megabytes };
}

/** The fastest of several rounds: what disturbs a measurement only ever adds to it. */
function best(runs: readonly (Measured | null)[]): Measured | null {
  const good = runs.filter((run) => run !== null);
  if (good.length === 0) return null;
  return {
    seconds: Math.min(...good.map((run) => run.seconds)),
    megabytes: good[0]?.megabytes === null ? null : Math.max(...good.map((run) => run.megabytes ?? 0)),
  };
}

const folder = mkdtempSync(join(tmpdir(), "exonym-bench-xliff-"));
try {
  console.log("| version | units | MB | task | seconds | of xmllint | peak |");
  console.log("|---|--:|--:|---|--:|--:|--:|");
  for (const version of ["1.2", "2.1"] as const) {
    for (const size of SIZES) {
      const file = join(folder, `${version}-${size}.xlf`);
      writeFileSync(file, generate(version, size));
      const runs: Record<string, (Measured | null)[]> = { xmllint: [], parse: [], patch: [], package: [] };
      for (let round = 0; round < ROUNDS; round++) {
        runs.xmllint?.push(measure("xmllint", ["--noout", file]));
        for (const task of ["parse", "patch"])
          runs[task]?.push(measure(process.execPath, [TASK, task, file]));
        if (round === 0)
          runs.package?.push(measure(process.execPath, [TASK, "package", file], PACKAGE_LIMIT_MS));
      }
      const floor = best(runs.xmllint ?? []);
      for (const [task, all] of Object.entries(runs)) {
        const result = best(all);
        const seconds = result === null ? "—" : result.seconds.toFixed(2);
        const ratio = result === null || floor === null ? "—" : (result.seconds / floor.seconds).toFixed(2);
        const peak = result?.megabytes == null ? "" : `${result.megabytes} MB`;
        const size_ = (statSync(file).size / 1e6).toFixed(1);
        console.log(`| ${version} | ${size} | ${size_} | ${task} | ${seconds} | ${ratio} | ${peak} |`);
      }
      rmSync(file);
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
