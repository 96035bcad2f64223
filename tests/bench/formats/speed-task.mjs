/**
 * One task for `formats-speed.ts`, as a process of its own: `exonym FILES` or `diplodoc FILES FOLDER`, where FILES is a
 * list of paths as JSON. In JavaScript and on what is built, so that taking types out of it is not measured. Each file
 * goes to XLIFF, every text gets accents, and back into the article.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [task = "", list = "", folder = ""] = process.argv.slice(2);
const files = JSON.parse(readFileSync(list, "utf8"));
const accented = (value) => value.replace(/[aeiou]/g, "é");
const outcome = { files: files.length, composed: 0, empty: 0, refused: 0, crashed: 0, reparsed: false };

async function exonym() {
  const api = await import(new URL("../../../dist/index.js", import.meta.url).href);
  const { configuration } = api.parseConfiguration(
    "sourceLanguages: [en]\nlocales: [fr]\n",
    "exonym.yaml",
    ".",
  );
  const toolbox = api.createToolbox(
    { ...configuration, furniture: false },
    { segmentation: [], furniture: new Map() },
  );
  const settings = { ...configuration, sourceLanguages: [], fallback: "source" };
  outcome.reparsed = true;
  return (file) => {
    const opened = api.openArticle(readFileSync(file), file);
    const article = { opened, file, original: file, sourceLanguage: api.parseLocale("en") };
    const { xliff } = api.extractSingle(article, api.parseLocale("fr"), "1.2", toolbox, settings);
    const document = api.readXliff(xliff, "a.xlf");
    const changes = document.segments.map((segment) => [
      segment,
      {
        target: segment.source.map((part) =>
          part.type === "text" ? { type: "text", value: accented(part.value) } : part,
        ),
        state: "translated",
        origin: "human",
      },
    ]);
    const text = api.patchXliff(document, new Map(changes));
    const result = api.composeSingle(article, { text, file: "a.xlf" }, toolbox, settings);
    if (result.text === null) outcome.example ??= `${file}: ${result.problems[0]?.message}`;
    return result.text !== null;
  };
}

async function diplodoc() {
  const { extract, compose } = createRequire(join(folder, "package.json"))("@diplodoc/translation");
  return (file) => {
    const { skeleton, xliff } = extract(readFileSync(file, "utf8"), {
      originalFile: file,
      source: { language: "en", locale: "US" },
      target: { language: "fr", locale: "FR" },
    });
    const translated = xliff.replace(
      /<source([^>]*)>([\s\S]*?)<\/source>/g,
      (whole, attributes, source) =>
        `${whole}<target${attributes}>${source.replace(/<[^>]*>|[^<]+/g, (piece) => (piece.startsWith("<") ? piece : accented(piece)))}</target>`,
    );
    return compose(skeleton, translated, {}) !== "";
  };
}

const run = await { exonym, diplodoc }[task]();
for (const file of files) {
  try {
    outcome[run(file) ? "composed" : "refused"]++;
  } catch (error) {
    const isKnown = error instanceof Error && error.name === "ExonymError";
    if (isKnown && error.message.includes("has no text to translate")) {
      outcome.empty++;
      continue;
    }
    outcome[isKnown ? "refused" : "crashed"]++;
    outcome.example ??= `${file}: ${error instanceof Error ? error.message : error}`;
  }
}
const { userCPUTime, systemCPUTime } = process.resourceUsage();
outcome.cpu = (userCPUTime + systemCPUTime) / 1e6;
console.log(JSON.stringify({ ...outcome, megabytes: Math.round(process.resourceUsage().maxRSS / 1024) }));
