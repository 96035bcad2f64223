import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rawText, text } from "../../src/article/content.ts";
import type { UnitId } from "../../src/article/identity.ts";
import { parseLocale } from "../../src/article/locale.ts";
import type {
  PlannedBlock,
  PlannedSegment,
  SegmentChange,
  XliffDocument,
  XliffSegment,
  XliffVersion,
} from "../../src/xliff/model.ts";
import { readXliff } from "../../src/xliff/read.ts";
import { updateXliff } from "../../src/xliff/update.ts";
import { writeXliff } from "../../src/xliff/write.ts";
import { blocks, content, head, newSegment, suggestion } from "./arbitrary.ts";
import { essence } from "./essence.ts";

const VERSIONS: readonly XliffVersion[] = ["1.2", "2.1"];

/** Everything as it is. */
function keepAll(document: XliffDocument): PlannedBlock[] {
  return document.blocks.map((block) => ({
    id: block.id,
    kind: "paragraph",
    segments: block.segments.map((kept) => ({ kept })),
  }));
}

/** What sync does to a segment, or a tool's user. */
const change: fc.Arbitrary<SegmentChange | undefined> = fc.oneof(
  { weight: 3, arbitrary: fc.constant(undefined) },
  fc.constant({ target: [text("Bonjour")], state: "translated", origin: "human" } as const),
  fc
    .record({ source: content, previous: fc.record({ source: content, target: fc.constant([text("alt")]) }) })
    .map(({ source, previous }) => ({
      source,
      previous,
      target: [text("alt")],
      state: "needs-adaptation" as const,
      origin: "human" as const,
      approved: false,
      remark: "changed: «a» → «b»",
    })),
  fc.constant({ previous: null, remark: null }),
  suggestion.map((each) => ({ addSuggestions: [each] })),
);

/** A random plan for a document: keeps some segments, in any order and any paragraph, with new ones between. */
function planFor(document: XliffDocument): fc.Arbitrary<readonly PlannedBlock[]> {
  const kept = fc
    .shuffledSubarray([...document.segments])
    .chain((segments) =>
      fc.tuple(
        fc.constant(segments),
        fc.array(change, { minLength: segments.length, maxLength: segments.length }),
      ),
    )
    .map(([segments, changes]) =>
      segments.map((segment, index): PlannedSegment => ({ kept: segment, change: changes[index] })),
    );
  const added = fc
    .nat({ max: 2 })
    .map((count) =>
      Array.from(
        { length: count },
        (_each, index): PlannedSegment => ({ added: newSegment(`n${index}`, "new") }),
      ),
    );
  return fc
    .tuple(kept, added, fc.array(fc.nat({ max: 4 }), { minLength: 20, maxLength: 20 }))
    .map(([old, fresh, places]) => {
      const groups = new Map<number, PlannedSegment[]>();
      [...old, ...fresh].forEach((each, index) => {
        const place = places[index % places.length] ?? 0;
        groups.set(place, [...(groups.get(place) ?? []), each]);
      });
      return [...groups].map(([place, segments]) => ({
        id: `u${place}` as UnitId, // test data
        kind: "heading" as const,
        context: place % 2 === 0 ? undefined : `Place ${place}`,
        segments,
      }));
    });
}

function bytesOf(document: XliffDocument, segment: XliffSegment): string {
  return document.text.slice(segment.element.start, segment.element.end);
}

describe.each(VERSIONS)("an updated %s file", (version) => {
  test("is the same text where everything is kept", () => {
    fc.assert(
      fc.property(blocks, (planned) => {
        const document = readXliff(writeXliff(head(version), planned), "test.xlf");
        expect(updateXliff(document, head(version), keepAll(document))).toBe(document.text);
      }),
      { numRuns: 50 },
    );
  });

  test("reads as the same plan written anew, and keeps the bytes of what is kept unchanged", () => {
    fc.assert(
      fc.property(blocks, fc.gen(), (planned, gen) => {
        const old = readXliff(writeXliff(head(version), planned), "test.xlf");
        const plan = gen(planFor, old);
        const updated = readXliff(updateXliff(old, head(version), plan), "test.xlf");
        const anew = readXliff(writeXliff(head(version), plan), "test.xlf");
        expect(updated.segments.map(withoutOffers)).toEqual(anew.segments.map(withoutOffers));
        expect(updated.blocks.map((block) => block.id)).toEqual(plan.map((block) => block.id));
        const segments = plan.flatMap((block) => block.segments);
        segments.forEach((each, index) => {
          const now = updated.segments[index];
          if (!("kept" in each) || each.change !== undefined || now === undefined) return;
          // What moves to another paragraph refers to that paragraph's data; its markup stays the same.
          expect(withoutRefs(bytesOf(updated, now))).toBe(withoutRefs(bytesOf(old, each.kept)));
          expect(now.target && rawText(now.target)).toBe(each.kept.target && rawText(each.kept.target));
          expect(essence(now)).toEqual(essence(each.kept));
        });
        const again = keepAll(updated);
        expect(updateXliff(updated, head(version), again)).toBe(updated.text);
      }),
      { numRuns: 200 },
    );
  });
});

