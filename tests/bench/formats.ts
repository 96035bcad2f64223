/**
 * Identity and structure over all corpora: `npm run bench:formats`. A corpus may be named by a part of its name, and
 * one of how many documents is taken: `npm run bench:formats -- readability 5`.
 */
import { trials } from "../../src/sync/verify/trials.ts";
import { DEFAULT_OPTIONS } from "../formats/default-options.ts";
import { corpora } from "../formats/documents.ts";
import { type Figures, measure } from "./formats/measure.ts";

const [, , name = "", stride = "1"] = process.argv;
const TRIALS = trials.map(({ name }) => name);

function percent(part: number, whole: number): string {
  return whole === 0 ? "—" : `${((100 * part) / whole).toFixed(part === whole ? 0 : 2)} %`;
}

function row(corpus: string, figures: Figures, seconds: number): string {
  const { documents, units, identical, refused, crashed, damaged, judged } = figures;
  const taken = documents - refused - crashed;
  const kept = TRIALS.map((trial) => {
    const units = figures.refusedUnits[trial] ?? 0;
    return `${percent(figures.kept[trial] ?? 0, taken)}${units > 0 ? ` (${units})` : ""}`;
  });
  return `| ${[corpus, documents, units, percent(identical, documents), refused, crashed, ...kept, damaged, judged, seconds.toFixed(1)].join(" | ")} |`;
}

const faults: string[] = [];
console.log(
  `| corpus | documents | units | byte-exact | refused | crashed | ${TRIALS.join(" | ")} | damaged | judged | s |`,
);
console.log(`|---|${"--:|".repeat(8 + TRIALS.length)}--:|`);
for (const corpus of corpora().filter((one) => one.name.includes(name))) {
  const documents = corpus.documents.filter((_document, i) => i % Number(stride) === 0);
  const began = performance.now();
  const figures = measure({ ...corpus, documents }, DEFAULT_OPTIONS);
  console.log(row(corpus.name, figures, (performance.now() - began) / 1000));
  faults.push(...figures.faults);
}
console.log("\nIn brackets: units that were refused. Judged: results that another parser looked at.\n");
for (const fault of faults) console.log(fault);
