/** Diplodoc's extract and compose for one file: `diplodoc.mjs FOLDER FILE` prints what its XLIFF shows, and whether the file comes back. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { shownBy } from "./xliff.mjs";

const [, , folder = "", file = ""] = process.argv;
const { extract, compose } = createRequire(join(folder, "package.json"))("@diplodoc/translation");

const text = readFileSync(file, "utf8");
const { skeleton, xliff } = extract(text, {
  originalFile: file,
  source: { language: "en", locale: "US" },
  target: { language: "fr", locale: "FR" },
});
let exact = null;
try {
  exact = compose(skeleton, xliff, { useSource: true }) === text;
} catch {
  // It fails, which is told by the null.
}
console.log(JSON.stringify({ shown: shownBy(xliff), exact }));