function withoutRefs(xml: string): string {
  return xml.replace(/(dataRef\w*)="d\d+"/g, '$1=""');
}

/** Suggestions are compared where they are kept as they are: what is offered twice is written once by an update only. */
function withoutOffers(segment: XliffSegment) {
  const { suggestions: _suggestions, ...rest } = essence(segment);
  return rest;
}

describe("an update of a file that tools have been at", () => {
  /** A file of ours, as a tool re-indents it and adds to it: tabs, CRLF, comments, own elements. */
  const lines = (groups: readonly string[], tail = "") =>
    [
      "\ufeff<?xml version='1.0'?>",
      "<xliff xmlns='urn:oasis:names:tc:xliff:document:1.2' version='1.2' xmlns:t='urn:t'>",
      "\t<file source-language='en-us' target-language='fr' original='news/treaty.md' datatype='x-markdown'>",
      "\t\t<body>",
      "\t\t\t<!-- first -->",
      ...groups.flatMap((id) => [
        `\t\t\t<!-- before ${id} --><t:own/>`,
        `\t\t\t<group id='${id}' restype='x-paragraph' t:x='1'>`,
        `\t\t\t\t<note from='exonym'>where</note><t:data/>`,
        `\t\t\t\t<trans-unit id='s-${id}-1'><source>a ${id}</source><target t:score='9'>A</target></trans-unit>`,
        `\t\t\t\t<!-- inside ${id} -->`,
        `\t\t\t\t<trans-unit id='s-${id}-2'><source>b ${id}</source></trans-unit>`,
        "\t\t\t</group>",
      ]),
      `${tail}\t\t</body>`,
      "\t</file>",
      "</xliff>",
      "",
    ].join("\r\n");
  const american = { ...head("1.2"), sourceLocale: parseLocale("en-US") };

  test("moves paragraphs with what stands before them", () => {
    const document = readXliff(lines(["u1", "u2", "u3"]), "a");
    const [one, two, three] = keepAll(document);
    if (!one || !two || !three) throw new Error("blocks");
    const moved = updateXliff(document, american, [three, one, two]);
    // The first paragraph's comment is the body's: it stands before the white space that the paragraph begins with.
    expect(moved.match(/before u\d|id='u\d'/g)).toEqual([
      "before u1",
      "before u3",
      "id='u3'",
      "id='u1'",
      "before u2",
      "id='u2'",
    ]);
    expect(moved.length).toBe(document.text.length);
    expect(readXliff(moved, "a").segments.map(essence)).toEqual(
      [4, 5, 0, 1, 2, 3].map((index) => document.segments[index]).map((each) => each && essence(each)),
    );
  });

  test("keeps comments of paragraphs and sentences that go", () => {
    const document = readXliff(lines(["u1", "u2", "u3"]), "a");
    const [one, two] = keepAll(document);
    if (!one || !two) throw new Error("blocks");
    const cut = updateXliff(document, american, [{ ...one, segments: one.segments.slice(0, 1) }]);
    expect(cut).toContain("<!-- before u2 --><t:own/>");
    expect(cut).toContain("<!-- before u3 --><t:own/>");
    expect(cut).toContain("<!-- inside u1 -->");
    expect(cut).toContain("<note from='exonym'>where</note><t:data/>");
    expect(readXliff(cut, "a").segments.map((each) => each.id)).toEqual(["s-u1-1"]);
  });

  test("writes what is new in the file's own line ends and indentation", () => {
    const document = readXliff(lines(["u1"]), "a");
    const [one] = keepAll(document);
    if (!one) throw new Error("block");
    const grown = updateXliff(document, american, [
      { ...one, segments: [...one.segments, { added: newSegment("n1", "new") }] },
      { id: "u9" as UnitId, kind: "heading", segments: [{ added: newSegment("n2", "other") }] }, // test data
    ]);
    const added = [
      "\t\t\t\t<trans-unit id='s-u1-2'><source>b u1</source></trans-unit>",
      '\t\t\t\t<trans-unit id="n1" xml:space="preserve">',
      "\t\t\t\t\t<source>new</source>",
      '\t\t\t\t\t<target state="needs-translation"></target>',
      "\t\t\t\t</trans-unit>",
      "\t\t\t</group>",
      '\t\t\t<group id="u9" restype="x-heading">',
      '\t\t\t\t<trans-unit id="n2" xml:space="preserve">',
      "\t\t\t\t\t<source>other</source>",
      '\t\t\t\t\t<target state="needs-translation"></target>',
      "\t\t\t\t</trans-unit>",
      "\t\t\t</group>",
    ].join("\r\n");
    expect(grown).toContain(added);
    expect(grown.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  });

  test("changes languages and name in the head where they differ, and only there", () => {
    const document = readXliff(lines(["u1"]), "a");
    const same = updateXliff(document, american, keepAll(document));
    expect(same).toBe(document.text);
    const renamed = updateXliff(document, { ...american, original: "a & 'b'.md" }, keepAll(document));
    expect(renamed).toBe(document.text.replace("news/treaty.md", "a &amp; &apos;b&apos;.md"));
  });

  test("takes all paragraphs out, and puts some into an empty file", () => {
    const document = readXliff(lines(["u1"]), "a");
    const empty = updateXliff(document, american, []);
    expect(readXliff(empty, "a").blocks).toEqual([]);
    const again = updateXliff(readXliff(empty, "a"), american, [
      { id: "u9" as UnitId, kind: "heading", segments: [{ added: newSegment("n2", "other") }] }, // test data
    ]);
    expect(readXliff(again, "a").segments.map((each) => each.id)).toEqual(["n2"]);
    const closed = readXliff(
      '<xliff version="1.2"><file original="news/treaty.md" source-language="en-US" target-language="fr"><body/></file></xliff>',
      "a",
    );
    expect(updateXliff(closed, american, [])).toBe(closed.text);
    expect(
      readXliff(updateXliff(closed, american, [{ id: "u1" as UnitId, kind: "heading", segments: [] }]), "a")
        .blocks, // test data
    ).toHaveLength(1);
  });

  test("a unit that a tool has cut into marks stays while nothing changes, and is written anew when its paragraph does", () => {
    const marked = lines(["u1"]).replace(
      "<source>b u1</source>",
      "<source>b. c.</source><seg-source><mrk mtype='seg' mid='1'>b.</mrk> <mrk mtype='seg' mid='2'>c.</mrk></seg-source><target><mrk mtype='seg' mid='1'>B.</mrk> <mrk mtype='seg' mid='2'>C.</mrk></target>",
    );
    const document = readXliff(marked, "a");
    expect(updateXliff(document, american, keepAll(document))).toBe(marked);
    const [one] = keepAll(document);
    if (!one) throw new Error("block");
    const without = updateXliff(document, american, [{ ...one, segments: one.segments.slice(1) }]);
    expect(readXliff(without, "a").segments.map((each) => each.target)).toEqual([[text("B.")], [text("C.")]]);
  });

  test("refuses a file whose paragraphs another tool has put into groups, or that holds several files", () => {
    const grouped = lines(["u1", "u2"])
      .replace("<body>", "<body><group>")
      .replace("</body>", "</group></body>");
    const document = readXliff(grouped, "a");
    expect(updateXliff(document, american, keepAll(document))).toBe(grouped);
    expect(() => updateXliff(document, american, [])).toThrow(/Another tool has put groups/);
    const twice = `<xliff version="1.2">${'<file original="a"><body/></file>'.repeat(2)}</xliff>`;
    expect(() => updateXliff(readXliff(twice, "a"), american, [])).toThrow(/holds 2 files/);
  });

  test("refuses what XML cannot hold, and loses nothing", () => {
    const document = readXliff(lines(["u1"]), "a");
    const bad = {
      id: "u9" as UnitId,
      kind: "heading" as const,
      segments: [{ added: newSegment("n", "\u0001") }],
    }; // test data
    expect(() => updateXliff(document, american, [...keepAll(document), bad])).toThrow(/Unit u9 .*U\+0001/);
  });
});
