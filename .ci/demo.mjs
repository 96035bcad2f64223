// The main job on the sample newsroom in this repository, and where to look at what came of it.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const exonym = (...args) => {
  console.log(`\n$ npx exonym ${args.join(" ")}`);
  const { status } = spawnSync(process.execPath, [`${root}dist/cli/main.js`, ...args], {
    cwd: root,
    stdio: "inherit",
  });
  return status ?? 3;
};
const show = (path, from, count) => {
  const lines = readFileSync(`${root}${path}`, "utf8").split("\n");
  console.log(`\n--- ${path}`);
  console.log(lines.slice(from, from + count).join("\n"));
};

const code = exonym("sync");
if (code === 0) exonym("status");
if (code === 0) {
  const article = "world/treaty-ratification.md";
  show(`source-articles/${article}`, 0, 10);
  show(`locales/uk/xliff/${article}.xlf`, 22, 6);
  for (const locale of ["uk", "ja"]) show(`locales/${locale}/articles/${article}`, 0, 11);
  show("locales/ar/articles/science/harbour-lights.html", 28, 10);
  show("source-articles/site/interface.json", 8, 2);
  show("locales/uk/articles/site/interface.json", 8, 4);
  console.log(`
Where to look:
  source-articles/            what journalists wrote, in English, Vietnamese, Ukrainian and French:
                              Markdown, MDX, a web page, plain text, and the texts of the site itself
  locales/<locale>/xliff/     what translators edit, in any CAT tool or editor
  locales/<locale>/articles/  the localized articles
  config/glossary/            house style for names: npx exonym check
Try it: change a sentence in source-articles/${article}, or a <target> in
locales/uk/xliff/${article}.xlf, run «npx exonym sync» and «git diff».`);
}
process.exitCode = code;
