import i18next from "i18next";
import { describe, expect, test } from "vitest";
import { type Code, type Content, plainText, rawText, text } from "../../src/article/content.ts";
import { parseLocale } from "../../src/article/locale.ts";
import { ExonymError } from "../../src/article/problem.ts";
import type { Furniture } from "../../src/article/unit.ts";
import { createRenderer } from "../../src/furniture/render.ts";
import { loadResources, mergeResources, readResources } from "../../src/furniture/resources.ts";
import { RESOURCES, renderer, resourcesOf, translate } from "./shipped.ts";

const EN = parseLocale("en");
const UK = parseLocale("uk");

function line(key: string, values: Record<string, string>): Furniture {
  return {
    key,
    values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, [text(value)]])),
  };
}

function render(
  tag: string,
  furniture: Furniture,
  options?: Parameters<typeof renderer>[3],
): string | undefined {
  const content = renderer(furniture, EN, parseLocale(tag), options);
  return content && plainText(content);
}

describe("the lines of a scraped page", () => {
  test.each([
    ["vi", "(Ảnh: Reuters)", "Bình luận (0)"],
    ["uk", "(Фото: Reuters)", "0 коментарів"],
    ["ru", "(Фото: Reuters)", "0 комментариев"],
    ["ko", "(사진=Reuters)", "댓글 (0)"],
    ["fr", "(Photo\u00a0: Reuters)", "0 commentaire"],
    ["de", "(Foto: Reuters)", "Kommentare (0)"],
    ["ja", "（写真：Reuters）", "コメント（0）"],
    ["ar", "(الصورة: Reuters)", "لا توجد تعليقات"],
    ["zh-Hans", "（图片来源：Reuters）", "评论（0）"],
    ["pt-BR", "(Foto: Reuters)", "Comentários (0)"],
    ["fa", "(عکس: Reuters)", "۰ نظر"],
  ])("%s", (tag, credit, comments) => {
    expect(translate("en", tag, "(Photo: Reuters)")).toBe(credit);
    expect(translate("en", tag, "Comment (0)")).toBe(comments);
  });

  test("go between any two languages", () => {
    expect(translate("vi", "uk", "Cập nhật lúc 10:35 ngày 12/11/2024")).toBe(
      "Оновлено: 12 листопада 2024 р. о 10:35",
    );
    expect(translate("ko", "de", "입력: 2024. 11. 12.")).toBe("Veröffentlicht am 12. November 2024");
    expect(translate("ar", "en", "تعليقان")).toBe("Comments (2)");
    expect(translate("ja", "en", "［ワシントン　１１月１２日　ロイター］")).toBe(
      "ワシントン, November 12 (ロイター) —",
    );
  });
});

describe("plural forms are the target's own", () => {
  test.each([
    [
      "uk",
      [
        "0 коментарів",
        "1 коментар",
        "2 коментарі",
        "5 коментарів",
        "11 коментарів",
        "21 коментар",
        "100 коментарів",
      ],
    ],
    [
      "pl",
      [
        "0 komentarzy",
        "1 komentarz",
        "2 komentarze",
        "5 komentarzy",
        "11 komentarzy",
        "21 komentarzy",
        "100 komentarzy",
      ],
    ],
    ["ar", ["لا توجد تعليقات", "تعليق واحد", "تعليقان", "5 تعليقات", "11 تعليقًا", "21 تعليقًا", "100 تعليق"]],
    [
      "lv",
      [
        "0 komentāru",
        "1 komentārs",
        "2 komentāri",
        "5 komentāri",
        "11 komentāru",
        "21 komentārs",
        "100 komentāru",
      ],
    ],
    [
      "sl",
      [
        "0 komentarjev",
        "1 komentar",
        "2 komentarja",
        "5 komentarjev",
        "11 komentarjev",
        "21 komentarjev",
        "100 komentarjev",
      ],
    ],
    [
      "ro",
      [
        "0 comentarii",
        "1 comentariu",
        "2 comentarii",
        "5 comentarii",
        "11 comentarii",
        "21 de comentarii",
        "100 de comentarii",
      ],
    ],
    [
      "vi",
      [
        "Bình luận (0)",
        "Bình luận (1)",
        "Bình luận (2)",
        "Bình luận (5)",
        "Bình luận (11)",
        "Bình luận (21)",
        "Bình luận (100)",
      ],
    ],
  ])("%s", (tag, expected) => {
    const counts = ["0", "1", "2", "5", "11", "21", "100"];
    expect(counts.map((count) => render(tag, line("commentCount", { count })))).toEqual(expected);
  });

  test("Arabic few", () => expect(render("ar", line("commentCount", { count: "3" }))).toBe("3 تعليقات"));

  test("large numbers are grouped as the locale does", () => {
    expect(render("de", line("commentCount", { count: "1,234,567" }))).toBe("Kommentare (1.234.567)");
    expect(render("hi", line("commentCount", { count: "1,234,567" }))).toBe("टिप्पणियां (12,34,567)");
  });
});

