import { describe, expect, it } from "vitest";
import { ExonymError } from "../../../src/article/problem.ts";
import { validateXliff } from "../../../src/xliff/validation/validate.ts";
import { frame } from "./frame.ts";

function rulesOf(text: string): readonly string[] {
  return validateXliff(text, "a.xlf").map(({ rule }) => rule);
}

describe("validateXliff", () => {
  it("says what is wrong, where, and what to do", () => {
    const text = frame(
      "<unit id='u1'>\r\n <segment state='final'><source>Kyiv</source></segment></unit>",
      "2.1",
    );
    const offset = text.indexOf("<segment");
    expect(validateXliff(text, "a.xlf")).toEqual([
      {
        rule: "state-target",
        severity: "error",
        message: "The segment is final, but has no target.",
        advice: "Add the target, or set the state to initial.",
        offset,
        position: { line: 2, column: 2 },
      },
    ]);
  });

  it("is in the order of the file, whenever a rule can tell", () => {
    const units = ["u1", "u2", "u1"].map(
      (id) => `<unit id="${id}"><segment state="x"><source/></segment></unit>`,
    );
    const offsets = validateXliff(frame(units.join(""), "2.1"), "a.xlf").map(({ offset }) => offset);
    expect(offsets).toEqual([...offsets].sort((one, other) => one - other));
    expect(offsets).toHaveLength(4);
  });

  it("takes any prefix", () => {
    const text = frame('<unit id="u1"><segment state="final"><source>Kyiv</source></segment></unit>', "2.2");
    const prefixed = text.replace("xmlns=", "xmlns:x=").replaceAll(/<(\/?)(?=[a-z])/g, "<$1x:");
    expect(rulesOf(prefixed)).toEqual(["state-target"]);
  });

  it("looks into groups, binary units and what others put around XLIFF", () => {
    const bad = '<trans-unit id="t2"><target/></trans-unit>';
    expect(rulesOf(frame(`<group><group>${bad}</group></group>`, "1.2"))).toEqual(["missing-element"]);
    const binary = `<bin-unit id="b1" mime-type="image/png"><bin-source><external-file href="a.png"/></bin-source>${bad}</bin-unit>`;
    expect(rulesOf(frame(`<group>${binary}</group>`, "1.2"))).toEqual(["missing-element"]);
    const foreign = '<unit id="u1"><my:a><notes/></my:a><segment><source/></segment></unit>';
    expect(rulesOf(frame(foreign, "2.1"))).toEqual(["missing-element"]);
  });

  it("leaves the insides of others' elements alone in 1.2, as its schema does", () => {
    const foreign =
      '<trans-unit id="t1" xmlns:my="urn:my"><source/><my:a><note lang="en"><b/></note></my:a></trans-unit>';
    expect(rulesOf(frame(foreign, "1.2"))).toEqual([]);
  });

  it.each([
    ["1.0", '<xliff version="1.0"><nothing/></xliff>', []],
    ["1.1", '<xliff version="1.1"><nothing/></xliff>', []],
    ["1.2 without a namespace", frame("<source/>", "1.2").replace(/ xmlns="[^"]*"/, ""), ["version"]],
    ["2.2 in the namespace of 2.0", frame("<ph id='1'/>", "2.1").replace('"2.1"', '"2.2"'), ["version"]],
    ["2.1 in the namespace of 2.2", frame("<ph id='1'/>", "2.2").replace('"2.2"', '"2.1"'), []],
    ["no XLIFF", "<html/>", ["version"]],
  ] as const)("knows %s", (_, text, expected) => {
    expect(rulesOf(text)).toEqual(expected);
  });

  it("knows the rules of a version that the namespace tells", () => {
    const text = frame('<unit id="u1"><ignorable><source/></ignorable></unit>', "2.1").replace(
      '"2.1"',
      '"9"',
    );
    expect(rulesOf(text)).toEqual(["version", "unit-segment"]);
  });

  it("lets a target be half done", () => {
    const segments = [
      '<segment><source><sc id="1"/>A</source><target><sc id="1"/>B</target></segment>',
      '<segment><source>C<ec startRef="1"/></source></segment>',
    ];
    expect(rulesOf(frame(`<unit id="u1">${segments.join("")}</unit>`, "2.1"))).toEqual([]);
  });

  it("throws where the file is not well-formed", () => {
    expect(() => validateXliff("<xliff><a></xliff>", "a.xlf")).toThrow(ExonymError);
    expect(() => validateXliff("", "a.xlf")).toThrow(ExonymError);
  });
});
