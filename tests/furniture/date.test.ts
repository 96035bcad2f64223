import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseLocale } from "../../src/article/locale.ts";
import { dateReader } from "../../src/furniture/date.ts";
import { latinDigits, parseCount } from "../../src/furniture/digits.ts";
import { SHIPPED } from "./shipped.ts";

/** `2024-11-12T10:35` and so on; `undefined` where the text is no date. */
function iso(tag: string, value: string): string | undefined {
  const date = dateReader(parseLocale(tag))(value);
  if (date === undefined) return undefined;
  const two = (number: number) => String(number).padStart(2, "0");
  const day = `${date.year ?? ""}-${two(date.month)}-${two(date.day)}`;
  return date.hour === undefined ? day : `${day}T${two(date.hour)}:${two(date.minute ?? 0)}`;
}

describe("dates as news pages write them", () => {
  test.each([
    ["en", "November 12, 2024", "2024-11-12"],
    ["en", "12 November 2024", "2024-11-12"],
    ["en", "Nov. 12, 2024", "2024-11-12"],
    ["en", "Sept. 3, 2024", "2024-09-03"],
    ["en", "2024-11-12", "2024-11-12"],
    ["en", "12/11/2024", "2024-12-11"],
    ["en-GB", "12/11/2024", "2024-11-12"],
    ["en", "13/11/2024", "2024-11-13"],
    ["en", "Tuesday, 12/11/2024", "2024-11-12"],
    ["en", "Nov. 13", "-11-13"],
    ["en", "Feb. 29", "-02-29"],
    ["en", "November 12th, 2024 at 10:35 p.m.", "2024-11-12T22:35"],
    ["en", "12:05 AM, November 12, 2024", "2024-11-12T00:05"],
    ["en", "12:05 PM, November 12, 2024", "2024-11-12T12:05"],
    ["vi", "ngày 12 tháng 11 năm 2024", "2024-11-12"],
    ["vi", "12 tháng 11, 2024", "2024-11-12"],
    ["vi", "Thứ ba, 12/11/2024, 10:35", "2024-11-12T10:35"],
    ["vi", "Thứ 3, ngày 12/11/2024 - 10h35", "2024-11-12T10:35"],
    ["vi", "Nga\u0300y 12 tha\u0301ng 11 năm 2024", "2024-11-12"],
    ["uk", "12 листопада 2024 р.", "2024-11-12"],
    ["uk", "вівторок, 12 листопада 2024 року, 10:35", "2024-11-12T10:35"],
    ["uk", "12.11.2024", "2024-11-12"],
    ["ru", "12 ноября 2024 г. в 10:35", "2024-11-12T10:35"],
    ["ru", "ноябрь 12", "-11-12"],
    ["ko", "2024년 11월 12일", "2024-11-12"],
    ["ko", "2024. 11. 12. 오후 10:35", "2024-11-12T22:35"],
    ["ja", "2024年11月12日 10:35", "2024-11-12T10:35"],
    ["ja", "２０２４年１１月１２日（火）", "2024-11-12"],
    ["ja", "11月12日", "-11-12"],
    ["zh-Hans", "2024年11月12日 星期二", "2024-11-12"],
    ["zh-Hant", "2024/11/12 10:35", "2024-11-12T10:35"],
    ["fr", "mardi 12 novembre 2024 à 10h35", "2024-11-12T10:35"],
    ["fr", "1er mars 2024", "2024-03-01"],
    ["de", "Dienstag, 12. November 2024, 10:35 Uhr", "2024-11-12T10:35"],
    ["de", "12.11.2024", "2024-11-12"],
    ["es", "12 de noviembre de 2024", "2024-11-12"],
    ["it", "12 novembre 2024", "2024-11-12"],
    ["pl", "12 listopada 2024", "2024-11-12"],
    ["pl", "listopad 12", "-11-12"],
    ["cs", "12. 11. 2024", "2024-11-12"],
    ["hu", "2024. november 12.", "2024-11-12"],
    ["fi", "12.11.2024 klo 10.35", "2024-11-12T10:35"],
    ["lv", "12. novembrī, 2024", "2024-11-12"],
    ["lt", "2024 m. lapkričio 12 d.", "2024-11-12"],
    ["ar", "12 تشرين الثاني/نوفمبر 2024", "2024-11-12"],
    ["ar", "١٢ نوفمبر ٢٠٢٤", "2024-11-12"],
    ["fa", "۱۲ نوامبر ۲۰۲۴", "2024-11-12"],
    ["hi", "१२ नवंबर २०२४", "2024-11-12"],
    ["he", "12 בנובמבר 2024", "2024-11-12"],
    ["th", "12 พฤศจิกายน ค.ศ. 2024", "2024-11-12"],
  ])("%s: %s", (tag, value, expected) => {
    expect(iso(tag, value)).toBe(expected);
  });
});

