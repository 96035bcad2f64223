import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { codesOf } from "../../src/article/content.ts";
import { ExonymError } from "../../src/article/problem.ts";
import { byteRange, decodeXml } from "../../src/project/encoding.ts";
import { anatomyOf, filesOf } from "../../src/xliff/anatomy.ts";
import type { ElementAnatomy, TextAnatomy, UnitAnatomy } from "../../src/xliff/anatomy-model.ts";
import type { XliffDocument } from "../../src/xliff/model.ts";
import { readXliff } from "../../src/xliff/read.ts";
import { FILES, hasCorpus } from "./schemas.ts";

const SAMPLE_2 = `<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0" xmlns:gls="urn:oasis:names:tc:xliff:glossary:2.0" xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0" srcLang="en" trgLang="fr">
<file id="f1" original="a.md"><skeleton href="a.skl"/><unit id="u1">
<mtc:matches><mtc:match ref="#s1" matchQuality="90" origin="m"><source>One <ph id="9"/></source><target>Un</target></mtc:match></mtc:matches>
<gls:glossary><gls:glossEntry id="g1"><gls:term>Kyiv</gls:term><gls:translation>Kyiv</gls:translation><gls:definition>A city</gls:definition></gls:glossEntry></gls:glossary>
<mda:metadata><mda:metaGroup category="outer"><mda:metaGroup category="inner"><mda:meta type="t">v</mda:meta></mda:metaGroup></mda:metaGroup></mda:metadata>
<notes><note category="c" appliesTo="target" priority="2">Short, please.</note></notes>
<originalData><data id="d1">**</data></originalData>
<segment id="s1" state="initial" subState="x:y"><source><pc id="1" dataRefStart="d1" dataRefEnd="d1">One</pc></source><target>Un <mrk id="m1" type="term">mot</mrk></target></segment>
</unit></file></xliff>`;

describe("the anatomy of a unit", () => {
  it("has all that a unit of 2.x holds, and where it stands", () => {
    const document = readXliff(SAMPLE_2, "a.xlf");
    const [block] = document.blocks;
    if (!block) throw new Error("no block");
    const unit = anatomyOf(document, block);
    const at = ({ range }: { readonly range: { start: number; end: number } }) =>
      SAMPLE_2.slice(range.start, range.end);
    expect(unit.notes).toMatchObject([
      { text: "Short, please.", from: "c", appliesTo: "target", priority: "2" },
    ]);
    expect(unit.alternatives).toMatchObject([{ quality: "90", origin: "m" }]);
    expect(unit.alternatives[0]?.source?.codes.map(at)).toEqual(['<ph id="9"/>']);
    expect(unit.originalData.map((each) => [at(each), each.text])).toEqual([
      ['<data id="d1">**</data>', "**"],
    ]);
    expect(unit.glossary).toMatchObject([
      { term: { text: "Kyiv" }, translations: [{ text: "Kyiv" }], definition: { text: "A city" } },
    ]);
    expect(unit.metadata).toMatchObject([{ type: "t", text: "v", categories: ["outer", "inner"] }]);
    const [segment] = unit.segments;
    expect(segment?.states.map((each) => [each.name, at(each)])).toEqual([
      ["state", "initial"],
      ["subState", "x:y"],
    ]);
    expect(
      segment?.source?.codes.map(({ name, id, inner }) => [name, id, SAMPLE_2.slice(inner.start, inner.end)]),
    ).toEqual([["pc", "1", "One"]]);
    expect(segment?.target?.codes.map(({ name, id }) => [name, id])).toEqual([["mrk", "m1"]]);
    expect(filesOf(document)).toMatchObject([
      {
        id: "f1",
        original: "a.md",
        sourceLanguage: "en",
        targetLanguage: "fr",
        skeleton: { name: "skeleton" },
      },
    ]);
  });

  it("refuses a block of another document", () => {
    const [block] = readXliff(SAMPLE_2, "a.xlf").blocks;
    const other = readXliff(`<?xml version="1.0"?>\n${SAMPLE_2}`, "b.xlf");
    expect(() => block && anatomyOf(other, block)).toThrow("not of this document");
  });
});

/** All elements that an anatomy names. */
function elementsOf(unit: UnitAnatomy): readonly ElementAnatomy[] {
  const inText = (text: TextAnatomy | null) => (text === null ? [] : [text, ...text.codes]);
  return [
    unit.element,
    ...unit.notes,
    ...unit.originalData,
    ...unit.glossary,
    ...unit.metadata,
    ...unit.segments.flatMap(({ element, source, target }) => [
      element,
      ...inText(source),
      ...inText(target),
    ]),
    ...unit.alternatives.flatMap((each) => [each, ...inText(each.source), ...inText(each.target)]),
  ];
}

/** Whether ranges slice back to what they are said to be. */
function verify(document: XliffDocument, element: ElementAnatomy): void {
  const { text } = document;
  const whole = text.slice(element.range.start, element.range.end);
  expect(whole).toMatch(new RegExp(`^<(?:[^\\s:<>/]+:)?${element.name}(?=[\\s/>])`));
  const rest = text.slice(element.inner.end, element.range.end);
  if (rest !== "") expect(rest).toMatch(new RegExp(`^</(?:[^\\s:<>/]+:)?${element.name}\\s*>$`));
  else expect(whole).toMatch(/\/>$/);
  for (const { name, value, range } of element.attributes) {
    expect(text.slice(text.lastIndexOf(name, range.start - 1 - name.length), range.start)).toMatch(
      /^[^\s=]+\s*=\s*["']$/,
    );
    if (!/[&\t\n\r]/.test(text.slice(range.start, range.end)))
      expect(text.slice(range.start, range.end)).toBe(value);
  }
}

describe.skipIf(!hasCorpus)("the anatomy of real files (needs ../shared/corpora/xliff)", () => {
  it("has ranges that slice back, and every code that was read", () => {
    let read = 0;
    let codes = 0;
    for (const name of readdirSync(FILES)) {
      const bytes = readFileSync(join(FILES, name));
      if (bytes.length > 60_000) continue;
      let document: XliffDocument;
      let encoding: string;
      try {
        const decoded = decodeXml(bytes, name);
        encoding = decoded.encoding;
        document = readXliff(decoded.text, name);
      } catch (error) {
        if (error instanceof ExonymError) continue;
        throw error;
      }
      read++;
      for (const block of document.blocks) {
        const unit = anatomyOf(document, block);
        for (const element of elementsOf(unit)) verify(document, element);
        block.segments.forEach((segment, index) => {
          const part = unit.segments[index];
          for (const [content, inner, text] of [
            [segment.source, segment.sourceInner, part?.source],
            [segment.target ?? [], segment.targetInner, part?.target],
          ] as const) {
            const ids = new Set(
              text?.codes.flatMap(({ attributes }) => attributes.map(({ value }) => value)),
            );
            for (const { id } of inner === null ? [] : codesOf(content)) {
              codes++;
              if (id !== "")
                expect(
                  [...ids].some((each) => id === each || id.endsWith(each)),
                  `${name} ${id}`,
                ).toBe(true);
            }
            if (inner !== null) expect(text?.inner, name).toEqual(inner);
          }
        });
      }
      const [first] = filesOf(document);
      if (first === undefined) continue;
      verify(document, first);
      const { start, end } = byteRange(document.text, encoding, first.range);
      expect(bytes[start], name).toBe(encoding === "utf-16be" ? 0 : "<".charCodeAt(0));
      expect(end).toBeLessThanOrEqual(bytes.length);
    }
    expect(read).toBeGreaterThan(700);
    expect(codes).toBeGreaterThan(1000);
  });
});
