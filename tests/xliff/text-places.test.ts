import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readingText } from "../../src/checks/reading.ts";
import type { XliffSegment } from "../../src/xliff/model.ts";
import { readXliff } from "../../src/xliff/read.ts";
import { textPlaces } from "../../src/xliff/text-places.ts";

const in12 = (inner: string) => `<?xml version="1.0"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:my="urn:my"><file original="a" source-language="en" target-language="uk" datatype="plaintext"><body><trans-unit id="1"><source>x</source>
  <target>${inner}</target></trans-unit></body></file></xliff>`;

const in2 = (inner: string) => `<?xml version="1.0"?>
<xliff version="2.1" srcLang="en" trgLang="uk" xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:my="urn:my"><file id="f"><unit id="u"><segment id="s"><source>x</source>
  <target>${inner}</target></segment></unit></file></xliff>`;

const only = (xml: string) => readXliff(xml, "a.xlf").segments[0] as XliffSegment;

/** The file's own spelling of a word of the target's reading text. */
function spelled(xml: string, word: string): string | null {
  const segment = only(xml);
  const start = readingText(segment.target ?? []).indexOf(word);
  const place = segment.locate?.({ side: "target", start, end: start + word.length }) ?? null;
  return place === null ? null : sliceBetween(xml, place.start, place.end);
}

type Position = { readonly line: number; readonly column: number };

function sliceBetween(text: string, start: Position, end: Position): string {
  const starts = [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map((match) => match.index + match[0].length)];
  const offset = ({ line, column }: Position) => (starts[line - 1] ?? 0) + column - 1;
  return text.slice(offset(start), offset(end));
}

describe("the place of words in a XLIFF file", () => {
  it.each([
    ["plain", "у Києві дощ", "Києві", "Києві"],
    ["behind references", "&lt;a&gt; &amp; Києві", "Києві", "Києві"],
    ["with references in it", "a R&amp;D&#x41; b", "R&DA", "R&amp;D&#x41;"],
    ["characters beyond the plane", "&#x1F600; 😀 Київ", "Київ", "Київ"],
    ["in a CDATA section", "<![CDATA[<b> & Київ]]>", "Київ", "Київ"],
    ["across CDATA sections", "Ки<![CDATA[ї]]>в", "Київ", "Ки<![CDATA[ї]]>в"],
    ["behind comments and instructions", "<!-- Київ --><?x Київ?>Київ", "Київ", "Київ"],
    ["line ends of two characters", "a\r\nb Київ\r\nc", "Київ\nc", "Київ\r\nc"],
    ["across an element of another namespace", "Ки<my:x>їв</my:x>", "Київ", "Ки<my:x>їв"],
  ])("finds it %s, in both versions", (_name, inner, word, expected) => {
    expect(spelled(in12(inner), word)).toBe(expected);
    expect(spelled(in2(inner), word)).toBe(expected);
  });

  it.each([
    ["inside g", '<g id="1">у <bpt id="2">Київ</bpt>Київ</g>', "Київ", "Київ"],
    ["behind x", 'Київ<x id="1" equiv-text="Київ"/>дощ', "\ufffcдощ", '<x id="1" equiv-text="Київ"/>дощ'],
    ["behind ph with a sub", '<ph id="1">a<sub>Київ</sub></ph> Київ', "Київ", "Київ"],
    ["inside mrk", '<mrk mtype="term">Київ</mrk>', "Київ", "Київ"],
  ])("finds it %s in 1.2", (_name, inner, word, expected) => {
    expect(spelled(in12(inner), word)).toBe(expected);
  });

  it.each([
    ["inside pc", '<pc id="1">у Київ</pc>', "Київ", "Київ"],
    ["behind ph, sc and ec", '<ph id="1"/><sc id="2"/>Київ<ec startRef="2"/>', "Київ", "Київ"],
    ["with a cp in it", 'Ки<cp hex="0007"/>їв', "Ки\u0007їв", 'Ки<cp hex="0007"/>їв'],
    ["between sm and em", '<sm id="m" type="term"/>Київ<em startRef="m"/>', "Київ", "Київ"],
  ])("finds it %s in 2.1", (_name, inner, word, expected) => {
    expect(spelled(in2(inner), word)).toBe(expected);
  });

  it("has none where there is no such text", () => {
    expect(only(in12("Київ")).locate?.({ side: "target", start: 2, end: 9 })).toBeNull();
    expect(only(in12("")).locate?.({ side: "target", start: 0, end: 0 })).toBeNull();
    expect(only(in12("Київ")).locate?.({ side: "source", start: 0, end: 1 })).toEqual({
      start: { line: 2, column: expect.any(Number) },
      end: { line: 2, column: expect.any(Number) },
    });
  });

  it("agrees with what is read, character by character, whatever the spelling", () => {
    const piece = fc.constantFrom(
      "a",
      " Київ ",
      "😀",
      "&amp;",
      "&#13;",
      "&#x1F600;",
      "\r\n",
      "\r",
      "\n",
      "<![CDATA[&amp;\r\n]]>",
      "<![CDATA[]]>",
      "<!-- c -->",
      "<my:x>b</my:x>",
    );
    const ofVersion = [
      { wrap: in12, own: ['<x id="1"/>', '<g id="2">g</g>', '<bpt id="3">&lt;b></bpt>'] },
      { wrap: in2, own: ['<ph id="1"/>', '<pc id="2">g</pc>', '<cp hex="1F600"/>', '<sc id="3"/>'] },
    ];
    for (const { wrap, own } of ofVersion) {
      const inner = fc.array(fc.oneof(piece, fc.constantFrom(...own)), { maxLength: 8 });
      fc.assert(
        fc.property(inner, (pieces) => {
          const xml = wrap(`.${pieces.join("")}`);
          const segment = only(xml);
          const reading = readingText(segment.target ?? []);
          for (let at = 0; at < reading.length; at++) {
            const place = segment.locate?.({ side: "target", start: at, end: at + 1 });
            if (!place) throw new Error(`No place for ${at} of ${JSON.stringify(reading)}.`);
            const spelling = sliceBetween(xml, place.start, place.end);
            const plain = reading.charAt(at);
            const isCoded = /^(?:&.*;|\r\n?|<(?:x|ph|cp)\b[^>]*>)$/.test(spelling);
            expect(isCoded || spelling === plain).toBe(true);
          }
          expect(segment.locate?.({ side: "target", start: 0, end: reading.length + 1 })).toBeNull();
        }),
        { numRuns: 60, seed: 6 },
      );
    }
  });

  it("looks at the element alone, however long the file behind it is", () => {
    const inner = "Київ ";
    const text = inner.repeat(2) + "x".repeat(1_000_000);
    const element = {
      type: "element",
      children: [{ type: "text", value: inner, start: 0, end: 5 }],
      tag: { uri: "" },
    } as unknown as Parameters<typeof textPlaces>[1]; // the fields that are looked at
    const start = performance.now();
    for (let i = 0; i < 2000; i++) textPlaces(text, element, () => "through");
    expect(performance.now() - start).toBeLessThan(200);
  });
});
