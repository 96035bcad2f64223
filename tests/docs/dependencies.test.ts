import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const ROOT = new URL("../../", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, ROOT), "utf8");

describe("docs/dependencies.md", () => {
  const {
    dependencies,
    devDependencies,
  }: Record<string, Readonly<Record<string, string>>> = JSON.parse(read("package.json"));
  const [shipped = "", development = ""] = read("docs/dependencies.md").split("## For development");

  it.each([
    ["the package", shipped, dependencies],
    ["development", development, devDependencies],
  ])("names every dependency of %s, in order, with the licence that it names itself", (_, part, wanted) => {
    const rows = [...part.matchAll(/^\| `(\S+)` \| .+ \| .*\| (.+) \|$/gm)];
    expect(rows.map(([, name]) => name)).toEqual(Object.keys(wanted ?? {}));
    for (const [, name, licence] of rows) {
      expect([name, licence]).toEqual([name, JSON.parse(read(`node_modules/${name}/package.json`)).license]);
    }
  });
});
