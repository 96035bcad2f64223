import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ExonymError } from "../../src/article/problem.ts";
import { embedString } from "../../src/formats/json/embed.ts";
import { readJson } from "../../src/formats/json/read.ts";
import {
  childrenOf,
  type JsonDocument,
  type JsonValue,
  keyPath,
  memberOf,
  stringOf,
} from "../../src/formats/json/value.ts";

/** The value as any reader of JSON has it, put together from places; the last of equal names wins. */
function build(document: JsonDocument, index = 0): unknown {
  const value = document.values[index];
  if (value?.type === "object") {
    return Object.fromEntries(
      childrenOf(document, index).map((child) => [
        document.values[child]?.key?.name ?? "",
        build(document, child),
      ]),
    );
  }
  if (value?.type === "array") return childrenOf(document, index).map((child) => build(document, child));
  if (value?.type === "string") return stringOf(document, value);
  return JSON.parse(document.text.slice(value?.start, value?.end));
}

function strings(text: string): [JsonDocument, JsonValue[]] {
  const document = readJson(text);
  return [document, document.values.filter(({ type }) => type === "string")];
}

function problemOf(text: string): string {
  try {
    readJson(text);
    return "none";
  } catch (error) {
    if (!(error instanceof ExonymError)) throw error;
    const { position, message } = error.problem;
    return `${position?.line}:${position?.column} ${message}`;
  }
}

describe("readJson", () => {
  it("knows the place, the name and the path of every value", () => {
    const text = '\uFEFF{\r\n  "a": [1, "x\\"y", {}],\r\n  "a" : null\r\n}\r\n';
    const document = readJson(text);
    expect(document.values.map(({ type, start, end }) => `${type} ${text.slice(start, end)}`)).toEqual([
      `object ${text.slice(1, -2)}`,
      'array [1, "x\\"y", {}]',
      "number 1",
      'string "x\\"y"',
      "object {}",
      "null null",
    ]);
    expect(document.values.map((_, i) => keyPath(document, i))).toEqual(["", "a", "a.0", "a.1", "a.2", "a"]);
    expect(stringOf(document, document.values[3])).toBe('x"y');
    expect(memberOf(document, 0, "a")?.type).toBe("null");
  });

  it("reads a part of a text", () => {
    const text = '<script>{"a": "b"}</script>';
    const document = readJson(text, { start: 8, end: 18 });
    expect(document.values.map(({ start, end }) => text.slice(start, end))).toEqual(['{"a": "b"}', '"b"']);
  });

  it.each([
    ["", "1:1 There is no value."],
    ["{", "1:1 The «{» here is never closed."],
    ['{"a": 1', "1:1 The «{» here is never closed."],
    ["[1, 2", "1:1 The «[» here is never closed."],
    ['{"a": 1,\n}', "1:8 There is a comma after the last value."],
    ["[1,]", "1:3 There is a comma after the last value."],
    ["[1 2]", "1:4 «,» or «]» is missing here."],
    ["[1}", "1:3 «,» or «]» is missing here."],
    ['{"a" 1}', "1:6 A colon is missing after the name."],
    ["{a: 1}", "1:2 A name in double quotes is missing here."],
    ["['a']", "1:2 A text stands in single quotation marks."],
    ["[1] // done", "1:5 There is more after the end of the JSON."],
    ["[/* none */]", "1:2 JSON has no comments."],
    ['["a\nb"]', "1:4 A text has a line break in it."],
    ['["a\tb"]', "1:4 A text has a control character in it."],
    ['["a', "1:2 The quotation mark is never closed."],
    ['["\\x"]', "1:3 «\\x» means nothing in JSON."],
    ['["\\u12"]', "1:3 «\\u» means nothing in JSON."],
    ["[01]", "1:3 «,» or «]» is missing here."],
    ["[truth]", "1:2 «t» cannot begin a value."],
    ["[.5]", "1:2 «.» cannot begin a value."],
    ['"a" "b"', "1:5 There is more after the end of the JSON."],
  ])("says where %j is no JSON", (text, problem) => {
    expect(problemOf(text)).toBe(problem);
  });

  it("refuses what is nested beyond reason, at its place", () => {
    expect(problemOf("[".repeat(100_000))).toBe("1:501 The JSON is nested deeper than 500 levels.");
    expect(problemOf('{"a":'.repeat(100_000))).toBe("1:2501 The JSON is nested deeper than 500 levels.");
    expect(problemOf("[".repeat(500) + "]".repeat(500))).toBe("none");
  });

  it("agrees with JSON.parse on whatever is JSON, and refuses what it refuses", () => {
    fc.assert(
      fc.property(
        fc.json(),
        fc.nat(),
        fc.constantFrom("", "x", ",", '"', "\\", "]", "{"),
        (text, at, put) => {
          const place = text.length === 0 ? 0 : at % text.length;
          for (const one of [
            text,
            JSON.stringify(JSON.parse(text), null, 2),
            text.slice(0, place) + put + text.slice(place),
          ]) {
            let parsed: unknown;
            try {
              parsed = JSON.parse(one);
            } catch {
              expect(problemOf(one)).not.toBe("none");
              continue;
            }
            expect(build(readJson(one))).toEqual(parsed);
          }
        },
      ),
      { numRuns: 120, seed: 4 },
    );
  });
});

