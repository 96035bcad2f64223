import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseLocale } from "../../src/article/locale.ts";
import { decimal, shift, sum } from "../../src/checks/decimal.ts";
import { asciiDigits, chineseNumerals, romanNumerals } from "../../src/checks/digits.ts";
import { findNumbers } from "../../src/checks/number-reading.ts";
import { missingNumbers } from "../../src/checks/numbers.ts";

describe("decimals", () => {
  it("have one spelling", () => {
    expect(decimal("007", "50")).toBe("7.5");
    expect(decimal("0", "00")).toBe("0");
    expect(decimal("")).toBe("0");
  });

  it("are shifted and added without rounding", () => {
    expect(shift(decimal("1", "5"), 6)).toBe("1500000");
    expect(shift(decimal("1", "2345678"), 3)).toBe("1234.5678");
    expect(shift(decimal("0", "05"), 1)).toBe("0.5");
    expect(sum(decimal("100000000"), decimal("25000000"))).toBe("125000000");
    expect(sum(decimal("1", "5"), decimal("1"))).toBeUndefined();
    expect(sum(decimal("1".repeat(41)), decimal("1"))).toBeUndefined();
  });
});

describe("digits", () => {
  it("of every script are read", () => {
    expect(asciiDigits("٣٫٥ ۱۲ ४५ ০৯ ๑๒ １２ 7")).toBe("3٫5 12 45 09 12 12 7");
  });

  it("may be Roman or Chinese", () => {
    expect(romanNumerals("XXI ст., ХІХ век, XIVe, Louis XVI, MIX2, DNA")).toEqual([21, 19, 14, 16]);
    expect(chineseNumerals("二十一世紀")).toContain(21);
    expect(chineseNumerals("二〇二四年")).toContain(2024);
    expect(chineseNumerals("三千万")).toContain(30_000_000);
    expect(chineseNumerals("十")).toContain(10);
    expect(chineseNumerals("一億二千五百万")).toContain(125_000_000);
  });
});

