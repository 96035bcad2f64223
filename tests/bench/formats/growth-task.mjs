/**
 * One task for `formats-speed.ts`, as a process of its own: `parse FORMAT FILE`, `compose FORMAT FILE` (every text
 * accented, with the proof) or `floor FORMAT FILE`, the bare parser that the format stands on. Prints seconds of a
 * processor, which other programs on the machine change less than those of a clock, without the start of Node.
 */
import { readFileSync } from "node:fs";

const [task = "", name = "", file = ""] = process.argv.slice(2);
const text = readFileSync(file, "utf8");

const floors = {
  markdown: async () => {
    const { parse, postprocess, preprocess } = await import("micromark");
    const { gfm } = await import("micromark-extension-gfm");
    return () =>
      postprocess(
        parse({ extensions: [gfm()] })
          .document()
          .write(preprocess()(text, undefined, true)),
      ).length;
  },
  html: async () => {
    const { parse } = await import("parse5");
    return () => parse(text, { sourceCodeLocationInfo: true }).childNodes.length;
  },
};

async function ours() {
  const { formatNamed } = await import(new URL("../../../dist/formats/formats.js", import.meta.url).href);
  const format = formatNamed(name);
  const options = { translatedKeys: ["title"], languageKey: "lang", frontMatter: {} };
  return () => {
    const article = format.parse(text, options);
    if (task === "parse") return article.units.length;
    const accent = ({ id, content }) => [
      id,
      content.map((part) =>
        part.type === "text" ? { type: "text", value: part.value.replace(/[aeiou]/g, "é") } : part,
      ),
    ];
    const result = format.serialize(article, new Map(article.units.map(accent)), options);
    return result.text === null ? `refused ${result.refusals.length}: ${result.refusals[0].message}` : "kept";
  };
}

const run = task === "floor" ? await floors[name]() : await ours();
const began = process.cpuUsage();
let result;
try {
  result = run();
} catch (error) {
  // A limit with a message is an answer; a stack that ran over is a crash.
  const message = error instanceof Error ? error.message : String(error);
  result = `${error instanceof Error && error.name === "ExonymError" ? "limit" : "CRASH"}: ${message}`;
}
const { user, system } = process.cpuUsage(began);
const seconds = (user + system) / 1e6;
console.log(
  JSON.stringify({ seconds, result, megabytes: Math.round(process.resourceUsage().maxRSS / 1024) }),
);
