import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { gazetteerFiles } from "../../.ci/gazetteer-names.mjs";

it("has the names that the installed CLDR has", () => {
  const folder = fileURLToPath(new URL("../../src/glossary/gazetteer/names/", import.meta.url));
  const made = gazetteerFiles();
  expect(readdirSync(folder).sort()).toEqual(["LICENSE", "NOTICE", ...made.keys()].sort());
  for (const [name, text] of made) expect(readFileSync(folder + name, "utf8"), name).toBe(text);
});
