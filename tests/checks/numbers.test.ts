import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseLocale } from "../../src/article/locale.ts";
import { isFullHour, onOtherClock } from "../../src/checks/clock.ts";
import { findDates } from "../../src/checks/dates.ts";
import { decimal, shift, sum } from "../../src/checks/decimal.ts";
import { asciiDigits, chineseNumerals, romanNumerals } from "../../src/checks/digits.ts";
import { namedMonths } from "../../src/checks/months.ts";
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

describe("times of day", () => {
  const others = (text: string) =>
    findNumbers(text).map((number) => (isFullHour(number, text) ? "" : onOtherClock(number, text).join(":")));

  it.each([
    ["15:00", ["3", ""]],
    ["at 3 p.m.", ["15"]],
    ["at 3 PM and 9 AM", ["15", ""]],
    ["12 p.m., 12 a.m.", ["", "0"]],
    ["4-9 p.m.", ["16", "21"]],
    ["9 a.m. to 5 p.m.", ["", "17"]],
    ["5.30 p.m.", ["17:30"]],
    ["오전 9시부터 오후 6시까지", ["", "18"]],
    ["午後1時", ["13"]],
    ["晚上10点", ["22"]],
    ["٨ مساءً", ["20"]],
    ["8 مساءات", [""]],
    ["8 pma", [""]],
    ["13 pm", [""]],
    ["2024 pm", [""]],
    ["8 people", [""]],
    ["朝鮮8", [""]],
  ])("%s on the other clock: %j", (text, expected) => {
    expect(others(text)).toEqual(expected);
  });

  it("are looked for no further than a range is long, however much stands there", () => {
    const text = `${"오후 4".repeat(20_000)} ${"4 to ".repeat(20_000)}`;
    expect(others(text)).toHaveLength(40_000);
  });
});

describe("dates", () => {
  it.each([
    ["1/11, 31/12/2024, 12/31/24, 24/7", ["1/11", "31/12/2024", "12/31/24", "24/7"]],
    ["09.11.2024, am 9.11. und", ["09.11.2024", "9.11."]],
    ["2024-11-09 2024/11/9 ２０２４/11/9", ["2024-11-09", "2024/11/9", "２０２４/11/9"]],
    ["11月9日 11월 9일 tháng 11 Thg 1", ["11月", "11월", "tháng 11", "Thg 1"]],
    ["13/14 1/2/3/4 0/5 1/32 1.5 3-2 10-11 111/12 1/123 192.168.1.1 13月", []],
  ])("in %s: %j", (text, expected) => {
    expect(findDates(text).map(({ start, end }) => text.slice(start, end))).toEqual(expected);
  });

  it("do not outgrow a hostile text", () => {
    expect(findDates("1/".repeat(50_000))).toEqual([]);
    expect(findDates("1/1 ".repeat(20_000))).toHaveLength(20_000);
    expect(findDates("1.".repeat(50_000)).length).toBeLessThan(50_000);
  });

  it.each([
    ["en", "In May he may march in March; Sept. 1, NOVEMBER", ["5", "3", "9"]],
    ["uk", "листопад, листопада, у листопаді; листопадовий", ["11"]],
    ["fi", "marraskuuta", ["11"]],
    ["ar", "في نوفمبر وديسمبر، كانون الثاني", ["11", "12", "1"]],
    ["he", "בנובמבר", ["11"]],
    ["zh", "十一月", ["11"]],
    ["ja", "11月", []],
    ["vi", "tháng 11", []],
    ["und", "M11 November", []],
    ["tlh", "M11 November", []],
  ])("name months in %s: %s", (locale, text, expected) => {
    expect([...namedMonths(text, parseLocale(locale))]).toEqual(expected);
  });
});

