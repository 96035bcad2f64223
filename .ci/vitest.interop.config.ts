import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** Starts translators' tools, which takes longer than all that they are asked. */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL("..", import.meta.url)),
    include: ["tests/interop/**/*.test.ts"],
    testTimeout: 300_000,
  },
});
