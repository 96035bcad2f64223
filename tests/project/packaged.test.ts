import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Locale } from "../../src/article/locale.ts";
import { parseLocale } from "../../src/article/locale.ts";
import {
  packagedFurniture,
  packagedFurnitureLocales,
  packagedSegmentationRules,
} from "../../src/project/packaged.ts";
import { put, sandbox } from "./sandbox.ts";

const PROJECT = join(import.meta.dirname, "../..");

/** The room and the ground floor in a package of another shape, with data of the test's own. */
function packageAt(top: "src" | "dist"): string {
  const root = sandbox({ "package.json": '{"type": "module"}' });
  for (const room of ["article", "project"]) {
    mkdirSync(join(root, top), { recursive: true });
    cpSync(join(PROJECT, "src", room), join(root, top, room), { recursive: true });
  }
  symlinkSync(join(PROJECT, "node_modules"), join(root, "node_modules"));
  return root;
}

function ask(root: string, top: string): unknown {
  const program = `
    const p = await import(${JSON.stringify(join(root, top, "project/packaged.ts"))});
    console.log(JSON.stringify([p.packagedSegmentationRules(), p.packagedFurnitureLocales(), p.packagedFurniture("fr") ?? null]));`;
  return JSON.parse(
    execFileSync(process.execPath, ["--input-type=module", "-e", program], { encoding: "utf8" }),
  );
}

describe.each(["src", "dist"] as const)("data of a package, from %s", (top) => {
  it("is found where it stands, sorted", () => {
    const root = packageAt(top);
    put(root, `${top}/segmentation/rules/b.srx`, "<b/>");
    put(root, `${top}/segmentation/rules/a b%20#.srx`, "<a/>");
    put(root, `${top}/segmentation/rules/notes.txt`, "");
    put(root, "locales/fr/furniture.json", '{"comments": "x"}');
    put(root, "locales/zh-Hant/furniture.json", "{}");
    put(root, "locales/de/manifest.json", "{}");
    put(root, "locales/not a locale/furniture.json", "{}");
    expect(ask(root, top)).toEqual([
      [
        { name: "a b%20#.srx", text: "<a/>" },
        { name: "b.srx", text: "<b/>" },
      ],
      ["fr", "zh-Hant"],
      { comments: "x" },
    ]);
  });

  it("is empty where there is none", () => {
    expect(ask(packageAt(top), top)).toEqual([[], [], null]);
  });
});

describe("this package's own data", () => {
  it("is well-formed", () => {
    for (const { name, text } of packagedSegmentationRules()) {
      expect(name).toMatch(/\.srx$/);
      expect(text).toContain("<srx");
    }
    for (const locale of packagedFurnitureLocales()) expect(typeof packagedFurniture(locale)).toBe("object");
  });

  it("is not to be had for what is no locale", () => {
    expect(packagedFurniture("../../../config" as Locale)).toBeUndefined();
    expect(packagedFurniture("FR" as Locale)).toBeUndefined();
    expect(packagedFurniture(parseLocale("qaa"))).toBeUndefined();
  });
});
