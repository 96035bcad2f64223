import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Code, type Content, plainText, rawText, text } from "../../src/article/content.ts";
import { parseLocale } from "../../src/article/locale.ts";
import { createRecogniser } from "../../src/furniture/recognise.ts";
import { NO_FURNITURE } from "../../src/furniture/resources.ts";
import prose from "./prose.json" with { type: "json" };
import { read, recognise } from "./shipped.ts";

describe("lines of the trade are recognised", () => {
  test.each([
    ["en", "(Photo: Reuters)", { key: "photoCredit", credit: "Reuters" }],
    ["en", "  PHOTO:   reuters ", { key: "photoCredit", credit: "reuters" }],
    ["en", "(Photo by Jane Doe/AFP via Getty Images)", undefined],
    ["en", "(Photo by Jane Doe/AFP)", { key: "photoCredit", credit: "Jane Doe/AFP" }],
    ["en", "Photo: J. K. Smith/AP Photo", { key: "photoCredit", credit: "J. K. Smith/AP Photo" }],
    ["en", "Image: example.com", { key: "photoCredit", credit: "example.com" }],
    [
      "en",
      "Source: https://example.org/a-b_c.html",
      { key: "source", source: "https://example.org/a-b_c.html" },
    ],
    ["en", "Source: Reuters", { key: "source", source: "Reuters" }],
    ["en", "(Source:Reuters)", { key: "source", source: "Reuters" }],
    ["en", "Comment (0)", { key: "commentCount", count: "0" }],
    ["en", "COMMENTS (1,234)", { key: "commentCount", count: "1,234" }],
    ["en", "12 comments", { key: "commentCount", count: "12" }],
    ["en", "By Jane Doe", { key: "byline", author: "Jane Doe" }],
    [
      "en",
      "By Ludwig van Beethoven and Jean-Luc O'Neill",
      { key: "byline", author: "Ludwig van Beethoven and Jean-Luc O'Neill" },
    ],
    ["en", "By Reuters", { key: "byline", author: "Reuters" }],
    ["en", "By Jane Roe, Staff Writer", undefined],
    ["de", "Von Jana Roth, Redaktion", undefined],
    ["en", "Author: admin", undefined],
    ["en", "HANOI, Nov. 13 —", { key: "dateline", place: "HANOI", date: "Nov. 13" }],
    [
      "en",
      "HANOI, Nov. 13 (Reuters) --",
      { key: "datelineFull", place: "HANOI", date: "Nov. 13", agency: "Reuters" },
    ],
    ["en", "KYIV, Ukraine (AP) —", { key: "datelineAgency", place: "KYIV, Ukraine", agency: "AP" }],
    [
      "en",
      "Published: Tuesday, November 12, 2024 at 10:35 p.m.",
      { key: "published", date: "Tuesday, November 12, 2024 at 10:35 p.m." },
    ],
    ["en", "Last updated on 12 November 2024", { key: "updated", date: "12 November 2024" }],
    ["en", "12th of November, 2024", { key: "date", date: "12th of November, 2024" }],
    ["en", "5 min read", { key: "readingTime", count: "5" }],
    ["en", "© 2024 Reuters. All rights reserved.", { key: "allRightsReserved", holder: "2024 Reuters" }],
    ["en", "Read more", { key: "readMore" }],
    ["vi", "(Ảnh: TTXVN)", { key: "photoCredit", credit: "TTXVN" }],
    ["vi", "Theo Reuters", { key: "source", source: "Reuters" }],
    ["vi", "Bình luận (0)", { key: "commentCount", count: "0" }],
    ["vi", "Bình luận (0)", { key: "commentCount", count: "0" }],
    ["vi", "Cập nhật lúc 10:35 ngày 12/11/2024", { key: "updated", date: "10:35 ngày 12/11/2024" }],
    ["uk", "5 коментарів", { key: "commentCount", count: "5" }],
    ["uk", "Фото: Укрінформ", { key: "photoCredit", credit: "Укрінформ" }],
    [
      "uk",
      "Опубліковано: 12 листопада 2024 року, 10:35",
      { key: "published", date: "12 листопада 2024 року, 10:35" },
    ],
    ["ko", "(사진=연합뉴스)", { key: "photoCredit", credit: "연합뉴스" }],
    ["ko", "(서울=연합뉴스)", { key: "datelineAgency", place: "서울", agency: "연합뉴스" }],
    ["ko", "김철수 기자", { key: "byline", author: "김철수" }],
    ["ko", "입력: 2024. 11. 12. 오전 10:35", { key: "published", date: "2024. 11. 12. 오전 10:35" }],
    ["ja", "写真：共同通信", { key: "photoCredit", credit: "共同通信" }],
    ["ja", "コメント(12件)", { key: "commentCount", count: "12" }],
    [
      "ja",
      "［ワシントン　１１月１２日　ロイター］",
      { key: "datelineFull", place: "ワシントン", date: "１１月１２日", agency: "ロイター" },
    ],
    ["zh-Hans", "来源:新华社", { key: "source", source: "新华社" }],
    ["ar", "تعليقان", { key: "commentCount", count: "2" }],
    ["ar", "لا توجد تعليقات", { key: "commentCount", count: "0" }],
    ["ar", "١١ تعليقًا", { key: "commentCount", count: "١١" }],
    ["fa", "۵ نظر", { key: "commentCount", count: "۵" }],
    ["fa", "بیشتر بخوانيد", { key: "readMore" }],
    ["fr", "Crédit photo : AFP", { key: "photoCredit", credit: "AFP" }],
    ["fr", "Publié le 1er mars 2024 à 10h35", { key: "published", date: "1er mars 2024 à 10h35" }],
    ["de", "Von Johann von Müller", { key: "byline", author: "Johann von Müller" }],
    ["tr", "FOTOĞRAF: AA", { key: "photoCredit", credit: "AA" }],
    ["el", "ΠΗΓΗ: Reuters", { key: "source", source: "Reuters" }],
  ])("%s: %s", (tag, line, expected) => {
    expect(read(tag, line)).toEqual(expected);
  });

  test("nothing without resources", () => {
    expect(createRecogniser(NO_FURNITURE, parseLocale("en"))([text("By Jane Doe")])).toBeUndefined();
  });
});

