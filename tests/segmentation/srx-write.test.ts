import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseSrx, type SrxDocument } from "../../src/segmentation/srx.ts";
import { serializeSrx } from "../../src/segmentation/srx-write.ts";
import { builtInDocuments, house } from "./rules.ts";

/** All that a file says, without where it stands. */
function contentOf({ languageRules, languageMaps, file: _, ...header }: SrxDocument): unknown {
  return {
    ...header,
    languageRules: Array.from(languageRules, ([name, rules]) => [
      name,
      rules.map(({ position: _, ...rule }) => rule),
    ]),
    languageMaps: languageMaps.map(({ position: _, ...map }) => map),
  };
}

describe("a written file", () => {
  test("says the same when it is read", () => {
    const position = { line: 1, column: 1 };
    const string = fc.oneof(
      fc.string({
        unit: fc.constantFrom(
          "a",
          "\\",
          "<",
          ">",
          "&",
          '"',
          "'",
          "]]>",
          " ",
          "\t",
          "\n",
          "\r",
          "я",
          "😀",
          "-",
        ),
      }),
      fc.constantFrom("__proto__", "constructor", "\\bMr\\."),
    );
    const description = fc.constantFrom("Titles before names.", "Units: «5 kg».", "a - b", "<b> & «c»");
    const rule = fc.record(
      { break: fc.boolean(), before: string, after: string, position: fc.constant(position), description },
      { requiredKeys: ["break", "before", "after", "position"] },
    );
    const document = fc
      .record({
        file: fc.constant("f"),
        cascade: fc.boolean(),
        segmentSubflows: fc.boolean(),
        formatHandles: fc.record({ start: fc.boolean(), end: fc.boolean(), isolated: fc.boolean() }),
        languageRules: fc.uniqueArray(fc.tuple(string, fc.array(rule, { maxLength: 4 })), {
          selector: ([name]) => name,
          maxLength: 3,
        }),
        patterns: fc.array(string, { maxLength: 3 }),
      })
      .map(
        ({ languageRules, patterns, ...header }): SrxDocument => ({
          ...header,
          languageRules: new Map(languageRules),
          languageMaps: languageRules.flatMap(([ruleName]) =>
            patterns.map((pattern) => ({ pattern, ruleName, position })),
          ),
        }),
      );
    fc.assert(
      fc.property(document, (one) => {
        const text = serializeSrx(one);
        const read = parseSrx(text, "f");
        expect(contentOf(read)).toEqual(contentOf(one));
        expect(serializeSrx(read)).toBe(text);
      }),
      { numRuns: 100, seed: 5 },
    );
  });

  test("holds every file that ships", () => {
    for (const document of builtInDocuments()) {
      expect(contentOf(parseSrx(serializeSrx(document), document.file))).toEqual(contentOf(document));
    }
  });

  test("is of version 2.0 whichever one was read", () => {
    const old =
      '<srx version="1.0"><header segmentsubflows="no"><formathandle type="end" include="no"/></header><body><languagerules>' +
      '<languagerule languagerulename="A"><rule break="no"><beforebreak>Mr\\.</beforebreak></rule></languagerule></languagerules>' +
      '<maprules><maprule maprulename="m"><languagemap languagepattern="en.*" languagerulename="A"/></maprule></maprules></body></srx>';
    expect(serializeSrx(parseSrx(old, "f"))).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<srx xmlns="http://www.lisa.org/srx20" version="2.0">
  <header segmentsubflows="no" cascade="no">
    <formathandle type="start" include="no"/>
    <formathandle type="end" include="no"/>
    <formathandle type="isolated" include="no"/>
  </header>
  <body>
    <languagerules>
      <languagerule languagerulename="A">
        <rule break="no">
          <beforebreak>Mr\\.</beforebreak>
          <afterbreak></afterbreak>
        </rule>
      </languagerule>
    </languagerules>
    <maprules>
      <languagemap languagepattern="en.*" languagerulename="A"/>
    </maprules>
  </body>
</srx>
`);
  });

  test("holds what XML cannot, where a program made it", () => {
    const position = { line: 1, column: 1 };
    const rules = [{ break: true, before: "\u0001\ud800", after: "", position, description: "a -- b-" }];
    const text = serializeSrx({ ...house([]), languageRules: new Map([["House", rules]]) });
    expect(parseSrx(text, "f").languageRules.get("House")).toMatchObject([
      { before: "\\u0001\\ud800", description: "a - - b-" },
    ]);
  });
});