describe("missing numbers", () => {
  const missing = (source: string, target: string, from = "en", to = "uk") =>
    missingNumbers(source, target, parseLocale(from), parseLocale(to)).map(({ text }) => text);

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

  it.each([
    // ranges give their half of the day to both hours
    ["vi", "từ 16 giờ đến 21 giờ", "en", "from 4 to 9 p.m."],
    ["vi", "từ 16 giờ đến 21 giờ", "zh", "下午4点到9点"],
    ["vi", "từ 16 giờ đến 21 giờ", "ar", "من 4 إلى 9 مساءً"],
    ["ko", "오후 4시 30분부터 9시까지", "uk", "з 16:30 до 21:00"],
    ["ja", "午後4時から9時まで", "de", "von 16 bis 21 Uhr"],
    // marks of the day's half
    ["vi", "8 giờ tối", "de", "20 Uhr"],
    ["uk", "о 8 вечора", "fr", "à 20 heures"],
    ["ru", "в 3 часа дня", "de", "um 15 Uhr"],
    ["fr", "à 20 heures", "hi", "शाम 8 बजे"],
    ["fr", "à 20 h 30", "en", "at 8:30 p.m."],
    ["ko", "밤 12시", "uk", "о 00:00"],
    ["en", "at 3:30 in the afternoon", "de", "um 15.30 Uhr"],
    ["de", "um 20 Uhr", "ar", "الساعة ٨ م"],
    ["uk", "о 16:00", "en", "at 4 p.m., 2 hours early: two"],
    // months in words, and dates in other orders
    ["uk", "12.09.2024", "en", "September 12, 2024"],
    ["en", "9/11", "de", "am 11. September"],
    ["en", "2024-11-09", "fr", "le 9 novembre 2024"],
    ["fr", "le 1/11/2024", "tr", "1 Kasım 2024"],
    ["vi", "ngày 1 tháng 11, 3", "pl", "1 listopada, 3 i 4"],
    ["ja", "11月9日、12人", "en", "12 people, on Nov. 9, in 5 cars"],
    ["vi", "ngày 1/11", "he", "ב־1 בנובמבר"],
    ["vi", "ngày 1/11", "ar", "1 تشرين الثاني"],
    ["vi", "ngày 1/11", "ko", "11월 1일"],
    ["de", "am 9.11. um 8", "en", "at 8 on November 9"],
    // powers of ten with thousands inside
    ["en", "£125m", "ja", "1億2,500万ポンド"],
    ["vi", "1,2345 tỷ", "zh", "12亿3,450万"],
  ])("there are none from %s %s to %s %s", (from, source, to, target) => {
    expect(missing(source, target, from, to)).toEqual([]);
  });

  it.each([
    ["vi", "từ 16 giờ đến 21 giờ", "ko", "오후 4시부터 8시까지", ["21"]],
    ["vi", "từ 16 giờ đến 21 giờ", "en", "from 5 to 9 p.m.", ["16"]],
    ["en", "from 4 to 9 p.m.", "uk", "з 16:00 до 22:00", ["9"]],
    ["fr", "à 20 heures", "ja", "午前8時に", ["20"]],
    ["fr", "pendant 20 heures", "ko", "8시간 동안", ["20"]],
    ["en", "15 days", "ru", "3 дня", ["15"]],
    ["en", "14 nights", "vi", "2 đêm", ["14"]],
    ["uk", "12.09.2024", "en", "October 12, 2024", ["12.09.2024"]],
    ["uk", "12.09.2024", "en", "September 13, 2024", ["12.09.2024"]],
    ["uk", "12.09.24", "en", "September 12, 2023", ["12.09.24"]],
    ["vi", "ngày 1/11", "en", "on October 1", ["11"]],
    ["ja", "11月9日", "en", "on October 9", ["11"]],
    ["vi", "320 triệu", "ko", "3억 2,500만", ["320"]],
    // a modal verb is no month, and a count in a date's shape no date
    ["vi", "5 người và 40 xe", "en", "They may send 4 people and 40 cars.", ["5"]],
    ["en", "by 4-2, 8 then", "en", "In February by 4-3, 8 then", ["2"]],
  ])("from %s %s to %s %s: %5$j", (from, source, to, target, expected) => {
    expect(missing(source, target, from, to)).toEqual(expected);
  });

  it("are none where source and target are the same", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            ..."1 23 00 000 . , / : - 万 億 月 million th s pm x 오후 시 から tháng".split(" "),
            " ",
          ),
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

    const en = parseLocale("en");

    it.each(["vie", "ukr", "rus", "kor", "fra", "deu", "jpn", "arb"])(
      "are seldom thought missing: eng → %s",
      (name) => {
        const english = lines("eng");
        const target = lines(name);
        const alarms = english.filter(
          (source, i) => missingNumbers(source, target[i] ?? "", en, parseLocale(name)).length > 0,
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
          if (missingNumbers(source, wrong, en, parseLocale(name)).length > 0) found++;
        });
        expect(changed).toBeGreaterThan(50);
        expect(found / changed).toBeGreaterThan(0.8);
      },
    );
  },
);
