#!/usr/bin/env node
import { silenceSqliteWarning } from "./warnings.ts";

/** The first version with `node:sqlite` that needs no flag. */
const LEAST_NODE = [22, 13] as const;

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < LEAST_NODE[0] || (major === LEAST_NODE[0] && minor < LEAST_NODE[1])) {
  process.stderr.write(
    `Exonym needs Node ${LEAST_NODE.join(".")} or newer; this is ${process.versions.node}. Update Node; inside a checkout of Exonym «npx exonym» brings one along.\n`,
  );
  process.exitCode = 3;
} else {
  silenceSqliteWarning();
  // Loaded only now: older versions of Node fail on it, and others warn as soon as it is there.
  const { main } = await import("./program.ts");
  await main(process.argv);
}
