// Puts `exonym` beside the other tools of the checkout, as npm does for packages that are installed: so `npx exonym`
// starts at once, and by the Node of the checkout. Where links are not possible npx finds its own way.
import { chmodSync, mkdirSync, rmSync, symlinkSync } from "node:fs";
import { fileURLToPath } from "node:url";

const main = fileURLToPath(new URL("../dist/cli/main.js", import.meta.url));
const bin = fileURLToPath(new URL("../node_modules/.bin", import.meta.url));
if (process.platform !== "win32") {
  chmodSync(main, 0o755);
  mkdirSync(bin, { recursive: true });
  rmSync(`${bin}/exonym`, { force: true });
  symlinkSync("../../dist/cli/main.js", `${bin}/exonym`);
}