describe("dates and numbers", () => {
  const published = line("published", { date: "Nov. 12, 2024" });

  test("are Gregorian, also where the locale's default is another calendar", () => {
    expect(render("fa", published)).toBe("تاریخ انتشار: ۱۲ نوامبر ۲۰۲۴");
    expect(render("th", published)).toContain("2024");
  });

  test("follow the options", () => {
    expect(render("th", published, { calendar: "buddhist" })).toBe("เผยแพร่: 12 พฤศจิกายน 2567");
    expect(render("fa", published, { calendar: "persian" })).toContain("۱۴۰۳");
    expect(render("fa", published, { numberingSystem: "latn" })).toBe("تاریخ انتشار: 12 نوامبر 2024");
    expect(render("ar", line("commentCount", { count: "5" }), { numberingSystem: "arab" })).toBe("٥ تعليقات");
  });

  test("an unknown calendar or numbering system is said", () => {
    expect(() => render("fa", published, { calendar: "martian" })).toThrow(ExonymError);
    expect(() => render("fa", line("commentCount", { count: "5" }), { numberingSystem: "roman" })).toThrow(
      /numbering system/,
    );
  });

  test("keep their weekday, their time, and their lack of a year", () => {
    expect(render("de", line("published", { date: "Tuesday, Nov. 12, 2024" }))).toBe(
      "Veröffentlicht am Dienstag, 12. November 2024",
    );
    expect(render("uk", line("published", { date: "Nov. 12, 2024 10:35 pm" }))).toBe(
      "Опубліковано: 12 листопада 2024 р. о 22:35",
    );
    expect(render("fr", line("dateline", { place: "HANOÏ", date: "Feb. 29" }))).toBe("HANOÏ, 29 février –");
    expect(render("lt", line("dateline", { place: "VILNIUS", date: "March 11" }))).toBe(
      "VILNIUS, kovo 11 d. –",
    );
  });

  test("a template may choose its style, but a date without a year has none", () => {
    const file = {
      published: "Datum: {{date, datetime(dateStyle: short)}}",
      dateline: "{{place}}, {{date, datetime(dateStyle: short)}} –",
    };
    const de = parseLocale("de");
    const { resources, problems } = loadResources(de, file);
    expect(problems).toEqual([]);
    const own = createRenderer(new Map([[de, resources]]));
    const show = (furniture: Furniture) => plainText(own(furniture, EN, de) ?? []);
    expect(show(published)).toBe("Datum: 12.11.24");
    expect(show(line("published", { date: "Tuesday, Nov. 12, 2024" }))).toBe("Datum: 12.11.24");
    expect(show(line("dateline", { place: "BERLIN", date: "Nov. 12" }))).toBe("BERLIN, 12. November –");
  });
});

