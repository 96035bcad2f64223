import { describe, expect, it } from "vitest";
import { formatFor, formatNamed, formats, isArticleName } from "../../src/formats/formats.ts";

const NOTHING = new Uint8Array();

describe("the format of a file", () => {
  it.each([
    ["a.md", "markdown"],
    ["news/Kursk.MARKDOWN", "markdown"],
    ["a.b.mdown", "markdown"],
    ["a.txt", "text"],
    ["md", undefined],
    ["a.md.bak", undefined],
  ])("%s is %s", (path, name) => {
    expect(formatFor(path, NOTHING)?.name).toBe(name);
    expect(isArticleName(path)).toBe(name !== undefined);
  });

  it("is one alone where the ending has to tell it", () => {
    const endings = formats.filter(({ recognises }) => !recognises).flatMap(({ extensions }) => extensions);
    expect(new Set(endings).size).toBe(endings.length);
  });

  it("is found by its name again", () => {
    for (const format of formats) expect(formatNamed(format.name)).toBe(format);
    expect(() => formatNamed("papyrus")).toThrow("papyrus");
  });
});
