import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { text } from "../../src/article/content.ts";
import {
  fromInterchange,
  toI18nextSources,
  toI18nextTargets,
  toInterchange,
} from "../../src/xliff/interchange.ts";
import { patchXliff } from "../../src/xliff/patch.ts";
import { readXliff } from "../../src/xliff/read.ts";
import { writeXliff } from "../../src/xliff/write.ts";
import { blocks, code, head, newBlock, newSegment } from "./arbitrary.ts";
import { essence } from "./essence.ts";

const written = writeXliff(head("1.2"), [
  newBlock("u1", [
    newSegment("s1", [text("A & "), code("open", "1"), text("b"), code("close", "1")], {
      target: [code("open", "1"), text("B"), code("close", "1"), text(" < &amp; A")],
      state: "translated",
      origin: "human",
    }),
    newSegment("s2", "Plain & <b>"),
  ]),
]);
const document = readXliff(written, "a.xlf");

/** As it comes back from a file. */
function json(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

describe("the JS shape", () => {
  test("is that of the package", () => {
    expect(json(toInterchange(document))).toEqual({
      sourceLanguage: "en",
      targetLanguage: "fr",
      resources: {
        "news/treaty.md": {
          u1: {
            groupUnits: {
              s1: {
                source: [
                  "A & ",
                  { GenericSpan: { id: "1", ctype: "bold", "equiv-text": "**", contents: "b" } },
                ],
                target: [
                  { GenericSpan: { id: "1", ctype: "bold", "equiv-text": "**", contents: "B" } },
                  " < &amp; A",
                ],
              },
              s2: { source: "Plain & <b>" },
            },
          },
        },
      },
    });
  });

  test("has inline XML in i18next's shape where there are codes, and the text itself where not", () => {
    expect(json(toI18nextSources(document))).toEqual({
      u1: { s1: 'A &amp; <g id="1" equiv-text="**" ctype="bold">b</g>', s2: "Plain & <b>" },
    });
    expect(json(toI18nextTargets(document))).toEqual({
      u1: { s1: '<g id="1" equiv-text="**" ctype="bold">B</g> &lt; &amp;amp; A' },
    });
  });

  test("changes nothing when it comes back as it was", () => {
    fc.assert(
      fc.property(blocks, fc.constantFrom("1.2" as const, "2.1" as const), (planned, version) => {
        const any = readXliff(writeXliff(head(version), planned), "a.xlf");
        expect(fromInterchange(any, json(toInterchange(any)), "a.json").size).toBe(0);
        expect(fromInterchange(any, json(toI18nextTargets(any)), "a.json").size).toBe(0);
      }),
      { numRuns: 60 },
    );
  });

  test("brings changed targets back as a person's", () => {
    const back = { u1: { s1: 'Neu <g id="1" ctype="bold">x</g> &amp;amp;', s2: "a < b & c" } };
    const changed = readXliff(patchXliff(document, fromInterchange(document, back, "a.json")), "a.xlf");
    expect(
      changed.segments.map(essence).map(({ target, state, origin }) => ({ target, state, origin })),
    ).toEqual([
      {
        target: "Neu \u0002<1:strong\u0003x\u0002>1:strong\u0003 &amp;",
        state: "translated",
        origin: "human",
      },
      { target: "a < b & c", state: "translated", origin: "human" },
    ]);
  });

  test.each([
    [{ u9: {} }, /no unit u9/],
    [[], /a\.json: This is no export/],
    [{ resources: {} }, /no export/],
    [{ u1: [] }, /no export/],
    [{ u1: { s2: "a\u0000b" } }, /a\.json: The target of segment s2 in unit u1 holds the character U\+0000/],
    [
      {
        resources: {
          "news/treaty.md": { u1: { groupUnits: { s2: { source: "Another text.", target: "Texte." } } } },
        },
      },
      /Segment s2 in unit u1 has another source in the export/,
    ],
    [
      { ...(json(toInterchange(document)) as object), targetLanguage: "de" },
      /in de, and a\.xlf is a translation into fr/,
    ],
    [{ u1: { s1: "a < b" } }, /cannot be read/],
    [{ u1: { s1: 5 } }, /cannot be read/],
    [
      { resources: { "news/treaty.md": { u1: { groupUnits: { s1: { target: [{ Evil: {} }] } } } } } },
      /cannot be read/,
    ],
  ])("refuses %j", (data, message) => {
    expect(() => fromInterchange(document, data, "a.json")).toThrow(message);
  });

  test("takes nothing from what i18next writes for texts that are not translated", () => {
    expect(fromInterchange(document, { u1: { s1: "", s2: "" } }, "a.json").size).toBe(0);
    const js = { resources: { "news/treaty.md": { u1: { groupUnits: { s1: { target: "" } } } } } };
    expect(fromInterchange(document, js, "a.json").size).toBe(0);
  });

  test("ends an approval with the wording that was approved", () => {
    const approved = readXliff(
      '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" source-language="en" target-language="fr" datatype="x"><body><trans-unit id="1" approved="yes"><source>One.</source><target state="final">Un.</target></trans-unit></body></file></xliff>',
      "a.xlf",
    );
    const changes = fromInterchange(approved, { "1": { "1": "Une." } }, "a.json");
    expect(patchXliff(approved, changes)).toContain(
      'approved="no"><source>One.</source><target state="translated">Une.</target>',
    );
    expect(fromInterchange(approved, { "1": { "1": "Un." } }, "a.json").size).toBe(0);
  });

  test("takes ids that mean something to JavaScript", () => {
    const odd = readXliff(
      writeXliff(head("1.2"), [
        newBlock("__proto__", [newSegment("constructor", "x"), newSegment("__proto__", "y")]),
      ]),
      "a.xlf",
    );
    const sources = toI18nextSources(odd);
    expect(Object.keys(sources)).toContain("__proto__");
    expect(({} as Record<string, unknown>).constructor).toBe(Object); // nothing polluted
  });
});