describe("values", () => {
  const code = (form: Code["form"], raw: string): Code => ({
    type: "code",
    form,
    id: "1",
    kind: "link",
    raw,
    display: raw,
  });

  test("keep their markup and spelling; the words around them have none of the source's", () => {
    const author: Content = [
      code("open", "["),
      { type: "text", value: "Jane & Doe", raw: "Jane &amp; Doe" },
      code("close", "](x)"),
    ];
    const content = renderer({ key: "byline", values: { author } }, EN, UK);
    expect(content).toEqual([text("Автор: "), ...author]);
    expect(rawText(content ?? [])).toBe("Автор: [Jane &amp; Doe](x)");
  });

  test("markup around the line is put back", () => {
    const furniture: Furniture = {
      ...line("photoCredit", { credit: "Reuters" }),
      before: [code("open", "*")],
      after: [code("close", "*")],
    };
    expect(rawText(renderer(furniture, EN, UK) ?? [])).toBe("*(Фото: Reuters)*");
  });

  test.each([
    "$t(byline)",
    "{{author}}",
    "{{- author}}",
    "{{count, number}}",
    "$t(byline, {})",
    "$&$1$$",
    "\\u0024",
    "<b>&",
    "__proto__",
    "\ue0000\ue001",
    "\ue0001\ue001 \ue000x\ue001",
  ])("«%s» is inert", (value) =>
    expect(render("uk", line("photoCredit", { credit: value }))).toBe(`(Фото: ${value})`),
  );

  test("one value cannot fill another's place", () => {
    const furniture = line("datelineAgency", { place: "{{agency}}\ue0001\ue001", agency: "$t(filePhoto)" });
    expect(render("uk", furniture)).toBe("{{agency}}\ue0001\ue001 ($t(filePhoto)) —");
  });

  test("that are missing, or not what they should be, leave the line to its source", () => {
    expect(render("uk", line("photoCredit", {}))).toBeUndefined();
    expect(render("uk", line("commentCount", { count: "many" }))).toBeUndefined();
    expect(render("uk", line("published", { date: "yesterday" }))).toBeUndefined();
    expect(render("uk", line("published", { date: "12 листопада 2024" }))).toBeUndefined();
    expect(render("uk", line("constructor", {}))).toBeUndefined();
    expect(render("uk", line("__proto__", {}))).toBeUndefined();
    expect(render("uk", line("recognise", {}))).toBeUndefined();
    expect(
      render("uk", { key: "byline", values: Object.create({ author: [text("Jane Doe")] }) }),
    ).toBeUndefined();
  });
});

describe("the instance", () => {
  test("is private", () => {
    render("uk", line("readMore", {}));
    expect(i18next.isInitialized ?? false).toBe(false);
    const other = createRenderer(new Map([[UK, readResources({ readMore: "Ще" }, UK).resources]]));
    expect(plainText(other(line("readMore", {}), EN, UK) ?? [])).toBe("Ще");
    expect(render("uk", line("readMore", {}))).toBe("Читати далі");
  });

  test("has no resource of another locale", () => {
    const partial = createRenderer(
      new Map([
        [EN, resourcesOf("en")],
        [parseLocale("pt"), resourcesOf("pt")],
        [parseLocale("pt-BR"), readResources({ readMore: "Mais" }, parseLocale("pt-BR")).resources],
      ]),
    );
    const to = (tag: string) => partial(line("advertisement", {}), EN, parseLocale(tag));
    expect(to("pt-BR")).toBeUndefined();
    expect(to("uk")).toBeUndefined();
    expect(plainText(to("pt") ?? [])).toBe("Publicidade");
    expect(createRenderer(new Map())(line("readMore", {}), EN, UK)).toBeUndefined();
  });

  test("does not render what the project switched off", () => {
    const off = readResources({ byline: null, commentCount: null }, UK).resources;
    const own = createRenderer(new Map([[UK, mergeResources(resourcesOf("uk"), off)]]));
    expect(own(line("byline", { author: "Jane Doe" }), EN, UK)).toBeUndefined();
    expect(own(line("commentCount", { count: "5" }), EN, UK)).toBeUndefined();
    expect(own(line("readMore", {}), EN, UK)).toBeDefined();
  });

  test("does not change with the order of calls", () => {
    const tags = [...RESOURCES.keys()];
    const all = () => tags.map((tag) => render(tag, line("updated", { date: "Nov. 12, 2024" })));
    const first = all();
    tags.reverse();
    expect(all().reverse()).toEqual(first);
  });
});
