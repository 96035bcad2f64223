import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { validateXliff } from "../../../src/xliff/validation/validate.ts";

const cwd = fileURLToPath(new URL("../../..", import.meta.url));

describe("the XLIFF files of this repository", () => {
  it("break no rule", () => {
    const files = globSync("locales/*/xliff/**/*.xlf", { cwd });
    expect(files.length).toBeGreaterThan(10);
    for (const file of files) {
      expect([file, validateXliff(readFileSync(`${cwd}/${file}`, "utf8"), file)]).toEqual([file, []]);
    }
  });
});
