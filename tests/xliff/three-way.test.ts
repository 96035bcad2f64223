import { describe, expect, it } from "vitest";
import { openConflict } from "../../src/xliff/merge-conflict.ts";
import { readXliff } from "../../src/xliff/read.ts";
import { mergeXliff } from "../../src/xliff/three-way/three-way.ts";
import { shown } from "./three-way-branches.ts";

const FILE = "a.xlf";

const unit = (id: string, source: string, target: string, rest = "") =>
  `      <trans-unit id="${id}"><source>${source}</source>${target}${rest}</trans-unit>\n`;
const target = (words: string, state = "translated") => `<target state="${state}">${words}</target>`;
const file = (units: string, attributes = "") =>
  `<?xml version="1.0"?>\n<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">\n  <file original="a" source-language="en" target-language="fr" datatype="plaintext"${attributes}>\n    <body>\n${units}    </body>\n  </file>\n</xliff>\n`;

const base = file(unit("1", "One.", target("Un.")) + unit("2", "Two.", ""));

function merge(ours: string, theirs: string, from = base) {
  const merged = mergeXliff({ base: from, ours, theirs }, FILE);
  const segments = readXliff(merged.text, FILE).segments.map((segment) => ({
    id: segment.id,
    words: shown(segment.target),
    state: segment.state,
    other: openConflict(segment).map((each) => shown(each.target)),
  }));
  return { ...merged, segments };
}