describe("embedString", () => {
  it.each([
    // Its own habit, else that of the file.
    ['["a\\/b"]', "/é", "\\/é"],
    ['["a", "\\/"]', "/", "\\/"],
    ['["a/", "\\/"]', "/", "/"],
    ['["a", "b"]', "/<é😀", "/<é😀"],
    ['["caf\\u00e9"]', "é😀ï", "\\u00e9\\ud83d\\ude00\\u00ef"],
    // Somebody made a space that cannot be seen one that can, and nothing else.
    ['["a\\u00a0b"]', "é\u00a0ï", "é\\u00a0ï"],
    ['["a", "caf\\u00E9 \\u00EF"]', "ï", "\\u00EF"],
    ['["caf\\u00e9", "ï"]', "ï", "\\u00ef"],
    ['["a", "caf\\u00e9", "ï"]', "ï", "ï"],
    ['["\\u003cb\\u003e \\u0026"]', "<i> &", "\\u003ci\\u003e \\u0026"],
    ['["a"]', 'say "\\" \n\t\u0001 \ud800', 'say \\"\\\\\\" \\n\\t\\u0001 \\ud800'],
  ])("in %s spells %j as %s", (text, inner, raw) => {
    const [document, [value]] = strings(text);
    if (value === undefined) throw new Error("no string");
    const embedding = embedString(document, value);
    expect(embedding.spell(inner)).toBe(raw);
    expect(embedding.unspell(raw)).toBe(inner);
  });

  it("never ends the script that it stands in", () => {
    const [document, [value]] = strings('["<b>"]');
    if (value === undefined) throw new Error("no string");
    const { spell } = embedString(document, value, { inside: "script" });
    expect(spell("</script><!--")).toBe("\\u003c/script>\\u003c!--");
  });

  it("tells where each character stands", () => {
    const text = '["a\\u00e9\\ud83d\\ude00b\\n"]';
    const [document, [value]] = strings(text);
    if (value === undefined) throw new Error("no string");
    const embedding = embedString(document, value);
    expect(embedding.text).toBe("aé😀b\n");
    expect(embedding.stretches(0, 6).map(({ start, end, value }) => [text.slice(start, end), value])).toEqual(
      [
        ["a", "a"],
        ["\\u00e9", "é"],
        ["\\ud83d\\ude00", "😀"],
        ["b", "b"],
        ["\\n", "\n"],
      ],
    );
  });

  it("writes whatever text so that JSON.parse gives it back, piece by piece too", () => {
    const character = fc.integer({ min: 0, max: 0x10ffff }).map((point) => String.fromCodePoint(point));
    const special = fc.constantFrom("/", "<", "é", "😀", '"', "\\", "\n", "\ud800");
    const text = fc.array(fc.oneof(special, character), { maxLength: 10 }).map((signs) => signs.join(""));
    fc.assert(
      fc.property(text, text, text, fc.boolean(), (house, a, b, ascii) => {
        const json = JSON.stringify([house]).replaceAll("/", "\\/");
        const spelledHouse = ascii
          ? json.replace(/[^\0-\x7f]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`)
          : json;
        const [document, [value]] = strings(spelledHouse);
        if (value === undefined) return;
        const { spell, unspell } = embedString(document, value);
        expect(JSON.parse(`"${spell(a)}"`)).toBe(a);
        expect(unspell(spell(a))).toBe(a);
        if (!/[\ud800-\udbff]$/.test(a)) expect(spell(a) + spell(b)).toBe(spell(a + b));
        expect(spell(house)).toBe(spelledHouse.slice(2, -2));
      }),
      { numRuns: 120, seed: 4 },
    );
  });
});
