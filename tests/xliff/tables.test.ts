import { describe, expect, test } from "vitest";
import { type CodeKind, text } from "../../src/article/content.ts";
import type { State } from "../../src/article/translation.ts";
import type { UnitKind } from "../../src/article/unit.ts";
import codes from "../../src/xliff/codes.json" with { type: "json" };
import { ctypeOf, kindOfCtype, kindOfType, typeOf } from "../../src/xliff/codes.ts";
import kinds from "../../src/xliff/kinds.json" with { type: "json" };
import { originText, parseOrigin } from "../../src/xliff/marks.ts";
import { nestedHalves } from "../../src/xliff/nesting.ts";
import states from "../../src/xliff/states.json" with { type: "json" };
import { qualifierOf, readState2, readState12, stateName2, stateName12 } from "../../src/xliff/states.ts";
import { code } from "./arbitrary.ts";

// Records, so that the compiler finds a kind or state that is missing here.
const STATES: Record<State, true> = {
  "needs-translation": true,
  "needs-adaptation": true,
  "needs-review-translation": true,
  translated: true,
  "signed-off": true,
  final: true,
};
const CODE_KINDS: Record<CodeKind, true> = {
  emphasis: true,
  strong: true,
  strikethrough: true,
  link: true,
  image: true,
  code: true,
  break: true,
  footnote: true,
  html: true,
  variable: true,
  other: true,
};
const UNIT_KINDS: Record<UnitKind, true> = {
  paragraph: true,
  heading: true,
  "list-item": true,
  quotation: true,
  "table-cell": true,
  caption: true,
  "front-matter": true,
  attribute: true,
  footnote: true,
};

describe("the tables hold what the model has", () => {
  test("states", () => {
    for (const table of [states["written-1.2"], states["written-2"]]) {
      expect(Object.keys(table).toSorted()).toEqual(Object.keys(STATES).toSorted());
    }
    for (const value of [...Object.values(states["read-1.2"]), ...Object.values(states["read-2"])]) {
      expect(Object.keys(STATES)).toContain(value);
    }
  });

  test("kinds of codes and units", () => {
    expect(codes.kinds.toSorted()).toEqual(Object.keys(CODE_KINDS).toSorted());
    expect(Object.keys(codes["types-2"]).toSorted()).toEqual(Object.keys(CODE_KINDS).toSorted());
    expect(kinds.toSorted()).toEqual(Object.keys(UNIT_KINDS).toSorted());
  });
});

describe("what is written is read as the same", () => {
  test.each(Object.keys(STATES))("state %s", (name) => {
    const state = name as State; // a key of the record above
    expect(readState12(stateName12(state))).toBe(state);
    const { state: written, subState } = stateName2(state);
    expect(readState2(written, subState)).toBe(state);
  });

  test.each(Object.keys(CODE_KINDS))("code %s", (name) => {
    const kind = name as CodeKind; // a key of the record above
    expect(kindOfCtype(ctypeOf(kind, "delimiter"))).toBe(kind);
    expect(kindOfCtype(ctypeOf(kind, "placeholder"))).toBe(kind);
    expect(kindOfType(typeOf(kind))).toBe(kind);
  });

  test("origins", () => {
    for (const origin of ["human", "memory", "machine"] as const) {
      for (const from of ["", "a", "memory: b", "a: b"]) {
        expect(parseOrigin(originText({ origin, from }))).toEqual({ origin, from });
      }
    }
    expect(parseOrigin("TM.sdltm")).toEqual({ origin: "memory", from: "TM.sdltm" });
    expect(parseOrigin("machine-made")).toEqual({ origin: "memory", from: "machine-made" });
  });

  test("qualifiers", () => {
    expect(qualifierOf("human", 100)).toBeUndefined();
    expect(qualifierOf(null, 100)).toBeUndefined();
    expect(qualifierOf("machine", 0)).toBe("leveraged-mt");
    expect([101, 100, 99].map((quality) => qualifierOf("memory", quality))).toEqual([
      "id-match",
      "exact-match",
      "fuzzy-match",
    ]);
  });

  test("a subState of 2.x that a tool left behind says nothing", () => {
    expect(readState2("translated", "exonym:needs-adaptation")).toBe("translated");
    expect(readState2("final", "okapi:x")).toBe("final");
    expect(readState2(undefined, undefined)).toBeNull();
  });
});

describe("pairs that nest", () => {
  const open = (id: string) => code("open", id);
  const close = (id: string) => code("close", id);
  test.each([
    ["one in another", [open("1"), open("2"), close("2"), close("1")], [0, 1, 2, 3]],
    ["two that overlap: the later one stays whole", [open("1"), open("2"), close("1"), close("2")], [1, 3]],
    ["around a half whose partner is elsewhere", [open("1"), open("2"), close("1")], [0, 2]],
    ["after a close without an open", [close("1"), open("2"), close("2")], [1, 2]],
    ["one id used twice", [open("1"), close("1"), open("1"), close("1")], [0, 1, 2, 3]],
    ["one id inside itself", [open("1"), open("1"), close("1"), close("1")], [0, 1, 2, 3]],
    ["halves in the wrong order", [close("1"), open("1")], []],
  ])("%s", (_name, content, expected) => {
    expect([...nestedHalves(content)].toSorted()).toEqual(expected);
  });

  test("deeper than a reader takes, the innermost are written as halves", () => {
    const depth = 300;
    const ids = Array.from({ length: depth }, (_each, index) => String(index));
    const nested = nestedHalves([...ids.map(open), text("x"), ...ids.toReversed().map(close)]);
    expect(nested.size).toBe(128);
    expect(nested.has(0) && nested.has(63) && !nested.has(64)).toBe(true);
  });
});
