import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codesOf } from "../../src/article/content.ts";
import { validateTarget, withSourceCodes } from "../../src/translation/target-guard.ts";
import { content, nestedContent, notation } from "./contents.ts";

describe("validateTarget", () => {
  it.each<[string, string]>([
    ["a", "b"],
    ["", ""],
    ["a {<1}b{>1} c", "{<1}x{>1}"],
    ["{<1}a{>1} {<2}b{>2}", "{<2}b{>2} {<1}a{>1}"],
    ["{<1}a{<2}b{>2}{>1}", "{<1}{<2}b{>2}{>1}"],
    ["{<1}a{>1} {<2}b{>2}", "{<1}a{<2}b{>2}{>1}"],
    ["a{=1}b{=2}", "{=2}{=1}"],
    ["a{>1} b", "x {>1}"],
    ["a {<1}b", "{<1}x"],
    ["a{>1}{>2} b {<3}{<4}c", "x{>1}y{>2}z{<3}{<4}"],
    ["{<1}a{<2}b{>1}c{>2}", "{<2}a{>1}{>2}b{<1}"],
  ])("accepts for «%s» the target «%s»", (source, target) => {
    expect(validateTarget(content(source), content(target))).toBeNull();
  });

  it.each<[string, string, string]>([
    ["a{=1}", "b", "is missing"],
    ["{<1}a{>1}", "{<1}a", "is missing"],
    ["{<1}a{>1}", "a", "is missing"],
    ["a", "a{=1}", "not in the source"],
    ["a{=1}", "a{<1}", "not in the source"],
    ["a{=1}", "{=1}a{=1}", "more often"],
    ["{<1}a{>1}", "{<1}a{>1}{>1}", "more often"],
    ["{<1}a{>1}", "{>1}a{<1}", "closes where it cannot"],
    ["{<1}a{>1}{<2}b{>2}", "{<1}a{<2}b{>1}{>2}", "closes where it cannot"],
    ["a{>1} {<2}b{>2}", "{<2}a{>1}b{>2}", "closes inside"],
    ["a{>1} b {<2}c", "{<2}a{>1}b", "closes inside"],
    ["{<1}a{>1} {<2}b", "{<1}a{<2}b{>1}", "closes where it cannot"],
    ["a{>1}{>2} b", "a{>2}{>1} b", "order of the source"],
    ["a {<1}{<2}b", "a {<2}{<1}b", "order of the source"],
  ])("refuses for «%s» the target «%s»: %s", (source, target, reason) => {
    expect(validateTarget(content(source), content(target))).toContain(reason);
  });

  it("names a code as a translator sees it", () => {
    expect(validateTarget(content("{=1}"), content("x"))).toBe("The code «[1]» is missing.");
  });

  it("accepts a source as its own target, and refuses it with any code left out or doubled", () => {
    fc.assert(
      fc.property(nestedContent, fc.nat(), (source, pick) => {
        expect(validateTarget(source, source)).toBeNull();
        const codes = codesOf(source);
        const code = codes[pick % Math.max(1, codes.length)];
        if (code === undefined) return;
        expect(
          validateTarget(
            source,
            source.filter((part) => part !== code),
          ),
        ).not.toBeNull();
        expect(validateTarget(source, [...source, code])).not.toBeNull();
      }),
      { numRuns: 200 },
    );
  });

  it("accepts only targets whose pairs would parse, whatever the order of their parts", () => {
    fc.assert(
      fc.property(
        nestedContent.chain((source) =>
          fc.tuple(fc.constant(source), fc.shuffledSubarray([...source], { minLength: source.length })),
        ),
        ([source, target]) => {
          if (validateTarget(source, target) !== null) return;
          const open: string[] = [];
          const loneAtEnd: string[] = [];
          for (const { form, id } of codesOf(target)) {
            if (form === "open") open.push(id);
            if (form === "close" && open.length > 0) expect(open.pop()).toBe(id);
            else if (form === "close") loneAtEnd.push(id);
          }
          const order = (form: string, of: typeof source) =>
            codesOf(of)
              .filter((code) => code.form === form)
              .map(({ id }) => id);
          const lone = order("open", source).filter((id) => !order("close", source).includes(id));
          expect(open).toEqual(lone);
          expect(loneAtEnd).toEqual(
            order("close", source).filter((id) => !order("open", source).includes(id)),
          );
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("withSourceCodes", () => {
  it("puts the source's codes in place of what somebody else made of them", () => {
    const target = content("{<1}b{>1}").map((part) =>
      part.type === "code" ? { ...part, raw: "<script>" } : part,
    );
    expect(withSourceCodes(content("{<1}a{>1}"), target)).toEqual(content("{<1}b{>1}"));
  });

  it("leaves text alone", () => {
    expect(notation(withSourceCodes(content("a"), content("b c")))).toBe("b c");
  });
});