describe("what is not one certain date", () => {
  test.each([
    ["en", ""],
    ["en", "soon"],
    ["en", "2024"],
    ["en", "November"],
    ["en", "November 2024"],
    ["en", "12/11"],
    ["en", "12/11/24"],
    ["en", "11 12 2024"],
    ["en", "31/31/2024"],
    ["en", "February 30, 2024"],
    ["en", "Feb. 29, 2023"],
    ["en", "November 12, 12024"],
    ["en", "November 12 13, 2024"],
    ["en", "November December 12, 2024"],
    ["en", "Monday, Nov. 12, 2024"],
    ["en", "Monday, Tuesday, Nov. 12, 2024"],
    ["en", "Nov. 12, 2024 10:35 GMT"],
    ["en", "Nov. 12, 2024 25:35"],
    ["en", "Nov. 12, 2024 10:65"],
    ["en", "Nov. 12, 2024 13:35 pm"],
    ["en", "Nov. 12, 2024 pm"],
    ["en", "Nov. 12, 2024 10:35 11:35"],
    ["en", "12 novembre 2024"],
    ["en", "2024-11-12T10:35:00Z"],
    ["en", "0000-11-12"],
    ["vi", "tháng 11 năm 2024"],
    ["vi", "ngày tháng năm"],
    ["ko", "11월"],
    ["ja", "日月年"],
    ["fa", "۲۲ آبان ۱۴۰۳"],
    ["fa", "۱۴۰۳/۸/۲۲"],
    ["th", "12 พฤศจิกายน 2567"],
    ["en", "1 ".repeat(1000)],
    ["en", "\u0661\u0662/11/2024/"],
  ])("%s: %s", (tag, value) => {
    expect(iso(tag, value)).toBe(value.startsWith("\u0661") ? "2024-12-11" : undefined);
  });

  test("any text is refused or a day that exists", () => {
    const read = dateReader(parseLocale("en"));
    const piece = fc.constantFrom(
      "12",
      "2024",
      "Nov",
      "/",
      ".",
      " ",
      "Tuesday",
      ":",
      "pm",
      "at",
      "of",
      "31",
      "0",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 3 })), { maxLength: 12 }), (pieces) => {
        const date = read(pieces.join(""));
        if (date === undefined) return;
        const day = new Date(Date.UTC(date.year ?? 2024, date.month - 1, date.day));
        expect(day.getUTCDate()).toBe(date.day);
        expect((date.hour ?? 0) < 24 && (date.minute ?? 0) < 60).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe("what Intl writes is read again", () => {
  test.each([...SHIPPED.keys()])("%s", (locale) => {
    const read = dateReader(locale);
    const styles: Intl.DateTimeFormatOptions[] = [
      { dateStyle: "full" },
      { dateStyle: "long" },
      { dateStyle: "medium" },
      { dateStyle: "long", timeStyle: "short" },
      { dateStyle: "full", timeStyle: "short" },
    ];
    for (const style of styles) {
      const format = new Intl.DateTimeFormat(locale, { ...style, calendar: "gregory", timeZone: "UTC" });
      for (let month = 1; month <= 12; month++) {
        const line = format.format(Date.UTC(2024, month - 1, 13, month * 2 - 1, 5));
        const date = read(line);
        expect({ line, year: date?.year, month: date?.month, day: date?.day }).toEqual({
          line,
          year: 2024,
          month,
          day: 13,
        });
        if (style.timeStyle)
          expect({ line, hour: date?.hour, minute: date?.minute }).toEqual({
            line,
            hour: month * 2 - 1,
            minute: 5,
          });
      }
    }
  });
});

describe("counts", () => {
  test.each([
    ["0", 0],
    ["1,234,567", 1_234_567],
    ["1.234.567", 1_234_567],
    ["12 345", 12_345],
    ["12\u202f345", 12_345],
    ["12,34,567", 1_234_567],
    ["١٬٢٣٤", 1234],
    ["۱۲", 12],
    ["১২", 12],
    ["１２", 12],
    ["007", 7],
  ])("%s", (value, expected) => expect(parseCount(value)).toBe(expected));

  test.each([
    "",
    "x",
    "1.5",
    "-1",
    "1,2",
    "1,2345",
    "1.234,567",
    "1K",
    "½",
    "12a",
    "9".repeat(20),
    "9".repeat(2000),
    "1,",
  ])("%s is none", (value) => expect(parseCount(value)).toBeUndefined());

  test("digits of other scripts keep their places", () => {
    expect(latinDigits("a١٢b३c๔")).toBe("a12b3c4");
  });
});
