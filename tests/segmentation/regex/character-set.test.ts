import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  ALL,
  complement,
  contains,
  difference,
  fewCodes,
  intersection,
  NONE,
  overlaps,
  printSet,
  setOfCodes,
  union,
} from "../../../src/segmentation/regex/character-set.ts";
import { pinned } from "../../../src/segmentation/regex/pinned.ts";
import unicode from "../../../src/segmentation/regex/unicode.json" with { type: "json" };
import { propertyCodes } from "../../../src/segmentation/regex/unicode.ts";
import { builtInDocuments } from "../rules.ts";

const code = fc.oneof(
  fc.integer({ min: 0, max: 0x180 }),
  fc.constantFrom(0xd7ff, 0xd800, 0xdfff, 0xe000, 0xfffe, 0xffff, 0x10000, 0x1f600, 0x10ffff),
);
const codes = fc.array(code, { maxLength: 12 });

describe("sets of characters", () => {
  test("hold what sets of numbers do", () => {
    fc.assert(
      fc.property(codes, codes, code, (inA, inB, asked) => {
        const a = setOfCodes(inA);
        const b = setOfCodes(inB);
        const [ofA, ofB] = [inA.includes(asked), inB.includes(asked)];
        expect(contains(a, asked)).toBe(ofA);
        expect(contains(union(a, b), asked)).toBe(ofA || ofB);
        expect(contains(intersection(a, b), asked)).toBe(ofA && ofB);
        expect(contains(difference(a, b), asked)).toBe(ofA && !ofB);
        expect(contains(complement(a), asked)).toBe(!ofA);
        expect(complement(complement(a))).toEqual(a);
        expect(overlaps(a, b)).toBe(inA.some((one) => inB.includes(one)));
        expect(fewCodes(a, 100)).toEqual([...new Set(inA)].sort((one, other) => one - other));
        expect(new RegExp(`^${printSet(a)}$`, "u").test(String.fromCodePoint(asked))).toBe(ofA);
      }),
      { numRuns: 300, seed: 5 },
    );
    expect([union(), complement(NONE), complement(ALL)]).toEqual([NONE, ALL, NONE]);
    expect(fewCodes(ALL, 4)).toEqual([]);
  });
});

describe("properties", () => {
  test("that rules which ship name are not left to the engine's version of Unicode", () => {
    const named = new Set<string>();
    for (const { languageRules } of builtInDocuments()) {
      for (const { before, after } of [...languageRules.values()].flat()) {
        for (const [, name = ""] of `${before} ${after}`.matchAll(/\\[pP]\{\^?([^}]+)\}/g)) named.add(name);
      }
    }
    const pinned = new Set([...Object.keys(unicode.properties), "L", "LC", "M", "N", "P", "S", "Z", "C"]);
    const left = [...named].filter((name) => !pinned.has(name) && !pinned.has(`Script=${name}`));
    expect(left).toEqual([]);
    expect(named.size).toBeGreaterThan(5);
  });

  test("that code names are pinned too, where a cut could depend on it", () => {
    const folder = new URL("../../../src/segmentation/", import.meta.url);
    const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
      name.endsWith(".ts"),
    );
    const code = names.flatMap((name) => readFileSync(new URL(name, folder), "utf8").split("\n"));
    const naming = code.filter((line) => /\\p\{\p{Lu}/u.test(line) && !/^\s*(?:\/?\*|\/\/)/.test(line));
    expect(naming.length).toBeGreaterThan(5);
    // Lone surrogates are the same in all versions.
    expect(naming.filter((line) => !line.includes("pinned(/") && !line.includes("\\p{Cs}"))).toEqual([]);
    expect(pinned(/^[\p{Lu}\d]\p{STerm}$/v).test("А।")).toBe(true);
  });

  test.runIf(process.versions.unicode === unicode.version)(
    "are those of the engine of the same version",
    () => {
      for (const name of [...Object.keys(unicode.properties), "L", "P", "C"]) {
        const regex = new RegExp(`^\\p{${name}}$`, "u");
        const set = propertyCodes(name) ?? NONE;
        for (let at = 0; at <= 0x10ffff; at += at < 0x3000 ? 7 : 997) {
          if (contains(set, at) !== regex.test(String.fromCodePoint(at))) expect.fail(`${name}: ${at}`);
        }
      }
    },
  );

  test("that are rare are the engine's", () => {
    expect(contains(propertyCodes("Script=Runic") ?? NONE, 0x16a0)).toBe(true);
    expect(contains(propertyCodes("Script=Runic") ?? NONE, 0x41)).toBe(false);
    expect(propertyCodes("Nonsense")).toBeUndefined();
  });
});
