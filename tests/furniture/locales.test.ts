import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type Content, plainText, text } from "../../src/article/content.ts";
import { parseLocale } from "../../src/article/locale.ts";
import type { Furniture } from "../../src/article/unit.ts";
import { dateReader } from "../../src/furniture/date.ts";
import { parseCount } from "../../src/furniture/digits.ts";
import { FURNITURE_KEYS, isPlural, type PlaceholderKind } from "../../src/furniture/keys.ts";
import { loadResources, pluralNames } from "../../src/furniture/resources.ts";
import { parseTemplate } from "../../src/furniture/template.ts";
import { RESOURCES, recognise, renderer, SHIPPED, translate } from "./shipped.ts";

const EN = parseLocale("en");
const LOCALES = [...SHIPPED.keys()];

/** A value of each kind as an English page has it. */
const SAMPLES: Readonly<Record<PlaceholderKind, readonly string[]>> = {
  credit: ["Reuters", "Getty Images", "Jane Doe/AFP"],
  author: ["Jane Doe", "Jane Doe and John van Dyke"],
  source: ["Reuters", "https://example.org/news/a-b_c.html?x=1"],
  holder: ["Reuters", "2024 Reuters"],
  place: ["HANOI", "Washington"],
  agency: ["Reuters", "AP"],
  date: ["November 12, 2024", "Tuesday, November 12, 2024", "12 November 2024, 10:35 PM"],
  count: ["0", "1", "2", "3", "5", "11", "21", "100", "1,234,567"],
};

test("at least 32 locales ship", () => {
  expect(LOCALES.length).toBeGreaterThanOrEqual(32);
});

describe.each(LOCALES)("%s", (locale) => {
  test("has no problem, and every key in every plural form", () => {
    const { resources, problems } = loadResources(locale, SHIPPED.get(locale));
    expect(problems).toEqual([]);
    const expected = [...FURNITURE_KEYS.keys()].flatMap((key) =>
      isPlural(key) ? pluralNames(key, locale) : [key],
    );
    expect([...resources.templates.keys()].filter((name) => !name.endsWith("_zero"))).toEqual(
      expected.filter((name) => !name.endsWith("_zero")),
    );
  });

  test("recognises again what it renders, with the same values", () => {
    for (const furniture of samples()) {
      const rendered = renderer(furniture, EN, locale);
      expect(rendered, furniture.key).toBeDefined();
      const again = recognise(locale, rendered ?? []);
      expect({ line: plainText(rendered ?? []), ...meaning(again, locale) }).toEqual({
        line: plainText(rendered ?? []),
        ...meaning(furniture, EN),
      });
    }
  });

  test("gives no two keys the same spelling", () => {
    const resources = RESOURCES.get(locale);
    const owner = new Map<string, string>();
    for (const [key, spellings] of resources?.recognise ?? []) {
      for (const spelling of spellings) {
        const shape = parseTemplate(spelling)
          ?.map((part) => (part.type === "place" ? "{}" : part.value.toLowerCase()))
          .join("");
        expect(owner.get(shape ?? "") ?? key, spelling).toBe(key);
        owner.set(shape ?? "", key);
      }
    }
  });

  test("recognises every spelling that it lists", () => {
    for (const [key, spellings] of RESOURCES.get(locale)?.recognise ?? []) {
      for (const spelling of spellings) {
        const line = fill(spelling, key);
        expect(recognise(locale, [text(line)])?.key, line).toBe(key);
      }
    }
  });

  /** The spelling with its places filled by values that are names everywhere. */
  function fill(spelling: string, key: string): string {
    return (parseTemplate(spelling) ?? [])
      .map((part) => {
        if (part.type === "literal") return part.value;
        const kind = FURNITURE_KEYS.get(key)?.get(part.name);
        return kind === "date" ? dateIn(locale) : kind === "count" ? "7" : NAMES[kind ?? "credit"];
      })
      .join("");
  }
});

const NAMES = {
  credit: "Reuters",
  author: "Jane Doe",
  source: "Reuters",
  holder: "Reuters",
  place: "HANOI",
  agency: "Reuters",
} as const;

function dateIn(locale: string): string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: "long", calendar: "gregory", timeZone: "UTC" });
  return format.format(Date.UTC(2024, 10, 12));
}

/** Every key with every sample, a line in English. */
function* samples(): Generator<Furniture> {
  for (const [key, places] of FURNITURE_KEYS) {
    const rounds = Math.max(1, ...[...places.values()].map((kind) => SAMPLES[kind].length));
    for (let round = 0; round < rounds; round++) {
      const values: Record<string, Content> = {};
      for (const [name, kind] of places) {
        const list =
          key.startsWith("dateline") && kind === "date" ? ["Nov. 12", "12 May 2024"] : SAMPLES[kind];
        values[name] = [text(list[round % list.length] ?? "")];
      }
      yield { key, values };
    }
  }
}

const readers = new Map<string, ReturnType<typeof dateReader>>();

function readDate(locale: string, value: string) {
  const reader = readers.get(locale) ?? dateReader(parseLocale(locale));
  readers.set(locale, reader);
  return reader(value);
}

/** What a line says, independent of its language. */
function meaning(furniture: Furniture | undefined, locale: string) {
  if (furniture === undefined) return { key: undefined };
  const values = Object.entries(furniture.values).map(([name, value]) => {
    const read = plainText(value);
    const kind = FURNITURE_KEYS.get(furniture.key)?.get(name);
    if (kind === "count") return [name, parseCount(read)];
    return [name, kind === "date" ? readDate(locale, read) : read];
  });
  return { key: furniture.key, ...Object.fromEntries(values) };
}

const SEED = new URL("../../../shared/corpora/seed/article.txt", import.meta.url);

describe.skipIf(!existsSync(SEED))("the seed article's own lines (needs ../shared/corpora)", () => {
  const article = existsSync(SEED) ? readFileSync(SEED, "utf8") : "";
  const lines = article.split("\n").filter((line) => /^(?:Source|Comment)/.test(line));
  const credit = /\(Photo: Reuters\)/.exec(article)?.[0] ?? "";

  test.each(LOCALES)("are rendered in %s", (locale) => {
    const rendered = [credit, ...lines].map((line) => translate("en", locale, line));
    expect(rendered).toHaveLength(3);
    expect(rendered[0]).toContain("Reuters");
    expect(rendered[1]).toContain(lines[0]?.slice("Source: ".length));
    expect(rendered[2]).toBeDefined();
  });

  test("nothing else of the article is furniture", () => {
    const taken = article.split("\n").filter((line) => recognise("en", line) !== undefined);
    expect(taken).toEqual(lines);
  });
});