describe("prose is not furniture", () => {
  const cases = Object.entries(prose).flatMap(([tag, lines]) => lines.map((line) => [tag, line] as const));
  test("there are enough cases", () => expect(cases.length).toBeGreaterThan(100));
  test.each(cases)("%s: %s", (tag, line) => {
    expect(read(tag, line)).toBeUndefined();
  });

  test("white space, punctuation and nothing at all", () => {
    for (const line of [
      "",
      " ",
      "\u00a0",
      "()",
      "—",
      ":",
      "({{credit}})",
      "By",
      "By ",
      "Source:",
      "(Photo:)",
      "Comment ()",
    ])
      expect(read("en", line), line).toBeUndefined();
  });
});

describe("markup", () => {
  const code = (form: Code["form"], id: string, kind: Code["kind"], raw: string): Code => ({
    type: "code",
    form,
    id,
    kind,
    raw,
    display: raw,
  });
  const open = code("open", "1", "emphasis", "*");
  const close = code("close", "1", "emphasis", "*");
  const part = (value: string) => ({ type: "text", value, raw: value }) as const;

  test("around the line is kept apart", () => {
    expect(recognise("en", [open, part("(Photo: Reuters)"), close])).toEqual({
      key: "photoCredit",
      values: { credit: [part("Reuters")] },
      before: [open],
      after: [close],
    });
  });

  test("whose partner stands in another segment is kept too", () => {
    expect(recognise("en", [part("(Photo: Reuters)"), close])).toEqual({
      key: "photoCredit",
      values: { credit: [part("Reuters")] },
      after: [close],
    });
  });

  test("an image or a line break before the line is kept", () => {
    const image = code("single", "2", "image", "![](a.jpg)");
    const found = recognise("en", [image, part(" (Photo: Reuters)")]);
    expect(found?.before).toEqual([image, part(" ")]);
    expect(found?.values).toEqual({ credit: [part("Reuters")] });
  });

  test("inside a value belongs to it", () => {
    const link = code("open", "1", "link", "[");
    const end = code("close", "1", "link", "](https://example.org)");
    const found = recognise("en", [part("By "), link, part("Jane Doe"), end]);
    expect(found).toEqual({ key: "byline", values: { author: [link, part("Jane Doe"), end] } });
    const inside = recognise("en", [part("("), part("Photo: "), link, part("Reuters"), end, part(")")]);
    expect(inside?.values).toEqual({ credit: [link, part("Reuters"), end] });
  });

  test("an autolink is a source", () => {
    const link = code("single", "1", "link", "<https://example.org/a>");
    expect(recognise("en", [part("Source: "), link])).toEqual({ key: "source", values: { source: [link] } });
    expect(recognise("en", [part("(Source: "), link, part(")")])).toEqual({
      key: "source",
      values: { source: [link] },
    });
    expect(recognise("en", [part("Source: "), link, part(" said so")])).toBeUndefined();
  });

  test.each<[string, Content]>([
    ["in the fixed words", [open, part("Source:"), close, part(" Reuters")]],
    ["torn at a value's edge", [part("Source: "), open, part("Reuters")]],
    ["around half of a value", [open, part("Source: Reu"), close, part("ters")]],
    ["in a date", [part("Published "), open, part("November 12, 2024"), close]],
    ["an image in a value", [part("Source: "), code("single", "1", "image", "![](a.jpg)"), part("Reuters")]],
    ["nothing but markup", [open, close]],
  ])("%s makes it an ordinary sentence", (_, content) => {
    expect(recognise("en", content)).toBeUndefined();
  });

  test("a run that is spelled differently is taken whole or not at all", () => {
    const amp = { type: "text", value: "&", raw: "&amp;" } as const;
    const found = recognise("en", [part("Photo: Getty "), amp, part(" Sons")]);
    expect(found?.values).toEqual({ credit: [part("Getty "), amp, part(" Sons")] });
    expect(rawText(found?.values.credit ?? [])).toBe("Getty &amp; Sons");
    const whole = { type: "text", value: "Photo: Reuters", raw: "Photo&#58; Reuters" } as const;
    expect(recognise("en", [whole])).toBeUndefined();
    const soft = { type: "text", value: " ", raw: "\n> " } as const;
    expect(recognise("en", [part("By Jane"), soft, part("Doe")])?.values).toEqual({
      author: [part("Jane"), soft, part("Doe")],
    });
  });
});

