import { describe, expect, it } from "vitest";
import { validateXliff } from "../../../src/xliff/validation/validate.ts";
import { frame } from "./frame.ts";

/** So many that anything quadratic takes ten seconds, and anything linear a part of one. */
const MANY = 20_000;
const ENOUGH_MILLISECONDS = 4000;

/** Time of the processor, as others may be at work beside the test. */
function millisecondsOf(work: () => void): number {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}

function repeat(piece: (index: number) => string): string {
  return Array.from({ length: MANY }, (_, index) => piece(index)).join("");
}

const CASES: readonly (readonly [string, () => string])[] = [
  ["segments with codes out of order", () => repeat((i) => `<segment id="s${i}"><source><sc id="c${i}"/></source><target order="${MANY - i}"><sc id="c${i}"/></target></segment>`)],
  ["comments on as many notes", () => `<unit id="u1"><notes>${repeat((i) => `<note id="n${i}">A</note>`)}</notes><segment><source>${repeat((i) => `<mrk id="m${i}" type="comment" ref="#n=n${i}"/>`)}</source></segment></unit>`],
  ["revisions of as many notes", () => `<unit id="u1"><ctr:changeTrack>${repeat((i) => `<ctr:revisions appliesTo="note" ref="n${i}"><ctr:revision><ctr:item property="category"/></ctr:revision></ctr:revisions>`)}</ctr:changeTrack><notes>${repeat((i) => `<note id="n${i}" category="a">A</note>`)}</notes><segment><source/></segment></unit>`],
  ["sizes in data that grows", () => `<file id="f1">${repeat((i) => `<slr:data profile="p"><my:s id="z${i}"/></slr:data><group id="g${i}" slr:sizeInfoRef="z${i}" slr:sizeRestriction="1"/>`)}</file>`],
  ["matches of a unit with as many placeholders", () => `<unit id="u1"><mtc:matches>${repeat((i) => `<mtc:match ref="#p${i}"><source/><target/></mtc:match>`)}</mtc:matches><segment><source>${repeat((i) => `<ph id="p${i}"/>`)}</source></segment></unit>`],
  ["confidences below a long list of tools", () => `<unit id="u1" its:version="2.0" its:annotatorsRef="${repeat((i) => `mt-confidence|t${i} `)}"><segment><source>${repeat((i) => `<mrk id="m${i}" its:taConfidence="1" its:taClassRef="c"/>`)}</source></segment></unit>`],
  ["formats of very many pairs", () => `<unit id="u1" fs:fs="img" fs:subFs="${repeat(() => "a,\\\\\\a")}"><segment><source/></segment></unit>`],
  ["units that break a rule each", () => `<file id="f1">${repeat(() => `<unit id="u1"><segment state="done"><target/></segment></unit>`)}</file>`],
]; // biome-ignore format: one case a line

describe("a file that is made to take long", () => {
  it.each(CASES)("with %s does not", (_, make) => {
    const text = frame(make(), "2.1");
    expect(millisecondsOf(() => validateXliff(text, "hostile.xlf"))).toBeLessThan(ENOUGH_MILLISECONDS);
  });

  it("with many attributes at the root does not", () => {
    const attributes = repeat((i) => ` my:a${i}=""`);
    const marks = repeat((i) => `<mrk id="m${i}" its:taClassRef="http://example.org/"/>`);
    const file = `<file id="f1"><unit id="u1"><segment><source>${marks}</source></segment></unit></file>`;
    const text = frame(file, "2.1").replace("<xliff", `<xliff${attributes}`);
    let found = 0;
    const time = millisecondsOf(() => {
      found = validateXliff(text, "hostile.xlf").length;
    });
    expect(found).toBe(MANY);
    expect(time).toBeLessThan(ENOUGH_MILLISECONDS);
  });

  it("with names of an object's own properties is read as any other", () => {
    const names = ["constructor", "__proto__", "toString", "hasOwnProperty"];
    for (const name of names) {
      const bad = frame(`<unit id="${name}"><${name}/><segment ${name}=""><source/></segment></unit>`, "2.1");
      const rules = validateXliff(bad, "hostile.xlf").map(({ rule }) => rule);
      expect(rules).toEqual(["unknown-element", "unknown-attribute"]);
    }
  });
});
