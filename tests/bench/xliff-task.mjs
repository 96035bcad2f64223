/**
 * One task on one XLIFF file, as a process of its own for `xliff.ts`: `parse`, `patch` or `package` (the `xliff`
 * package's parser). In JavaScript, so that taking types out of it is not measured. Prints what it did and the process's own peak of memory.
 */
import { readFileSync } from "node:fs";

const [task = "", file = ""] = process.argv.slice(2);

/** A translation with a pair of codes, as translators write them; the same for all, so that making it costs nothing. */
const TARGET = [
  { type: "text", value: "Лідер Північної Кореї " },
  { type: "code", form: "open", id: "1", kind: "strong", raw: "", display: "**" },
  { type: "text", value: "Кім Чен Ин" },
  { type: "code", form: "close", id: "1", kind: "strong", raw: "", display: "**" },
  { type: "text", value: " підписав указ, яким ратифікував договір." },
];

/** What is installed, not the sources: those would be stripped of their types first. */
function built(name) {
  return new URL(`../../dist/xliff/${name}.js`, import.meta.url).href;
}

async function run() {
  if (task === "package") {
    const { xliff12ToJs, xliff2js } = await import("xliff");
    const text = readFileSync(file, "utf8");
    const read = text.includes('version="1.2"') ? xliff12ToJs : xliff2js;
    const { resources } = await read(text);
    return Object.values(resources).flatMap((units) => Object.keys(units)).length;
  }
  const { readXliff } = await import(built("read"));
  const document = readXliff(
    new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(readFileSync(file)),
    file,
  );
  if (task === "parse") return document.segments.length;
  const { patchXliff } = await import(built("patch"));
  const change = { target: TARGET, state: "translated", origin: "human" };
  const patched = patchXliff(document, new Map(document.segments.map((segment) => [segment, change])));
  if (patched === document.text) throw new Error("Nothing was patched.");
  return document.segments.length;
}

const count = await run();
console.log(JSON.stringify({ count, megabytes: Math.round(process.resourceUsage().maxRSS / 1024) }));