describe("hostile lines", () => {
  test("long ones are refused, whatever they hold", () => {
    const lines = [
      `By ${"A ".repeat(50_000)}`,
      `(Photo: ${"(".repeat(100_000)})`,
      `${"HANOI, Nov. 13, ".repeat(100)}(Reuters) —`,
      `Source: https://${"a".repeat(100_000)}`,
      `Comments (${"9".repeat(100_000)})`,
      `Published ${"12 ".repeat(10_000)}`,
      "\u0301".repeat(100_000),
    ];
    for (const line of lines) expect(recognise("en", line)).toBeUndefined();
    expect(
      recognise(
        "en",
        Array.from({ length: 100_000 }, () => text("x")),
      ),
    ).toBeUndefined();
  });

  test("names of object members are not keys", () => {
    for (const line of ["__proto__", "constructor", "toString", "(__proto__)"])
      expect(recognise("en", line)).toBeUndefined();
  });

  test("any text is either refused or taken without loss", () => {
    const piece = fc.constantFrom(
      "Photo",
      ": ",
      "(",
      ")",
      "Reuters",
      " ",
      "By ",
      "Jane Doe",
      "Nov. 12",
      ", ",
      "—",
      "Source: ",
      "3",
      "\u0301",
      "😀",
      "$t(x)",
      "{{credit}}",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 5 })), { maxLength: 8 }), (pieces) => {
        const content = pieces.map((value) => ({ type: "text", value, raw: value }) as const);
        const found = recognise("en", content);
        for (const value of Object.values(found?.values ?? {}))
          expect(plainText(content)).toContain(plainText(value));
      }),
      { numRuns: 300 },
    );
  });
});

const NTREX = new URL("../../../shared/corpora/ntrex/", import.meta.url);

describe.skipIf(!existsSync(NTREX))("real news (needs ../shared/corpora)", () => {
  test.each([
    ["eng", "en"],
    ["vie", "vi"],
    ["ukr", "uk"],
    ["rus", "ru"],
    ["kor", "ko"],
    ["fra", "fr"],
    ["deu", "de"],
    ["jpn", "ja"],
    ["arb", "ar"],
  ])("no line of %s is taken for furniture", (file, tag) => {
    const lines = readFileSync(new URL(`${file}.txt`, NTREX), "utf8").split("\n");
    expect(lines.length).toBeGreaterThan(900);
    expect(lines.filter((line) => recognise(tag, line) !== undefined)).toEqual([]);
  });
});