describe("numbers in a text", () => {
  it.each([
    ["1,234.5", ["1234.5"]],
    ["1.234,5", ["1234.5"]],
    ["1 234,5", ["1234.5"]],
    ["1\u202f234\u202f567", ["1234567"]],
    ["1’234’567", ["1234567"]],
    ["12,34,567", ["1234567"]],
    ["1,234", ["1234", "1.234"]],
    ["١٬٢٣٤٫٥", ["1234.5"]],
    ["0.05", ["0.05"]],
    ["2½", ["2", "2.5"]],
    ["1.5 million", ["1.5", "1500000"]],
    ["1,5 млн", ["1.5", "1500000"]],
    ["1,5 мільйона", ["1.5", "1500000"]],
    ["$3bn", ["3", "3000000000"]],
    ["5 nghìn tỷ", ["5", "5000", "5000000000000"]],
    ["15만", ["15", "150000"]],
    ["military 5", ["5"]],
    ["5 military", ["5"]],
    ["12.09.2024", []],
  ])("%s may be %j", (text, values) => {
    expect(findNumbers(text)[0]?.values).toEqual(values);
  });

  it("are told apart where they only stand side by side", () => {
    expect(findNumbers("In 2016 300 people, 10-15 of them, won 3:1").map(({ text }) => text)).toEqual([
      "2016 300",
      "10",
      "15",
      "3",
      "1",
    ]);
    expect(findNumbers("2016 300")[0]?.groups).toEqual(["2016", "300"]);
    expect(findNumbers("2016 300")[0]?.values).toEqual([]);
  });

  it("go on behind their powers of ten in East Asia", () => {
    expect(findNumbers("1億2500万").map(({ values }) => values.at(-1))).toEqual(["125000000", "125000000"]);
    expect(findNumbers("1만 5천 명")[0]?.values).toContain("15000");
  });

  it("stand where they are said to stand", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom("1", "23", "000", ".", ",", " ", "万", "億", "٣", "million", "’", "x", "½", "年"),
        ),
        (bits) => {
          const text = bits.join("");
          let last = 0;
          for (const number of findNumbers(text)) {
            expect(number.start).toBeGreaterThanOrEqual(last);
            expect(text.slice(number.start, number.end)).toBe(number.text);
            for (const value of [...number.values, ...number.groups])
              expect(value).toMatch(/^(0|[1-9]\d*)(\.\d*[1-9])?$/);
            last = number.end;
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("missing numbers", () => {
  const missing = (source: string, target: string, locale = "en") =>
    missingNumbers(source, target, parseLocale(locale)).map(({ text }) => text);

  it.each([
    ["in the 1990s", "в 90-х роках"],
    ["1950-53", "1950–1953"],
    ["class of ’08", "promotion 2008"],
    ["at 12 a.m.", "о 0:00"],
    ["at 15:00", "um 3 Uhr nachmittags"],
    ["the 6-foot-6 forward", "двометровий форвард"],
    ["2 to 4 inches", "5–10 cm"],
    ["30 percent", "30 %"],
    ["call 0800 555 111", "подзвоніть 0800 555 111"],
    ["room 7 of two", "phòng 7 trong 2"],
    ["see https://example.org/2024/11", "див. сайт"],
    ["No. 1", "der Erste"],
    ["1,5", "1 et 5"],
    ["$2 million", "مليوني دولار"],
  ])("there are none of %s in %s", (source, target) => {
    expect(missing(source, target)).toEqual([]);
  });

  it.each([
    ["25 people", "52 людини", ["25"]],
    ["25 people", "людей", ["25"]],
    ["in 2024", "2023", ["2024"]],
    ["3 dead, 40 hurt", "4 Tote, 40 Verletzte", ["3"]],
    ["1.5%", "15 %", ["1.5"]],
    ["1,234", "1243", ["1,234"]],
    ["$3bn", "3,5 млрд", ["3"]],
  ])("of %s in %s: %j", (source, target, expected) => {
    expect(missing(source, target)).toEqual(expected);
  });

  it("are none where source and target are the same", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom("1", "23", "000", ".", ",", " ", "万", "million", "th", "s", "pm", "x", ":"),
        ),
        (bits) => {
          expect(missing(bits.join(""), bits.join(""))).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  });
});

const NTREX = "../shared/corpora/ntrex";

describe.skipIf(!existsSync(NTREX))(
  "numbers in human translations (NTREX; skipped without ../shared/corpora)",
  () => {
    const lines = (name: string) => readFileSync(`${NTREX}/${name}.txt`, "utf8").split("\n").slice(0, -1);

    it.each(["vie", "ukr", "rus", "kor", "fra", "deu", "jpn", "arb"])(
      "are seldom thought missing: eng → %s",
      (name) => {
        const english = lines("eng");
        const target = lines(name);
        const alarms = english.filter(
          (source, i) => missingNumbers(source, target[i] ?? "", parseLocale("en")).length > 0,
        );
        expect((alarms.length * 1000) / english.length).toBeLessThanOrEqual(8);
      },
    );

    it.each(["vie", "ukr", "deu", "arb"])(
      "are mostly found missing once a digit is changed: eng → %s",
      (name) => {
        const english = lines("eng");
        const target = lines(name);
        let changed = 0;
        let found = 0;
        english.forEach((source, i) => {
          const text = target[i] ?? "";
          const number = /\d{2,}/.exec(text);
          if (!number || !/\d{2}/.test(source)) return;
          changed++;
          const wrong = text.replace(number[0], String(Number(number[0]) + 3));
          if (missingNumbers(source, wrong, parseLocale("en")).length > 0) found++;
        });
        expect(changed).toBeGreaterThan(50);
        expect(found / changed).toBeGreaterThan(0.8);
      },
    );
  },
);
