import { describe, expect, it } from "vitest";
import { text } from "../../src/article/content.ts";
import { parseLocale } from "../../src/article/locale.ts";
import type { Format } from "../../src/formats/format.ts";
import { i18next } from "../../src/formats/i18next.ts";
import { ninjs } from "../../src/formats/ninjs.ts";
import { OPTIONS, translate } from "../formats/sample.ts";

const SENTENCE = 'is a paragraph of <b>some</b> length, with "quotes", accents (é) and a slash / in it.';

/** A file of about so many paragraphs of a hundred characters. */
const FILES: readonly (readonly [name: string, format: Format, make: (paragraphs: number) => string])[] = [
  [
    "an item with one long body",
    ninjs,
    (paragraphs) =>
      JSON.stringify({
        uri: "urn:x:1",
        headline: "Long",
        body_xhtml: Array.from({ length: paragraphs }, (_, i) => `<p>Number ${i} ${SENTENCE}</p>`).join("\n"),
      }),
  ],
  [
    "a resource of many messages",
    i18next,
    (paragraphs) =>
      JSON.stringify(
        Object.fromEntries(
          Array.from({ length: paragraphs }, (_, i) => [`key ${i}`, `Number ${i} ${SENTENCE}`]),
        ),
        null,
        2,
      ),
  ],
  [
    "a resource of messages that count",
    i18next,
    (paragraphs) =>
      JSON.stringify(
        Object.fromEntries(
          Array.from({ length: paragraphs / 2 }, (_, i) => [
            [`key${i}_one`, `One ${i} ${SENTENCE}`],
            [`key${i}_other`, `{{count}} ${i} ${SENTENCE}`],
          ]).flat(),
        ),
        null,
        2,
      ),
  ],
];

/** Milliseconds that it takes to replace every text. */
function timeOf(format: Format, source: string): number {
  const started = performance.now();
  const change = (content: Parameters<Parameters<typeof translate>[2]>[0]) =>
    content.map((part) => (part.type === "text" ? text(part.value.replaceAll("e", "ї")) : part));
  const result = translate(format, source, change, { ...OPTIONS, locale: parseLocale("uk") });
  expect(result.refusals).toEqual([]);
  return performance.now() - started;
}

describe("JSON of megabytes", () => {
  it.each(FILES)(
    "takes time in proportion to its size: %s",
    (_name, format, make) => {
      timeOf(format, make(1_000));
      const small = timeOf(format, make(10_000));
      const large = timeOf(format, make(40_000));
      expect(large / small).toBeLessThan(10);
    },
    300_000,
  );

  it("of ten megabytes is read", () => {
    const source = JSON.stringify({ a: "One <b>two</b> {{three}}.\n".repeat(370_000) });
    expect(i18next.parse(source, OPTIONS).units).toHaveLength(1);
  }, 300_000);
});