describe("merging two branches", () => {
  it("takes what each changed, and leaves all other bytes", () => {
    const ours = base.replace('<target state="translated">Un.', '<target  state="final">Un.');
    const theirs = base.replace(
      "<source>Two.</source>",
      "<source>Two.</source><target>Deux.</target><note>Hm</note>",
    );
    const { text, conflicts } = merge(ours, theirs);
    expect(conflicts).toEqual([]);
    expect(text).toBe(
      ours.replace("<source>Two.</source>", "<source>Two.</source><target>Deux.</target><note>Hm</note>"),
    );
  });

  it("keeps both wordings of a conflict, and tells where it is", () => {
    const { conflicts, segments, text } = merge(base.replace("Un.", "Une."), base.replace("Un.", "L’un."));
    expect(segments[0]).toEqual({
      id: "1",
      words: "Une.",
      state: "needs-review-translation",
      other: ["L’un."],
    });
    expect(conflicts).toEqual([
      { kind: "wording", position: { line: 6, column: 47 }, message: expect.any(String) },
    ]);
    expect(text).toContain("Two people translated this differently");
  });

  it.each(["L’un.", "Le premier."])(
    "takes a conflict for settled when somebody has written «%s»",
    (words) => {
      const { text } = merge(base.replace("Un.", "Une."), base.replace("Un.", "L’un."));
      const settled = text.replace(/(<target state="[^"]*">)Une\./, `$1${words}`);
      const [segment] = readXliff(settled, FILE).segments;
      expect(segment?.state).toBe("translated");
      expect(segment && openConflict(segment)).toEqual([]);
    },
  );

  it("lets an edit beat a change of the old words' state", () => {
    const { segments } = merge(base.replace("translated", "final"), base.replace("Un.", "Une."));
    expect(segments[0]).toMatchObject({ words: "Une.", state: "translated" });
  });

  it("takes the further state of equal words", () => {
    const { segments } = merge(base.replace("translated", "signed-off"), base.replace("translated", "final"));
    expect(segments[0]?.state).toBe("final");
  });

  it("lets a person's words beat a machine's", () => {
    const machine = unit(
      "2",
      "Two.",
      '<target state="needs-review-translation" state-qualifier="leveraged-mt">Duo</target>',
    );
    const first = unit("1", "One.", target("Un."));
    const person = file(first + unit("2", "Two.", target("Deux.")));
    for (const merged of [merge(file(first + machine), person), merge(person, file(first + machine))]) {
      expect(merged.conflicts).toEqual([]);
      expect(merged.segments[1]).toMatchObject({ words: "Deux.", state: "translated" });
    }
  });

  it("keeps a segment that one removed and the other translated", () => {
    const removed = file(unit("1", "One.", target("Un.")));
    const worked = base.replace("<source>Two.</source>", "<source>Two.</source><target>Deux.</target>");
    expect(merge(removed, worked)).toMatchObject({ rescued: 1, segments: [{ id: "1" }, { words: "Deux." }] });
    expect(merge(worked, removed).text).toBe(worked);
    expect(merge(base.replace("Un.", "Une."), removed).segments).toHaveLength(1);
  });

  it("finds segments whose ids were given anew", () => {
    const renamed = base.replace('id="1"', 'id="x"').replace('id="2"', 'id="y"');
    const { segments, conflicts } = merge(renamed, base.replace("Un.", "Une."));
    expect(conflicts).toEqual([]);
    expect(segments).toMatchObject([{ id: "x", words: "Une." }, { id: "y" }]);
  });

  it("asks for an adaptation where the source was edited on the other branch", () => {
    const { segments } = merge(base.replace("One.", "One more."), base.replace("Un.", "Une."));
    expect(segments[0]).toMatchObject({ words: "Une.", state: "needs-adaptation" });
  });

  it("puts the marks of two people into one target", () => {
    const marks = (a: string, b: string) =>
      file(
        unit(
          "1",
          "A. B.",
          `<seg-source><mrk mtype="seg" mid="1">A.</mrk> <mrk mtype="seg" mid="2">B.</mrk></seg-source><target><mrk mtype="seg" mid="1">${a}</mrk> <mrk mtype="seg" mid="2">${b}</mrk></target>`,
        ),
      );
    const { text, conflicts } = merge(marks("Ah.", "b"), marks("a", "Bé."), marks("a", "b"));
    expect(conflicts).toEqual([]);
    expect(text).toBe(marks("Ah.", "Bé."));
  });

  it("merges attributes and foreign elements, and tells of those that it cannot", () => {
    const foreign = (a: string, b: string) =>
      file(unit("1", "One.", target("Un."), `<x:a xmlns:x="x" ${a}><x:b>${b}</x:b></x:a>`));
    expect(merge(foreign('p="2"', "b"), foreign('p="1"', "c"), foreign('p="1"', "b")).text).toBe(
      foreign('p="2"', "c"),
    );
    const both = merge(foreign('p="1"', "c"), foreign('p="1"', "d"), foreign('p="1"', "b"));
    expect(both.text).toBe(foreign('p="1"', "c"));
    expect(both.conflicts).toMatchObject([{ kind: "other", message: expect.stringContaining("x:b") }]);
  });

  it("merges files that both branches made", () => {
    const { segments } = merge(base.replace("Un.", "Une."), base, "");
    expect(segments[0]).toMatchObject({ words: "Une.", other: ["Un."] });
  });

  it.each([
    ["", "no root"],
    ["<a/>", "another root"],
    [base.slice(0, -9), "a file that is cut off"],
    [base.replace("</source>", "<<<<<<< HEAD"), "marks of a line merge"],
    [base.replaceAll("1.2", "2.1").replace("document:2.1", "document:2.0"), "another version"],
  ])("refuses what it cannot read (%#)", (broken) => {
    expect(() => mergeXliff({ base, ours: base.replace("Un.", "Une."), theirs: broken }, FILE)).toThrow();
    expect(() => mergeXliff({ base, ours: broken, theirs: base.replace("Un.", "Une.") }, FILE)).toThrow();
  });

  it("takes time in proportion to the file", () => {
    const large = (name: string, every: number) =>
      file(
        Array.from({ length: 10_000 }, (_, i) =>
          unit(`u${i}`, `Sentence ${i}.`, target(i % every === 0 ? `${name} ${i}` : `Phrase ${i}`)),
        ).join(""),
      );
    const from = large("Phrase", 1);
    const { conflicts } = mergeXliff({ base: from, ours: large("O", 3), theirs: large("T", 5) }, FILE);
    expect(conflicts).toHaveLength(667);
  });
});
