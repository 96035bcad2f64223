import fc from "fast-check";
import { describe, expect, it } from "vitest";
import data from "../../src/glossary/homoglyphs.json" with { type: "json" };
import { LOOKALIKE_SCRIPTS, scriptsOf, unmix } from "../../src/glossary/homoglyphs.ts";

describe("look-alike letters", () => {
  it("stand in rows with one letter of each script", () => {
    for (const row of data.rows) {
      const scripts = row.map((letter) => scriptsOf(letter).join());
      expect(new Set(scripts).size, row.join(" ")).toBe(row.length);
      for (const letter of row) expect(letter).toHaveLength(1);
    }
  });

  it.each([
    ["M\u043e\u0441\u043aва", "Cyrillic", undefined, "\u041cосква"],
    ["\u0421halkash", "Latin", undefined, "Chalkash"],
    ["ёлk\u00eb", "Cyrillic", "ru", "ёлкё"],
    ["\u00efжак", "Cyrillic", "uk", "їжак"],
    ["\u00efжак", "Cyrillic", "ru", undefined],
    ["kojи", "Cyrillic", "sr", "који"],
    ["kojи", "Cyrillic", "ru", undefined],
    ["kojи", "Cyrillic", undefined, "који"],
    ["FBIның", "Cyrillic", "tt", undefined],
    ["\u00b5g", "Latin", undefined, "\u00b5g"],
    ["\u03bcg", "Latin", undefined, undefined],
    ["Αthens", "Latin", undefined, "Athens"],
    ["w\u1f78", "Latin", undefined, "w\u00f2"],
    ["日本", "Cyrillic", undefined, "日本"],
    ["", "Latin", undefined, ""],
  ] as const)("of %s in %s for %s: %s", (word, script, language, unmixed) => {
    expect(unmix(word, script, language)).toBe(unmixed);
  });

  it("are replaced in place, and only once", () => {
    const letters = fc.constantFrom(..."AеοіïёщяωάйկհԱᏎ日\u0301\u{10ffff}-1ſŉΐ");
    fc.assert(
      fc.property(fc.array(letters), fc.constantFrom(...LOOKALIKE_SCRIPTS), (pieces, script) => {
        const word = pieces.join("");
        const unmixed = unmix(word, script);
        if (unmixed === undefined) return;
        expect(unmixed).toHaveLength(word.length);
        expect(scriptsOf(unmixed).filter((other) => other !== script)).toEqual([]);
        expect(unmix(unmixed, script)).toBe(unmixed);
      }),
      { numRuns: 300, seed: 6 },
    );
  });
});
