import fc from "fast-check";
import { expect, it } from "vitest";
import { text } from "../../src/article/content.ts";
import { changeRemark } from "../../src/sync/remark.ts";
import { bold } from "./made.ts";

const remark = (before: string, after: string) => changeRemark([text(before)], [text(after)]);

it.each([
  ["Three men came.", "Four men came.", "«Three» became «Four»"],
  ["Three men came.", "Three old men came.", "«old» was added"],
  ["Three old men came.", "Three men came.", "«old» was removed"],
  ["Yes.", "Yes.  ", "«Yes.» became «Yes.»"],
  ["", "Yes.", "«Yes.» was added"],
  ["Yes.", "", "«Yes.» was removed"],
  ["昨日は雨でした。", "今日は雨でした。", "«昨» became «今»"],
  ["ฝนตกวันจันทร์", "ฝนตกวันอังคาร", "«จันทร์» became «อังคาร»"],
  ["Трое пришли вчера.", "Трое ушли вчера.", "«пришли» became «ушли»"],
  ["one two one two one", "one two one", "«one two» was removed"],
])("says of «%s» → «%s»: %s", (before, after, wanted) => {
  expect(remark(before, after)).toBe(`The source was edited: ${wanted}. Please adapt the translation.`);
});

it("says where only the formatting changed", () => {
  expect(changeRemark([text("Three men.")], bold("Three men."))).toContain("only its formatting changed");
});

it("names what changed so that the old sentence can be made into the new one", () => {
  const words = fc.array(fc.constantFrom("one", "two", "three", "four"), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(words, words, (old, now) => {
      const [before, after] = [old.join(" "), now.join(" ")];
      const said = remark(before, after);
      const [, removed = "", added = ""] =
        /«(.*)» became «(.*)»/.exec(said) ??
        /()«(.*)» was added/.exec(said) ??
        /«(.*)» was removed/.exec(said) ??
        [];
      if (before === after) expect(said).toContain("only its formatting");
      else
        expect([before.includes(removed), after.includes(added), removed === added]).toEqual([
          true,
          true,
          false,
        ]);
    }),
  );
});
