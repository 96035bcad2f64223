// The compiler copies code only; rules, tables and schemas are data and go along unchanged.
import { chmodSync, cpSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";

const source = fileURLToPath(new URL("../src", import.meta.url));
const target = fileURLToPath(new URL("../dist", import.meta.url));
cpSync(source, target, {
  recursive: true,
  filter: (path) => statSync(path).isDirectory() || !path.endsWith(".ts"),
});
// npm makes the command executable when it first links it, but not when a later install builds it anew.
chmodSync(fileURLToPath(new URL("../dist/cli/main.js", import.meta.url)), 0o755);
