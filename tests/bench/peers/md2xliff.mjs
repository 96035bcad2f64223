/** The same as `diplodoc.mjs`, by md2xliff. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { shownBy } from "./xliff.mjs";

const [, , folder = "", file = ""] = process.argv;
const { extract, xliffReconstruct } = createRequire(join(folder, "package.json"))("md2xliff");

const text = readFileSync(file, "utf8");
const { skeleton, xliff } = extract(text, file, `${file}.skl`, "en-US", "fr-FR");
const copied = xliff.replace(
  /(<source[^>]*>)([\s\S]*?)(<\/source>\s*<target[^>]*>)[\s\S]*?(<\/target>)/g,
  (_whole, open, source, between, close) => open + source + between + source + close,
);
const tell = (exact) => {
  console.log(JSON.stringify({ shown: shownBy(xliff), exact }));
  process.exit();
};
// Its XML parser throws outside of the promise that it gives.
process.on("uncaughtException", () => tell(null));
xliffReconstruct(copied, skeleton, (error, result) => tell(error ? null : result === text));
