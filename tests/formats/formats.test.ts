import { describe, expect, it } from "vitest";
import { formatFor, formats } from "../../src/formats/formats.ts";

describe("the format of a file", () => {
  it.each([
    ["a.md", "markdown"],
    ["news/Kursk.MARKDOWN", "markdown"],
    ["a.b.mdown", "markdown"],
    ["a.txt", "text"],
    ["a.html", undefined],
    ["md", undefined],
    ["a.md.bak", undefined],
  ])("%s is %s", (path, name) => {
    expect(formatFor(path)?.name).toBe(name);
  });

  it("is one alone", () => {
    const endings = formats.flatMap(({ extensions }) => extensions);
    expect(new Set(endings).size).toBe(endings.length);
    expect(formats.map(({ datatype }) => datatype)).toEqual(["x-markdown", "plaintext"]);
  });
});
