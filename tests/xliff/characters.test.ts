import { describe, expect, test } from "vitest";
import { text } from "../../src/article/content.ts";
import { patchXliff } from "../../src/xliff/patch.ts";
import { readXliff } from "../../src/xliff/read.ts";
import { writeXliff } from "../../src/xliff/write.ts";
import { code, head, newBlock, newSegment } from "./arbitrary.ts";
import { hasCorpus, loadSchemas } from "./schemas.ts";

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_each, at) => from + at);
const name = (point: number) => `U+${point.toString(16).toUpperCase().padStart(4, "0")}`;

/** What XML 1.0 cannot hold (section 2.2, Char). */
const FORBIDDEN = [...range(0, 8), 11, 12, ...range(14, 31), 0xfffe, 0xffff];
const ALLOWED = [9, 10, 13, ...range(0x7f, 0x9f), 0xfffd, 0x2028, 0xfdd0, 0x1fffe, 0x10ffff];
const HALVES = [0xd800, 0xdbff, 0xdc00, 0xdfff];

const parts = (character: string) => [text(`a${character}b`), code("single", "1", "other", `<${character}>`)];
const file = (version: "1.2" | "2.1", character: string) =>
  writeXliff(head(version), [
    newBlock("u1", [
      newSegment("s1", parts(character), { target: parts(character), state: "translated", origin: "human" }),
    ]),
  ]);

describe.each(["1.2", "2.1"] as const)("in %s", (version) => {
  const schemas = hasCorpus ? loadSchemas() : null;

  test.each(ALLOWED.map((point) => [name(point), point]))(
    "%s stands in text, markup and display",
    (_name, point) => {
      const character = String.fromCodePoint(point);
      const xml = file(version, character);
      if (schemas !== null) expect(schemas[version](xml)).toBeNull();
      const [segment] = readXliff(xml, "a.xlf").segments;
      expect(segment?.source[0]).toEqual(text(`a${character}b`));
      expect(segment?.source[1]).toMatchObject({ display: `<${character}>` });
      expect(segment?.target).toEqual(segment?.source);
    },
  );

  test.each(HALVES.map((point) => [name(point), point]))("%s, half of a pair, is refused", (_name, point) => {
    expect(() => file(version, String.fromCharCode(point))).toThrow(name(point));
  });
});

test.each(FORBIDDEN.map((point) => [name(point), point]))("%s is refused in 1.2", (_name, point) => {
  expect(() => file("1.2", String.fromCharCode(point))).toThrow(name(point));
});

test.each(FORBIDDEN.map((point) => [name(point), point]))(
  "%s is carried by cp in 2.1, in text and original data, written and patched",
  (_name, point) => {
    const character = String.fromCharCode(point);
    const xml = file("2.1", character);
    expect(xml.match(/<cp hex="/g)).toHaveLength(3);
    const document = readXliff(xml, "a.xlf");
    const [segment] = document.segments;
    expect(segment?.source).toEqual([
      text(`a${character}b`),
      { ...code("single", "1", "other", `<${character}>`), display: "<\ufffd>" },
    ]);
    if (segment === undefined) return;
    const target = [text(`${character}!`), ...segment.source];
    const patched = readXliff(patchXliff(document, new Map([[segment, { target }]])), "a.xlf");
    expect(patched.segments[0]?.target?.[0]).toEqual(text(`${character}!a${character}b`));
  },
);
