import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseLocale } from "../../src/article/locale.ts";
import { createGazetteer, inheritance } from "../../src/glossary/gazetteer/gazetteer.ts";
import { placeConcepts, placeNames } from "../../src/glossary/gazetteer/place.ts";
import { builtInGazetteer } from "../../src/sync/gazetteer.ts";

const ALIASES = new URL("../../src/glossary/gazetteer/aliases/", import.meta.url);
const gazetteer = builtInGazetteer();
const preferred = (key: string, tag: string) => placeNames(gazetteer, key, parseLocale(tag))?.preferred;

describe("the gazetteer", () => {
  it("calls places as CLDR does", () => {
    expect(preferred("KP", "uk")).toBe("Північна Корея");
    expect(preferred("Europe/Kyiv", "fr")).toBe("Kiev");
    expect(preferred("Asia/Pyongyang", "vi")).toBe("Bình Nhưỡng");
    expect(preferred("Europe/Berlin", "de")).toBe("Berlin");
    expect(preferred("150", "ja")).toBe("ヨーロッパ");
  });

  it("takes a name rather than an administration's label, and says «and» in English", () => {
    expect(preferred("HK", "en")).toBe("Hong Kong");
    expect(preferred("MM", "vi")).toBe("Myanmar");
    expect(preferred("BA", "en")).toBe("Bosnia and Herzegovina");
    expect(preferred("CD", "en")).toBe("Democratic Republic of the Congo");
  });

  it("follows CLDR's parents, and scripts before languages", () => {
    expect(preferred("US", "zh-TW")).toBe("美國");
    expect(preferred("US", "zh-SG")).toBe("美国");
    expect(preferred("RS", "sr")).toBe("Србија");
    expect(preferred("RS", "sr-Latn")).toBe("Srbija");
    expect(preferred("FR", "nb")).toBe("Frankrike");
    expect(preferred("UA", "uk-UA")).toBe("Україна");
  });

  it("has nothing for languages that CLDR has nothing for", () => {
    expect(placeNames(gazetteer, "UA", parseLocale("tlh"))).toBeUndefined();
    expect(gazetteer.namesIn(parseLocale("xx")).size).toBe(0);
  });

  it("reads no file before its locale is asked for, and each once", () => {
    const read: string[] = [];
    const own = createGazetteer((name) => {
      read.push(name);
      return name === "names/cldr.json" ? '{"version":"1","parents":{"es-MX":"es-419"}}' : undefined;
    });
    expect(read).toEqual(["names/cldr.json"]);
    own.namesIn(parseLocale("es-MX"));
    own.namesIn(parseLocale("es-MX"));
    expect(read.slice(1)).toEqual(["names/es-MX.json", "names/es-419.json", "names/es.json"]);
  });

  it("does not run in circles where a parent is a child", () => {
    const parents = new Map([
      ["en", "fr"],
      ["fr", "en"],
    ]);
    expect(inheritance(parseLocale("en"), parents)).toEqual(["en", "fr"]);
  });

  it("gives a country rather than a city of the same name", () => {
    const english = parseLocale("en");
    const named = placeConcepts(gazetteer, [english]).filter(
      ({ terms }) => terms.get(english)?.[0]?.text === "Singapore",
    );
    expect(named.map(({ id }) => id)).toEqual(["SG"]);
  });
});

describe("the gazetteer's aliases", () => {
  const keys = new Set(gazetteer.namesIn(parseLocale("en")).keys());
  it.each(readdirSync(ALIASES))("%s has known keys in order and no empty or repeated words", (file) => {
    const aliases: Record<string, Record<string, string | string[]>> = JSON.parse(
      readFileSync(new URL(file, ALIASES), "utf8"),
    );
    expect(Object.keys(aliases).filter((key) => !keys.has(key) && !key.startsWith("Antarctica/"))).toEqual(
      [],
    );
    const written = Object.keys(aliases).filter((key) => /^[A-Z]/.test(key)); // numbers come first in any object
    expect(written).toEqual(written.toSorted());
    for (const [key, fields] of Object.entries(aliases)) {
      expect(["preferred", "admitted", "derived"], key).toEqual(expect.arrayContaining(Object.keys(fields)));
      for (const words of [fields.admitted ?? [], fields.derived ?? []]) {
        expect(new Set(words).size, key).toBe(words.length);
        for (const word of words) expect(word, key).toMatch(/^\S(.*\S)?$/u);
      }
    }
  });

  it("mix no alphabets inside a word", () => {
    for (const file of readdirSync(ALIASES)) {
      const text = readFileSync(new URL(file, ALIASES), "utf8");
      expect(
        text.match(/\p{L}*(?:\p{Script=Cyrillic}[A-Za-z]|[A-Za-z]\p{Script=Cyrillic})\p{L}*/gu),
        file,
      ).toBeNull();
    }
  });
});
