import { describe, expect, it } from "vitest";
import { text } from "../../../src/article/content.ts";
import { declareTool } from "../../../src/xliff/declare-tool.ts";
import { patchXliff } from "../../../src/xliff/patch.ts";
import { readXliff } from "../../../src/xliff/read.ts";
import { addedErrors, assertNoAddedErrors } from "../../../src/xliff/validation/added.ts";

const unit = (id: string, more = "") =>
  `<trans-unit id="${id}"${more}><source>One.</source><target>Un.</target></trans-unit>`;
const file = (units: string, head = "") =>
  `<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" source-language="en" target-language="fr" datatype="plaintext">${head}<body>${units}</body></file></xliff>`;

describe("errors that a change adds", () => {
  it("are found in a new file", () => {
    expect(addedErrors([], file(unit("1") + unit("1")), "a.xlf")).toMatchObject([{ rule: "unit-id" }]);
    expect(addedErrors([], file(unit("1")), "a.xlf")).toEqual([]);
  });

  it("are none where they were there, also at another line or under another id", () => {
    const before = file(unit("1", ' approved="ja"'));
    expect(addedErrors([before], file(`\n\n${unit("2", ' approved="oui"')}`), "a.xlf")).toEqual([]);
    expect(addedErrors([before], file(unit("3") + unit("2", ' approved="oui"')), "a.xlf")).toEqual([]);
  });

  it("are those that are more than there were", () => {
    const wrong = unit("1", ' approved="ja"');
    const added = addedErrors([file(wrong)], file(wrong + unit("2", ' approved="ja"')), "a.xlf");
    expect(added).toHaveLength(1);
    expect(() =>
      assertNoAddedErrors([file(wrong)], file(wrong + unit("2", ' approved="ja"')), "a.xlf"),
    ).toThrow(
      /^a\.xlf: Exonym would have broken the rules of XLIFF in this file, at its line 1: .*\(attribute-value\)/,
    );
  });

  it("may come from any of the files that were merged", () => {
    const one = file(unit("1", ' approved="ja"'));
    const other = file(unit("2", ' approved="ja"'));
    const both = file(unit("1", ' approved="ja"') + unit("2", ' approved="ja"'));
    expect(addedErrors([one, other], both, "a.xlf")).toEqual([]);
    expect(addedErrors([one], both, "a.xlf")).toHaveLength(1);
  });
});

describe("naming Exonym as a tool", () => {
  const offer = {
    source: [text("One.")],
    target: [text("Une.")],
    quality: 90,
    origin: "memory",
    from: "m",
  } as const;
  const offered = (head: string) => {
    const document = readXliff(file(unit("1"), head), "a.xlf");
    const [segment] = document.segments;
    if (!segment) throw new Error("no segment");
    return patchXliff(document, new Map([[segment, { addSuggestions: [offer] }]]));
  };

  it.each([
    ["no header", ""],
    ["an empty header", "<header/>"],
    ["a header with tools", '<header><phase-group/><tool tool-id="x" tool-name="X"/></header>'],
    ["a header with another's elements", '<header><note>n</note><sdl:a xmlns:sdl="urn:x"/></header>'],
  ])("is done where a suggestion names it: %s", (_name, head) => {
    const before = offered(head);
    expect(addedErrors([file(unit("1"), head)], before, "a.xlf")).toMatchObject([{ rule: "tool-reference" }]);
    const after = declareTool(before, "a.xlf");
    expect(addedErrors([file(unit("1"), head)], after, "a.xlf")).toEqual([]);
    expect(
      after.replace(/<header><tool tool-id="exonym" tool-name="Exonym"\/><\/header>/, "<header/>"),
    ).toContain(head.slice(0, 8));
    expect(declareTool(after, "a.xlf")).toBe(after);
  });

  it("leaves a file alone that has it, or does not name it", () => {
    const declared = offered('<header><tool tool-id="exonym" tool-name="Exonym"/></header>');
    expect(declareTool(declared, "a.xlf")).toBe(declared);
    const plain = file(unit("1"));
    expect(declareTool(plain, "a.xlf")).toBe(plain);
  });

  it("takes the layout of the file", () => {
    const before = offered("\n    <header>\n      <note>n</note>\n    </header>\n    ");
    expect(declareTool(before, "a.xlf")).toContain(
      '<note>n</note>\n      <tool tool-id="exonym" tool-name="Exonym"/>\n    </header>',
    );
  });
});
